"""Messages that cannot be placed: admitted, with what can be done and a person."""

from __future__ import annotations

from app.services.advice_templates.consultation import UNPLACED, Answer, Consultation
from app.services.advice_templates.wording import listed, paragraphs, sentences

DESKS = ("ccrs", "microfinance", "fss")


def admit(consultation: Consultation) -> Answer:
    """Say plainly that this is not known. The second time in a row a person comes first."""
    if consultation.subject == UNPLACED:
        return to_a_person(consultation)
    person = consultation.common("unplaced", "person")
    text = sentences(consultation.common("unplaced", "first"), consultation.common("unplaced", "offer"))
    return Answer(paragraphs(text, person), UNPLACED, understood=False)


def admit_gently(consultation: Consultation) -> Answer:
    """The same for somebody moved: their feeling first, then what cannot be told, then a person."""
    if consultation.subject == UNPLACED:
        return to_a_person(consultation)
    known = consultation.common("unplaced", "partly")
    text = sentences(consultation.common("openings"), known)
    return Answer(paragraphs(text, consultation.common("unplaced", "told")), UNPLACED, understood=False)


def to_a_person(consultation: Consultation) -> Answer:
    """After two failed turns: who can be called."""
    found = [consultation.registry.hotline(identifier, consultation.case.today) for identifier in DESKS]
    desks = [desk for desk in found if desk is not None]
    call = consultation.common("unplaced", "person_now").format(desks=listed([desk.label for desk in desks]))
    text = paragraphs(consultation.common("unplaced", "again"), call)
    return Answer(text, UNPLACED, tuple(desk.id for desk in desks), understood=False)
