"""The sums that metrics share; the twins of ``app.services.finance_metrics.series``. NULL is unknown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import ibis
from ibis.expr import types as ir

from app.services.finance_metrics.series import BASELINE, LOOK_BACK, WINDOW
from batch.tables import Customers
from rules.metrics import Source

UNKNOWN = ibis.null("float64")


def number(value: float) -> ir.FloatingValue:
    """A double. Written as text and cast, for engines read ``0.99`` as a decimal and reckon otherwise."""
    return ibis.literal(repr(float(value))).cast("float64")


def double(value: ir.Value) -> ir.FloatingValue:
    """A column as double."""
    return value.cast("float64")


def percent(part: ir.NumericValue, whole: ir.NumericValue) -> ir.FloatingValue:
    """``part`` of ``whole`` in percent; unknown for a whole of zero or less."""
    return ibis.ifelse(whole > 0, number(100) * double(part) / double(whole), UNKNOWN)


def change(now: ir.IntegerValue, before: ir.IntegerValue) -> ir.FloatingValue:
    """Growth from ``before`` to ``now`` in percent; 0 when both are 0."""
    return ibis.ifelse((now == 0) & (before == 0), number(0), percent(now - before, before))


def drop(now: ir.IntegerValue, usual: ir.FloatingValue) -> ir.FloatingValue:
    """How far ``now`` lies below ``usual``, in percent of it."""
    return ibis.ifelse(usual > 0, number(100) * (usual - double(now)) / usual, UNKNOWN)


def growth(customers: Customers, source: Source, column: str) -> ir.FloatingValue:
    """Growth of the newest value over the earliest known one of three months before, in percent."""
    before = ibis.coalesce(*(customers.won(source, column, back) for back in LOOK_BACK))
    return change(customers.won(source, column), before)


def before(customers: Customers, source: Source, column: str, *, after: int) -> list[ir.IntegerValue]:
    """The values of the six months before month ``after``, oldest first."""
    return [customers.won(source, column, back) for back in range(after + WINDOW, after, -1)]


def count_known(values: Sequence[ir.Value]) -> ir.IntegerValue:
    """How many values are known."""
    return total([value.notnull().cast("int64") for value in values])


def total(values: Sequence[ir.NumericValue]) -> ir.NumericValue:
    """The values, added up in order."""
    return reduce(lambda added, value: added + value, values)


def has_baseline(values: Sequence[ir.Value]) -> ir.BooleanValue:
    """Whether enough is known to speak of what is usual."""
    return count_known(values) >= BASELINE


def median(values: Sequence[ir.IntegerValue]) -> ir.FloatingValue:
    """The middle one of the known values, or the mean of the two middle ones; unknown without a baseline."""
    ordered = ibis.array(list(values)).filter(lambda value: value.notnull()).sort()
    n = count_known(values)
    low, high = (ordered[place.cast("int32")] for place in ((n - 1) // 2, n // 2))
    return ibis.ifelse(has_baseline(values), double(low + high) / number(2), UNKNOWN)


def run(holds: Sequence[ir.BooleanValue]) -> ir.IntegerValue:
    """For how many months on end, from the newest back, something holds; unknown when the newest is."""
    length = ibis.literal(0, type="int64")
    for held in reversed(holds):
        length = ibis.ifelse(held.fill_null(False), length + 1, 0)
    return ibis.ifelse(holds[0].notnull(), length, ibis.null("int64"))


def count_true(holds: Sequence[ir.BooleanValue]) -> ir.IntegerValue:
    """How many hold, unknown ones not among them."""
    return total([held.fill_null(False).cast("int64") for held in holds])
