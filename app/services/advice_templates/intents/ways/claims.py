"""Claims that are not simply owed: old ones, judged ones, a token payment that is asked for, and who collects them."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.intents.ways.collectors import ASKING_PARTY

A_LITTLE = r"(?:[일이삼사오]?만|[오]?천|[1-5]만|\d천)원?(?:만|이라도)?|조금만|일부만|소액만?|얼마라도|성의(?:만|라도|표시)?"
LET_OFF = r"(?:원금|이자|빚|나머지|반|절반|연체)(?:을|를|도|은)?.{0,6}(?:깎|감면|탕감|빼|없애|면제|할인|덜어)"
#: What may be cut off for being owed so long, and is no company's loan: its years are not known here.
OTHER_BILLS = r"통신(?:요금|비)?|휴대폰요금|핸드폰요금|전화요금|전기|가스|수도|관리비|월세|외상|렌탈|보험료|학원비|병원비|공사대금"
LONG = r"시효|\d{1,2}년.{0,4}(?:전|넘|지난|지났|된|됐)|(?:오|육|칠|팔|구|십)년.{0,4}(?:전|넘|지난|된)|오래된|오래전"
CLAIMED = r"갚으|내라|내래|달라|달래|독촉|추심|청구|연락|전화|문자|우편|시효"
#: Where a token or a promise for an old debt was talked of.
AFTER_A_LITTLE = r"^info:(?:token_payment|revive|old_debt|limitation|judged_debt)"
#: What no bare question about the rules is told with.
THREAT = r"협박|욕|죽|찾아|사채|업자|일수|때리|부수|가족|회사로|직장|동료|무서|새벽|밤"
PRESSED_BY = r"^guide:(?:illegal|acquaintance)_collection|^info:(?:contact|entrusted|weekend|stop_calls|collection_rules)"

CLAIM_INTENTS: tuple[Intent, ...] = (
    intent(
        "info.token_payment",
        31,
        rf"(?:{A_LITTLE}).{{0,8}}(?:입금|보내|갚|내|넣|납부)(?:하|아|으)?(?:면|라|래)",
        LET_OFF,
        unless=r"대출(?:을|이|금)?(?:나|해준|승인|된)|한도|금리인하|조정|회생|워크아웃|보냈|입금했",
        longest=44,
    ),
    intent(
        "info.revive_promised",
        27,
        r"(?<![안못])(?:보냈|입금했|갚았|넣었|냈어|냈는데|냈습|부쳤|보내버렸|입금해버렸|약속했|갚는다고했|갚겠다고했)",
        about=AFTER_A_LITTLE,
        unless=r"우편|문서|신청서|이의|내용증명|카드값|월세",
        longest=34,
    ),
    intent(
        "info.judged_debt",
        33,
        r"판결|승소|확정판결|집행권원|재판(?:에서|해서|까지)?(?:졌|끝|이겼)",
        r"빚|대부|카드|대출|채무|채권|추심|시효|갚",
        unless=r"형사|이혼|유죄|무죄|회생|파산|면책|사기|전세|보증금|고소|지급명령",
        longest=50,
    ),
    intent(
        "info.judged_debt",
        33,
        r"판결|재판",
        r"받았|났|있(?:대|다|으)|뭐|언제|확인|몰랐|모르",
        about=AFTER_A_LITTLE,
        unless=r"형사|이혼|회생|파산",
        longest=34,
    ),
    intent(
        "info.limitation_other",
        32,
        OTHER_BILLS,
        LONG,
        CLAIMED,
        unless=r"카드빚|대출|카드론|사채|대부|보이스|링크|압류",
        longest=50,
    ),
    intent(
        "info.entrusted",
        33,
        r"위임|위탁|맡긴|맡겼|넘긴|대신추심|신용정보",
        r"추심|업체|회사|카드|은행|받은|곳|신용정보",
        about=PRESSED_BY,
        unless=rf"상속|변호사|법무사|서류|{THREAT}",
        longest=34,
    ),
    intent(
        "info.entrusted",
        34,
        r"(?:위임|위탁)(?:을)?받|맡긴(?:곳|회사|업체)|(?:카드사|은행)(?:에서|가)?맡(?:긴|겼)",
        r"추심|신용정보",
        unless=THREAT,
        longest=34,
    ),
    intent(
        "info.stop_calls",
        33,
        r"막(?:을|는|고싶|아야|을까)|(?:안|못)(?:오게|하게|걸게)|멈추(?:게|고싶)|그만(?:오게|하게|하라고)|방법(?:이|은)?(?:없|있)|어떻게(?:하면)?(?:멈|그만|막)",
        about=PRESSED_BY,
        unless=r"사진|영상|유포|집(?:에|앞)|문(?:앞|을)|대출|카드값|압류|월급|통장",
        longest=26,
    ),
    intent(
        "info.weekend_calls",
        33,
        r"주말|휴일|공휴일|토요일|일요일|토욜|일욜|명절|추석|설날|연휴|빨간날",
        r"전화|연락|문자|추심|독촉|찾아",
        rf"{ASKING_PARTY}|추심원|빚",
        r"불법|법|되나|돼|해도|괜찮|안되|금지|가능|신고|맞나|막",
        unless=r"협박|욕|죽|사채|업자|일수|때리|부수|상담|고객센터|영업|문여|센터",
        longest=40,
    ),
    intent(
        "info.rehab_refused",
        31,
        r"(?:회생|파산|면책)(?:신청|절차)?(?:이|을|가|도|하다가)?.{0,4}(?:기각|반려|각하|불허|거절|폐지|안받아|안되(?!는|빚|채무|것|거|돈|대출))",
        r"면(?:요|은|어떻|뭐|$)|되나|어떻게|어떡|다시|어쩌|될까|나요",
        longest=30,
    ),
    intent(
        "info.rehab_income_lost",
        31,
        r"(?:회생|변제|워크아웃|채무조정)(?:금)?(?:을|를)?(?:받|내|하|갚)?(?:는)?(?:중|도중|동안|다가)",
        r"실직|실업|(?:직장|일자리|회사)(?:을|를|도)?잃|해고|퇴사|퇴직|잘리|짤리|그만두|일을못|일못|소득(?:이)?(?:줄|없|끊)|수입(?:이)?(?:줄|없|끊)|월급(?:이)?(?:줄|안나|끊)|아프|다치|휴직",
        unless=r"회사(?:에)?알|들키",
        longest=36,
    ),
)
