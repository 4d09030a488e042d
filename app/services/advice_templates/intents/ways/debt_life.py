"""What arrears do to a life: the record of a few days, the goods at home, travel, an account, a job, waiting for the pay."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from rules.numerals import DAYS

#: The talk is about debts that are or may be overdue.
OWING = (
    r"^(?:scenario:(?:DELINQ|DEBT|CARD_PAY|LOW_CASH)|info:(?:arrears|belongings|abroad|account_open|job_with_debt|record_term|seizure"
    r"|part_payment|ask_to_wait|this_month|call|before_arrears)|term:(?:arrears|short_arrears|long_arrears|seizure|collection)|data:arrears"
    r"|calc:(?:arrears|late)|procedure:(?:early_adj|lender_adj|pre_work|workout|collection|contact))"
)
OWED = r"빚|연체|밀린|밀렸|밀려|신불자|신용불량|채무|회생|파산|워크아웃|추심|독촉|압류"
RECORD = r"^info:arrears_(?:effect|shared|record|score|now)"
#: A few days, as people say them.
FEW_DAYS = rf"(?:{'|'.join(DAYS)}|일주일|이주일|\d+(?:일|주)|(?:한|두|세)주)"
LATE = r"늦|밀리|밀려|밀렸|연체|미납|넘기|넘겼|지나서|못냈|안냈"
SEEN = r"기록|남(?:나|아|는|을|겠)|알려|공유|등록|신용|점수|불이익|영향|괜찮|큰일|문제|어떻게"
GOODS = (
    r"냉장고|세탁기|티비|tv|텔레비전|에어컨|컴퓨터|노트북|침대|소파|가전|가구|살림|세간|이불|그릇|밥솥|피아노|자전거"
    r"|집(?:안|에)?(?:있는)?(?:물건|짐)|집기|가재도구"
)
STICKER = r"(?:빨간|압류)딱지|딱지"
TAKEN = r"가져가|가져갈|뺏|빼앗|압류|실어가|들고가|딱지|경매|건드"
ASKS = r"나요|까|나$|죠|지요|냐|니$|가요|데$|돼|되|있어|없어|어떻게|뭐|요$"

DEBT_LIFE_INTENTS: tuple[Intent, ...] = (
    intent(
        "info.arrears_record",
        36,
        rf"{FEW_DAYS}(?:만|정도|쯤|이나)*(?:{LATE})|(?:{LATE}).{{0,6}}{FEW_DAYS}",
        SEEN,
        unless=r"채무조정|워크아웃|회생|월세|전세|관리비|신용불량|신불자|언제까지|몇년|얼마나(?:오래)?남|삭제|지워|독촉|추심|얼마",
        longest=34,
    ),
    intent(
        "info.arrears_record",
        36,
        rf"^(?:그럼|그러면|만약|그래도|근데)*(?:{FEW_DAYS}|[\d.]+(?:만|천)*원)(?:만|정도|쯤|이나|밖에)*(?:이면|면|인데|은|는|이에요|예요|안되|도|늦으면|밀리면|늦었|연체)(?!.{{0,6}}(?:얼마|이자|낼))",
        about=RECORD,
        unless=r"갚|모으|남|빌",
        longest=18,
    ),
    intent(
        "info.arrears_score",
        36,
        r"^(?:그럼|그러면|그래도|근데|내|제)*(?:신용)?(?:점수|등급|신용)(?:도|는|가|은|에)?.{0,6}(?:떨어|내려|깎|영향|나빠|안좋)",
        about=RECORD,
        longest=24,
    ),
    intent(
        "info.arrears_now",
        36,
        r"(?:지금|오늘|바로|당장|이제|이제라도|내일)(?:이라도|다)?(?:내|갚|납부하|입금하)(?:버리)?(?:으)?면.{0,6}(?:괜찮|돼|되|없던|문제없|기록|점수)",
        about=OWING,
        longest=24,
    ),
    intent(
        "info.arrears_named",
        36,
        r"신용불량|신불자|채무불이행",
        r"된(?:거|건|것|겁)|됐나|됐어\?|됐습니까|인가|인거|인지|맞(?:나|죠|아요\?|습니까)|이야\?",
        unless=r"친구|남편|아내|아들|딸|풀|벗어",
        longest=24,
    ),
    intent(
        "info.belongings",
        35,
        rf"{STICKER}",
        rf"붙(?:나|을|이나|일|는|으면|이러)|(?:오|와|생기)(?:나|나요|는거)|언제|무서|걱정|까|{ASKS}",
        unless=r"주차|과태료|속도|붙었|붙어있|붙이고갔|떼(?:도|면|어)|신호",
        longest=34,
    ),
    intent(
        "info.belongings_which",
        36,
        rf"(?:{GOODS})(?:이나|랑|하고|까지|도|은|는|을|를|이|가|같은것|같은거|전부|다)*",
        rf"(?:{TAKEN}).{{0,6}}(?:{ASKS})",
        unless=r"할부|렌탈|렌트|사기|도둑|중고|이사|훔|차압된차|전남편|이혼|마트",
        longest=30,
    ),
    intent(
        "info.belongings_which",
        36,
        rf"^(?:그럼|그러면|설마)*(?:{GOODS})",
        about=r"^info:belongings",
        unless=r"막|안오게|얼마",
        longest=22,
    ),
    intent(
        "info.belongings_prevent",
        36,
        r"막(?:을|는|아|으려)|안(?:오게|붙게|당하)|피할|멈추|방법|어떻게하",
        about=r"^info:belongings",
        longest=24,
    ),
    intent(
        "info.abroad",
        36,
        r"해외(?:여행|출국|출장|에)?|출국|비행기|여권|외국",
        r"갈수|나갈수|가도|나가도|못가|못나|막(?:히|아|혀)|금지|되나|돼|될까|가능|제한|만들|나오",
        OWED,
        unless=r"송금|결제|수수료|회생|파산|면책|세금|벌금|양육비",
        longest=40,
    ),
    intent(
        "info.abroad",
        36,
        r"^(?:그럼|그러면|나|저|저는|이제)*(?:해외여행|해외|출국|외국|여권)",
        r"갈수|나갈수|가도|나가도|못가|막히|금지|되나|돼|될까|가능|은요|는요|는\?|만들",
        about=OWING,
        unless=r"송금|결제|카드값",
        longest=20,
    ),
    intent(
        "info.account_open",
        36,
        r"(?:통장|계좌)(?:을|를|도|은)?(?:새로|하나|더)*(?:개설|만들|만드)",
        rf"{OWED}",
        unless=r"생계비계좌|압류방지|대포|빌려|넘기|사기|적금",
        longest=34,
    ),
    intent(
        "info.account_open",
        36,
        r"^(?:그럼|그러면|새|새로운|은행)*(?:통장|계좌)(?:을|를|도|은|는)?(?:새로|하나|더)*(?:개설|만들|만드)",
        about=OWING,
        unless=r"생계비|압류방지|어디서|어떻게",
        longest=20,
    ),
    intent(
        "info.job_with_debt",
        36,
        r"취업|취직|입사|이력서|면접|재취업|공무원",
        rf"(?:{OWED}).{{0,16}}(?:되|돼|수있|못하|안되|불이익|영향|막|괜찮|힘들|까)|(?:되|돼|수있|못하|안되|불이익|영향|막|괜찮).{{0,12}}(?:{OWED})",
        unless=r"회생|파산|면책|대출|구하|찾",
        longest=40,
    ),
    intent(
        "info.job_with_debt",
        36,
        r"^(?:그럼|그러면|혹시)*(?:취업|취직|입사|재취업)(?:은|는|도|에)?(?:요|돼|되|못하|영향|안되|불이익|할수|가능|지장|힘들|괜찮|$)",
        about=OWING,
        unless=r"어디|구하|찾|도와",
        longest=18,
    ),
    intent(
        "info.ask_to_wait",
        35,
        r"(?:그때|그날|월급날|급여일|\d+일|다음달|다음주|말일|월말|월급(?:나올|들어올|받을)때|며칠|하루|이틀|일주일|(?:한|두|세)주)(?:만|정도|쯤|까지)*(?:만|은|좀|조금만)*(?:만)?(?:미뤄|미룰|미루|기다려|늦춰|늦출|봐)(?:달라|줄|주|수|도|면|서)",
        r"까|되나|돼|하면|나요|요$|죠|있",
        unless=r"월세|집주인|학자금|세금|국세|보험료|양육비|회생|파산|병원비|상담원|친구|예비군",
        longest=34,
    ),
    intent(
        "info.no_income_pay",
        40,
        r"(?:월급|소득|수입|벌이|들어오는돈)(?:이|은|도|가)?(?:하나도|아예|전혀)?(?:없|0원?(?=인|이|이라|예))",
        r"(?:갚|낼|내|상환)(?:을|할)?수(?:는|가|도)?있|갚아야(?:돼|되|하|할)|갚을까|갚나|갚죠",
        unless=r"회생|파산|워크아웃|조정|햇살론|받을|신청|카드발급|남편|아내|부모|엄마|아빠|자식|아들|딸",
        longest=34,
    ),
    intent(
        "info.pay_after_bill",
        35,
        r"(?:월급|급여)(?:날|일)?(?:은|이)?\d{1,2}일|\d{1,2}일(?:이|날|에|은)*(?:월급|급여)",
        r"(?:카드값|카드대금|카드결제|결제)(?:날|일)?(?:은|이|는)?(?:매달|매월)?\d{1,2}일|\d{1,2}일(?:이|날|에|은)*(?:카드값|카드대금|결제)",
        unless=r"밀린|밀렸|연체|바꾸|바꿀|변경|옮기|미루|미뤄|못받|안들",
        longest=36,
    ),
    intent(
        "info.payday_told",
        36,
        r"\d{1,2}일(?:이|날|에)?(?:은|는)?(?:이)?(?:월급|급여|월급날|돈|알바비)(?:날|이|가|은)?(?:이에요|예요|인데|들어|나오|나와|받|입금|이라|입니다|$)",
        about=OWING,
        unless=r"밀|안나|안들|못받|왜|얼마|까",
        longest=22,
    ),
    intent(
        "info.this_month",
        36,
        r"^(?:아니|아뇨|아니요|그게|아니라|그런게|저는|사실|그냥)*(?:이번달|이번|이번한번|딱한번|한번|한달|딱이번달)(?:만|뿐)(?:요|이에요|예요|입니다|그래요|못냈|좀|모자|밀|늦)*(?:요|어요|습니다|$)",
        about=OWING,
        longest=20,
    ),
)
