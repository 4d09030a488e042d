"""From an answer to a draft: how it opens beside the last one, and the gentle word at its end (pure)."""

from __future__ import annotations

import re
from dataclasses import replace

from app.schemas.labels import RiskLevel
from app.schemas.turn import Author, Draft
from app.services.advice_templates.after_alarm.care import care_of, caution_of
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.plain_speech import plainly
from app.services.advice_templates.typed_numbers import warning_of
from app.services.advice_templates.wording import opening, paragraphs
from app.services.own_language import line_for

#: A first sentence that only says that something is going to be said.
LEAD_IN = re.compile(
    r"(?:말씀드릴게요|알려 드릴게요|설명해 드릴게요|풀어 볼게요|정리해 드릴게요|이렇게 하시면 돼요)$"
)


def finished(consultation: Consultation, answer: Answer) -> Draft:
    """The draft: opened differently from the last answer, with a gentle word where there is concern or cause for caution."""
    answer = plainly(consultation, answer)
    text, facts = with_care(consultation, replace(answer, text=opened_differently(consultation, answer.text)))
    text, told = in_own_language(consultation, text)
    warning = warning_of(consultation, answer)
    return Draft(
        text=text if warning is None else paragraphs(text, warning),
        author=Author.COUNSELLOR,
        subject=answer.subject,
        facts=tuple(dict.fromkeys((*told, *answer.facts, *facts))),
        steps=answer.steps,
        understood=answer.understood,
    )


def in_own_language(consultation: Consultation, text: str) -> tuple[str, tuple[str, ...]]:
    """The text behind one line in the language in which danger was told, while it is not over; the ids in that line."""
    line = line_for(consultation.case.written)
    if line is None or consultation.case.analysis.risk.level is RiskLevel.NONE:
        return text, ()
    passage = consultation.render(line)
    return paragraphs(passage.text, text), passage.facts


def opened_differently(consultation: Consultation, text: str) -> str:
    """The text, led in where it would open with the words of the last answer."""
    if not consultation.before or opening(text) != opening(consultation.before):
        return text
    head, _, rest = text.partition(". ")
    if rest and LEAD_IN.search(head):
        text = rest  # one word that leads in is enough
    return consultation.common("turns", "again") + text


def with_care(consultation: Consultation, answer: Answer) -> tuple[str, tuple[str, ...]]:
    """The text with the two numbers when the talk gives cause for concern, or with a word of caution; their ids."""
    if consultation.case.analysis.risk.level is RiskLevel.CONCERN:
        care = care_of(consultation, answer)
    else:
        care = caution_of(consultation, answer)
    return (answer.text, ()) if care is None else (paragraphs(answer.text, care.text), care.facts)
