"""Metrics of spending."""

from __future__ import annotations

from math import sqrt

from app.schemas.customer import SpendingMonth
from app.services.finance_metrics.series import Series, usual

LEAST_SPREAD = 0.05  # of the mean: months that hardly differ do not make a small change a large one


def total(month: SpendingMonth) -> int | None:
    """All spending, won."""
    return month.total_won


def spending_deviation(spending: Series[SpendingMonth]) -> float | None:
    """Distance of this month's spending from the mean of the six before, in standard deviations."""
    now, before = spending.read(total), usual(spending, total, after=0)
    if now is None or before is None or sum(before) <= 0:
        return None
    mean = sum(before) / len(before)
    squares = 0.0
    for value in before:
        squares += (value - mean) * (value - mean)
    spread = max(sqrt(squares / (len(before) - 1)), LEAST_SPREAD * mean)
    return (now - mean) / spread
