"""What is written beside a crisis card: meant otherwise, silence, a return, a reproach, and back to money."""

from __future__ import annotations

import re

from app.services.advice_templates.intents.crisis.own import after_crisis
from app.services.advice_templates.intents.intent import Intent

HEAVY = r"죽|힘들|지쳐|지쳤|지친|끝내|무서|무섭|괴로|살기싫|사라지고싶어"
#: A card that was about something else: a journey, an errand, a mere question.
ERRAND = r"여행|휴가|이사|이직|퇴사|이민|유학|귀농|귀촌|시골|고향|제주|바닷가|드라마|영화|노래|소설|게임|주식|코인|농담"
MEANT_OTHERWISE = re.compile(
    rf"(?:아니라|말고|뜻이아니|말이아니|그게아니|그런게아니).{{0,16}}(?:{ERRAND})|(?:{ERRAND}).{{0,20}}(?:말한|얘기한|뜻이|뜻인|말이었|얘기였|거였)"
    r"|(?:그냥|그저|단지|원래|매일|늘).{1,16}(?:러|려고|느라)(?:나가|나온|나와|간|가는|온|있|올라|서있).{0,4}(?:거예요|거에요|거였|건데|것뿐|거뿐|거야|거죠)"
    r"|^(?:네|아니|아니요|아뇨|정말|진짜|그냥|저희|가족|우리)*(?:제주도?|부산|강릉|속초|경주|여수|일본|베트남|태국|괌|유럽|미국|해외|시골|친정|시댁|처가|외가|할머니댁|한달살기)(?:로|에|에서|여행|놀러|한달살기|가족여행|일주일|휴가)*(?:요|이요|예요|이에요|에요|입니다|가요|가려고요|갈거예요|간다고요|가는거예요)$"
    r"|(?:그냥|그저|단지|단순히|순수하게).{0,14}(?:물어본|물어봤|궁금|여쭤본|여쭤봤|알아본|알아보)"
)
#: It is the debt, or a way of living, that is to end.
MEANT_DEBT = re.compile(
    r"(?:죽|자살|사라지|없어지|그런).{0,12}(?:아니(?:고|라|에요|예요|구|야|거든|었)|말고|아닌데).{0,14}(?:빚|대출|카드값|연체|이자|독촉|추심|돈|회사|일을|시험|관계|연애|결혼|생활)(?:을|를|에서|이|만|부터|로부터)?.{0,6}(?:끝내|끝났|벗어나|정리|그만|청산|갚|털|해결)"
    r"|(?:빚|대출|카드값|연체|이자|독촉|추심|회사|생활)(?:을|를|에서|만|이)?.{0,6}(?:끝내|끝났|벗어나|정리|그만|청산|갚|털|해결).{0,14}(?:말|거|뜻|얘기|소리|건).{0,12}(?:죽|자살).{0,10}(?:아니|아냐|않)"
)
#: That the end of a life was meant is denied, and what is felt is said.
DENIED = re.compile(
    r"(?:죽(?:고싶|겠|으려|으란|을|는)|자살|사라지고싶|없어지고싶|살기싫|그런).{0,6}(?:게|건|거|것(?:이|은)|말(?:이|은)?|뜻(?:이|은|으로한말이)?|생각(?:이|은)?|마음(?:이|은)?|얘기(?:가|는)?|소리(?:가|는)?)(?:절대|전혀)?아(?:니라|니고|니에|니예|니야|닌데|닙|녜|냐)"
)
INSURANCE = r"보험"
WHY_NUMBERS = re.compile(
    r"왜.{0,10}(?:번호|109|1577|상담전화|전화하라).{0,8}(?:알려|줘|주(?!식)|주세|말|보내|나와|나오|얘기|하래|하라)|(?:번호|109|전화하라).{0,10}왜.{0,6}(?:알려|줘|주|말|보내|나와|얘기|하)"
    r"|왜.{0,6}전화(?:하래|하라|하란|걸래|걸라)|왜.{0,6}(?:자살|죽는|그런)(?:얘기|말|소리|취급|걸|거).{0,6}(?:해|하|물어)|(?:자살|정신병자|환자|이상한사람).{0,4}(?:취급|으로보|로봐|로보)"
)
OTHERS = r"은행|카드사|업체|추심|사채|회사|직장|상사|사장|남편|아내|와이프|시댁|친정|가족|부모|엄마|아빠|형제|동생|친구|세상|사람들"

BESIDE_CARD_INTENTS: tuple[Intent, ...] = (
    after_crisis("why_numbers", 1, WHY_NUMBERS.pattern, whose="own", unless=r"추심|독촉|카드사|은행"),
    after_crisis(
        "insurance_asked", 4, INSURANCE, MEANT_OTHERWISE.pattern, whose="own", unless=HEAVY, longest=50
    ),
    after_crisis(
        "meant_debt",
        3,
        MEANT_DEBT.pattern,
        whose="own",
        unless=r"힘들|지쳤|지쳐|무섭|무서|괴로|살기싫|살고싶지|못버티|의미",
        longest=60,
    ),
    after_crisis("meant_otherwise", 5, MEANT_OTHERWISE.pattern, whose="own", unless=HEAVY, longest=50),
    after_crisis(
        "denied", 5, DENIED.pattern, whose="own", unless=r"살고싶지|못버티|의미없|끝내고싶", longest=60
    ),
    after_crisis("silent", 2, r"^$", whose="own"),
    after_crisis(
        "back",
        5,
        r"(?:다시|또)(?:들어|돌아)?왔|돌아왔|다시(?:말|얘기|이야기)(?:을|를)?걸어|(?:시간|분|하루|밤)(?:이|쯤)?(?:지나|만에|뒤에).{0,4}(?:왔|와요|와봤)",
        whose="own",
        unless=r"생각|마음|충동|독촉|전화|문자|추심|업자|빚쟁|고지|우편|남편|아내|엄마|아빠",
        longest=26,
    ),
    after_crisis(
        "hurt",
        4,
        r"사람취급|기계(?:처럼|같|적|랑|하고)|로봇|앵무새|복붙|건성|무시하|무시당|영혼(?:이|도)?없|성의(?:가|도)?없|말귀|딴소리|(?:니|네|너|당신)(?:가|이)?뭘(?:안다|알아|아는)|동문서답|내말(?:은|을)?(?:안|못)듣|제말(?:은|을)?(?:안|못)듣",
        whose="own",
        unless=OTHERS,
        longest=30,
    ),
    after_crisis(
        "loan",
        4,
        r"대출(?:이나|을|좀|이라도|부터|만)*(?:좀|빨리|그냥)*(?:알아봐|찾아봐|찾아줘|소개|구해|받게해|되는(?:데|곳))",
        whose="own",
        unless=r"갈아|대환|금리|이자|얼마|상환",
    ),
    after_crisis(
        "debt",
        4,
        r"(?:빚|대출|연체|채무|카드값)(?:얘기|이야기|상담|문제)?(?:나|이나|부터|만|를|을|은|는|도|에대해|에대해서)*(?:좀|다시|빨리|그냥|어서)*(?:알려|말해|언제(?:해|하|들|봐|볼)|봐달라)",
        whose="own",
        unless=r"한테|에게|가족|부모|엄마|아빠|남편|아내|회사|얼마|카드값(?:을|은|이|만|도|좀|이라도)*(?:알려|말해)",
    ),
)
