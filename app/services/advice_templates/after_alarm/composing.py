"""How an answer after a guide or a card is put together: opening, steps that are new, closing (pure)."""

from __future__ import annotations

from collections.abc import Iterable

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation, Passage
from app.services.advice_templates.texts import Aftermath
from app.services.advice_templates.ways.steps import one_a_line
from app.services.advice_templates.wording import paragraphs

STEPS = 3


def fresh(consultation: Consultation, steps: Iterable[str]) -> list[str]:
    """Those not in the last answer, the ones new to the talk first."""
    left = [step for step in steps if not consultation.said(consultation.render(step).text)]
    return sorted(left, key=lambda step: consultation.told(consultation.render(step).text))[:STEPS]


def composed(
    consultation: Consultation,
    texts: Aftermath,
    steps: Iterable[str],
    subject: Subject,
    *,
    numbered: bool = True,
) -> Answer:
    """Opening, steps and closing. In a crisis nothing is counted off."""
    opening = consultation.choose(texts.say)
    rendered = [consultation.render(step) for step in steps]
    lines = one_a_line(consultation, rendered) if numbered and rendered else plain_lines(rendered)
    closing = consultation.choose(texts.ask) if texts.ask else Passage("")
    facts = (*opening.facts, *lines.facts, *closing.facts)
    text = paragraphs(opening.text, lines.text, closing.text)
    return Answer(text, subject, tuple(dict.fromkeys(facts)), steps=lines.steps)


def plain_lines(rendered: Iterable[Passage]) -> Passage:
    """Sentences one a line, without counting."""
    chosen = list(rendered)
    return Passage(
        "\n".join(passage.text for passage in chosen),
        tuple(fact for passage in chosen for fact in passage.facts),
    )
