"""Conditions over metrics: a small typed tree with three-valued meaning.

A comparison with a metric that is absent is unknown (``None``), not false, and unknown spreads by
Kleene's tables. So taking a metric away can only turn true or false into unknown, never the other way.
The tree is data: :func:`evaluate`, :func:`satisfied` and :func:`strength` are one interpreter of it, and
a query engine can be another. Arithmetic is ``sign * (value - limit) / width`` in doubles, and sums run in
the order of the parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rules.limits import Ground, Threshold
from rules.metrics import Metric, Metrics

Limits = Mapping[str, float]
EVERYTHING = frozenset(Ground)
CERTAIN = 3.0  # strength of what stands beyond doubt; no margin counts for more


class Operator(StrEnum):
    """Comparisons; ``sign`` is the direction in which the value lies clear of the threshold."""

    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="

    @property
    def sign(self) -> float:
        """1 for upwards, -1 for downwards."""
        return 1.0 if self in {Operator.MORE, Operator.AT_LEAST} else -1.0

    def holds(self, value: float, limit: float) -> bool:
        """The comparison itself."""
        match self:
            case Operator.LESS:
                return value < limit
            case Operator.AT_MOST:
                return value <= limit
            case Operator.MORE:
                return value > limit
            case Operator.AT_LEAST:
                return value >= limit


@dataclass(frozen=True, slots=True)
class Compare:
    """A metric against a threshold."""

    operator: Operator
    threshold: Threshold

    def __post_init__(self) -> None:
        if not isinstance(self.threshold, Threshold) or not isinstance(self.operator, Operator):
            raise TypeError(f"not a comparison: {self.operator!r} {self.threshold!r}")

    @property
    def metric(self) -> Metric:
        """The metric compared."""
        return self.threshold.metric


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least ``count`` parts hold."""

    count: int
    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part is known not to hold."""

    part: Condition


Condition = Compare | AllOf | AnyOf | AtLeast | Not


@dataclass(frozen=True, slots=True)
class Facts:
    """What conditions are judged on. Thresholds of a ground that is not ``admitted`` count as unknown."""

    metrics: Metrics
    limits: Limits
    admitted: frozenset[Ground] = EVERYTHING


def evaluate(condition: Condition, facts: Facts) -> bool | None:
    """True, false, or unknown."""
    match condition:
        case Compare():
            return compare(condition, facts)
        case AllOf(parts):
            return at_least(len(parts), parts, facts)
        case AnyOf(parts):
            return at_least(1, parts, facts)
        case AtLeast(count, parts):
            return at_least(count, parts, facts)
        case Not(part):
            value = evaluate(part, facts)
            return None if value is None else not value


def compare(condition: Compare, facts: Facts) -> bool | None:
    """A comparison; unknown without the metric."""
    value = facts.metrics.get(condition.metric)
    if value is None or condition.threshold.ground not in facts.admitted:
        return None
    return condition.operator.holds(value, facts.limits[condition.threshold.id])


def at_least(count: int, parts: tuple[Condition, ...], facts: Facts) -> bool | None:
    """Whether ``count`` parts hold; unknown as long as the unknown ones decide."""
    values = [evaluate(part, facts) for part in parts]
    holding = values.count(True)
    if holding >= count:
        return True
    return None if holding + values.count(None) >= count else False


def satisfied(condition: Condition, facts: Facts) -> tuple[Compare, ...]:
    """The comparisons that make a condition true, in order; what is negated speaks for nothing."""
    if isinstance(condition, Not) or evaluate(condition, facts) is not True:
        return ()
    if isinstance(condition, Compare):
        return (condition,)
    return tuple(found for part in condition.parts for found in satisfied(part, facts))


def strength(condition: Condition, facts: Facts) -> float:
    """How clearly a true condition holds, from 0 upwards; 0 when it does not.

    A comparison: its distance from the threshold in widths, at most 3; 3 for a firm one. All: the
    weakest part. Any: the sum over the parts that hold. At least k: that sum divided by k. Growing
    margins and further signals never lower it, missing metrics never raise it.
    """
    if evaluate(condition, facts) is not True:
        return 0.0
    match condition:
        case Compare():
            return margin(condition, facts)
        case AllOf(parts):
            return min((strength(p, facts) for p in parts if not isinstance(p, Not)), default=CERTAIN)
        case AnyOf(parts):
            return total(parts, facts)
        case AtLeast(count, parts):
            return total(parts, facts) / count
        case Not():
            return CERTAIN


def margin(condition: Compare, facts: Facts) -> float:
    """The distance of a true comparison from its threshold, in widths."""
    threshold = condition.threshold
    if threshold.ground is not Ground.SOFT:
        return CERTAIN
    distance = facts.metrics[condition.metric] - facts.limits[threshold.id]
    return min(condition.operator.sign * distance / threshold.width, CERTAIN)


def total(parts: tuple[Condition, ...], facts: Facts) -> float:
    """The strengths of the parts, added up in order."""
    added = 0.0
    for part in parts:
        added += strength(part, facts)
    return added


def comparisons(condition: Condition) -> tuple[Compare, ...]:
    """Every comparison in a condition, in order."""
    match condition:
        case Compare():
            return (condition,)
        case Not(part):
            return comparisons(part)
        case _:
            return tuple(found for part in condition.parts for found in comparisons(part))
