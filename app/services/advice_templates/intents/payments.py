"""Paying a part, when the rest, what becomes of the card, bills of the household, and papers for a programme."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent

SUM = r"\d[\d,]*(?:만|천|백)*원?|[일이삼사오육칠팔구]?[십백천](?:[일이삼사오육칠팔구]?[십백천])*만?원|[일이삼사오육칠팔구]만원"
LATE = r"밀렸|밀려|밀린|못냈|못내|안냈|연체|미납|늦었|늦을"
RENT = r"월세|집세|방세|월셋|임대료|관리비"
UTILITY = r"공과금|전기세|전기요금|전기료|가스비|가스요금|도시가스|수도세|수도요금|난방비"
OTHER_DEBT = r"카드|대출|이자|할부|캐피탈|리볼빙|현금서비스|빚"
FUND = r"새출발기금|새도약기금|배드뱅크"
PAPERS = r"서류|준비물|챙겨|챙기|챙길|준비(?:할|해|하)|필요한(?:거|게|것)|뭐필요|뭐가필요|들고가|가져가"

PAYMENT_INTENTS: tuple[Intent, ...] = (
    intent(
        "info.lost_card",
        34,
        r"지갑|카드|통장",
        r"잃어버|잃어먹|분실|도난|훔쳐|소매치기|두고(?:내|왔)|흘렸",
        unless=r"번호|대출|개통|재발급(?:비|수수료)|포인트",
        longest=50,
    ),
    intent(
        "info.part_payment",
        36,
        rf"(?:{SUM})(?:이)?(?:라도|만|정도만|부터|까지만)|일부(?:만|라도|분)|조금(?:씩|만|이라도)|반만|절반만|반이라도|절반이라도|얼마라도|얼마만|되는대로|있는만큼|나눠서조금",
        r"(?:내|갚|넣|입금하|보내|납부하|결제하)(?:도|어도|아도|면|면안|는|을수|ㄹ수|는건|고)|낼(?:수|까|게)|갚을(?:수|까|게)|갚아도|넣어도|보내도|입금해도|납부해도|내면",
        r"되|돼|괜찮|가능|있나|있어|있을|까|나요|나$|소용|의미|효과|안될|어때|받아",
        unless=r"얼마나?.{0,4}(?:줄|아끼)|언제|몇달|몇개월|투자|주식|코인|저축|적금|보험|빌려|대출(?:을)?받|리볼빙|최소결제|월세|집세|수수료|보증금|선입금|먼저(?:보내|입금)(?:라|래)|한달에|다달이|매달|씩(?:모으|넣)|시효|가입비|입장료",
        longest=40,
    ),
    intent(
        "info.rest_when",
        36,
        r"나머지|남은(?:돈|거|것|금액|건|돈은)|잔액(?:은|도)|차액",
        r"언제|며칠|기한|어떻게(?:해|하|되|내)|까지",
        about=r"^info:(?:part|rest|call|card_stopped|arrears|contact)|^scenario:(?:DELINQ|CARD_PAY)|^data:(?:arrears|card_bill)|^procedure:(?:lender|early|pre_work|split|prepay)",
        unless=r"탕감|면제|없어|통장|회생",
        longest=26,
    ),
    intent(
        "info.card_stopped",
        36,
        r"카드(?:는|를|가|도|까지|들은|도다)?.{0,6}(?:못쓰(?:게|나|는)|못써|못쓸|쓸수(?:없|있나|있는|있을)|계속(?:쓸|써)|정지(?:되|돼|당|될)|막히(?:나|는|면|게)|막힐|끊기(?:나|는)|끊길|멈추(?:나|는)|사용(?:정지|못))",
        r"나요|나$|까|요$|죠|는지|되|돼|는거|\?",
        unless=r"조정|워크아웃|회생|파산|체크카드|한도|분실|해외|정지(?:해|시켜|하고)|제가막|어디(?:서|에)|돌려막|교통카드|얼마|더쓸|가맹|할인|혜택|사기|보이스",
        longest=28,
    ),
    intent(
        "info.card_stopped",
        37,
        r"카드(?:는|를|가|도)?.{0,6}(?:써도|사용해도|긁어도)(?:되|돼|괜찮)",
        about=r"^scenario:DELINQ|^info:(?:part|rest|arrears|card_stopped|contact)|^data:arrears",
        longest=24,
    ),
    intent(
        "info.limit_score",
        36,
        r"한도",
        r"높|크면|큰게|많으면|많은게|꽉|다쓰|다쓴|가득|낮추면|줄이면|낮으면|올리면|늘리면|적게쓰|많이쓰",
        r"점수|신용(?!카드)",
        r"나쁘|나쁜|안좋|영향|떨어|불리|유리|좋|도움|깎|내려|올라|괜찮|상관",
        unless=r"왜.*(?:줄|깎)|줄었|깎였|거절",
        longest=40,
    ),
    intent(
        "info.call_script",
        38,
        r"뭐라고(?:말|얘기|이야기|해야|하면|하지|할까|하죠|해요|물어)|무슨말(?:을|부터)?(?:하|해|꺼내)|첫마디|할말(?:이|을|좀)?(?:모르|알려|정리|적어)|어떻게(?:말|얘기|이야기)(?:하|해|꺼내)|대본",
        about=r"^scenario:|^info:(?:part|rest|call|card|contact|arrears|not_by|rent|utility|account|order|court|programme)|^procedure:|^data:arrears",
        unless=r"했(?:죠|지|더라|나|어)|하셨|남편|아내|와이프|가족|부모|엄마|아빠|어머니|아버지|자식|아들|딸|친구|거절|회사에|답장",
        longest=36,
    ),
    intent(
        "info.rent_late",
        34,
        RENT,
        LATE,
        unless=rf"{OTHER_DEBT}|세입자|임차인|받을|안줘|안준|공과금.*월세",
        longest=44,
    ),
    intent(
        "info.utility_late",
        34,
        UTILITY,
        LATE,
        unless=rf"{OTHER_DEBT}|{RENT}",
        longest=44,
    ),
    intent(
        "info.programme_papers",
        32,
        FUND,
        PAPERS,
        unless=r"사기|문자|전화",
    ),
    intent(
        "info.programme_papers",
        33,
        PAPERS,
        about=r"^info:programme",
        longest=30,
    ),
    intent(
        "info.programme_told",
        34,
        rf"{LATE}|사업자|가게|장사|폐업|대출|카드론|현금서비스|빚",
        about=r"^info:programme",
        unless=r"뭐|어떻게|얼마|어디|언제|되나|될까|돼요|까요|나요|무슨|왜|이자|금리|줄어|깎",
        longest=60,
    ),
    intent(
        "info.programme_where",
        43,
        r"신청|어디|어떻게|전화|자격|조건|되나|될까|받을수",
        about=r"^info:programme",
        unless=r"대출(?:을)?받|회생|워크아웃|카드",
        longest=24,
    ),
)
