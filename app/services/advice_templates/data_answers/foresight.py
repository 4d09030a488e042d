"""What next month looks like: how likely lasting arrears are, what weighs and what eases, and how that is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.data_answers.cards import shortage
from app.services.advice_templates.ledger import Ledger
from app.services.advice_templates.wording import day_name, is_, paragraphs, sentences, won
from rules.risk_next_month import FORESEEN, Estimate, sentence, spelled_out

WEIGHING, EASING = 2, 1  # sentences
NOT_FORESEEN = "다음 달 연체의 어림은 연체나 빚의 어려움이 자료에 보일 때만 내요. 지금 자료에는 그런 모습이 보이지 않아서 숫자로 말씀드릴 것이 없어요."
NO_PROMISE = "앞일을 장담해 드릴 수는 없지만, 나갈 돈과 남은 돈을 견주어 두면 미리 손쓸 수 있어요."
HOW = (
    "밀린 날, 카드 한도를 쓴 정도, 카드값을 낸 정도, 남은 돈과 갚는 돈처럼 자료에 있는 것마다 정해 둔 점수를 더해서 어림해요. "
    "마음 상태나 하신 말씀은 들어가지 않아요."
)
ONWARD = "미리 해 둘 수 있는 것부터 같이 볼까요?"


def next_month(consultation: Consultation, ledger: Ledger) -> str:
    """The estimate with its reasons and its limits; where there is none, the next bill beside the balance."""
    found = consultation.case.next_month
    if found is None:
        return paragraphs(sentences(NOT_FORESEEN, coming(consultation, ledger)), NO_PROMISE)
    weighing = [spelled_out(one) for one in found.weighing[:WEIGHING]]
    easing = [f"한편 {spelled_out(one)}" for one in found.easing[:EASING]]
    limits = sentences(FORESEEN, ONWARD) if found.probability is not None else NO_PROMISE
    return paragraphs(sentence(found), sentences(*weighing, *easing), limits)


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
    """How the estimate comes about, with what weighs most in this customer's."""
    found: Estimate | None = consultation.case.next_month
    weighing = [] if found is None else [spelled_out(one) for one in found.weighing[:WEIGHING]]
    mine = sentences("고객님 자료에서 무겁게 본 것은 이래요.", *weighing) if weighing else ""
    return paragraphs(HOW, mine, FORESEEN)


FORESIGHT_ANSWERS: Mapping[str, Callable[[Consultation, Ledger], str]] = {
    "data.risk_next_month": next_month,
    "data.risk_how": how_foreseen,
}
