"""Which of the ways to settle debts fits: never chosen for the customer, but where to ask first."""

from __future__ import annotations

from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.desks import call_list
from app.services.advice_templates.subjects import LAST_RESORT, fitting
from app.services.advice_templates.wording import paragraphs

DESK = ("ccrs",)


def which_fits(consultation: Consultation) -> Answer:
    """The way that is open at this customer's days in arrears, to be asked about first, and the desk that compares."""
    first = fitting(consultation, consultation.registry.procedures[LAST_RESORT], named=False)
    reply = consultation.texts.replies["follow.which"]
    calls = call_list(consultation, DESK)
    then = consultation.common("explain_pair", "which").format(first=first.title)
    text = paragraphs(consultation.pick(reply.say), then, calls.text)
    return Answer(text, f"procedure:{first.id}", calls.facts)
