"""Answers that go on from what was said: reminders, words against self-blame, a reason asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.services.advice_templates.consultation import Answer, Consultation, Passage
from app.services.advice_templates.knowledge import walk_through
from app.services.advice_templates.lateness import days_told
from app.services.advice_templates.short_replies import reply_shortly
from app.services.advice_templates.steps import one_a_line
from app.services.advice_templates.subjects import (
    LAST_RESORT,
    PROCEDURE_OF_GUIDE,
    fitting,
    split,
)
from app.services.advice_templates.unplaced import admit
from app.services.advice_templates.urgent import PRESSED
from app.services.advice_templates.wording import paragraphs

REMINDED = 3  # steps
STEPPED = frozenset({"scenario", "procedure", "guide"})
#: The procedures that urgent guides about debts lead to: there nobody was deceived.
AGAINST_PRESSURE = frozenset(PROCEDURE_OF_GUIDE[kind] for kind in PRESSED) | {"collection_report"}


def remind(consultation: Consultation) -> Answer:
    """The steps that were told, once more, for somebody who asks for them again."""
    subject = next(
        (about for about in reversed(consultation.answered_before) if split(about)[0] in STEPPED), None
    )
    rendered = (
        [] if subject is None else [consultation.render(step) for step in steps_of(consultation, subject)]
    )
    told = [passage for passage in rendered if consultation.told(passage.text)] or rendered
    if not told:
        return admit(consultation)
    steps = one_a_line(consultation, told[:REMINDED])
    text = paragraphs(consultation.common("turns", "reminded"), steps.text)
    return Answer(text, subject, steps.facts, steps=steps.steps)


def steps_of(consultation: Consultation, subject: str) -> Sequence[str]:
    """The steps that belong to a subject."""
    kind, identifier = split(subject)
    if kind == "scenario":
        return consultation.texts.scenarios[identifier].steps
    if kind == "guide":
        return consultation.registry.guides[identifier].steps
    return consultation.registry.procedures[identifier].steps


def take_blame_away(consultation: Consultation) -> Answer:
    """For somebody who blames themselves for having been deceived or pressed."""
    kind, identifier = split(consultation.anchor)
    pressed = identifier in (PRESSED if kind == "guide" else AGAINST_PRESSURE)
    said = consultation.common("turns", "pressed" if pressed else "deceived")
    step = first_step(consultation)
    return Answer(paragraphs(said, step.text), consultation.anchor, step.facts)


def first_step(consultation: Consultation) -> Passage:
    """The first step of the matter that was not told in the last answer."""
    rendered = [consultation.render(step) for step in steps_of(consultation, consultation.anchor or "")]
    return next((passage for passage in rendered if not consultation.said(passage.text)), Passage(""))


def weigh_programme(consultation: Consultation) -> Answer:
    """For somebody who tells of their debts after asking for a programme: the scheme that is known beside it."""
    answer = reply_shortly(consultation)
    if not days_told(consultation):
        return answer
    scheme = fitting(consultation, consultation.registry.procedures[LAST_RESORT], named=False)
    beside = consultation.common("procedure", "beside").format(title=scheme.title)
    return replace(answer, text=paragraphs(answer.text, beside + scheme.summary))


def ask_for_reason(consultation: Consultation) -> Answer:
    """How the reason for a lower limit or a refusal is asked for."""
    limit = (consultation.anchor or "").endswith(("CREDIT_DOWN", "limit_cut_reason"))
    name = "limit_cut_reason" if limit else "credit_explanation"
    return walk_through(consultation, consultation.registry.procedures[name])
