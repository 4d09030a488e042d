"""What of a figure is told at each ``LLM_DATA_LEVEL`` (pure)."""

from __future__ import annotations

from decimal import Decimal

from app.schemas.prompt import DataLevel
from app.services.reply_verifier import Quantity, Unit
from rules import metrics
from rules.bands import band_of
from rules.formatting import format_number, format_won

#: Verified units as the units that have bands.
BANDED = {
    Unit.WON: metrics.MetricUnit.WON,
    Unit.PERCENT: metrics.MetricUnit.PERCENT,
    Unit.DAYS: metrics.MetricUnit.DAYS,
    Unit.BUSINESS_DAYS: metrics.MetricUnit.BUSINESS_DAYS,
    Unit.MONTHS: metrics.MetricUnit.MONTHS,
    Unit.TIMES: metrics.MetricUnit.TIMES,
    Unit.PLACES: metrics.MetricUnit.PLACES,
}
SIGNIFICANT = 2  # figures of a rounded amount


def size_of(figure: Quantity, level: DataLevel) -> str | None:
    """How large a figure is, as far as it may be told; ``None`` when nothing may."""
    unit = BANDED.get(figure.unit)
    if level is DataLevel.NONE or unit is None:
        return None
    if level is DataLevel.BANDS:
        return band_of(float(figure.value), unit).text
    return rounded(figure.value, unit)


def rounded(value: Decimal, unit: metrics.MetricUnit) -> str:
    """An amount to two significant figures, a share without decimals, a count as it is."""
    if unit is metrics.MetricUnit.WON:
        return f"약 {format_won(round(value, SIGNIFICANT - 1 - value.adjusted()) if value else 0)}"
    about = "약 " if unit in {metrics.MetricUnit.PERCENT, metrics.MetricUnit.POINTS} else ""
    return f"{about}{format_number(value, 0)}{unit.value}"


def metric_told(metric: metrics.Metric, value: float, level: DataLevel) -> str | None:
    """A metric's value as far as it may be told."""
    unit = metrics.SPECS[metric].unit
    if level is DataLevel.NONE:
        return None
    if unit is metrics.MetricUnit.SAID:
        return metrics.format_metric(metric, value)
    if level is DataLevel.BANDS:
        return band_of(value, unit).text
    return rounded(Decimal(repr(value)), unit)
