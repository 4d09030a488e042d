"""Schemes and savings asked for by name that no entry of the registry tells about, and everyday card questions."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent

ASKED = r"뭐|뭔|무엇|알려|궁금|어떻|어떤|어때|조건|자격|대상|신청|가입|받|될까|되나|되죠|돼|얼마|금리|한도|어디|할까|들까|들수|들어|만들|넣|깨|해지|해약|유지|좋|괜찮|나을|나아|유리|손해|낫|싶|까요|나요|하면"
PUBLIC_LOAN = r"미소금융|사잇돌|새희망홀씨|바꿔드림|햇살론(?:유스|뱅크|카드|1?5)"
HOME_LOAN = r"버팀목|디딤돌|보금자리론|안심전환|신생아특례|전세자금대출"
TAX_SAVING = r"(?<![a-z])isa(?![a-z])|(?<![a-z])irp(?![a-z])|아이에스에이|아이알피|종합자산관리계좌"
PHONE = (
    r"통신비|통신요금|통신료|휴대폰요금|핸드폰요금|휴대폰비|핸드폰비|폰비|폰요금|전화요금|요금제|인터넷요금"
)
CHEAPER = r"줄이|줄일|줄여|아끼|아낄|낮추|낮출|싸게|저렴|비싸|부담|내리|많이나|절약"
PREMIUM = r"건강보험료|건보료|지역(?:가입자)?보험료|지역가입|피부양"
TOO_MUCH = (
    r"줄이|줄일|줄어|낮추|낮출|깎|많이나|너무|올랐|올라|비싸|조정|왜|부담|감당|오르|될까|되나|돼|등록|취소"
)
CURRENCY = r"달러|엔화|엔(?:을|화)|유로|위안|외화|환전|환율"
BUY = r"살까|사도|사야|사둘|사놓|팔까|팔아|바꿀까|바꿔(?:둘|놓|도)|환전할|환전해(?:둘|놓|도)|모을까|타이밍"

#: A name and nothing else: 미소금융, 햇살론유스는요.
ALONE = r"^(?:그럼|그러면|근데|그리고|혹시|또|아니)*(?:{names})(?:대출|제도)?(?:은|는|이란|란|도)?(?:요)?$"

SCHEME_INTENTS: tuple[Intent, ...] = (
    intent("info.programme_loan", 32, ALONE.format(names=PUBLIC_LOAN), longest=20),
    intent("info.programme_home", 32, ALONE.format(names=HOME_LOAN), longest=20),
    intent(
        "info.programme",
        33,
        ALONE.format(names=r"새출발기금|새도약기금|배드뱅크"),
        longest=20,
    ),
    intent(
        "info.refinance_papers",
        33,
        r"대환|갈아타",
        r"서류|준비물|준비(?:할|해)|뭐(?:가)?필요|필요한(?:거|것|게)|챙겨|챙길",
        unless=r"환승|버스|지하철|보험|통신|휴대폰",
        longest=30,
    ),
    intent(
        "info.refinance_papers",
        33,
        r"서류|준비물|준비(?:할|해)|뭐(?:가)?필요|필요한(?:거|것|게)|챙겨|챙길",
        about=r"^(?:term|info):refinance",
        longest=22,
    ),
    intent(
        "info.loan_where",
        35,
        r"대출(?!도서)|돈(?:을)?빌|빌려야|빌리려|빌리고싶",
        r"필요|받아야|받으려|받고싶|받으면|빌려야|빌리려|빌리고싶|급해|알아보",
        r"어디(?:서|에서|부터|로|를|에)?(?:먼저)?(?:부터)?.{0,4}(?:알아|가야|가면|물어|시작|받|빌|상담|문의|찾)|뭐부터(?:알아|해|시작|봐)|어떻게알아",
        unless=r"정부|나라|서민|햇살론|급전|사채|저신용|연체|밀렸|거절|추천|제일|가장|싼|낮은|전세|월세|주담대|주택|학자금|사업|카드값|갚|등본|등기부|서류|기초수급",
        longest=36,
    ),
    intent("info.programme_loan", 32, PUBLIC_LOAN, ASKED, unless=r"사기|문자|전화|거절|차이", longest=40),
    intent(
        "info.programme_home",
        32,
        HOME_LOAN,
        ASKED,
        unless=r"사기|문자|전화(?!번)|거절|차이|자금$",
        longest=40,
    ),
    intent(
        "elsewhere.subscription",
        35,
        r"청약(?!철회)",
        r"순위|조건|자격|통장|저축|해지|깨|넣|가점|당첨|해약|유지|얼마|어떻게|손해|들까|만들",
        unless=r"철회|대출|보험|공모주|주식|모았|했어요$|얼마(?:나)?(?:모였|있|들었)|사기|청약통장(?:이|은)?(?:뭐|뭔|무엇)",
        longest=40,
    ),
    intent(
        "elsewhere.pension_exempt",
        35,
        r"납부예외|(?:국민연금|연금보험료)(?:을|를|이|은|도)?.{0,8}(?:못내|안내|안낼|내야|계속내|쉬|미루|유예|멈추|줄이|줄일|부담|버거|빠져)",
        unless=r"카드|대출|압류|받는|수령",
        longest=44,
    ),
    intent(
        "elsewhere.pension_choice",
        35,
        r"추납|추후납부|조기(?:수령|노령|연금)|연기연금|반환일시금|임의가입|(?:국민연금|연금).{0,6}(?:일찍|미리|당겨|늦게)(?:받|타|수령)",
        unless=r"퇴직연금|연금저축|주택연금|변액",
        longest=44,
    ),
    intent(
        "elsewhere.tax_saving",
        35,
        TAX_SAVING,
        r"만들|넣|들까|들어야|가입|해지|깨|좋|나을|나아|유리|할까|하는게|한도|얼마|세금|공제",
        unless=r"차이|뭐예요|뭐야|뭔가요|뜻|추천|visa|얼마(?:나)?(?:모|있|들어있)",
        longest=40,
    ),
    intent("elsewhere.yellow_umbrella", 34, r"노란우산", longest=50),
    intent(
        "elsewhere.medical_cap",
        35,
        r"본인부담(?:상한|금|률)|상한제|산정특례|재난적의료비|의료비(?:환급|지원)"
        r"|(?:건강보험|건보|공단|병원비|의료비)(?:공단)?(?:에서|을|를|료|도)*.{0,10}(?:돌려(?:주|받|준)|환급|되돌려)",
        unless=r"사기|피싱|문자|전화(?:가)?왔|링크|실손|실비",
        longest=44,
    ),
    intent(
        "elsewhere.claim_how",
        35,
        r"(?:실손|실비|보험금|보험).{0,6}청구|청구.{0,4}(?:실손|실비|보험)",
        r"어떻게|방법|서류|하는법|어디|할수|하려면|언제까지|기한|까먹",
        unless=r"안나|안준|안줘|거절|거부|깎|적게|늦|필요|카드|대출",
        longest=36,
    ),
    intent(
        "elsewhere.premium",
        36,
        PREMIUM,
        TOO_MUCH,
        unless=r"밀렸|밀려|못냈|못내|체납|연체|나눠|미루|압류",
        longest=44,
    ),
    intent(
        "info.phone_cheaper",
        36,
        PHONE,
        CHEAPER,
        unless=r"밀렸|연체|못내|못냈|소액결제|얼마나?(?:늘|줄었)|줄었|지난달|대출",
        longest=36,
    ),
    intent("info.phone_cheaper", 36, r"알뜰폰|알뜰요금", ASKED, unless=r"사기|개통됐|명의|대출", longest=36),
    intent("refuse.currency", 19, CURRENCY, BUY, unless=r"티켓|카드결제|여행상품|잃|사기|업체", longest=44),
    intent(
        "info.double_charge",
        34,
        r"(?:두번|2번|두건|두개|이중|중복|세번|3번)(?:이나|으로|씩|이)?.{0,5}(?:긁|결제|승인|청구|빠져|찍|출금|나갔|나왔)|(?:결제|승인|청구|출금)(?:가|이)?(?:두번|2번|두건|이중|중복)",
        unless=r"한달에|하루에|일주일|매달|달에|까요$|밀렸|나눠|할부로|전화|이체(?:했|하)",
        longest=50,
    ),
    intent(
        "info.cancel_payment",
        38,
        r"(?:카드)?(?:결제|승인|주문|할부)(?:한거|한것|를|을|는|은)?.{0,3}취소",
        r"어떻게|방법|되나|돼|할수|수있|하려|하고싶|까|나요|싶|해야",
        unless=r"대출|구독|보험|예약|해주세요$|해줘$|얼마|사기|수수료",
        longest=28,
    ),
    intent(
        "info.cancel_payment",
        38,
        r"^(?:그럼|그러면|근데)?(?:그거|이거)?취소(?:는|하려면|하고싶|도)?.{0,2}(?:어떻게|되나|돼|할수|가능)",
        about=r"^procedure:(?:split_bill|prepay_card)|^info:(?:double_charge|unknown_charge|refund|cancel)|^scenario:(?:CARD|OVERSPEND)|^data:card",
        longest=20,
    ),
    intent(
        "info.cancel_payment",
        47,
        r"^(?:카드)?취소(?:는|하려면|하고싶은데)?.{0,2}(?:어떻게|되나|돼|할수|가능)",
        longest=14,
    ),
    intent(
        "data.budget",
        39,
        r"예산|(?:한달|이번달|다음달|월급|생활비).{0,6}(?:계획|배분)",
        r"짜|세워|세우|잡아|나눠|나누|얼마|정해|어떻게",
        unless=r"정부|나라|회사|여행|결혼|예식|국가|학교|상환계획",
        longest=26,
    ),
    intent(
        "info.call_unanswered",
        36,
        r"(?:전화|연락|독촉|추심)(?:를|을|도|가)?.{0,6}(?:안받|받지않|피하|무시하|차단하|씹)(?:고|어|으)?(?:있)?(?:으)?면",
        r"어떻게|되|돼|괜찮|큰일|불이익|문제|까|나요",
        unless=r"찾아|회사|직장|가족|보이스|사기|남친|여친|친구|엄마|아빠|남편|아내|상담원이|고객센터가|집주인이|사장이|안받아(?:요|주)면",
        longest=36,
    ),
    intent(
        "info.less_advance",
        36,
        r"현금서비스|카드론|단기카드대출",
        r"(?:줄이|줄일|줄여|끊(?:고|으|을|어|는|기)|그만(?:쓰|두|하)|안쓰(?:고|려)|안쓸)",
        unless=r"이자|금리|한도(?:가|를)?(?:줄|깎)|끊겼|줄었|몇|얼마|순서|먼저",
        longest=36,
    ),
)
