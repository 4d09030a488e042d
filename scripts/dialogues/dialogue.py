"""One dialogue: who writes what, moved by what, and what the answers must and must not hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from app.core.config import ROOT
from app.schemas.labels import Emotion, Topic
from rules.scenario import Scenario
from scripts.personas import PERSONAS, STRANGER, Persona

FOLDER = ROOT / "tests" / "dialogues"
NOBODY = "nobody"  # somebody without an account
TURN_KEYS = frozenset({"say", "emotion", "topic", "scenario", "must", "must_not", "facts", "lane", "style"})


@dataclass(frozen=True, slots=True)
class Line:
    """One message and what its answer is judged by."""

    say: str
    emotion: Emotion
    topic: Topic
    scenario: Scenario | None = None
    must: tuple[str, ...] = ()  # patterns, each of which must be found; ``{field}`` is a figure
    must_not: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()  # at least one of these is quoted
    lane: str = "chat"  # chat, crisis, fraud
    style: bool = True  # whether the style of the emotion is judged


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A talk of one or more messages."""

    id: str
    area: str  # the file it stands in
    persona: Persona | None
    lines: tuple[Line, ...]


def load_dialogues(folder: Path = FOLDER) -> tuple[Dialogue, ...]:
    """Every dialogue of ``folder``. Raises ``ValueError`` and ``KeyError`` for what cannot be meant."""
    found = [
        dialogue_of(row, path.stem)
        for path in sorted(folder.glob("*.yaml"))
        for row in yaml.safe_load(path.read_text("utf-8"))
    ]
    if len({dialogue.id for dialogue in found}) != len(found):
        raise ValueError("two dialogues of one id")
    return tuple(found)


def dialogue_of(row: Mapping[str, Any], area: str) -> Dialogue:
    """A dialogue from its row; one of a single message has the message's keys itself."""
    turns = row["turns"] if "turns" in row else [{k: v for k, v in row.items() if k not in {"id", "who"}}]
    return Dialogue(row["id"], area, persona_of(row["who"]), tuple(line_of(turn) for turn in turns))


def persona_of(user_id: str) -> Persona | None:
    """The persona of that id; ``None`` for nobody."""
    if user_id == NOBODY:
        return None
    return next(persona for persona in (*PERSONAS, STRANGER) if persona.user_id == f"demo-{user_id}")


def line_of(turn: Mapping[str, Any]) -> Line:
    """One message from its row."""
    if unknown := set(turn) - TURN_KEYS:
        raise ValueError(f"unknown keys: {sorted(unknown)}")
    scenario = turn.get("scenario")
    return Line(
        say=turn["say"],
        emotion=Emotion(turn.get("emotion", Emotion.NEUTRAL)),
        topic=Topic(turn.get("topic", Topic.FINANCE)),
        scenario=None if scenario is None else Scenario(scenario),
        must=tuple(turn.get("must", ())),
        must_not=tuple(turn.get("must_not", ())),
        facts=tuple(turn.get("facts", ())),
        lane=turn.get("lane", "chat"),
        style=turn.get("style", True),
    )
