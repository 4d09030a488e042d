"""Letters from a court, and what debt may take: account, pay, pension."""

from __future__ import annotations

from app.services import persons
from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.intents.sums.wanted import SUM
from app.services.persons import SWEETHEARTS

ORDER = r"^procedure:payment_order|^info:(?:order_|court_letter)|^term:payment_order"
#: The day on which a letter came, as it is told.
DAY_TOLD = r"오늘|어제|그제|그저께|(?:\d{1,2}|이틀|사흘|나흘|닷새|열흘|일주일|이주일)일?전|\d{1,2}월\d{1,2}일"
TAKEN = r"뺏|빼앗|뺐|빼가|가져가|떼가|떼어가|떼이|떼나|압류|건드|손대|묶|차압|털어가"
KIN = rf"{persons.KIN}|가족|{SWEETHEARTS}|자녀|애들|아이들|새끼|손주|형제"
BENEFIT = r"연금|수급비|생계급여|실업급여|구직급여|아동수당|양육수당|부모급여|장애수당|긴급지원금"
#: How long ago it came: 받은 지 10일, 2주 됐어요.
DAYS_SINCE = r"(?:\d{1,2}|[한두세])(?:일|주)(?:일)?(?:이|가|은|째|쯤|정도|좀|넘게|전|됐|되었|된|돼|지났|지난|지나|넘|이네|인데|이에요|예요|요$|$)|(?:열흘|일주일|이주일|보름)(?:이|쯤|정도|째|전|됐|되었|된|돼|지났|지나|넘|이네|이에요|예요|요$|$)"
WRONG = r"다르|다른|달라|틀리|틀린|틀려|안맞|더많|부풀"
HOW_WRITTEN = r"어떻게|어디|쓰는|쓰나|써야|쓰노|쓰죠|양식|작성|적어"
#: Papers of a court that are no payment order, and a day in court.
PAPER = r"화해권고|이행권고|재산명시|소장(?:이|을|도|은|$)|답변서|변론기일|조정기일|준비서면|소환장|출석(?:요구|통지)|기일통지|법원(?:에)?(?:출석|가는날|나가는날|오라|나오라)"
PAPER_TALK = r"^info:court_(?:paper|absent|answer|letter)"
NO_PAPER = r"지급명령|경찰|검찰|이혼|면책|파산|회생|카톡|문자|링크|메일"
SEIZED = r"압류(?:및|와)?(?:추심|전부)|추심명령|전부명령|압류(?:결정|명령|통지)"
ABSENT = r"(?:안|못)(?:가|나가|나오|내|하|쓰|보내|출석하|참석하)(?:고|면|게되면)|(?:불출석|무시)하면|이의(?:를|신청을?)?(?:안|못)하면"

LETTER_INTENTS: tuple[Intent, ...] = (
    intent("info.order_amount", 12, r"지급명령", r"금액|액수|이자|원금", WRONG, longest=40),
    intent("info.order_amount", 12, r"금액|액수|이자|원금", WRONG, about=ORDER, longest=28),
    intent("info.court_absent", 26, rf"{PAPER}|법원|재판|기일", ABSENT, unless=NO_PAPER, longest=40),
    intent("info.court_absent", 26, ABSENT, about=PAPER_TALK, unless=NO_PAPER, longest=30),
    intent("info.court_answer", 27, r"답변서|이의신청서", HOW_WRITTEN, about=PAPER_TALK, longest=30),
    intent("info.court_answer", 27, r"답변서", HOW_WRITTEN, unless=NO_PAPER, longest=40),
    intent(
        "info.court_answer",
        27,
        r"이의|(?:2주|두주|이주|14일)|어떡|어떻게(?:해|하|좋)|우짜|뭐부터|뭘(?:해|하)|언제까지|며칠",
        about=PAPER_TALK,
        unless=NO_PAPER + r"|\d원|빌|갚",
        longest=24,
    ),
    intent("info.court_paper", 28, PAPER, unless=NO_PAPER, longest=40),
    intent("info.court_seizure", 27, SEIZED, r"왔|받|뭐|뜻|어떻게|날아|떴|송달|나왔|무슨", longest=50),
    intent(
        "info.account_stopped",
        27,
        r"풀(?:려|수|어|리|릴|고)|해제|막을|취소|어떡|어떻게(?:해|하)",
        about=r"^info:court_seizure",
        longest=24,
    ),
    intent(
        "info.order_late",
        36,
        r"지났|지난(?!달|주|번|해|날)|넘겼|넘었|넘은|넘긴|놓쳤|놓친|늦었|늦은|늦게(?!내면|하면)",
        about=ORDER,
        unless=r"시효|저녁|전화",
        longest=34,
    ),
    intent(  # not late yet: what comes of it is asked
        "info.order_ignored",
        35,
        r"지나면|지나가면|지나고나면|넘기면|넘으면|놓치면|늦으면|늦게(?:내|하)면",
        about=ORDER,
        unless=r"시효|저녁|전화",
        longest=34,
    ),
    intent(
        "info.order_late",
        30,
        r"지급명령|이의신청",
        r"(?:기한|기간|2주|두주|이주|날짜|며칠).{0,6}(?:지났|지나|지난|넘겼|넘었|넘은|놓쳤|늦었)|(?:놓쳤|늦었|못냈)",
    ),
    intent(  # 그럼 이제 끝인가요
        "info.order_over",
        31,
        r"끝(?:인가|이에요|이야|이죠|인거|난|났|나는|장)|늦은(?:거|건|걸)|틀린(?:거|건)|방법(?:이|은|도)?(?:아예|전혀|하나도)?없|못(?:하는|막는)거|손(?:을)?못쓰|가망|답(?:이)?없",
        about=r"^info:order_(?:late|over)",
        longest=26,
    ),
    intent(
        "info.order_deadline",
        36,
        r"언제까지|며칠(?:안|이내|까지|내)|기한(?:이|은|은요)?(?:언제|며칠|얼마)|(?:2주|두주|이주일?|14일).{0,6}(?:맞|안에|이내|죠|인가|인지)|언제부터(?:세|계산|따지)",
        about=ORDER,
        longest=34,
    ),
    intent(
        "info.order_deadline",
        30,
        r"지급명령|이의신청",
        r"며칠(?:안|이내|까지|내)|언제까지|기한(?:이|은)?(?:언제|며칠|얼마)|(?:2주|두주|이주일?|14일).{0,8}(?:맞|되죠|인가|인지|라는데|라던데)",
    ),
    intent(
        "info.order_deadline",
        37,
        rf"(?:{DAY_TOLD})(?:에|이|날)?(?:막|우편으로|등기로)?(?:받|왔|도착|요$|이에요|예요|입니다)",
        about=ORDER,
        longest=24,
    ),
    intent("info.order_deadline", 37, DAYS_SINCE, about=ORDER, unless=r"연체|밀린|밀렸|년", longest=30),
    intent(
        "info.order_deadline",
        30,
        r"지급명령",
        rf"(?:받은|온|도착한|송달(?:된|받은))지.{{0,4}}{DAYS_SINCE}",
        unless=r"년",
        longest=44,
    ),
    intent(
        "info.order_deadline",
        35,
        r"(?:며칠|얼마나?|몇일)(?:이나|정도|쯤)?(?:더)?남(?:은|았|는)|아직(?:안)?(?:늦|지나|괜찮|되|돼|시간|기한)|시간(?:이)?(?:있|남|되)",
        about=ORDER,
        unless=r"돈|빚|잔액",
        longest=26,
    ),
    intent(
        "info.order_objected",
        29,
        r"이의(?:신청)?(?:서)?(?:을|를)?.{0,4}(?:하면|내면|한다고|했을때|넣으면).{0,14}(?:없어|안갚|사라|탕감|끝나|이기|해결|무효|어떻게되|어떻게돼)",
        unless=r"안하면|안내면|못하면|못내면",
        longest=40,
    ),
    intent(
        "info.order_objected",
        35,
        r"(?:갚을돈|빚|돈)(?:이|은|도)?(?:아예|다)?(?:없어지|사라지|안갚아도|탕감)",
        about=ORDER,
        longest=28,
    ),
    intent(
        "info.order_ignored",
        36,
        r"(?:그냥|가만|무시|놔|내버려|모른척|안하|안내|아무것도안|방치|냅|버려|안뜯|안받|안열)(?:히|두|둬|하|고|어|으)?.{0,6}(?:면|도되|도돼|면돼|어도)|어떻게되|어찌되|무슨일",
        about=ORDER,
        unless=r"나라|빚(?:은|이)맞|이의",
        longest=28,
    ),
    intent(
        "info.order_ignored",
        30,
        r"지급명령",
        r"(?:무시|안하|방치|그냥두|그냥둬|내버려|놔두|모른척|가만|안받).{0,4}(?:면|도되|도돼|어도)",
    ),
    intent(
        "info.order_owed",
        36,
        r"빚(?:은|이|을)?(?:진짜|다)?맞|진건맞|쓴(?:건|거는?|것은?|돈은)맞|빌린(?:건|거는?|게|것은?|돈은?)맞|인정(?:은|하는데|해|하지만)|갚아야할(?:돈|빚)(?:은|이)?맞|내빚(?:은)?맞",
        about=ORDER,
        longest=44,
    ),
    intent(
        "info.order_owed",
        30,
        r"지급명령|이의신청",
        r"(?:빚|금액|빌린|쓴|진).{0,5}맞(?:는데|긴|지만|아요|고)|인정(?:은|하는데|하지만|해도)",
    ),
    intent(
        "info.order_where",
        36,
        r"법원.{0,2}어디|어느법원|무슨법원|어디(?:에|다|에다|로|서)?(?:내|제출|신청|접수|보내|가져|가서|하|해)|어떻게(?:내|쓰|적|작성|신청|해|하)",
        about=r"^info:order_|^(?:procedure|term):payment_order",
        unless=r"갚|되",
        longest=24,
    ),
    intent(
        "info.court_letter",
        37,
        r"법원.{0,8}(?:등기|우편|편지|서류|봉투|문서|종이|통지|뭐가|뭔가|뭐)|(?:등기|우편|봉투|서류).{0,6}법원|법원에서.{0,10}(?:왔|받|날아|오|보냈)",
        unless=r"지급명령|카톡|문자|전화|메일|링크|앱|검찰|회생|파산|면책|신청(?:했|하려|하면)|준비|무료|상속|이혼|경매|보증금|전세",
        longest=50,
    ),
    intent(
        "info.pension_seizure",
        35,
        BENEFIT,
        TAKEN,
        unless=r"보험료|사기|주택연금",
        longest=44,
    ),
    intent(
        "calc.wage_kept",
        35,
        r"월급|급여|봉급|임금|알바비|일당|버는돈",
        r"(?:다|전부|몽땅|싹|모두|얼마(?:나|까지)?|절반|반|도)(?:를|까지|는|은)?.{0,3}"
        rf"(?:{TAKEN})|(?:{TAKEN}).{{0,8}}(?:얼마|까지|다|전부|되나|나요|까|면)",
        unless=rf"세금|보험료|사장|점장|안줘|못받|떼먹|남편|아내|엄마|아빠|부모|{BENEFIT}|대출로|적금|저축|막|피하|숨기|현금",
        longest=44,
    ),
    intent(
        "calc.wage_kept",
        36,
        r"\d.*(?:만|원).{0,8}(?:버|받|벌)",
        TAKEN,
        about=r"^procedure:living_account|^info:(?:account|pension|seizure)|^calc:wage|^term:(?:living|seizure)|^scenario:DELINQ_LONG",
        longest=34,
    ),
    intent(  # another pay, after the part that is kept was told
        "calc.wage_kept",
        34,
        rf"^(?:그럼|그러면|만약|만약에|근데|그리고|저는|제가|월급|급여|월급이|급여가)*{SUM}(?:을|를|쯤|정도)*(?:받으|벌)?(?:이)?(?:면|라면|은|는|인데|이에요|예요)",
        about=r"^calc:wage_kept",
        unless=r"갚|빌|카드|대출|모으|쓰",
        longest=24,
    ),
    intent(  # 250만원까지는 뺄 수 있다던데: what people have heard of the sum that is kept
        "info.seizure_floor",
        34,
        rf"{SUM}까지(?:는|만|만은|은)?(?:내가|제가|그냥|법으로|압류)*.{{0,4}}(?:빼|뺄|찾을|찾아|꺼내|꺼낼|인출|지켜|보호|보장|안뺏|못뺏|안건드|못건드|안가져|못가져|못묶|안묶|압류(?:는|가|도)?(?:안|못))",
        r"던데|다고|다는|다며|다면서|라는데|라던데|맞|나요|까|죠|돼|되나|있어\?",
        unless=r"한도|이체|atm|대출|예금|카드|현금서비스|은행(?:이)?망|보험|빌",
        longest=36,
    ),
    intent(
        "info.account_stopped",
        34,
        r"(?:통장|계좌)(?:이|가|을|도|들이|까지)?.{0,6}(?:막혔|막혀(?!있는돈)|막힘|묶였|묶여|잠겼|정지(?:됐|되|당|를)|동결|압류(?:됐|되었|당|해놨|가들어|들어왔)|안되|못써|못쓰|안열려|출금이?안)"
        r"|(?:통장|계좌)(?:에서)?.{0,4}(?:돈|출금)(?:이|을)?.{0,3}(?:못빼|안빠져|안나와|못찾|못꺼내|안돼)",
        unless=r"까봐|될까|되면|당하면|나요|개설|만들|한도|사기|신고당|보이스|명의|비밀번호|비번|로그인|인증|가상계좌|코인|증권|주식|대포",
        longest=50,
    ),
)
