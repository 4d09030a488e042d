"""Words for a misfortune that was told, now or earlier in the talk, instead of an empty nod (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.services.advice_templates.consultation import LATELY, Answer, Consultation
from app.services.advice_templates.wording import josa, paragraphs, sentences
from app.services.stated_events import misfortune_told

GRIEF = "grief"
#: Who was lost, by the word it was told with, and how they are spoken of.
LOST_ONES = (
    (re.compile(r"아버지|아빠|아부지"), "아버님"),
    (re.compile(r"어머니|엄마|어무이"), "어머님"),
    (re.compile(r"남편|신랑"), "남편분"),
    (re.compile(r"아내|와이프|집사람"), "아내분"),
    (re.compile(r"할머니"), "할머님"),
    (re.compile(r"할아버지"), "할아버님"),
    (re.compile(r"부모님"), "부모님"),
)
THAT_PERSON = "그분"


def feel_with(consultation: Consultation, *after: str) -> Answer:
    """Words for the misfortune that was told, and the first thing that can be done about such a one."""
    kind = consultation.misfortune
    assert kind is not None  # noqa: S101
    onward = consultation.choose(consultation.texts.common["misfortune_onward"][kind])
    text = sentences(consultation.common("misfortune", kind), onward.text)
    return Answer(paragraphs(text, *after), consultation.subject, onward.facts)


def go_on_from_loss(consultation: Consultation, *after: str) -> Answer | None:
    """The misfortune told earlier named again, with one concrete thing; ``None`` where all of that was said."""
    kind = told_before(consultation)
    if kind is None:
        return None
    texts = consultation.texts.common["misfortune_after"][kind]
    passages = map(consultation.render, of_whom(consultation, texts) if kind == GRIEF else texts)
    said = next((passage for passage in passages if not consultation.told(passage.text)), None)
    return said and Answer(paragraphs(said.text, *after), consultation.subject, said.facts)


def told_before(consultation: Consultation) -> str | None:
    """The kind of the newest misfortune that the last messages told."""
    kinds = map(misfortune_told, reversed(consultation.written_before[-LATELY:]))
    return next((kind for kind in kinds if kind is not None), None)


def of_whom(consultation: Consultation, texts: Sequence[str]) -> list[str]:
    """The texts with the one who was lost in them."""
    told = [message for message in consultation.written_before if misfortune_told(message) == GRIEF]
    lost = next((name for words, name in LOST_ONES if told and words.search(told[-1])), THAT_PERSON)
    return [text.format(lost=josa(lost, "을/를")) for text in texts]
