"""Shorter answers for whoever knows little Korean: the heart of it and two steps (pure)."""

from __future__ import annotations

import re
from dataclasses import replace

from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.intents import Family
from app.services.advice_templates.intents.talk.access import LITTLE_KOREAN
from app.services.advice_templates.wording import paragraphs, sentences

ASKED_FOR = re.compile(LITTLE_KOREAN)
SENTENCE = re.compile(r"(?<=[요다]\.)\s")
LONG = 120  # characters; what is shorter is plain enough
SAID, STEPS = 2, 2
ASK = "모르는 말이 있으면 물어보세요."
#: Here every line counts, or the words are plain already.
WHOLE = frozenset({Family.CRISIS, Family.FRAUD, Family.SERVICE, Family.TALK})


def plainly(consultation: Consultation, answer: Answer) -> Answer:
    """The answer, cut to what has to be understood for somebody who asked for plain words in this talk."""
    urgent = answer.subject.alarms
    if urgent or consultation.question.family in WHOLE or len(answer.text) < LONG:
        return answer
    if not any(message.has(ASKED_FOR) for message in consultation.written_before):
        return answer
    told = [line for line in answer.text.splitlines() if line not in answer.steps]
    steps = answer.steps[:STEPS]
    text = paragraphs(sentences(*SENTENCE.split(told[0])[:SAID]) if told else "", *steps, ASK)
    return replace(answer, text=text, facts=still_in(consultation, answer.facts, text), steps=steps)


def still_in(consultation: Consultation, facts: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The registry entries that the shorter text still holds."""
    registry = consultation.registry
    kept = []
    for identifier in facts:
        fact, line = registry.facts.get(identifier), registry.hotlines.get(identifier)
        if (fact is not None and fact.text in text) or (line is not None and line.label in text):
            kept.append(identifier)
    return tuple(kept)
