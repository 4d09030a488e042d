"""Sums with the amounts that the customer writes."""

from __future__ import annotations

from app.services.advice_templates.amounts import amount_in, rate_in
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.cards import month_interest
from app.services.advice_templates.wording import is_, percent, sentences, won

LEGAL_CEILING = "rate_cap"


def from_message(consultation: Consultation) -> Answer:
    """A month's simple interest on the amount and rate in the message."""
    text = consultation.question.message.compact
    principal, rate = amount_in(text), rate_in(text)
    if principal is None or rate is None:
        return Answer(
            "계산하려면 빌린 금액과 연 금리가 필요해요. 두 가지를 함께 적어 주세요.", "calc:message"
        )
    monthly = won(month_interest(principal, rate))
    stated = (
        f"{won(principal)}을 연 {percent(rate)}로 빌리면 한 달 이자는 {monthly}쯤이에요. "
        f"원금이 그대로일 때의 셈이고, 한 해로는 {is_(won(round(principal * rate / 100)))}."
    )
    above = over_ceiling(consultation, float(rate))
    return Answer(
        consultation.common("leads") + sentences(stated, *above),
        "calc:message",
        tuple(above and (LEGAL_CEILING,)),
    )


def over_ceiling(consultation: Consultation, rate: float) -> tuple[str, ...]:
    """The ceiling's fact when the rate lies above it."""
    fact = consultation.registry.fact(LEGAL_CEILING, consultation.case.today)
    if fact is None or rate <= fact.values["yearly_percent"]:
        return ()
    return (f"다만 {fact.text}",)
