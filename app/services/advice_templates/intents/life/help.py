"""Help that is no debt counselling: hunger, illness, drink, work that went wrong, a business that closes.

Who helps is told, and what to say there; a talk that has come to one of these stays with it.
"""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.persons import FAMILY

NO_MONEY = r"돈(?:이|도|은|조차)?.{0,3}(?:없|부족|모자|떨어)|형편|비싸|(?:생활비|쌀|먹을(?:게|것|거)).{0,4}(?:없|떨어|바닥)"
FOR_DAYS = r"이틀|사흘|나흘|며칠|하루종일|\d일|일주일|계속|째|매일|자주|밥먹듯"
BY_CHOICE = r"아파서|아프|이빨|치아|속이|체했|건강식|다이어트|살(?:을)?빼|단식|간헐|금식|입맛|바빠|바쁘|검사|굶길|굶겨죽"
GAS_AND_WATER = r"전기|가스|수도|물이|난방|보일러|도시가스"
#: Sick for once, or somebody else's: no trouble with eating.
SICK_FOR_ONCE = r"술|체했|체한|장염|식중독|멀미|임신|입덧|강아지|고양이|냥이|댕댕|아기|애기|애가|아이가|감기|약(?:을)?먹고"
DRINK = r"술|소주|맥주|막걸리|양주|와인|음주|알콜|알코올"
HELD_BY_DRINK = (
    r"매일|날마다|하루도|밤마다|맨날|없이(?:는)?(?:못|잠|하루)|마셔야|먹어야|못끊|끊(?:고|는|으|을|어|지|질)|중독|금단|의존|안마시면"
    r"|손(?:이)?떨|줄이(?:고|는|려|기)|단주|금주"
)
PAY = r"월급|급여|알바비|임금|시급|일당|품삯|주급"
OWED_TO_EMPLOYER = r"(?:빌린|빌려준|꾼|꿔준|가불한)(?:돈|거|것|금액)|가불|벌금|지각|결근|유니폼|교육비|기숙사|배상|물어낸|손해|파손|깨먹|밥값|식대|위약금"
TAKEN_OUT = r"까(?:요|고|는|네|서|버|더|겠|$)|깐|깠|깎|떼(?!인|먹)|뗀|뗐|빼(?!앗|면|서)|뺀|뺐|제하고|제한|공제|차감|퉁"
AT_WORK = r"(?:일|작업|근무|배달|알바|운전|청소|하역|용접)(?:을|를)?(?:하|중에?|도중에?)(?:다|다가)?|현장에서|공장에서|출근(?:길|하다)|퇴근(?:길|하다)"
HURT = r"다쳤|다쳐|다친|다치|베였|베인|찢어|부러|골절|떨어져|추락|끼였|끼여|화상|데었|데였|삐었|사고(?:가)?(?:났|나)|손가락(?:이)?잘"
CLOSING = r"폐업|(?:가게|식당|장사|매장|점포|사업|공장|학원|카페)(?:를|을|도)?.{0,4}(?:접|정리하|닫|문닫|그만두)|사업자(?:등록)?(?:을|를)?(?:말소|폐지|없애)"
UNSURE = r"할까|고민|어떻게|어떡|지원|되나|나오|나와|받을|해야|하려|하면|싶|절차|신고|방법|세금|철거|원상|뭐부터|뭘|접을까|닫을까|말까"
HEALTH = r"^elsewhere:(?:eating|drink|hunger|faint|doctor)"

HELP_INTENTS: tuple[Intent, ...] = (
    intent(
        "elsewhere.hunger",
        35,
        r"굶(?:고|었|어|은|는|다시피|주|습|네|기)(?!길|겨)|끼니.{0,5}(?:거르|걸러|걸렀|못|없|굶)|(?:밥|식사)(?:을|를|도|은)?.{0,3}못(?:먹|드|챙|해먹)|(?:라면|김밥|빵|죽|물|과자)(?:하나|한개|한봉지)?(?:만|으로|로)+.{0,4}(?:버티|버텨|연명|때우|때워|살)|물만(?:마시|마셨|먹고|먹었)|먹을(?:게|것|거|쌀)(?:이|도)?.{0,4}없|쌀(?:이|도)?(?:없|떨어|바닥)|(?:쌀|밥|라면|반찬|먹을거|끼니|먹고)(?:을|를)?(?:살|사먹을|사|먹을)돈|밥값(?:이|도)?.{0,3}(?:없|떨어)|(?:아침|점심|저녁|끼니)(?:을|도)?먹을돈",
        rf"{NO_MONEY}|{FOR_DAYS}|먹을(?:게|것|거|쌀)|쌀|밥값|살돈|사먹을돈|굶고있|못먹이",
        unless=rf"{BY_CHOICE}|굶어죽(?:겠|을맛)|얼마|보험",
        longest=60,
    ),
    intent(
        "elsewhere.hunger",
        35,
        r"돈(?:도|이|은)?(?:하나도)?없|어제부터|아무것도|굶|못먹|며칠째|애들|배고",
        about=r"^elsewhere:(?:hunger|baby_food)|^info:welfare_",
        unless=rf"{BY_CHOICE}|카드|대출|얼마|[?]",
        longest=30,
    ),
    intent(
        "elsewhere.hunger",
        35,
        r"(?:애|애기|아기|아이|새끼)(?:들)?(?:을|를|은|는|도)?(?:굶길|굶기|못먹)",
        rf"{NO_MONEY}|어떡|어떻게",
        unless=r"이유식|안먹어서|입맛|아파|아프",
        longest=50,
    ),
    intent(  # asked for once it happens, not told as happening: that is the safety screen's
        "elsewhere.gas_or_fire",
        30,
        r"(?:가스|까스)(?:가|는)?(?:냄새|누출|새)|(?<!열)불(?:이)?(?:났을때|나면)|화재(?:가)?(?:났을때|나면|시에|신고)",
        r"어디|몇번|번호|전화|신고|어떻게|어떡|뭐부터|뭘|대처|행동",
        unless=r"보험|보상|배상|요금|가스비|속에|마음|열불|대출|빚|책임|집주인",
        longest=32,
    ),
    intent(
        "elsewhere.power_cut",
        35,
        GAS_AND_WATER,
        r"끊(?:긴|겨|겼|기|길|는대|는다|어버|을거)|단전|단수|공급(?:이|을)?(?:중단|정지)|전류제한",
        unless=r"전화(?:가|를)?끊|통화|정전|누전|고장|공사|카드|술",
        longest=50,
    ),
    intent(
        "elsewhere.eating",
        34,
        r"먹(?:고|으면|은거|은걸|은것)(?:나서|나면|는)?(?:다|자꾸|또|매번|일부러|계속|바로|전부)*(?:를|을)?토(?:하(?!루)|해|한|합)|먹토|씹뱉|섭식장애|거식증|폭식증|폭식.{0,8}(?:토|구역|게워)|(?:일부러|억지로)토|손(?:을)?넣어토",
        unless=SICK_FOR_ONCE,
        longest=70,
    ),
    intent(  # once, whatever the cause: whether it comes again is asked
        "elsewhere.vomited",
        36,
        r"먹|야식|과식|폭식|저녁|점심|밥|속이|체한",
        r"토했|토하고(?:있|왔|나)|토해버|게워|구토(?:를)?(?:했|하)",
        unless=rf"{SICK_FOR_ONCE}|차멀미|뱃멀미",
        longest=40,
    ),
    intent(
        "elsewhere.eating",
        34,
        r"자꾸|매번|매일|가끔|종종|일부러|네|그래요|그런편|살(?:이)?찌|못멈|오래|년",
        about=r"^elsewhere:vomited",
        unless=r"카드|대출|아니|처음|한번|체했|괜찮",
        longest=30,
    ),
    intent(
        "elsewhere.binge",
        36,
        r"폭식",
        r"못(?:멈|참|끊)|멈출수|자꾸|매일|계속|스트레스|밤마다|괴로|힘들|고치|치료|상담",
        unless=rf"{SICK_FOR_ONCE}|배달(?:비|값|음식)|식비|카드값|돈(?:을|이|도)",
        longest=50,
    ),
    intent(
        "elsewhere.faint",
        33,
        r"어지러|어지럽|현기증|눈앞이(?:캄|깜|하)|핑(?:돌|돈)|식은땀",
        r"쓰러|기절|의식|정신(?:을)?잃|주저앉|못(?:일어|서)",
        unless=r"숫자|고지서|금액|이자|놀라|웃",
        longest=50,
    ),
    intent(
        "elsewhere.faint",
        33,
        r"어지러|어지럽|현기증|쓰러|기절|가슴(?:이)?(?:아프|아파|두근|뛰|답답|조)|손(?:이)?떨|힘(?:이)?(?:없|안나|빠)|식은땀",
        about=HEALTH,
        unless=r"카드|대출|고지서",
        longest=40,
    ),
    intent(
        "elsewhere.doctor",
        35,
        r"병원|치과|한의원|치료|진료|정신과|수술|입원|검사|약(?:값|을|도|을못)",
        rf"(?:{NO_MONEY}|못가|엄두|돈때문|돈걱정|부담)",
        unless=r"병원비|치료비|수술비|입원비|약값|치과비|대출|카드값|연체|강아지|고양이|동물|반려|보험금|카드론|취직|다니는병원|병원에서일|예약|신용|심사",
        longest=44,
    ),
    intent(
        "elsewhere.drink_family",
        35,
        rf"(?:{FAMILY})(?:이|가|은|는|께서|도)?.{{0,6}}(?:{DRINK})",
        HELD_BY_DRINK,
        unless=r"때리|때려|맞았|폭력|죽|술값",
        longest=50,
    ),
    intent(
        "elsewhere.drink",
        36,
        DRINK,
        HELD_BY_DRINK,
        unless=rf"(?:{FAMILY}|사장|부장|상사|친구)(?:이|가|은|는|께서|도).{{0,6}}(?:{DRINK})|기술|예술|미술|수술|학술|진술|술집(?:을|에서)?(?:하|운영|일)|때리|때려|약이랑|약하고",
        longest=60,
    ),
    intent(
        "elsewhere.drink",
        36,
        rf"{DRINK}|마시|취하|금단",
        about=r"^elsewhere:drink$",
        unless=r"카드|대출|이자|연체|남편|아내",
        longest=40,
    ),
    intent(
        "elsewhere.wage_deducted",
        33,
        rf"(?:{PAY})(?:에서|을|를|은|도|이)",
        OWED_TO_EMPLOYER,
        TAKEN_OUT,
        unless=r"4대보험|사대보험|세금|국민연금|건강보험|압류|추심|은행|카드|보이스|대출|저축|적금|남아|남나|남는|얼마(?:나)?남",
        longest=50,
    ),
    intent(
        "elsewhere.unpaid",
        36,
        r"운임|운송료|운반비|대금|잔금|외상|공사비|작업비|용역비|원고료|정산금|납품",
        r"안들어온|안들어와|안들어왔|안들어옵|밀렸|밀려|안나와|안나왔|못받|떼였|미수",
        unless=r"카드|결제|대출|은행|할부|휴대폰|핸드폰|통신|제가(?:못|밀)|못내|못냈|월급|임금|보험|분양",
        longest=44,
    ),
    intent(
        "elsewhere.injury",
        34,
        r"산재|산업재해|휴업급여|요양급여|장해급여",
        unless=r"국산재|뭐야$|뜻|생산재|(?:동산|재산)재",
        longest=50,
    ),
    intent("elsewhere.injury", 35, AT_WORK, HURT, unless=r"보험사기|주식|코인|카드값|일하다말고", longest=60),
    intent(
        "elsewhere.closing",
        34,
        CLOSING,
        UNSURE,
        unless=r"(?:회사|직장|병원|은행|저축은행|거래처|학원에서|다니던).{0,4}(?:폐업|문(?:을)?닫)|체불|임금|월급|퇴직금|주식|코인|투자|생활비|말랐|망했어요$",
        longest=50,
    ),
    intent(
        "elsewhere.job_seek",
        36,
        r"일자리|취업|구직|재취업|일거리|알바|직장|직업",
        r"(?:구하|구할|찾|알아보|알아볼|소개|알선|상담).{0,10}(?:어디|어떻게|도움|싶|해야|하죠|막막|없|려면|데|곳)|(?:어디(?:서|로|에서)?|어떻게)(?:가(?:서|야)?)?.{0,4}(?:구하|구해|찾)|훈련|직업교육",
        unless=r"구했|찾았|사기|보이스|통장|계좌|고수익|재택|단기고액|텔레|대출|카드|실업급여|퇴직금|못받|수상|아들|딸|남편|동생",
        longest=44,
    ),
    intent(
        "elsewhere.dementia",
        34,
        r"치매안심|안심센터",
        unless=r"대출|보증|사기",
        longest=44,
    ),
    intent(
        "elsewhere.dementia",
        35,
        r"치매",
        r"같(?:아|은|으|습)|의심|걱정|검사|진단|증상|어디|센터|지원|요양|등급|시작",
        unless=r"보험|카드|대출|빚|통장|명의|간병비|요양원비|요양비|돈|상속|후견|병원비|약값",
        longest=50,
    ),
    intent(
        "info.rage",
        19,
        r"불(?:을|이라도)?(?:확|다|싹|콱|그냥)?(?:질러|지르|지를)(?:버|고싶|까|겠|고말|야)|다(?:때려|뒤집어|둘러)?(?:부숴|부수|엎어|엎)(?:버|고싶)",
        unless=r"누가|드라마|영화|카드|쇼핑|라이터|질렀|캠핑|장작|모닥|숯|불멍|고기",
        longest=40,
    ),
)
