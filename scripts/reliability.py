"""How far stated probabilities can be trusted: Brier score, calibration error, reliability by bin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

BINS = 10

Forecasts = Sequence[tuple[float, bool]]  # probability stated, whether it was right


def brier(forecasts: Forecasts) -> float:
    """Mean squared distance between what was stated and what was so; 0 is perfect."""
    return sum((stated - right) ** 2 for stated, right in forecasts) / len(forecasts)


def binned(forecasts: Forecasts) -> list[tuple[float, float, int]]:
    """Mean probability, share that was right and size of each of ten equal bins that is not empty."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for forecast in forecasts:
        bins[min(int(forecast[0] * BINS), BINS - 1)].append(forecast)
    return [
        (sum(stated for stated, _ in found) / len(found), sum(r for _, r in found) / len(found), len(found))
        for found in bins
        if found
    ]


def expected_calibration_error(forecasts: Forecasts) -> float:
    """Mean distance between probability and share right over the bins, weighted by their size."""
    return sum(abs(stated - right) * n for stated, right, n in binned(forecasts)) / len(forecasts)


def reliability_of(forecasts: Forecasts) -> dict[str, Any]:
    """All three as JSON. ``forecasts`` is not empty."""
    return {
        "n": len(forecasts),
        "brier": round(brier(forecasts), 4),
        "ece": round(expected_calibration_error(forecasts), 4),
        "bins": [[round(stated, 4), round(right, 4), n] for stated, right, n in binned(forecasts)],
    }
