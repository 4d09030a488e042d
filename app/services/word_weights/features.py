"""A message as features: runs of one to four characters, the meaning parts it holds, and which of them meet.

A meaning part is one idea in its many words ("to vanish", "one's family", "money that comes after me").
Alone it says little; two together say what no single word does.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

PARTS = "meaning_parts.toml"
LONGEST = 4  # characters of a run
PART = "+"  # begins the name of a part: no text of a normal form holds it
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class MeaningParts:
    """The expressions of each idea; ``joined`` ones are sought in the text without its spaces."""

    joined: Mapping[str, re.Pattern[str]]
    spaced: Mapping[str, re.Pattern[str]]

    def within(self, text: str) -> list[str]:
        """The names of the parts ``text`` holds, sorted."""
        tight = text.replace(" ", "")
        found = [name for name, pattern in self.joined.items() if pattern.search(tight)]
        found += [name for name, pattern in self.spaced.items() if pattern.search(text)]
        return sorted(found)


def load_parts(folder: Path) -> MeaningParts:
    """The meaning parts of the screen in ``folder``; line breaks within an expression do not count."""
    table = tomllib.loads((folder / PARTS).read_text("utf-8"))
    compiled = {
        place: {name: re.compile(words.replace("\n", "")) for name, words in table.get(place, {}).items()}
        for place in ("joined", "spaced")
    }
    return MeaningParts(compiled["joined"], compiled["spaced"])


def features(text: str, parts: MeaningParts) -> set[str]:
    """The features of a text of normal form; every digit counts as 0."""
    padded = f" {DIGIT.sub('0', text)} "
    runs = {
        padded[start : start + length]
        for length in range(1, LONGEST + 1)
        for start in range(len(padded) - length + 1)
    }
    names = parts.within(text)
    return runs.union(
        (PART + name for name in names), (PART + PART.join(two) for two in combinations(names, 2))
    )
