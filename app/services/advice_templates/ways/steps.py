"""The steps of a scenario as they are told: those that are new to the talk, one a line."""

from __future__ import annotations

import re

from app.services.advice_templates.consultation import Consultation, Passage
from app.services.advice_templates.hearing.understanding import LOST
from app.services.advice_templates.texts import ScenarioTexts
from app.services.advice_templates.tone import Tone
from app.services.advice_templates.wording import sentences

#: The theme of a message about how money is asked for, and the step against those who ask.
COLLECTION = "collection"
AGAINST_COLLECTORS = re.compile(r"도를 넘")
STEP_COUNT = {Tone.SADNESS: 2, Tone.WORRY: 3, Tone.ANGER: 2, Tone.NEUTRAL: 3, Tone.WARM: 2}


def steps(consultation: Consultation, texts: ScenarioTexts) -> Passage:
    """The next steps, one a line, without those of this talk; when all were told, the first, or which one is hard."""
    fresh = fresh_steps(consultation, texts)
    if not fresh and consultation.question.message.has(LOST):
        return one_of_all(consultation, texts)
    if not fresh:
        return Passage(consultation.common("turns", "nothing_new"))
    if tells_of_collectors(consultation):
        fresh.sort(key=lambda passage: AGAINST_COLLECTORS.search(passage.text) is None)
    return one_a_line(consultation, fresh[: STEP_COUNT[consultation.tone]])


def fresh_steps(consultation: Consultation, texts: ScenarioTexts) -> list[Passage]:
    """The steps that this talk has not told, the most pressing first."""
    rendered = [consultation.render(step) for step in texts.steps]
    return [passage for passage in rendered if not consultation.told(passage.text)]


def one_of_all(consultation: Consultation, texts: ScenarioTexts) -> Passage:
    """One step out of those that were all told, for somebody who asks what to do."""
    rendered = [consultation.render(step) for step in texts.steps]
    chosen = next((passage for passage in rendered if not consultation.said(passage.text)), rendered[0])
    return Passage(sentences(consultation.common("turns", "one_thing"), chosen.text), chosen.facts)


def tells_of_collectors(consultation: Consultation) -> bool:
    """Whether the message is about how the money is asked for."""
    return any(theme.id == COLLECTION for theme in consultation.question.themes)


def one_a_line(consultation: Consultation, chosen: list[Passage]) -> Passage:
    """Steps as lines, with the facts in them."""
    lines = numbered(consultation, [passage.text for passage in chosen])
    facts = tuple(fact for passage in chosen for fact in passage.facts)
    return Passage("\n".join(lines), facts, tuple(lines))


def numbered(consultation: Consultation, lines: list[str]) -> list[str]:
    """Steps as they are read aloud: 먼저, 그다음, 그리고. A single one stands alone."""
    if len(lines) == 1:
        return lines
    words = consultation.texts.step_words[consultation.seed % len(consultation.texts.step_words)]
    return [f"{word}{line}" for word, line in zip(words, lines, strict=False)]
