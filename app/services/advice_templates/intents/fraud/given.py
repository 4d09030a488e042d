"""What people write after papers, a name, a telephone or secrets of theirs went to somebody else."""

from __future__ import annotations

from app.services.advice_templates.intents.fraud.papers import BANK_KEYS, CODES
from app.services.advice_templates.intents.intent import Intent, intent

WORK, LEAK = r"^guide:loan_fraud_work", r"^guide:personal_data_leak"


def after_work(name: str, priority: int, *needs: str, unless: str | None = None) -> Intent:
    """A follow-up that is meant only after papers, a name or a telephone were lent."""
    return intent(f"fraud.{name}", priority, *needs, unless=unless, longest=40, about=WORK)


def after_leak(name: str, priority: int, *needs: str) -> Intent:
    """A follow-up that is meant only after papers or secrets went."""
    return intent(f"fraud.{name}", priority, *needs, longest=40, about=LEAK)


#: Where a message or a caller may have taken more than was told so far.
TAKEN = r"^guide:(?:voice_phishing|advance_fee|personal_data_leak)|^procedure:payment_stop|^info:(?:lure_|suspicious_message)"
SECRETS = rf"(?:{CODES}|주민등록번호|주민번호|통관번호|신분증|여권|면허증|{BANK_KEYS}|cvc|통장사본|계좌번호)"
BEFORE = r"^(?:네|아|근데|그런데|저|이미|벌써|방금|아까|실수로|모르고|그만|링크|문자|거기|그거)*"

AFTER_GIVING_INTENTS: tuple[Intent, ...] = (
    intent(  # said after what was told to have gone: 비밀번호도요
        "follow.leaked",
        7,
        rf"{SECRETS}(?:랑|이랑|하고|사진|앞뒤|앞면|뒷면)*(?:도|까지|까지도)(?:다)?(?:요)?$",
        about=TAKEN,
        longest=26,
    ),
    intent(
        "follow.leaked",
        7,
        BEFORE + r"(?:눌렀|눌러버렸|눌러봤|클릭했|열었|열어봤|들어갔|깔았|깔아버렸|설치했)",
        about=TAKEN,
        unless=r"이체|송금|결제|은행앱|공식",
        longest=18,
    ),
    intent("follow.leaked", 7, SECRETS, r"(?<![안못])(?:입력했|적었|적어버렸|넣었)", about=TAKEN, longest=30),
    intent(
        "fraud.asks_secret",
        6,
        SECRETS,
        r"달래|달라|보내래|보내라|찍으래|불러달|알려달|요구|물어(?:봐|보|봤)",
        about=TAKEN,
        unless=r"알려줬|불러줬|보냈|말했|줬어",
        longest=34,
    ),
    intent(
        "fraud.in_my_name",
        6,
        r"신청(?:한적|한일|을한적)?(?:은|이|도)?(?:없|안)|(?:안|받은적없|만든적없)",
        r"신청|만든|받은|개통|했",
        about=r"^info:lure_message",
        unless=r"보냈|눌렀|깔았|적었",
        longest=16,
    ),
    after_work(
        "carried",
        6,
        r"(?:\d+|한|두|세|네|다섯|열|몇|여러|여러차례)(?:번|차례)(?:이나|쯤|정도|은|을)?(?:이미|더|벌써)?(?:했|전달|날랐|다녀|갔|받아)|(?:돈|현금)(?:을|은)?.{0,6}(?:전달했|날랐|넘겨줬|갖다줬)",
        unless=r"넘길|안했|신고",
    ),
    after_work(
        "bill",
        6,
        r"요금|할부|기기값|통신비|소액결제|청구서",
        r"나왔|안내|내야|밀렸|청구|날아|쌓",
    ),
    after_work(
        "loan_out",
        8,
        r"(?:대출|돈|[만천백]원|원)(?:이|은)?.{0,8}(?<![안못])(?:나왔|받았|들어왔|실행됐|입금됐)|^(?:벌써|이미)(?:다)?(?:받았|나왔|실행)",
    ),
    after_work(
        "not_paid",
        7,
        r"돈|사례|수고비|[만천백]원",
        r"못받|안줘|안주|안보내|안들어|떼였|떼먹|떼어먹",
        unless=r"못받나|받을수",
    ),
    after_work(
        "papers_gone",
        7,
        r"서류|증명서|등본|명세서|재직|계약서|사본|신분증",
        r"(?<![안못])(?:넘겼|넘겨줬|넘겨버렸|보냈|보내버렸|줬어|줘버렸|맡겼|제출했|냈어|냈습|냈는데)",
        unless=r"안넘|안보|유심|휴대폰|핸드폰|체크카드|(?:통장|카드)(?:을|를|이랑|하고)",
    ),
    after_work(
        "handed_over",
        8,
        r"(?<![안못])(?:넘겼|넘겨줬|넘겨버렸|보냈|보내버렸|줬어|줘버렸|팔았|개통했|개통해줬|맡겼|해줬어)",
        unless=r"안넘|안보|수수료|돈(?:을)?보냈",
    ),
    after_leak(
        "in_my_name",
        5,
        r"(?:내|제)(?:이름|명의)(?:으로|로)?.{0,10}(?:대출|카드|통장|계좌|폰|휴대폰|개통).{0,10}(?:나올|나오|받|만들|생길|될까|되나|됐|걱정)",
    ),
    after_leak("where_block", 5, r"막(?:으려|는|을|아|고싶)", r"어디|어떻게|신청|방법|누구"),
    after_leak(
        "id_card", 5, r"주민등록증|신분증|민증|면허증|여권", r"어떻게|어떡|다시|재발급|바꿔|바꾸|새로|분실"
    ),
)
