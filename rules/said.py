"""What a customer says of himself in a talk, as metrics that are 1 or 0 and never unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from rules.metrics import SPECS, Metric, Metrics, Source

STATED = tuple(metric for metric in Metric if SPECS[metric].source is Source.MESSAGE)


@dataclass(frozen=True, slots=True)
class Said:
    """The events that a message states about its writer; ``earlier``: when, if an earlier message of the talk did."""

    events: frozenset[Metric] = frozenset()
    earlier: datetime | None = None  # aware

    def __post_init__(self) -> None:
        if not self.events <= set(STATED):
            raise ValueError(f"not something said: {self.events - set(STATED)}")

    @property
    def metrics(self) -> Metrics:
        """1 for what was said, 0 for what was not."""
        return {metric: float(metric in self.events) for metric in STATED}


NOTHING = Said()
