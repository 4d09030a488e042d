"""What people ask and tell in the middle of a fraud beside what was done: whom to tell, what to say, what is promised."""

from __future__ import annotations

from app.services.advice_templates.intents.fraud.deceived import KIN, after_fraud
from app.services.advice_templates.intents.fraud.papers import CODES, PAPERS
from app.services.advice_templates.intents.intent import Intent, intent

IMAGES = r"^guide:image_threat"
GOODS = r"^info:goods"
PAID = r"(?<![안못])(?:냈|보냈|부쳤|입금했|송금했|이체했|넣었)(?:어|습|는데|죠|거든|지|음|다)"
NO_MONEY = rf"{PAPERS}|면허|{CODES}|사진|서류|사본|유심|문자|카톡|링크|메일|명함|증명|등본"
WHERE = (
    r"(?:은행|카드사)(?:에|한테)?(?:도|먼저|부터)?(?:전화|신고|연락|말)(?:를|을)?(?:해야|하면(?:되|돼))|"
    r"어디(?:에|다|에다|로|서)?.{0,4}(?:신고|전화|연락|알려야|알리|말해야)|(?:신고|전화|연락)(?:는|를|은)?(?:어디|누구|몇번)"
    r"|^(?:그|전화|신고)?번호(?:요|는|가|를|좀|도|만)*(?:요|뭐예요|뭐야|알려줘|알려주세요|몇번이에요)?$|^(?:어디로|어디에|어디다|몇번으로)(?:해|걸|하)"
)
COMES = r"나오|나올|나와|되는|될까|되나|받을수|받는|실행"
ASKED = r"나요|까요|까$|건가|는지|죠|언제|\?|맞아|긴해|기는해"


def after_images(name: str, priority: int, *needs: str, unless: str | None = None) -> Intent:
    """A follow-up that is meant only where somebody threatens to spread pictures."""
    return intent(f"fraud.{name}", priority, *needs, unless=unless, longest=40, about=IMAGES)


AMID_FRAUD_INTENTS: tuple[Intent, ...] = (
    after_fraud(
        "bank_words",
        4,
        r"뭐라고.{0,3}(?:말|얘기|이야기|해야|하면|하지|할까|하죠|해요|해$|전해)|무슨말|어떻게(?:말|얘기|설명)|할말",
        unless=rf"{KIN}|가족|하래|하라|래요|했|물어보면",
    ),
    after_fraud("report", 7, WHERE, unless=r"은행번호|고객센터번호|번호(?:를)?(?:모르|몰라)"),
    after_fraud(
        "penalty",
        5,
        r"위약금|배상|그만두(?:면|려|겠)|그만한다|취소(?:하면|수수료|비)|파기|해지(?:하면|비)",
        r"내라|내래|내야|물어|달라|달래|한다|한대|대요|래요|겠대|협박|소송|고소",
    ),
    after_fraud(
        "shown_money",
        7,
        r"(?:앱|어플|사이트|화면|거래소|지갑|잔고|계정)(?:에|에는|엔|에서|상|안에)?.{0,10}(?:\d|[만천백억]|수익|돈).{0,8}(?:있|찍|떠|떴|보이|나와|남)|수익(?:이|은|금이)?.{0,8}(?:났|찍혔|떠|보이|붙)",
        unless=r"빠져|사라|없어|통장",
    ),
    after_fraud(
        "you_report",
        6,
        r"대신.{0,6}(?:신고|전화|연락|말)(?:을|좀)?(?:해)?.{0,3}(?:줄|주|줘|드|달)|(?:신고|전화)(?:를|좀)?해(?:줄수|주실수|줘|주세요|주면|달라)",
        unless=rf"{KIN}|가족|은행에서|경찰이",
    ),
    after_fraud(
        "on_behalf",
        7,
        r"(?:대신|대리로|본인(?:이)?아니|본인만|자식이|가족이).{0,14}(?:할수|해도|되나|돼|가능|신고|정지|막|전화)",
        unless=r"대신(?:갚|내)",
    ),
    after_fraud(
        "loan_comes", 7, rf"대출(?:은|이|금은|금이|도|금)?.{{0,6}}(?:{COMES})", ASKED, unless=r"어디|다른"
    ),
    after_fraud(
        "fee",
        6,
        r"(?:또|더|추가로|추가|계속|다시)(?:\d|[만천백원십을])*(?:더)?.{0,4}(?:달래|달라|내래|내라|보내래|보내라|입금하래|넣으래|요구)",
        unless=r"신분증|통장|카드|유심|사진|(?:안전|국가|보호|지정|새|다른)(?:한)?계좌",
    ),
    after_fraud(
        "by_card",
        7,
        r"(?:신용|체크)?카드(?:로|결제)|할부로",
        r"냈|결제했|긁었|했어|했는데|결제돼|결제됐",
        unless=r"비밀번호|번호|보냈",
    ),
    after_fraud(
        "not_yet",
        7,
        r"(?:돈|출금|결제|피해|빠져나간(?:거|것|건|돈))(?:은|이|는|도)?(?:아직|다행히)?(?:안나갔|안빠졌|안빠져|없어|없는|없습|없었|그대로)|(?:돈|잔액|통장)(?:은|이|는)?(?:다|아직|아직은|아직다)(?:통장에)?(?:있|남아|그대로)",
        unless=r"갚|쓸돈|낼돈|돈이없",
    ),
    after_fraud(
        "cash_gone",
        5,
        r"현금(?:으로|을)?.{0,10}(?<![안못])(?:줬|드렸)(?:어|습|는데|다|음)|(?:집|문|역|길|가게|카페|아파트|회사)(?:앞|안)?에서.{0,6}(?:줬|건넸|건네|드렸|받아갔|주셨)",
    ),
    after_fraud(
        "lost",
        10,
        PAID,
        r"이미|벌써|방금|아까|어제|오늘|다|전부|\d|[만천백]|돈|회비|수수료|세금|보증",
        unless=rf"{NO_MONEY}|신고|전화",
    ),
    after_fraud(
        "get_back", 8, r"(?:찾을|받을)수(?:있|는)|찾아지|찾나요|돌려주(?:나|는|려)", unless=r"대출|어디"
    ),
    intent(
        "fraud.goods",
        7,
        r"판매자|판사람|그사람|상대(?:방)?|연락",
        r"연락(?:이)?(?:안|끊|두절)|잠수|잠적|차단|탈퇴|안받|사라졌|읽씹|읽고(?:도)?(?:답|대답)",
        about=GOODS,
        longest=40,
    ),
    intent(
        "fraud.goods_back",
        7,
        r"돌려받|되찾|환불|찾을수|못받|보상|배상|(?:돈|원)(?:은|을|이|도)?(?:다시)?받(?:을|아지|나|는)",
        about=GOODS,
        longest=40,
    ),
    intent("fraud.goods_report", 7, WHERE, about=GOODS, longest=30),
    intent(  # late, and nothing told that deceives
        "fraud.goods_waiting",
        7,
        r"당근|번개장터|번장|중고나라|중고거래|직거래|중고로|티켓|판매자",
        r"보냈|부쳤|입금했|송금했|이체했|결제했|샀|주문했",
        r"(?:아직|여태)(?:도)?.{0,8}(?:안(?:왔|와|옴|보내)|못받)",
        unless=r"벽돌|빈상자|짝퉁|가짜|탈퇴|잠수|잠적|차단|먹튀|사라졌|사기|연락(?:이)?(?:안|끊|두절)",
        longest=60,
    ),
    after_images(
        "images_parents",
        5,
        r"부모|엄마|아빠|가족|집에|학교",
        r"알게|알려|알리|연락|통보|아시|아나|들키|알까|몰래",
    ),
    after_images(
        "images_again",
        6,
        r"또|더|계속|다시|안보내면|안주면",
        r"달래|달라|보내래|보내라|내래|요구|뿌린|올린|퍼뜨",
    ),
    after_images(
        "images_again",
        6,
        r"(?:주면|보내면|내면|부치면).{0,8}(?:끝|멈추|멈출|그만|지워|지울|안뿌|안퍼|괜찮)|(?:돈|사진|영상)(?:을|를|이라도)?(?:줘야|보내야|줄까|보낼까)",
    ),
    after_images("images_paid", 7, PAID, unless=r"신고|전화|캡처"),
    after_images(
        "images_reported",
        6,
        r"(?:경찰|112|1366|신고|접수).{0,6}(?:했어|했습|했는데|했고|갔다왔|다녀왔|마쳤)",
        unless=r"안했|못했",
    ),
    after_images("images_shaken", 20, r"무서|무섭|떨려|떨리|덜덜|겁나|겁이|불안|눈물|수치|창피|부끄|심장"),
    after_images("images_report", 7, WHERE),
    after_images(
        "images_posted",
        6,
        r"올렸|올라(?:왔|갔)|뿌렸|퍼뜨렸|퍼졌|유포(?:됐|했)|지우|지워|삭제|내리",
        unless=r"겠|까봐|대화|기록",
    ),
)
