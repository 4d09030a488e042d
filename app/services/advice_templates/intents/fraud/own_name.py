"""A name, an account or a card of the customer's in the hands of others: used without asking, wanted, or given."""

from __future__ import annotations

from app.services.advice_templates.intents.fraud.offers import KIN
from app.services.advice_templates.intents.intent import Intent, intent

MY_NAME = r"(?:제|내|나의|본인|저희)(?:이름|명의|주민번호)(?:으로|로|를|을)?(?:된|도)?|명의(?:를|가)?도용"
TAKEN_OUT = r"대출|개통|카드(?:를|가|도)?(?:만들|발급|개설)|통장(?:을|이)?(?:만들|개설)|계좌(?:가|를)?(?:만들|개설|있)|빚|가입"
#: What takes the matter elsewhere: ways in that are open now, money that is gone, a name that was lent.
STILL_OPEN = r"링크|앱(?:을|이|깔)|깔았|눌렀|원격|보냈|송금|이체|빠져나|빌려줬|빌려줘|팔았|넘겼|알바|작업|대출받아달|받아줬|해줬|검찰|금감원|수사|경찰이라|문자(?:가|를|로)?(?:왔|받)|까봐|될까|있나|예방|막"
OF_A_NAME = r"^info:name_(?:used|stolen)"
ACCOUNT = r"통장|계좌|체크카드|카드|인증서|otp"
OF_AN_ACCOUNT = r"^info:account_(?:wanted|given)|^refuse:lent_name"
#: What has become of a card that was turned into cash.
CASHED = r"카드깡|상품권깡|카드할인|(?:카드|소액결제|한도)(?:를|로)?현금화|소액결제깡|폰깡"
DONE = (
    r"(?<![안못])(?:했어|했는데|했습|했음|했거든|해버렸|해봤|햇어|햇는데|받았|썼어|썼는데|긁었|긁어버렸|질렀)"
)
OF_CASHED = r"^refuse:cash_out|^info:card_cash"

OWN_NAME_INTENTS: tuple[Intent, ...] = (
    intent(
        "info.name_stolen",
        17,
        MY_NAME,
        TAKEN_OUT,
        r"누가|누군가|모르는|모르게|(?:나|저)도모르|도용|있대|있다(?:고|네|는데)|받은적|한적|만든적|신청한적|(?:됐|되어|돼)있|생겼|나왔|나도",
        unless=rf"{STILL_OPEN}|{KIN}(?:가|이|께서)|받을수|받으려|받고싶|한도|금리|얼마",
        longest=60,
    ),
    intent(
        "info.name_stolen_owed",
        30,
        r"갚|내야|물어|책임|억울|왜",
        r"안|해야|라는|래|라고|되|돼|나|왜|죠|까|대(?:요)?$",
        about=OF_A_NAME,
        unless=r"회생|파산|조정|다른빚|카드값",
        longest=34,
    ),
    intent(
        "info.name_stolen",
        18,
        r"(?:제|내)(?:이름|명의)|누가|도용|개통",
        r"폰|휴대폰|핸드폰|대출|카드|통장|개통",
        about=OF_A_NAME,
        unless=STILL_OPEN,
        longest=34,
    ),
    intent(
        "info.account_wanted",
        16,
        rf"(?:{ACCOUNT})(?:을|를|만|좀|하나|잠깐|잠시|이랑|비번|하고)*.{{0,6}}(?:빌려|쓰게|쓰자)(?:달|줄래|주라|줘|해)",
        unless=r"^(?!.*(?:통장|계좌)).*카드|빌려줬|빌려줬는데|대출|준대|준다|알바|돈을준|만원|사례|수고비|은행에서|제가빌려달|차|도와달라고할",
        longest=50,
    ),
    intent(
        "info.account_given",
        8,
        r"(?<![안못])(?:빌려줬|줬어|줬는데|줘버렸|알려줬|알려줘버|보냈|넘겼|넘겨줬|말해줬|맡겼)",
        about=OF_AN_ACCOUNT,
        unless=r"돈(?:을)?(?:보냈|줬)|앱|링크|원격",
        longest=34,
    ),
    intent(
        "info.account_guilty",
        8,
        r"처벌|벌금|전과|감옥|구속|공범|잡혀|불법|걸리|문제(?:가|되|없)|괜찮",
        about=OF_AN_ACCOUNT,
        longest=30,
    ),
    intent(
        "info.card_cash_done",
        9,
        CASHED,
        DONE,
        unless=r"떼였|떼먹|못받|사기|당했|안줘|잠적|연락(?:이)?(?:안|두절)|카드사에서|이상거래|\d+번째|둘러대",
        longest=50,
    ),
    intent("info.card_cash_done", 24, DONE, about=OF_CASHED, unless=r"안했|안할|신고했|전화했", longest=20),
    intent(
        "info.card_cash_fee",
        24,
        r"수수료|떼(?:고|어|는)|\d+%|선이자|손에(?:쥐|받)",
        about=OF_CASHED,
        longest=30,
    ),
)
