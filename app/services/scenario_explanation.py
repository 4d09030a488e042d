"""Why a customer is in a scenario: every criterion of its rule, met or not (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.schemas.customer import CustomerProfile
from app.services.finance_metrics import measure
from app.services.scenario_engine import Standing, match_scenario
from rules.conditions import Compare, Condition, Not, compare
from rules.knowledge import current_book
from rules.limits import Threshold
from rules.risk_next_month import Estimate, estimate
from rules.said import NOTHING, Said
from rules.scenario import Absence, NoScenario, ScenarioMatch
from rules.scenario_rules import ScenarioRule


@dataclass(frozen=True, slots=True)
class Criterion:
    """One comparison with its figures; ``value`` and ``met`` are ``None`` without data."""

    threshold: Threshold
    operator: str
    limit: float
    value: float | None
    as_of: date | None
    met: bool | None
    told_at: datetime | None = None  # when it was said, if in an earlier message of the talk


@dataclass(frozen=True, slots=True)
class Explanation:
    """The decision with all that was weighed for it; without one, why there is none."""

    match: ScenarioMatch | None = None
    rule: ScenarioRule | None = None
    criteria: tuple[Criterion, ...] = ()
    absence: Absence | None = None
    next_month: Estimate | None = None  # in overdue and debt scenarios; help, and nothing that decides


def explain(profile: CustomerProfile | None, today: date, *, said: Said = NOTHING) -> Explanation:
    """Decide as a turn does that heard ``said``, and show every criterion of the rule that held."""
    if profile is None:
        return Explanation(absence=Absence.NO_DATA)
    measured = measure(profile, today)
    found = match_scenario(measured, today=today, said=said)
    if isinstance(found, NoScenario):
        return Explanation(absence=found.reason)
    rule = current_book().rule(found.scenario)
    standing = Standing(measured, said, today, current_book())
    weighed = dict.fromkeys((*own_comparisons(rule.condition), *rule.support))
    return Explanation(
        match=found,
        rule=rule,
        criteria=tuple(criterion(item, standing) for item in weighed),
        next_month=estimate(measured, found.scenario, today),
    )


def own_comparisons(condition: Condition) -> tuple[Compare, ...]:
    """The comparisons that can speak for a condition; what it rules out is another scenario's."""
    match condition:
        case Compare():
            return (condition,)
        case Not():
            return ()
        case _:
            return tuple(found for part in condition.parts for found in own_comparisons(part))


def criterion(item: Compare, standing: Standing) -> Criterion:
    """One comparison as it stands for this customer; what was said is of the day on which it was."""
    facts = standing.facts()
    value = facts.metrics.get(item.metric)
    taken = None if value is None else standing.as_of(item.metric)
    limit = facts.limits[item.threshold.id]
    met, told = compare(item, facts), standing.told_at(item.metric)
    return Criterion(item.threshold, item.operator.value, limit, value, taken, met, told)
