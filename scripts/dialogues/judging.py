"""Answers judged: by the verifier, by what they must and must not hold, by the style of the emotion (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.schemas.turn import Author
from app.services.reply_verifier import verify
from scripts.dialogues.dialogue import Dialogue
from scripts.dialogues.figures import filled
from scripts.dialogues.holding import TODAY, Answered
from scripts.dialogues.style import STYLES


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one answer."""

    check: str
    detail: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A dialogue with its answers and what is wrong with them."""

    dialogue: Dialogue
    answers: tuple[Answered, ...]
    faults: tuple[Fault, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def judge(dialogue: Dialogue, answers: list[Answered]) -> Judged:
    """Everything wrong with the answers of one dialogue."""
    faults = [fault for answer in answers for fault in faults_of(answer)]
    return Judged(dialogue, tuple(answers), tuple(faults))


def faults_of(answer: Answered) -> Iterator[Fault]:
    """Everything wrong with one answer."""
    yield from lane_faults(answer)
    yield from word_faults(answer)
    if answer.line.lane == "chat":
        yield from chat_faults(answer)


def lane_faults(answer: Answered) -> Iterator[Fault]:
    """The crisis card for danger, the urgent guide for fraud, and neither for anything else."""
    lane = lane_of(answer)
    if lane != answer.line.lane:
        yield Fault("lane", f"{lane}, not {answer.line.lane}")


def lane_of(answer: Answered) -> str:
    """Which lane the answer came from."""
    if answer.draft.author is Author.CRISIS_CARD:
        return "crisis"
    return "fraud" if answer.draft.subject.guides else "chat"


def word_faults(answer: Answered) -> Iterator[Fault]:
    """What must be there and is not, and what must not be there and is."""
    line, text, profile = answer.line, answer.draft.text, answer.case.profile
    for pattern in line.must:
        if not re.search(filled(pattern, profile, TODAY), text):
            yield Fault("must", pattern)
    for pattern in line.must_not:
        if found := re.search(filled(pattern, profile, TODAY), text):
            yield Fault("must_not", found[0])
    if line.facts and not set(line.facts) & set(answer.draft.facts):
        yield Fault("facts", ", ".join(line.facts))


def chat_faults(answer: Answered) -> Iterator[Fault]:
    """Scenario, style, and what the verifier finds."""
    line, match = answer.line, answer.case.match
    if line.scenario is not None and (match is None or match.scenario is not line.scenario):
        yield Fault("scenario", "none" if match is None else match.scenario.value)
    if line.style and not STYLES[line.emotion](answer.draft.text):
        yield Fault("style", line.emotion.value)
    for finding in verify(answer.draft.text, answer.case).findings:
        yield Fault("verifier", f"{finding.kind.value}: {finding.quote}")
