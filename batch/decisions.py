"""The scenario of every customer: the twin of ``app.services.scenario_engine`` with nothing said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import reduce

import ibis
from ibis.expr import types as ir

from app.services.scenario_engine import FIRM
from batch.conditions import Columns, holds, may_hold, satisfied, strength
from batch.engine import Engine
from batch.metrics import FORMULAS, measured
from batch.metrics.formulas import taken_on
from batch.metrics.series import double, number, total
from batch.tables import Population, customers_of
from rules.calibration import Steps
from rules.conditions import EVERYTHING, Compare, comparisons
from rules.freshness import FRESH_DAYS, OLD_DAYS
from rules.limits import Ground
from rules.metrics import SPECS, Metric
from rules.probability import DOUBTFUL, FRESH, MISSING_ALLOWED, NEWEST
from rules.rule_book import RuleBook
from rules.said import STATED
from rules.scenario import Basis
from rules.scenario_rules import ScenarioRule

CRITERION = (
    "struct<metric: string, value: float64, operator: string, threshold: float64, "
    "unit: string, kind: string, as_of: date>"
)
NO_CRITERION = ibis.null(CRITERION)
NO_DATE = ibis.null("date")
RANK = "rank"


def decide(population: Population, today: date, book: RuleBook, engine: Engine, name: str) -> ir.Table:
    """``user_id, label, probability, basis, data_as_of, evidence`` of every customer in a scenario.

    Worked out in three steps, each staged under ``name``: engines are quick at any one of them, and slow
    at reading all three as one sentence.
    """
    metrics = tuple(dict.fromkeys(metric for rule in book.rules for metric in asked(rule)))
    table = engine.stage(measured(customers_of(population, today), metrics), f"{name}-metrics")
    numbered = table.mutate(**{RANK: rank(table, book)})
    matched = engine.stage(numbered.filter(numbered[RANK].notnull()), f"{name}-matched")
    return decided(matched, today, book)


def asked(rule: ScenarioRule) -> list[Metric]:
    """The metrics that a rule reads."""
    compared = [compare.metric for compare in (*comparisons(rule.condition), *rule.support)]
    return [metric for metric in (*compared, *rule.key) if metric in FORMULAS]


def columns_of(table: ir.Table, book: RuleBook, admitted: frozenset[Ground] = EVERYTHING) -> Columns:
    """Measured metrics, and zeros for what nobody says to a nightly job."""
    said = dict.fromkeys(STATED, number(0))
    known = {metric: table[metric.value] for metric in FORMULAS if metric.value in table.columns}
    return Columns({**known, **said}, book.thresholds.limits, admitted)


def rank(table: ir.Table, book: RuleBook) -> ir.IntegerValue:
    """The number of the first rule that holds; NULL when none does."""
    columns = columns_of(table, book)
    found = [(holds(rule.condition, columns), place) for place, rule in enumerate(book.rules)]
    return ibis.cases(*found, else_=ibis.null("int64"))


def decided(table: ir.Table, today: date, book: RuleBook) -> ir.Table:
    """The decisions of customers whose rule is known by its number."""
    aged = table.mutate(
        data_as_of=by_rule(table, book, lambda rule: oldest(rule, table, book)),
        missing=by_rule(table, book, lambda rule: missing(rule, table)),
        firm=by_rule(table, book, lambda rule: firm(rule, table, book)),
        likely=by_rule(table, book, lambda rule: likely(rule, table, book)),
    )
    age = ibis.greatest(ibis.literal(today).delta(aged.data_as_of, unit="day"), 0)
    probable = ibis.ifelse(aged.firm, number(1), aged.likely)
    return aged.select(
        "user_id",
        label=by_rule(aged, book, lambda rule: ibis.literal(rule.scenario.value)),
        probability=ibis.least(probable, ceiling(age, aged.missing)),
        basis=ibis.ifelse(aged.firm, Basis.RULE.value, Basis.SCORE.value),
        data_as_of=aged.data_as_of,
        evidence=by_rule(aged, book, lambda rule: evidence(rule, aged, book)),
    )


def by_rule(table: ir.Table, book: RuleBook, value: Callable[[ScenarioRule], ir.Value]) -> ir.Value:
    """For each customer what ``value`` says of his rule."""
    return ibis.cases(*((table[RANK] == place, value(rule)) for place, rule in enumerate(book.rules)))


def spoken_for(rule: ScenarioRule, columns: Columns) -> list[tuple[Compare, ir.BooleanValue]]:
    """The comparisons that speak for a rule that holds, and where they do: deciding, then supporting, each once."""
    found = satisfied(rule.condition, columns, ibis.literal(True))
    found += [(part, holds(part, columns)) for part in rule.support]
    spoken: list[tuple[Compare, ir.BooleanValue]] = []
    for compare, true in found:
        before = [earlier for other, earlier in spoken if other == compare]
        spoken.append((compare, reduce(lambda still, earlier: still & ~earlier, before, true)))
    return [(compare, true) for compare, true in spoken if compare.threshold.ground is not Ground.STATED]


def oldest(rule: ScenarioRule, table: ir.Table, book: RuleBook) -> ir.DateValue:
    """When the oldest data was taken that a decision rests on."""
    spoken = spoken_for(rule, columns_of(table, book))
    uses = [(true, compare.metric) for compare, true in spoken]
    uses += [(table[metric.value].notnull(), metric) for metric in rule.key]
    return ibis.least(*(ibis.ifelse(used, taken_on(table, metric), NO_DATE) for used, metric in uses))


def missing(rule: ScenarioRule, table: ir.Table) -> ir.IntegerValue:
    """How many key metrics could not be computed."""
    return total([table[metric.value].isnull().cast("int64") for metric in rule.key])


def firm(rule: ScenarioRule, table: ir.Table, book: RuleBook) -> ir.BooleanValue:
    """Whether firm comparisons decide by themselves."""
    if not may_hold(rule.condition, FIRM):
        return ibis.literal(False)
    return holds(rule.condition, columns_of(table, book, FIRM))


def likely(rule: ScenarioRule, table: ir.Table, book: RuleBook) -> ir.FloatingValue:
    """The fitted probability of a decision that signs brought about."""
    steps = book.calibration.scores.get(rule.scenario, book.calibration.pooled)
    return step_at(steps, strength(rule.condition, columns_of(table, book)))


def step_at(steps: Steps, strong: ir.FloatingValue) -> ir.FloatingValue:
    """A step function at a strength."""
    rising = zip(steps.starts, steps.probabilities, strict=True)
    return ibis.cases(*((strong >= number(start), number(p)) for start, p in reversed([*rising])))


def ceiling(age: ir.IntegerValue, lacking: ir.IntegerValue) -> ir.FloatingValue:
    """See ``rules.probability.ceiling``."""
    days = double(age)
    fresh = number(NEWEST) - (number(NEWEST) - number(FRESH)) * days / number(FRESH_DAYS)
    falling = (number(FRESH) - number(DOUBTFUL)) * (days - number(FRESH_DAYS)) / number(OLD_DAYS - FRESH_DAYS)
    doubtful = (age > OLD_DAYS) | (lacking > MISSING_ALLOWED)
    return ibis.cases((doubtful, number(DOUBTFUL)), (age <= FRESH_DAYS, fresh), else_=number(FRESH) - falling)


def evidence(rule: ScenarioRule, table: ir.Table, book: RuleBook) -> ir.ArrayValue:
    """Every comparison that speaks for a decision, as the column ``ScenarioLabel.evidence`` has it."""
    spoken = spoken_for(rule, columns_of(table, book))
    rows = [ibis.ifelse(true, criterion(compare, table, book), NO_CRITERION) for compare, true in spoken]
    if not rows:  # decided by what is said alone: not by this job
        return ibis.literal([], type=f"array<{CRITERION}>")
    return ibis.array(rows).filter(lambda row: row.notnull())


def criterion(compare: Compare, table: ir.Table, book: RuleBook) -> ir.StructValue:
    """One comparison with its figures."""
    metric, threshold = compare.metric, compare.threshold
    return ibis.struct(
        {
            "metric": metric.value,
            "value": table[metric.value],
            "operator": compare.operator.value,
            "threshold": number(book.thresholds.limits[threshold.id]),
            "unit": SPECS[metric].unit.value,
            "kind": threshold.kind.value,
            "as_of": taken_on(table, metric),
        },
        type=CRITERION,
    )
