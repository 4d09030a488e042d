"""The word lists beside this module."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("words.toml")


def words(name: str) -> tuple[str, ...]:
    """The list ``name``."""
    return tuple(_lists()[name].split())


def any_of(*lists: str) -> str:
    """A pattern for any word of these lists, the longest first."""
    every = {word for name in lists for word in words(name)}
    return "(?:" + "|".join(sorted(every, key=lambda word: (-len(word), word))) + ")"


@cache
def _lists() -> dict[str, str]:
    """Every list as written."""
    return tomllib.loads(FILE.read_text("utf-8"))
