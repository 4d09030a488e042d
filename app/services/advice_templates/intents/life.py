"""What debt brings into a life and the doubts that come with it: family, being found out, calls, adverts."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent

CLOSE = r"아내|와이프|남편|신랑|부모|엄마|아빠|어머니|아버지|가족|여친|남친|여자친구|남자친구|애인|자식|아들|딸|친정|시댁"
FOUND_OUT = rf"회사|직장|사장|원장|상사|팀장|동료|이웃|학교|{CLOSE}"

LIFE_INTENTS: tuple[Intent, ...] = (
    intent(
        "info.found_out",
        38,
        FOUND_OUT,
        r"알게(?:되|될|돼)|알려(?:지|질)|들키|들킬|들통|알까봐|전화(?:가|를)?(?:갈까|하면어|할까봐)",
        unless=r"챗봇|대화|여기서|채팅|기록|회생|파산|워크아웃|조정",
        longest=34,
        follows=True,
    ),
    intent(
        "info.tell_family",
        38,
        CLOSE,
        r"말(?:을|도|은)?(?:못|어떻게|해야|꺼내|할수|하지)|아직(?:모르|모름|몰라|말)|모르(?:고|게)|숨기|숨겼|털어놓|어떻게말|뭐라고말|고백",
        unless=r"추심|독촉|사기|물려받|상속|보험",
        longest=34,
        follows=True,
    ),
    intent(
        "info.borrow_close",
        38,
        rf"(?:{CLOSE}|친구|형|누나|언니|오빠|동생|지인|삼촌|이모).{{0,6}}(?:빌려달라|빌릴까|빌려도|빌려볼까|손벌|손을벌)",
        unless=r"빌려줬|빌려준|사기",
    ),
    intent(
        "info.call_first",
        38,
        r"(?:먼저|미리)(?:전화|연락|말)|전화(?:를|부터)?(?:먼저|하는게)",
        r"낫|나을|나아|좋을까|좋아요|해야|할까|아니면|돼|되나",
        unless=r"보이스|사기|추심|독촉",
    ),
    intent(
        "info.call_first",
        38,
        r"(?:다음주|담주|며칠|월급|곧|다음달|이번주).*(?:갚을수있|낼수있|갚을게|갚을것|낼것)",
        longest=40,
        follows=True,
    ),
    intent(
        "info.arrears_stages",
        38,
        r"연체|밀리|밀려|밀린",
        r"(?:\d+일|\d개월|한달|두달|석달|세달)(?:이|을|째)?(?:되면|넘으면|넘어가면|지나면|이면)",
    ),
    intent(
        "info.secured",
        38,
        r"(?:차|집|가게|오토바이|트럭|기계|물건)(?:를|을|도|는|까지)?(?:뺏|빼앗|압수|가져가|날아가|넘어가)",
        unless=r"사기|도둑",
    ),
    intent(
        "info.not_agreed",
        28,
        r"(?:신청|동의|가입)(?:을)?(?:한적|한기억)(?:이|도|은)?(?:없|안나)|(?:나도|저도)?모르(?:게|는사이에?)(?:가입|신청|걸려|되어)",
        unless=r"대출.*(?:사기|문자)|명의|개통|보이스",
    ),
    intent(
        "info.quarrel",
        38,
        rf"{CLOSE}|아내|둘이",
        r"싸우|싸워|싸웠|다투|다퉈|다퉜",
        r"돈|대출|빚|카드|생활비|월급|주식|투자",
        longest=40,
    ),
    intent(
        "info.refund",
        38,
        r"환불|반품",
        r"맞|할까|해야|낫|되나|돼|하는게",
        unless=r"카드사|수수료|세금|보험|보증금",
        longest=24,
    ),
    intent(
        "info.loan_ads",
        33,
        r"대출|대부|광고|스팸",
        r"문자|전화|카톡",
        r"광고|자꾸와|계속와|엄청와|통씩|스무통|번호.*어떻게알|쏟아",
        unless=r"추심|독촉|갚으라|연체|밀린",
    ),
    intent(
        "info.recovery_scam",
        18,
        r"리딩방|원금(?:을)?(?:복구|회복)|손실(?:을)?(?:복구|회복|보전)|수익(?:을)?보장",
        r"해준|해볼까|한다|하는데|할까|믿|괜찮|진짜|가입|들어가|해주겠",
        unless=r"당했|보냈|입금했|송금했|신고|잃",
    ),
    intent(
        "info.pushed_product",
        34,
        r"(?:펀드|els|금융상품|상품|연금|적금)(?:를|을|에|도)?.{0,4}(?:들라|들래|가입하라|하라|권하|권유|추천해서|들어도)|원금(?:은|이)?(?:안까먹|안잃)",
        unless=r"해지|깨|당했|속았|손실|났",
    ),
)
