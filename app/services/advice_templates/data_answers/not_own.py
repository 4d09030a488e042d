"""Questions about somebody else's figures or about those of the world: this customer's are never given for them."""

from __future__ import annotations

import re

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation, Passage
from app.services.advice_templates.told.whose import person_named
from app.services.advice_templates.wording import paragraphs, sentences
from app.services.persons import SPOUSES

RATE = re.compile(r"금리|이자")
#: Who is spoken of with 분.
HONOURED = re.compile(SPOUSES)


def not_yours(consultation: Consultation) -> Answer:
    """Another person's figures are not in sight."""
    person = person_named(consultation.question.message) or "다른 분"
    named = f"{person}분" if HONOURED.fullmatch(person) else person
    said = consultation.common("whose", "another").format(person=named)
    return Answer(
        paragraphs(said, consultation.common("whose", "another_then")), Subject("info", "another_figures")
    )


def of_the_world(consultation: Consultation) -> Answer:
    """What is established, where the registry knows it; else that it is not known, and where it is told."""
    message = consultation.question.message
    rate = message.has(RATE)
    facts = known(consultation) if rate else Passage("")
    if facts.text:
        return Answer(facts.text, Subject("info", "world_figures"), facts.facts)
    then = consultation.render(consultation.common("whose", "rate_then" if rate else "world_then"))
    said = consultation.common("whose", "rate" if rate else "world")
    return Answer(sentences(said, then.text), Subject("info", "world_figures"), then.facts)


def known(consultation: Consultation) -> Passage:
    """The facts on the programmes that the message names."""
    written = consultation.question.message.compact
    named = [
        fact.id
        for fact in consultation.registry.facts.values()
        if RATE.search(fact.text) and any(name.lower() in written for name in fact.names)
    ]
    return consultation.quote(named, at_most=2, again=True)
