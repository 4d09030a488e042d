"""Which of the ways to settle debts fits: never chosen for the customer, but where to ask first."""

from __future__ import annotations

from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.desks import call_list
from app.services.advice_templates.subjects import LAST_RESORT, days_late, fitting
from app.services.advice_templates.wording import paragraphs

DESK = ("ccrs",)


def which_fits(consultation: Consultation) -> Answer:
    """The way that is open at this customer's days in arrears, to be asked about first, and the desk that compares.

    Where the days are not known, none is named: they are asked for.
    """
    first = fitting(consultation, consultation.registry.procedures[LAST_RESORT], named=False)
    reply = consultation.texts.replies[consultation.question.intent]
    calls = call_list(consultation, DESK)
    known = days_late(consultation) is not None
    then = consultation.common("explain_pair", "which" if known else "which_unknown").format(
        first=first.title
    )
    text = paragraphs(consultation.pick(reply.say), then, calls.text)
    return Answer(text, f"procedure:{first.id}" if known else consultation.anchor, calls.facts)
