"""Rehabilitation and bankruptcy: what people fear of them, and what they may keep."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.intents.ways.aspects import SETTLING
from app.services.advice_templates.intents.ways.letters import TAKEN

WAYS = r"파산|회생|면책|워크아웃|채무조정"
ABOUT_WAYS = r"^(?:procedure|term):(?:bankruptcy|rehabilitation|discharge|repayment_plan|workout|pre_workout|early_adjustment|debt_adjustment)|^info:(?:insolvency|home_|rehabilitation|court_needed|rest_forgiven|lawyer_fee)"
LIFE_AFTER = r"취직|취업|직장|회사(?!채)|일자리|직업|자격증|공무원|통장|계좌|카드|해외|여권|출국|비행기|결혼|이사|휴대폰|핸드폰|폰|선거|사업자|장사|자동차|보험|아파트청약|대출"
BARRED = r"못|안되|안돼|되나|되냐|돼요|되는|됩니|될까|수있|수없|잘리|짤리|잘려|제한|막히|막혀|불이익|없나"
HOME = r"(?:집|아파트|빌라|전셋집|전세금|보증금)"
TEN_OF_MILLIONS = r"(?<!\d)(?:1[1-9]|[2-9]\d|\d{3,})억|십[일이삼사오육칠팔구]억|[이삼사오육칠팔구]십.?억|(?:수십|몇십|백)억|(?:(?<!\d)10억|(?<![가-힣])십억)(?:을|이|원)?.{0,2}(?:넘|초과)"

INSOLVENCY_INTENTS: tuple[Intent, ...] = (
    intent(
        "info.insolvency_fear",
        34,
        WAYS,
        r"인생(?:이|은)?(?:끝|망|종|다끝)|끝(?:나|난|장|이에|이야|인가|인거|이죠)|망하는|망한(?:거|건)|낙인|폐인|사람취급|손가락질|죄인|전과|감옥|빨간줄|무서(?:워|운|움|웠)",
        unless=r"끝(?:나고|나면)|끝난(?:뒤|후)|변제.*끝|언제끝|몇년|끝까지|절차가끝",
        longest=40,
    ),
    intent(
        "info.insolvency_limits",
        37,
        WAYS,
        LIFE_AFTER,
        r"못(?!갚|내)|안되|안돼|수없|잘리|짤리|잘려|제한|막히|막혀",
        unless=r"카드값|대출금|대출(?:이|을)?(?:있|못)|소득|통장.*압류|압류|빚|회사.{0,4}(?:알|전화|연락|우편|몰래)|전에|돌려막",
        longest=34,
    ),
    intent(
        "info.insolvency_limits",
        37,
        r"선거권|투표권|피선거권|공민권",
        r"없|못|박탈|잃|제한|뺏",
        longest=24,
    ),
    intent(  # which debts stay
        "info.not_discharged",
        36,
        r"면책|(?:회생|파산).{0,10}(?:빚|채무)|탕감",
        r"안되는|안돼는|못받는|제외되는|빠지는|안없어지는|남는|벗어나지|예외|비면책",
        r"빚|채무|거|것|돈|있|뭐|어떤",
        unless=r"됐|나머지|남는돈|도박|토토|코인|주식|투자",
        longest=36,
    ),
    intent(
        "info.not_discharged",
        36,
        r"(?:면책|탕감|없어지|사라지)[가-힣]{0,3}(?:안되|안돼|못하|않)는(?:빚|채무|것|거|돈)|비면책채권|(?:세금|양육비|벌금|과태료|건보료|위자료)(?:도|은|는|까지)?.{0,4}(?:없어지|면책|탕감|벗어|사라지)",
        about=rf"{ABOUT_WAYS}|^info:not_discharged",
        longest=30,
    ),
    intent(  # money lost by a bet on prices: the cause of a debt, as gambling is
        "info.invested_debt",
        30,
        r"코인|주식|투자|비트|선물거래|사치|낭비|명품",
        r"회생|파산|면책|워크아웃|채무조정|탕감",
        r"빚|대출|손실|잃|채무|돈",
        r"안된|안돼|안되|되나|되던|된다|될까|돼|가능|받을수|포함|인정|거절|기각",
        unless=r"해도될|사도|팔|지금.{0,4}넣|추천|세금|당했|사기",
        longest=50,
    ),
    intent(  # which debts a scheme takes in
        "info.scheme_covers",
        36,
        r"(?:담보대출|주담대|주택담보대출|전세대출|전세자금대출|자동차할부|차할부|할부금?|학자금(?:대출)?|사채|대부업?체?|카드론|현금서비스|리볼빙|마이너스통장|통신비|보험(?:약관)?대출|개인(?:한테|에게)?빌린돈|지인빚|친구빚)(?:도|까지|는|은|이|만)?(?:다|같이|함께)?.{0,4}(?:되나|돼|될까|됩니|포함|들어가|가능|조정|빠지|빼고|해당)",
        about=rf"^(?:procedure|term):(?:{SETTLING})|^info:scheme_covers",
        unless=r"더받|받을수|새로|이자율",
        longest=26,
    ),
    intent(
        "info.insolvency_limits",
        37,
        LIFE_AFTER,
        BARRED,
        about=ABOUT_WAYS,
        unless=r"카드값|압류|알(?:게|려|까|아)|몰래|연락|우편|얼마|대출금|서류|준비|빚|갚",
        longest=24,
    ),
    intent(
        "info.seizing_court",
        35,
        r"법원",
        r"어디|어느|몇호|주소|찾",
        about=r"^procedure:living_account|^term:(?:seizure|living_account|provisional)|^info:(?:account_stopped|seizure_floor|pension_seizure|seizing_court)|^calc:wage_kept",
        longest=24,
    ),
    intent(
        "info.lawyer_fee",
        35,
        r"^(?:그럼|그러면|근데|그리고)*(?:변호사|법무사|수임|선임)(?:비용?|수임료|료|선임비)?(?:은|는|도|이|가)?(?:요|얼마|어느정도|비싸|들)",
        unless=r"추천|어디|찾|구해|누구|사기",
        longest=20,
    ),
    intent(
        "info.court_needed",
        36,
        r"법원(?:에|까지|으로|에도)?.{0,6}(?:가야|가나|가요|가는|갑니|나가야|출석|안가|직접|들락)",
        unless=r"지급명령|등기|소장|우편|서류(?:를|가)(?:왔|받)|이혼|재판.*(?:받|오)|형사|벌금",
        longest=28,
    ),
    intent(
        "info.rehabilitation_wage",
        34,
        r"회생",
        r"월급|급여|봉급|임금|소득",
        rf"{TAKEN}|뺏기|빼가|가압류",
        unless=r"숨기|빼돌|현금",
        longest=44,
    ),
    intent(
        "info.living_counted",
        34,
        r"(?:월급|소득|수입|버는돈|벌이)(?:이|은|는)?\d|(?:\d|[한두세네])(?:인|명|식구)(?:가족|가구|식구)?|(?:가족|식구|부양|아이|애)(?:이|가|는)?(?:\d|[한두세네]|둘|셋|넷)",
        about=r"^(?:procedure|term):(?:rehabilitation|repayment_plan)|^info:living_counted",
        unless=r"빚|대출|언제|서류|비용|받을수|될까|되나|가능|자격|압류",
        longest=30,
    ),
    intent(
        "info.rehabilitation_cap",
        36,
        r"회생",
        TEN_OF_MILLIONS,
    ),
    intent(
        "info.home_rehabilitation",
        35,
        rf"{HOME}(?:은|는|을|를|도|까지|이|가)?.{{0,4}}(?:{TAKEN}|날아|날라|잃|팔아|처분|넘어가|경매|지킬|지켜|유지|괜찮|어떻게되|어떻게돼|어찌되|그대로)",
        about=r"^(?:procedure|term):(?:rehabilitation|repayment_plan)|^info:(?:rehabilitation|home_rehabilitation)",
        unless=r"사기|숨기|빼돌|명의|파산",
        longest=26,
    ),
    intent(
        "info.home_bankruptcy",
        35,
        rf"{HOME}(?:은|는|을|를|도|까지|이|가)?.{{0,4}}(?:{TAKEN}|날아|날라|잃|팔아|처분|넘어가|경매|지킬|지켜|유지|괜찮|어떻게되|어떻게돼|어찌되|그대로)",
        about=r"^(?:procedure|term):(?:bankruptcy|discharge)|^info:(?:insolvency|home_bankruptcy)",
        unless=r"사기|숨기|빼돌|명의|회생",
        longest=26,
    ),
    intent(
        "info.home_kept",
        38,
        r"(?:집|아파트|빌라)(?:은|는|을|를|도|만은|만|까지)?.{0,3}(?:지킬|지켜|지키|안뺏|안빼앗|유지할)",
        r"까|나요|나$|수있|수없|방법|싶|죠|어떻게|돼",
        unless=r"사기|숨기|빼돌|명의|회생|파산|보증금|전세|아이|애들|가족을|집안일|집에서",
        longest=28,
    ),
    intent(
        "info.home_rehabilitation",
        35,
        r"회생",
        rf"(?:집|아파트|빌라|전셋집|전세금|보증금|차|자동차|재산|땅|가게)(?:은|는|을|를|도|까지|이|가)?.{{0,4}}(?:{TAKEN}|날아|날라|잃|팔아|처분|넘어가|경매|정리|지킬|지켜|유지|괜찮|못타|어떻게되|어찌되)",
        unless=r"사기|숨기|빼돌|명의",
        longest=44,
    ),
    intent(
        "info.home_bankruptcy",
        35,
        r"파산",
        rf"(?:집|아파트|빌라|전셋집|전세금|보증금|차|자동차|재산|땅|가게)(?:은|는|을|를|도|까지|이|가)?.{{0,4}}(?:{TAKEN}|날아|날라|잃|팔아|처분|넘어가|경매|정리|지킬|지켜|유지|괜찮|못타|어떻게되|어찌되)",
        unless=r"사기|숨기|빼돌|명의|회생",
        longest=44,
    ),
)
