"""The written patterns of ``steering.toml``, over every reading of a message (pure)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from app.services.input_guard.injection.readings import compact, decoded, plain

FILE = Path(__file__).with_name("steering.toml")
PART = re.compile(r"<([A-Z_]+)>")


@dataclass(frozen=True, slots=True)
class SteeringFamily:
    """One way to steer: patterns for the text as it is, and for its letters and digits alone."""

    name: str
    plain: re.Pattern[str]
    compact: re.Pattern[str]


def load(path: Path = FILE) -> tuple[SteeringFamily, ...]:
    """The families of ``path``, with ``<PART>`` in a pattern replaced by that part."""
    data = tomllib.loads(path.read_text("utf-8"))
    parts: dict[str, str] = {}
    for name, words in data["parts"].items():
        parts[name] = f"(?:{filled(''.join(words.split()), parts)})"
    return tuple(
        SteeringFamily(name, joined(family.get("plain", []), parts), joined(family.get("compact", []), parts))
        for name, family in data["family"].items()
    )


def filled(pattern: str, parts: dict[str, str]) -> str:
    """``pattern`` with its parts in place."""
    return PART.sub(lambda part: parts[part[1]], pattern)


def joined(patterns: list[str], parts: dict[str, str]) -> re.Pattern[str]:
    """One pattern out of many; without any, one that never matches."""
    return re.compile("|".join(f"(?:{filled(pattern, parts)})" for pattern in patterns) or r"(?!)")


def load_spared(path: Path = FILE) -> tuple[frozenset[str], re.Pattern[str], str]:
    """The families that spare questions, what follows such a question's match, and what stands in it."""
    spared = tomllib.loads(path.read_text("utf-8"))["spared"]
    return frozenset(spared["families"]), re.compile("".join(spared["after"].split())), spared["inside"]


FAMILIES = load()
SPARING, ASKS_AFTER, ASKS_INSIDE = load_spared()


def steers(message: str) -> bool:
    """Whether ``message`` reads like an attempt to steer the language model."""
    return steering_family(message) is not None


def steering_family(message: str) -> str | None:
    """The first family whose patterns match a reading of ``message``, as it arrived or decoded."""
    texts = [message, *decoded(message)]
    shown = [plain(text) for text in texts]
    bare = [reading for text in texts for reading in compact(text)]
    for family in FAMILIES:
        if any(map(family.plain.search, shown)) or any(orders(family, reading) for reading in bare):
            return family.name
    return None


def orders(family: SteeringFamily, reading: str) -> bool:
    """Whether a match of ``family`` in ``reading`` is more than a question about one's own conduct."""
    matches = family.compact.finditer(reading)
    return any(family.name not in SPARING or not asks(reading, match) for match in matches)


def asks(reading: str, match: re.Match[str]) -> bool:
    """Whether ``match`` stands in a question."""
    return ASKS_INSIDE in match[0] or ASKS_AFTER.search(reading[match.end() : match.end() + 40]) is not None
