"""What people write after papers, a name, a telephone or secrets of theirs went to somebody else."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent

WORK, LEAK = r"^guide:loan_fraud_work", r"^guide:personal_data_leak"


def after_work(name: str, priority: int, *needs: str, unless: str | None = None) -> Intent:
    """A follow-up that is meant only after papers, a name or a telephone were lent."""
    return intent(f"fraud.{name}", priority, *needs, unless=unless, longest=40, about=WORK)


def after_leak(name: str, priority: int, *needs: str) -> Intent:
    """A follow-up that is meant only after papers or secrets went."""
    return intent(f"fraud.{name}", priority, *needs, longest=40, about=LEAK)


AFTER_GIVING_INTENTS: tuple[Intent, ...] = (
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
