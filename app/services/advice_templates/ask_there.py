"""A question that no pattern knows right after an answer that pointed to a desk: that desk answers it too (pure)."""

from __future__ import annotations

from dataclasses import replace

from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.short_replies import point_elsewhere
from app.services.advice_templates.unplaced import admit, named_matter


def admit_or_point(consultation: Consultation) -> Answer:
    """What is not known here is asked where the last answer pointed; where it pointed nowhere, that is admitted."""
    return ask_there_too(consultation) or admit(consultation)


def ask_there_too(consultation: Consultation) -> Answer | None:
    """That whom the very last answer pointed to answers this too; ``None`` where it pointed to nobody."""
    pointed = consultation.subject.kind == "elsewhere" and consultation.subject == consultation.anchor
    if not pointed or consultation.question.themes or named_matter(consultation) is not None:
        return None
    on = replace(consultation.question, intent="follow.detail")
    return point_elsewhere(replace(consultation, question=on))
