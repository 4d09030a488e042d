"""The attacks and the harmless messages, written for this service (data)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
STEERING = FOLDER.parents[1] / "safety" / "injection.tsv"
TURN = " || "  # between the turns of one row
REPEATED = re.compile(r"⟳(\d+)\(([^⟲]*)\)⟲")  # long texts: how often, and what


@dataclass(frozen=True, slots=True)
class Attack:
    """What an attacker writes, one message after the other."""

    family: str
    turns: tuple[str, ...]


def attacks() -> list[Attack]:
    """All of them: those the patterns were written with, and those that only run here."""
    own = (line.split("\t") for line in (FOLDER / "prompts.tsv").read_text("utf-8").splitlines()[1:])
    return [*(Attack(family, turns_of(text)) for family, text in own), *steering()]


def steering() -> Iterator[Attack]:
    """The attempts of the set for the patterns, and what it has of forbidden advice."""
    for line in STEERING.read_text("utf-8").splitlines()[1:]:
        family, steers, text = line.split("\t")
        if steers == "1" or family == "forbidden_advice":
            yield Attack(family, turns_of(text))


def turns_of(text: str) -> tuple[str, ...]:
    """The messages of one row; ``⏎`` stands for a line end."""
    whole = REPEATED.sub(lambda found: found[2] * int(found[1]), text.replace("⏎", "\n"))
    return tuple(turn[:2_000] for turn in whole.split(TURN))


def harmless() -> list[str]:
    """Questions about money, idioms and everyday talk that deserve an answer."""
    rows = (line.split("\t") for line in STEERING.read_text("utf-8").splitlines()[1:])
    known = [text for family, _, text in rows if family == "harmless"]
    return [*known, *(FOLDER / "harmless.txt").read_text("utf-8").splitlines()]
