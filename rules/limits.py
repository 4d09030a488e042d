"""How thresholds work: kinds, defaults, percentiles of the population.

A percentile threshold takes its value from ``thresholds.json``, which ``scripts/compute_thresholds.py``
writes with date, n and source; without one, or from a cohort under ``LEAST_COHORT``, the default holds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rules.metrics import Metric

FILE = Path(__file__).with_name("thresholds.json")
LEAST_COHORT = 200


class ThresholdKind(StrEnum):
    """Where a threshold's value comes from."""

    FIXED = "fixed"  # law, contract or custom of the trade
    OWN = "own"  # the customer's own history
    PERCENTILE = "percentile"  # the population
    STATED = "stated"  # what the customer says


class Ground(StrEnum):
    """How firmly a comparison decides."""

    FIRM = "firm"  # a line of law or contract, or plain arithmetic: decides by itself
    SOFT = "soft"  # a sign: decides with a calibrated probability
    STATED = "stated"  # as sure as the reading of the message


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A line through one metric's values, in that metric's unit.

    ``width`` is the distance from the line that counts as one step of strength. A percentile outside its
    ``bounds`` (0 where hardly anybody revolves, say) is not used: the default holds.
    """

    id: str
    metric: Metric
    default: float
    kind: ThresholdKind
    note: str  # Korean: why this line
    firm: bool = False
    width: float = 1.0
    percentile: int | None = None
    bounds: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        is_percentile = self.kind is ThresholdKind.PERCENTILE
        if not isinstance(self.metric, Metric) or self.width <= 0:
            raise ValueError(f"bad threshold: {self.id}")
        if is_percentile != (self.percentile is not None) or is_percentile != (self.bounds is not None):
            raise ValueError(f"a percentile needs its rank and bounds, others have none: {self.id}")

    @property
    def ground(self) -> Ground:
        """How firmly it decides."""
        if self.kind is ThresholdKind.STATED:
            return Ground.STATED
        return Ground.FIRM if self.firm else Ground.SOFT


@dataclass(frozen=True, slots=True)
class Percentile:
    """A computed percentile: its value and the number of customers it rests on."""

    value: float
    n: int


@dataclass(frozen=True, slots=True)
class ThresholdRun:
    """What one run of the batch job wrote."""

    computed_on: date | None = None
    source: str = ""
    values: Mapping[str, Percentile] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class ThresholdSet:
    """Thresholds with the values that hold now."""

    limits: Mapping[str, float]
    run: ThresholdRun


def in_force(threshold: Threshold, run: ThresholdRun) -> Percentile | None:
    """The computed value that ``threshold`` takes: from a large enough cohort and within bounds."""
    found = run.values.get(threshold.id)
    if threshold.bounds is None or found is None or found.n < LEAST_COHORT:
        return None
    low, high = threshold.bounds
    return found if low <= found.value <= high else None


def resolve(thresholds: tuple[Threshold, ...], run: ThresholdRun) -> ThresholdSet:
    """The value of every threshold, given one run of the batch job."""
    limits: dict[str, float] = {}
    for threshold in thresholds:
        if threshold.id in limits:
            raise ValueError(f"two thresholds named {threshold.id}")
        limits[threshold.id] = limit_of(threshold, run)
    unknown = set(run.values) - set(limits)
    if unknown:
        raise ValueError(f"values for unknown thresholds: {sorted(unknown)}")
    return ThresholdSet(MappingProxyType(limits), run)


def limit_of(threshold: Threshold, run: ThresholdRun) -> float:
    """One threshold's value."""
    found = in_force(threshold, run)
    return threshold.default if found is None else found.value


def run_of(document: Mapping[str, Any]) -> ThresholdRun:
    """A run as its file tells it. Raises ``KeyError`` and ``ValueError``."""
    values = {
        name: Percentile(float(entry["value"]), int(entry["n"])) for name, entry in document["values"].items()
    }
    return ThresholdRun(
        date.fromisoformat(document["computed_on"]), str(document["source"]), MappingProxyType(values)
    )


def read_run(path: Path = FILE) -> ThresholdRun:
    """The last run of the batch job. Raises ``FileNotFoundError``, ``KeyError``, ``ValueError``."""
    return run_of(json.loads(path.read_text("utf-8")))
