"""Paying a part or later, or less interest; the card, bills of the household, guarantees, papers for a programme."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.persons import FAMILY

SUM = r"\d[\d,]*(?:만|천|백)*원?|[일이삼사오육칠팔구]?[십백천](?:[일이삼사오육칠팔구]?[십백천])*만?원|[일이삼사오육칠팔구]만원"
LATE = r"밀렸|밀려|밀린|못냈|못내|안냈|연체|미납|늦었|늦을"
RENT = r"월세|집세|방세|월셋|임대료|관리비"
UTILITY = r"공과금|전기세|전기요금|전기료|가스비|가스요금|도시가스|수도세|수도요금|난방비"
OTHER_DEBT = r"카드|대출|이자(?!꾸)|할부|캐피탈|리볼빙|현금서비스|빚"
FUND = r"새출발기금|새도약기금|배드뱅크"
PAPERS = r"서류|준비물|챙겨|챙기|챙길|준비(?:할|해|하)|필요한(?:거|게|것)|뭐필요|뭐가필요|들고가|가져가"

#: Bills that no card company sends: who sent them decides on parts of them.
OTHER_BILLS = r"^elsewhere:(?:tax|social_insurance|medical_bill|pension|student_aid|housing|insurance)|^info:(?:rent_late|rent_out|utility_late|tax_unpaid)"
IN_PARTS = r"나눠(?!쓰)|나누어|나눌|분납|분할|쪼개|할부"
REFINANCE = r"대환(?!장)|갈아타(?!는역)|갈아탈|갈아탔|대출통합|통합대출|채무통합|(?:빚|대출)(?:을|들을|들)?(?:한곳|한군데|하나)(?:에|으로|로)?(?:다)?(?:모으|모을|합치|합칠|묶)"
LESS = r"내려(?!갔|온|가|달|주|줘)|내리는|내릴|줄이(?:는|려|고|면|나|자)|줄일|줄여보|덜내|적게내|아끼|아낄"

#: When somebody means to pay what is owed, and that it is meant and not done.
COMING_DAY = r"다음달|다음주|이번주|이번달|내일|모레|글피|며칠(?:뒤|후|안)|월말|말일|곧|월급|급여|보너스|상여금|적금(?:을)?타|\d{1,2}일(?!째|치)"
WILL_PAY = r"(?:갚|상환하|납부하|입금하)(?:아요|을거|을게|을겁|을예정|을생각|을계획|을꺼|으려고|으려|을려고)|(?:상환|납부|입금)할(?:게|거|겁|예정|생각|계획|려고)|(?<![보끝해혼꺼])(?:낼(?:게|거|꺼|겁|예정|생각|계획|려고)|내려고(?:요|해|합))"

PAYMENT_INTENTS: tuple[Intent, ...] = (
    intent(
        "info.pay_plan",
        35,
        rf"(?:{COMING_DAY}).{{0,16}}(?:{WILL_PAY})",
        unless=r"못|까요|나요|까$|나$|죠$|얼마|어떻게|대출(?:을)?(?:더)?받|빌리|빌려|카드론|현금서비스|현금으로|걱정|무서|불안|안갚|안낼|어떡|없|[?]|신고|사기|세금|커피|밥|친구|축의금|보험|월세|집세|관리비|수수료|보증금|시키는|하래|라고",
        longest=34,
    ),
    intent(
        "info.bill_in_parts",
        38,
        r"벌금|과태료|범칙금|등록금|학원비|학비|관리비|보험료|합의금|통신비|월세|공과금|전기(?:세|요금)|가스(?:비|요금)|수도(?:세|요금)",
        rf"(?:{IN_PARTS}).{{0,4}}(?:내|낼|납부|해|할|되|돼)",
        unless=r"카드값|카드로|카드대금|건강보험|국민연금|생활비",
        longest=30,
    ),
    intent("follow.split", 35, IN_PARTS, about=OTHER_BILLS, unless=r"카드값|카드대금|대출", longest=26),
    intent(
        "info.defer",
        36,
        r"^(?:그럼|그러면|혹시|이거|이것도|조금|잠깐|며칠|한달)*(?:을|를|만)?(?:미룰|미루|미뤄|늦출|늦추|유예|연기(?!금))(?:할|하는)?(?:수|줄|는|질|지|돼|되|가능|해)",
        about=r"^scenario:D|^elsewhere:student_aid|^info:(?:arrears|defer|part_payment|rest_when|still_pay)|^data:(?:arrears|debt|repayment)",
        unless=r"카드값|카드대금|결제일",
        longest=20,
    ),
    intent(
        "refuse.ranking",
        22,
        r"(?:어디|어느(?:곳|은행|데)|누가)(?:가|이|서|에서)?(?:제일|가장|젤|더)?(?:싸|싼|낮|좋|저렴|유리|낫|나아|괜찮)",
        about=r"^info:(?:refinance|lower_interest|public_rates|haetsal)|^term:refinance|^procedure:public_loan",
        longest=20,
    ),
    intent(
        "info.refinance_saving",
        36,
        r"(?:이자|얼마|금액|돈).{0,10}(?:줄|아끼|아껴|절약|덜|낮아|싸져)",
        about=r"^info:refinance|^refuse:ranking|^term:refinance",
        unless=r"지출|생활비|식비|썼",
        longest=40,
    ),
    intent(
        "info.refinance",
        36,
        REFINANCE,
        r"까|나요|나$|돼|되|어떻|어때|방법|할수|수있|낫|나아|나을|이득|유리|좋|줄|싶|려고|(?:은|는)(?:요)?$|알려|어디|무서|괜찮|해야|궁금|신청",
        unless=r"(?:이|가)?뭐야$|뭐예요$|뭔가요$|무슨뜻|뜻|차이|해준다|준대|전화(?:가|로)?(?:왔|와)|문자|사기|버스|지하철|했어요|했는데|했다|보험|휴대폰|핸드폰|통신|알뜰|요금제|직장",
        longest=44,
    ),
    intent(
        "info.lower_interest",
        38,
        rf"(?:이자|금리).{{0,8}}(?:{LESS})",
        r"방법|법|어떻게|까|알려|싶|나요|나$|있|궁금|길",
        unless=r"연체이자|리볼빙|현금서비스|카드론|수수료|적금|예금|사채|사기|얼마나?(?:줄|아끼)|몇%",
        longest=34,
    ),
    intent(
        "info.minor_payment",
        30,
        r"(?:엄마|아빠|부모님|어머니|아버지|할머니|할아버지)(?:의|몰래)?(?:카드|폰|휴대폰|핸드폰|계정|계좌)",
        r"현질|게임|아이템|결제했|결제해버|질렀|후원",
        unless=r"아들|딸|아이가|애가|손주|손자|조카|학생이(?!에|예|라)",
        longest=60,
    ),
    intent("info.minor_payment", 30, r"환불|돌려받|취소", about=r"^info:minor_payment", longest=24),
    intent(
        "info.autopay_date",
        38,
        r"자동이체",
        r"날짜|날(?:을|로|은)|며칠|언제|일자",
        r"어떻게|언제|좋|나을|바꾸|바꿀|바꿔|옮기|옮길|정하|잡|맞추",
        unless=r"얼마|해지|모은|나가(?:나|죠|요)",
        longest=34,
    ),
    intent(
        "info.big_day",
        38,
        r"결혼|식장|예식|혼수|예단|돌잔치|신혼",
        r"비(?:가|용|도|는|를)?.{0,6}(?:장난|비싸|부담|많|너무|감당|걱정|모자|어마)|돈(?:이|도)?.{0,6}(?:많이|너무|모자|없|부족|장난)|(?:비싸|부담|감당|빠듯)",
        unless=r"대출|축의금|이혼|얼마(?:나)?썼",
        longest=50,
    ),
    intent(
        "info.lost_card",
        34,
        r"지갑|카드",
        r"잃어버|잃어먹|분실|도난|훔쳐|소매치기|두고(?:내|왔)|흘렸",
        unless=r"번호|대출|개통|재발급(?:비|수수료)|포인트|피싱|링크|깔았|도용",
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
        "info.defer_long",
        35,
        r"(?:얼마나|얼마동안|몇달|몇개월|언제까지|최대).{0,6}(?:미뤄|미룰|미루|유예|늦춰|늦출|연장)|(?:그동안|미루는동안|그사이|미루면)?이자(?:는|도|만|가)?.{0,4}(?:내야|내나|내는|나가|붙|그대로)",
        about=r"^info:(?:defer|call_script|before_arrears)|^procedure:lender_adjustment",
        unless=r"카드값|적금|얼마나깎",
        longest=24,
    ),
    intent(
        "info.call_script",
        38,
        r"뭐라고(?:말|얘기|이야기|해야|하면|하지|할까|하죠|해요|물어)|무슨말(?:을|부터)?(?:하|해|꺼내)|첫마디|할말(?:이|을|좀)?(?:모르|알려|정리|적어)|어떻게(?:말|얘기|이야기)(?:하|해|꺼내)|대본",
        about=r"^scenario:|^info:(?:part|rest|call|card|contact|arrears|not_by|rent|utility|account|order|court|programme)|^procedure:|^data:arrears",
        unless=r"했(?:죠|지|더라|나|어)|하셨|친구|거절|회사에|답장",
        longest=36,
    ),
    intent(  # the message before may have named whom to tell
        "info.call_script",
        39,
        rf"^(?:그럼|그러면|근데|이걸|그걸|이거|저는|제가|(?:은행|카드사|금융회사|대출회사|캐피탈|저축은행|고객센터|거기|그쪽|직원)(?:한테|에다|에게|에|께)?(?:는|도|가서|전화해서)?|(?:집주인|임대인|주인집|배우자|집사람|{FAMILY})(?:님)?(?:한테|에게|께)?(?:는|도)?)*(?:뭐라고|어떻게|무슨말을|무슨말부터)(?:말|얘기|이야기|꺼내|말을|얘기를|이야기를)*(?:을|를)?(?:꺼내|하|해|말)",
        r"말|얘기|이야기|꺼내|뭐라고",
        unless=r"친구|거절|회사에|답장|했(?:죠|지|더라)|하라고|하셨",
        longest=26,
        replies=True,
    ),
    intent(
        "info.rent_late",
        34,
        RENT,
        rf"{LATE}|(?:집주인|주인|건물주|임대인).{{0,14}}(?:달래|달라|내라|내래|독촉|재촉|찾아)|(?:달래|달라|내라|내래)(?:고|요)?.{{0,8}}(?:집주인|주인|건물주|임대인)",
        unless=rf"{OTHER_DEBT}|세입자|임차인|올려|올린|인상|받을|안줘|안준|공과금.*월세",
        longest=44,
    ),
    *(
        intent(
            "info.rent_out",
            priority,
            r"쫓겨|쫓아|나가(?:야|라|래|게)|내쫓|강제로|방(?:을)?빼|집(?:을)?비워",
            *more,
            about=about,
            unless=unless,
            longest=36,
        )
        for priority, more, about, unless in (
            (
                33,
                (RENT, rf"{LATE}|밀리|못내면|안내면"),
                None,
                rf"{OTHER_DEBT}|세입자|임차인|까지비워|오늘|내일",
            ),
            (33, (), r"^info:rent_(?:late|out|from_deposit)", r"오늘|내일|당장|갈데|갈곳"),
        )
    ),
    intent(
        "info.rent_from_deposit",
        33,
        r"보증금",
        r"까(?:달|고|면|도|라|요|서)|깐|빼(?:달|고|면|도|라|서)|제하|공제|차감|대신|에서.{0,4}(?:내|떼)",
        rf"{RENT}|밀린|밀렸|달라|되|돼",
        unless=r"세입자|임차인|대출|사기|짐|이사|못받|안주|안돌려",
        longest=44,
    ),
    intent(
        "info.rent_from_deposit",
        33,
        r"보증금(?:에서|으로)",
        about=r"^info:rent_",
        longest=36,
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
        r"신청|어디|어떻게|전화|자격|조건|되나|될까|받을수|언제까지|얼마까지|몇년|누가",
        about=r"^info:programme",
        unless=r"대출(?:을)?받|회생|워크아웃|카드",
        longest=24,
    ),
)
