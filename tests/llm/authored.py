"""Honest replies in the manner of a language model, written by hand, and the cases they answer.

A block of ``honest_*.txt`` is a scenario (``-`` for somebody without data, ``generic`` for everyday talk) with an
emotion, the customer's message after ``?``, and the reply. ``{field}`` is a figure of the persona's newest month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from app.schemas.labels import Emotion, Topic
from app.schemas.talk import History
from app.schemas.turn import Analysis, Case, GuardedTurn, Reading, Risk, Turn
from app.services.scenario_engine import assess
from rules.scenario import Scenario
from scripts.dialogues.figures import filled
from scripts.personas import PERSONAS

FOLDER = Path(__file__).parent
TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
HEAD = re.compile(r"\[(?P<who>\S+) (?P<emotion>\S+)\]")


@dataclass(frozen=True, slots=True)
class Authored:
    """One reply with its case."""

    case: Case
    text: str


def authored(half: str) -> Iterator[Authored]:
    """The replies of ``development`` or ``heldout``."""
    blocks = (FOLDER / f"honest_{half}.txt").read_text("utf-8").strip().split("\n\n")
    for number, block in enumerate(blocks):
        head, question, *reply = block.splitlines()
        found = HEAD.fullmatch(head)
        assert found is not None, head
        case = case_of(
            found["who"], question.removeprefix("? "), Emotion(found["emotion"]), f"{half}-{number}"
        )
        yield Authored(case, filled("\n".join(reply), case.profile, TODAY))


def case_of(
    who: str, message: str, emotion: Emotion, request_id: str = "r", *, history: History | None = None
) -> Case:
    """The case of a persona who writes ``message``, moved by ``emotion``."""
    persona = next((p for p in PERSONAS if p.scenario is not None and p.scenario.value == who), None)
    profile = None if persona is None else persona.profile(TODAY)
    assessment = assess(profile, message, TODAY)
    topic = Topic.GENERAL if who == "generic" else Topic.FINANCE
    return Case(
        guarded=GuardedTurn(Turn(f"demo-{who}", "s", request_id, message, NOW), message),
        analysis=Analysis(reading(emotion), topic, Risk()),
        history=history or History(),
        today=TODAY,
        profile=profile,
        metrics=assessment.metrics,
        match=assessment.match,
    )


def reading(emotion: Emotion, score: float = 0.8) -> Reading:
    """A reading whose dominant emotion has ``score``."""
    rest = (1 - score) / 4
    return Reading({each: score if each is emotion else rest for each in Emotion}, {}, 0.9, 0.0, "test")


def scenarios() -> list[Scenario]:
    """Every scenario that has a persona."""
    return [persona.scenario for persona in PERSONAS if persona.scenario is not None]
