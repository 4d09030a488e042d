"""Figures as bands: what may be told of a value without telling the value (pure).

A band is closed below and open above: 93 % lies in 90% 이상, 46 % in 30% 이상 50% 미만.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from rules.formatting import format_number, format_won
from rules.metrics import MetricUnit

EDGES: Mapping[MetricUnit, tuple[float, ...]] = {
    MetricUnit.WON: (100_000, 500_000, 1_000_000, 3_000_000, 5_000_000, 10_000_000, 30_000_000, 50_000_000, 100_000_000),
    MetricUnit.PERCENT: (10, 20, 30, 50, 70, 90),
    MetricUnit.POINTS: (5, 10, 20),
    MetricUnit.DAYS: (1, 10, 31, 90, 180, 365),  # 31 and 90 are where the phases of arrears begin
    MetricUnit.BUSINESS_DAYS: (1, 5, 20),
    MetricUnit.TIMES: (1, 2, 3, 6),
    MetricUnit.PLACES: (1, 2, 3, 5),
    MetricUnit.MONTHS: (1, 3, 6, 12),
    MetricUnit.DEVIATIONS: (1, 2, 3),
}  # fmt: skip


#: Counted in whole: a band that holds one number is that number.
COUNTED = frozenset({MetricUnit.TIMES, MetricUnit.PLACES})
NOTHING, BELOW_ZERO = "없음", "마이너스 "


@dataclass(frozen=True, slots=True)
class Band:
    """From ``low`` up to but not including ``high``; an open end is ``None``. Less than nothing is told by its size."""

    unit: MetricUnit
    low: float | None
    high: float | None
    negative: bool = False

    @property
    def text(self) -> str:
        """The band in Korean: 90% 이상, 30% 이상 50% 미만, 마이너스 10만 원 미만, 2회, 없음."""
        if self.high == 0:
            return NOTHING
        sign = BELOW_ZERO if self.negative else ""
        if self.unit in COUNTED and self.low is not None and self.high == self.low + 1:
            return sign + shown(self.low, self.unit)
        parts = [
            *([] if self.low is None else [f"{shown(self.low, self.unit)} 이상"]),
            *([] if self.high is None else [f"{shown(self.high, self.unit)} 미만"]),
        ]
        return sign + " ".join(parts)


def band_of(value: float, unit: MetricUnit) -> Band:
    """The band in which a value lies; nothing at all is a band of its own."""
    if value == 0:
        return Band(unit, 0, 0)
    edges, negative = EDGES[unit], value < 0
    index = bisect_right(edges, abs(value))
    low = edges[index - 1] if index else None
    return Band(unit, low, edges[index] if index < len(edges) else None, negative)


def shown(edge: float, unit: MetricUnit) -> str:
    """An edge with its unit."""
    return format_won(edge) if unit is MetricUnit.WON else format_number(edge) + unit.value


if any(low >= high for edges in EDGES.values() for low, high in pairwise(edges)):
    raise ValueError("the edges of a band rise")
