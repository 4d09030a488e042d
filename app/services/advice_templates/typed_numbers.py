"""A gentle word for whoever types a secret, or a number that names them, where none is needed (pure)."""

from __future__ import annotations

import re

from app.services.advice_templates.consultation import Answer, Consultation

#: What the guard put in the place of such numbers, by the section of the wording.
TYPED = {
    "secret": re.compile(r"\[비밀번호\d{0,4}\]"),
    "number": re.compile(r"\[(?:주민등록번호|외국인등록번호|카드번호|여권번호|운전면허번호)\d{0,4}\]"),
}
SAID = frozenset({"service.secret", "service.call_me"})  # answers that hold the word themselves


def warning_of(consultation: Consultation, answer: Answer) -> str | None:
    """That it need not be typed and was not read, once in a talk; ``None`` where nothing of the kind was typed."""
    if consultation.question.intent in SAID or answer.subject.alarms:
        return None
    kinds = [kind for kind, pattern in TYPED.items() if pattern.search(consultation.case.text)]
    texts = consultation.texts.common["typed"]
    if not kinds or any(consultation.told(text) for text in texts[kinds[0]]):
        return None
    return consultation.common("typed", kinds[0])


def hides_numbers(text: str) -> bool:
    """Whether a message held such a number: it is not said back."""
    return any(pattern.search(text) for pattern in TYPED.values())
