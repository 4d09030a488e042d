"""A customer's monthly rows as metrics: pure, exact, and unknown where a field is missing.

The newest row of each table decides; the months before it count by the calendar, so a missing month is
a gap and not the month before. A row's flows (spending, income, bills) are those of a whole month.
"""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from app.schemas.customer import CustomerProfile
from app.services.finance_metrics.formulas import FORMULAS, Finances, Formula
from app.services.finance_metrics.series import series
from rules.metrics import SPECS, Measured, Metric, Source

__all__ = ["measure"]

TABLE_METRICS = {metric for metric in Metric if SPECS[metric].source is not Source.MESSAGE}
if set(FORMULAS) != TABLE_METRICS:
    raise ValueError(f"metrics without a formula: {TABLE_METRICS ^ set(FORMULAS)}")


def measure(profile: CustomerProfile, today: date) -> Measured:
    """The metrics of ``profile`` as they stand ``today``, with the day each one's data was taken."""
    finances = finances_of(profile, today)
    values: dict[Metric, float] = {}
    dates: dict[Metric, date] = {}
    for metric, formula in FORMULAS.items():
        value = formula.compute(finances)
        if value is not None:
            values[metric] = float(value)
            dates[metric] = taken_on(formula, finances)
    return Measured(MappingProxyType(values), MappingProxyType(dates))


def finances_of(profile: CustomerProfile, today: date) -> Finances:
    """The months as one series for each table."""
    months = profile.months
    return Finances(
        card=series((month.month, month.card) for month in months),
        delinquency=series((month.month, month.delinquency) for month in months),
        balance=series((month.month, month.balance) for month in months),
        spending=series((month.month, month.spending) for month in months),
        annual_income_won=profile.annual_income_won,
        today=today,
    )


def taken_on(formula: Formula, finances: Finances) -> date:
    """The oldest day among the newest rows that ``formula`` reads."""
    days = (finances.as_of(source) for source in formula.sources)
    return min(day for day in days if day is not None)
