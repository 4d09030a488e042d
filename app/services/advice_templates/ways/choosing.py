"""Which of the ways to settle debts fits: never chosen for the customer, but where to ask first."""

from __future__ import annotations

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.focus import DEBTS
from app.services.advice_templates.lateness import days_late
from app.services.advice_templates.settled import standing
from app.services.advice_templates.subjects import LAST_RESORT
from app.services.advice_templates.ways.desks import call_list
from app.services.advice_templates.ways.held_against import way_open
from app.services.advice_templates.wording import paragraphs, sentences

DESK = ("ccrs",)


def which_of(consultation: Consultation) -> Answer:
    """Which fits, where nothing was named: for somebody in debts the ways to settle them; anybody else is asked."""
    if standing(consultation) in DEBTS:
        return which_fits(consultation)
    return Answer(consultation.pick(consultation.texts.replies["info.which_of"].say), consultation.subject)


def which_fits(consultation: Consultation) -> Answer:
    """The way that is open at this customer's days in arrears, to be asked about first, and the desk that compares."""
    first, days = way_open(consultation), days_late(consultation)
    reply = consultation.texts.replies["follow.which"]
    calls = call_list(consultation, DESK)
    if first is None:
        text = paragraphs(consultation.common("explain_pair", "which_unknown"), calls.text)
        return Answer(text, Subject("procedure", LAST_RESORT), calls.facts)
    since = consultation.common("explain_pair", "since").format(days=days) if days else ""
    then = consultation.common("explain_pair", "which").format(first=first.title)
    text = paragraphs(consultation.pick(reply.say), sentences(since, then), calls.text)
    return Answer(text, Subject("procedure", first.id), calls.facts)
