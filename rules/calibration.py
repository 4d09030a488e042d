"""Probabilities of decisions that rest on signs, as ``scripts/calibrate_scenarios.py`` fitted them.

For each scenario a step function from the strength of its condition to a probability, never falling;
for each stated event the share of readings that were right. How they were fitted, on what and when
stands in ``calibration.json`` and in ``docs/scenarios.md``.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rules.scenario import Scenario

FILE = Path(__file__).with_name("calibration.json")


@dataclass(frozen=True, slots=True)
class Steps:
    """A step function: from ``starts[i]`` on, ``probabilities[i]``. ``n`` decisions were used."""

    starts: tuple[float, ...]
    probabilities: tuple[float, ...]
    n: int

    def __post_init__(self) -> None:
        rising = all(a <= b for a, b in zip(self.probabilities, self.probabilities[1:], strict=False))
        ordered = all(a < b for a, b in zip(self.starts, self.starts[1:], strict=False))
        if not self.starts or self.starts[0] != 0 or not rising or not ordered:
            raise ValueError("a calibration starts at 0, has rising starts and never falls")
        if len(self.starts) != len(self.probabilities) or not all(0 < p < 1 for p in self.probabilities):
            raise ValueError("a calibration has one probability between 0 and 1 for each start")

    def at(self, strength: float) -> float:
        """The probability at a strength of 0 or more."""
        return self.probabilities[bisect_right(self.starts, strength) - 1]


@dataclass(frozen=True, slots=True)
class Precision:
    """How often the reading of a stated event was right, smoothed by one of each."""

    correct: int
    n: int

    @property
    def probability(self) -> float:
        """(correct + 1) / (n + 2)."""
        return (self.correct + 1) / (self.n + 2)


@dataclass(frozen=True, slots=True)
class Calibration:
    """All fitted tables. A scenario with too few examples of its own has the pooled table."""

    fitted_on: date
    source: str
    stated_source: str
    scores: Mapping[Scenario, Steps]
    pooled: Steps
    stated: Mapping[str, Precision]

    def score(self, scenario: Scenario, strength: float) -> float:
        """The probability of a scenario at a strength."""
        return self.scores.get(scenario, self.pooled).at(strength)


def steps_of(entry: Mapping[str, Any]) -> Steps:
    """One table of the file."""
    starts, probabilities = zip(*entry["steps"], strict=True)
    return Steps(tuple(map(float, starts)), tuple(map(float, probabilities)), int(entry["n"]))


def read_calibration(path: Path = FILE) -> Calibration:
    """The fitted tables. Raises ``FileNotFoundError``, ``KeyError``, ``ValueError``."""
    return calibration_of(json.loads(path.read_text("utf-8")))


def calibration_of(document: Mapping[str, Any]) -> Calibration:
    """The tables as their file tells them. Raises ``KeyError`` and ``ValueError``."""
    return Calibration(
        fitted_on=date.fromisoformat(document["fitted_on"]),
        source=str(document["source"]),
        stated_source=str(document["stated_source"]),
        scores=MappingProxyType(
            {Scenario(name): steps_of(entry) for name, entry in document["scores"].items()}
        ),
        pooled=steps_of(document["pooled"]),
        stated=MappingProxyType(
            {name: Precision(int(e["correct"]), int(e["n"])) for name, e in document["stated"].items()}
        ),
    )
