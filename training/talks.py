"""What the talk before adds to the emotion of a message: ``training/data/talks``, read as the service does.

Each row is a customer's message with the one before it, the emotion that a reader of both hears, and the one
that a reader of the message ``alone`` hears. The weight of the feeling before was chosen on one writer's talks and
tried on another's; neither is learnt from.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sklearn.metrics import f1_score

from app.schemas.labels import Emotion, dominant_of
from app.schemas.talk import History, Message, Role
from app.schemas.turn import Reading
from app.services.emotion_analyzer.analyzer import read
from app.services.emotion_analyzer.artefact import Artefact, open_artefact
from app.services.emotion_in_talk import in_talk, is_short
from training.config import ARTEFACT
from training.sources import EMOTIONS, OWN, read_tsv

TALKS = OWN / "talks"
SETS = ("chosen_on", "tried_on")
NOW = datetime(2026, 11, 26, tzinfo=UTC)


def measure() -> dict[str, dict[str, Any]]:
    """Macro-F1 of each set: by the message alone, with the talk before, and of a person who sees the message alone."""
    artefact = open_artefact(ARTEFACT, threads=1)
    return {name: measure_set(artefact, TALKS / f"{name}.tsv") for name in SETS}


def measure_set(artefact: Artefact, path: Path) -> dict[str, Any]:
    """The figures of one set, over all its messages and over the short ones."""
    rows = list(read_tsv(path))
    alone = [read(artefact, row["text"]) for row in rows]
    together = [
        heard(artefact, row["previous"], row["text"], now) for row, now in zip(rows, alone, strict=True)
    ]
    short = [at for at, row in enumerate(rows) if is_short(row["text"])]
    guesses = {
        "alone": [said(reading) for reading in alone],
        "in_talk": [said(reading) for reading in together],
        "person_alone": [row["alone"] for row in rows],
    }
    gold = [row["emotion"] for row in rows]
    return {
        "rows": len(rows),
        "short": len(short),
        **{name: macro_f1(gold, guess) for name, guess in guesses.items()},
        **{
            f"{name}_short": macro_f1([gold[at] for at in short], [guess[at] for at in short])
            for name, guess in guesses.items()
        },
    }


def heard(artefact: Artefact, previous: str, text: str, now: Reading) -> Reading:
    """The reading of ``text`` as the service has it after ``previous``."""
    before = Message(Role.CUSTOMER, previous, NOW, emotions=read(artefact, previous).emotions)
    return in_talk(text, now, History((before,)), NOW) or now


def said(reading: Reading) -> str:
    """The label of the dominant emotion; neutral stands for none here, so that it counts as wrong or right."""
    return (dominant_of(reading.emotions) or Emotion.NEUTRAL).value


def macro_f1(gold: list[str], guess: list[str]) -> float:
    """F1, every emotion counted alike."""
    return float(f1_score(gold, guess, labels=list(EMOTIONS), average="macro", zero_division=0))
