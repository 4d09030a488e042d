"""What weighs on next month: the reasons of its estimate and the bill that is coming, without the number.

The number itself is shown beside the grounds of the scenario only: what is said in a talk is kept, goes to
other stores and to language models, and a score must not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.data_answers.card_bills import shortage
from app.services.advice_templates.ledger import Ledger
from app.services.advice_templates.wording import day_name, is_, josa, listed, paragraphs, sentences, won
from rules.risk_next_month import FORESEEN, Outlook

NO_PROMISE = (
    "다음 달을 장담해 드릴 수는 없지만, 무엇이 무겁고 무엇이 덜어 주는지는 자료로 말씀드릴 수 있어요."
)
NOTHING_SHOWS = "다음 달을 장담해 드릴 수는 없지만, 지금 자료에는 연체나 빚의 어려움이 보이지 않아요."
NOTHING_WEIGHS = "평소보다 무겁게 볼 만한 것은 자료에 보이지 않아요."
ONWARD = "미리 해 둘 수 있는 것부터 같이 볼까요?"
NOT_HERE = "숫자로 된 어림은 판단의 근거를 따로 조회하실 때만 보여 드리고, 대화에는 적어 두지 않아요."
HOW = (
    "밀린 날, 카드 한도를 쓴 정도, 카드값을 낸 정도, 남은 돈과 갚는 돈처럼 자료에 있는 것마다 정해 둔 점수를 더해서 어림해요. "
    "마음 상태나 하신 말씀은 들어가지 않아요."
)


def next_month(consultation: Consultation, ledger: Ledger) -> str:
    """What weighs and what eases, and whether the money for the next bill is there."""
    found = consultation.case.outlook
    if found is None:
        return sentences(NOTHING_SHOWS, coming(consultation, ledger))
    return paragraphs(NO_PROMISE, reasons(found), coming(consultation, ledger), sentences(ONWARD, NOT_HERE))


def reasons(found: Outlook) -> str:
    """The reasons on both sides, or what is missing to tell them."""
    if found.unknown:
        missing = josa(listed(found.unknown), "이/가")
        return f"다만 다음 달을 내다보기에는 {missing} 모자라거나 오래됐어요."
    easing = sentences("한편", *found.easing[:1]) if found.easing else ""
    return sentences(*(found.weighing[:2] or (NOTHING_WEIGHS,)), easing)


def coming(consultation: Consultation, ledger: Ledger) -> str:
    """The next card bill, and whether the balance covers it."""
    bill = ledger.coming_bill
    due = None if bill is None else ledger.at_date("card", "next_due_on", bill.month)
    if bill is None or not bill.amount:
        return ""
    day = "다음에" if due is None else f"{day_name(due, ledger.today)}에"
    return sentences(
        f"{day} 나갈 카드값은 {is_(won(bill.amount))}.", shortage(consultation, ledger, bill.amount)
    )


def how_foreseen(consultation: Consultation, ledger: Ledger) -> str:
    """How the estimate comes about, with what weighs in this customer's."""
    found = consultation.case.outlook
    mine = "" if found is None else reasons(found)
    return paragraphs(HOW, mine, sentences(FORESEEN, NOT_HERE))


FORESIGHT_ANSWERS: Mapping[str, Callable[[Consultation, Ledger], str]] = {
    "data.next_month": next_month,
    "data.next_month_how": how_foreseen,
}
