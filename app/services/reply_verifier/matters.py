"""Matters that weigh and ways of speaking that weigh: what a rewording may not bring in (pure)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

SAID, QUOTED = "said", 40


@dataclass(frozen=True, slots=True)
class Weights:
    """The lists of ``matters.toml`` in the form in which they are used."""

    matters: Mapping[str, re.Pattern[str]]
    forms: Mapping[str, re.Pattern[str]]
    free: re.Pattern[str]
    plain: frozenset[str]
    firm: frozenset[str]
    gentle: frozenset[str]
    held: frozenset[str]
    talk: frozenset[str]

    def matters_in(self, text: str) -> dict[str, str]:
        """The matters a text names, with the words that name them."""
        found = ((name, pattern.search(text)) for name, pattern in self.matters.items())
        return {name: match[0] for name, match in found if match is not None}

    def forms_of(self, text: str) -> dict[str, str]:
        """The weighty ways in which a text speaks, with their words."""
        found = ((name, pattern.search(text)) for name, pattern in self.forms.items())
        ways = {name: match[0] for name, match in found if match is not None}
        return ways if text.rstrip().endswith("?") else {SAID: text[:QUOTED], **ways}


@cache
def load_weights() -> Weights:
    """Read ``matters.toml`` once for the life of the process."""
    lists = tomllib.loads(Path(__file__).with_name("matters.toml").read_text("utf-8"))
    return Weights(
        matters=compiled(lists["matters"]),
        forms=compiled(lists["forms"]),
        free=re.compile(lists["free"]["words"]),
        **{way: frozenset(lists["ways"][way]) for way in ("plain", "firm", "gentle", "held", "talk")},
    )


def compiled(patterns: Mapping[str, str]) -> Mapping[str, re.Pattern[str]]:
    """Patterns by name."""
    return MappingProxyType({name: re.compile(pattern) for name, pattern in patterns.items()})
