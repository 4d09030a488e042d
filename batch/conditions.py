"""Conditions as expressions: the interpreter of ``rules.conditions`` for a whole table at once.

SQL's three values are Kleene's, so NULL does what ``None`` does there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import ibis
from ibis.expr import types as ir

from batch.metrics.series import number, total
from rules.conditions import (
    CERTAIN,
    EVERYTHING,
    AllOf,
    AnyOf,
    AtLeast,
    Compare,
    Condition,
    Limits,
    Not,
    Operator,
)
from rules.limits import Ground
from rules.metrics import Metric

NOTHING = ibis.null("boolean")


@dataclass(frozen=True, slots=True)
class Columns:
    """What conditions are judged on; thresholds of a ground that is not ``admitted`` count as unknown."""

    metrics: Mapping[Metric, ir.NumericValue]
    limits: Limits
    admitted: frozenset[Ground] = EVERYTHING


def holds(condition: Condition, columns: Columns) -> ir.BooleanValue:
    """Whether a condition is known to be true."""
    return evaluate(condition, columns).fill_null(False)


def evaluate(condition: Condition, columns: Columns) -> ir.BooleanValue:
    """True, false, or NULL."""
    match condition:
        case Compare():
            return compare(condition, columns)
        case AllOf(parts):
            return reduce(lambda left, right: left & right, (evaluate(part, columns) for part in parts))
        case AnyOf(parts):
            return reduce(lambda left, right: left | right, (evaluate(part, columns) for part in parts))
        case AtLeast(count, parts):
            return at_least(count, [evaluate(part, columns) for part in parts])
        case Not(part):
            return ~evaluate(part, columns)


def compare(condition: Compare, columns: Columns) -> ir.BooleanValue:
    """A comparison; NULL without the metric."""
    if condition.threshold.ground not in columns.admitted:
        return NOTHING
    value, limit = columns.metrics[condition.metric], number(columns.limits[condition.threshold.id])
    match condition.operator:
        case Operator.LESS:
            return value < limit
        case Operator.AT_MOST:
            return value <= limit
        case Operator.MORE:
            return value > limit
        case Operator.AT_LEAST:
            return value >= limit


def at_least(count: int, values: Sequence[ir.BooleanValue]) -> ir.BooleanValue:
    """Whether ``count`` hold; NULL as long as the unknown ones decide."""
    holding = total([value.fill_null(False).cast("int64") for value in values])
    possible = total([value.fill_null(True).cast("int64") for value in values])
    return ibis.cases((holding >= count, True), (possible >= count, NOTHING), else_=False)


def satisfied(
    condition: Condition, columns: Columns, here: ir.BooleanValue
) -> list[tuple[Compare, ir.BooleanValue]]:
    """Every comparison that may speak for a condition that is true ``here``, in order, and where it does."""
    match condition:
        case Compare():
            return [(condition, here)]
        case Not():
            return []
        case AllOf(parts):
            return [found for part in parts for found in satisfied(part, columns, here)]
        case _:
            return [
                found
                for part in condition.parts
                for found in satisfied(part, columns, here & holds(part, columns))
            ]


def may_hold(condition: Condition, admitted: frozenset[Ground]) -> bool:
    """Whether a condition can be true at all when other grounds are unknown."""
    match condition:
        case Compare():
            return condition.threshold.ground in admitted
        case AllOf(parts):
            return all(may_hold(part, admitted) for part in parts)
        case AnyOf(parts):
            return any(may_hold(part, admitted) for part in parts)
        case AtLeast(count, parts):
            return sum(may_hold(part, admitted) for part in parts) >= count
        case Not():
            return True


def strength(condition: Condition, columns: Columns) -> ir.FloatingValue:
    """How clearly a condition holds, from 0 upwards, given that it does."""
    match condition:
        case Compare():
            return margin(condition, columns)
        case AllOf(parts):
            own = [strength(part, columns) for part in parts if not isinstance(part, Not)]
            return ibis.least(*own) if own else number(CERTAIN)
        case AnyOf(parts):
            return total([strength_where_true(part, columns) for part in parts])
        case AtLeast(count, parts):
            return total([strength_where_true(part, columns) for part in parts]) / number(count)
        case Not():
            return number(CERTAIN)


def strength_where_true(condition: Condition, columns: Columns) -> ir.FloatingValue:
    """The strength of a condition, 0 where it does not hold."""
    return ibis.ifelse(holds(condition, columns), strength(condition, columns), number(0))


def margin(condition: Compare, columns: Columns) -> ir.FloatingValue:
    """The distance of a true comparison from its threshold, in widths."""
    threshold = condition.threshold
    if threshold.ground is not Ground.SOFT:
        return number(CERTAIN)
    distance = columns.metrics[condition.metric] - number(columns.limits[threshold.id])
    return ibis.least(number(condition.operator.sign) * distance / number(threshold.width), number(CERTAIN))
