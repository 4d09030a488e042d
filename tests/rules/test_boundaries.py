"""Every scenario has a customer who fires it and a neighbour who does not, on both sides of every line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from app.schemas.customer import CustomerProfile
from app.services.finance_metrics import measure
from app.services.scenario_engine import match_scenario
from rules import thresholds as t
from rules.conditions import Not, comparisons
from rules.limits import Ground, Threshold
from rules.metrics import SPECS, Metric, Source
from rules.said import Said
from rules.scenario import Basis, NoScenario, Scenario, ScenarioMatch
from rules.scenario_rules import COMMON_FLAGS, RULES
from tests.rules.factories import BOOK, TODAY, customer, measured, overdue

#: Metrics of somebody whom every scenario is known to leave alone.
QUIET: dict[Metric, float] = {
    **dict(measure(customer(), TODAY).values),
    Metric.UTIL: 35,
    Metric.DQ_PRINCIPAL: 50_000_000,
    Metric.DAYS_SINCE_CURE: 400,
}


def decide(metrics: Mapping[Metric, float], said: Said | None = None) -> ScenarioMatch | NoScenario:
    """The decision by the documented thresholds."""
    return match_scenario(measured(metrics), today=TODAY, said=said or Said(), book=BOOK)


def label(found: ScenarioMatch | NoScenario) -> Scenario | None:
    """The scenario, if there is one."""
    return found.scenario if isinstance(found, ScenarioMatch) else None


@dataclass(frozen=True)
class Line:
    """A threshold of a scenario: the last value that still fires it, and the first that does not."""

    scenario: Scenario
    threshold: Threshold
    inside: float
    outside: float
    also: Mapping[Metric, float] = field(default_factory=dict)  # what must hold beside it


CARRIES = {Metric.REVOLVING_RATIO: 1}
SURGE = {Metric.SPEND_Z: 2}
RAISED = {Metric.LIMIT_CHANGE: 10}
CALM = {Metric.UTIL: 30}
LINES = (
    Line(Scenario.DELINQ_LONG, t.DQ_LONG_FROM, 90, 89),
    Line(Scenario.DELINQ_MID, t.DQ_MID_FROM, 31, 30),
    Line(Scenario.DELINQ_MID, t.DQ_MID_TO, 89, 90),
    Line(Scenario.DELINQ_EARLY, t.DQ_EARLY_FROM, 1, 0),
    Line(Scenario.DELINQ_EARLY, t.DQ_EARLY_TO, 30, 31),
    Line(Scenario.DEBT_CRISIS, t.LENDERS_MANY, 3, 2, {Metric.DSR: 40.1}),
    Line(Scenario.DEBT_CRISIS, t.DSR_HIGH, 40.1, 40.0, {Metric.N_LENDERS: 3}),
    Line(Scenario.DEBT_CRISIS, t.UTIL_EXHAUSTED, 90, 89.9, {Metric.N_LENDERS: 3}),
    Line(Scenario.DEBT_CRISIS, t.INTEREST_HEAVY, 30, 29.9, {Metric.N_LENDERS: 3}),
    Line(Scenario.DEBT_CRISIS, t.DEBT_GROWS, 10, 9.9, {Metric.N_LENDERS: 3}),
    Line(Scenario.CARD_PAY_DIFFICULTY, t.BILL_SHORT, 1, 0, {Metric.DAYS_TO_DUE: 10}),
    Line(Scenario.CARD_PAY_DIFFICULTY, t.DUE_SOON, 10, 11, {Metric.BILL_SHORTFALL: 1}),
    Line(Scenario.CARD_PAY_DIFFICULTY, t.UNDERPAID, 99.9, 100, {Metric.UNDERPAID_MONTHS_3M: 1}),
    Line(Scenario.CARD_PAY_DIFFICULTY, t.UNDERPAID_ONCE, 1, 2, {Metric.PAID_RATIO: 99}),
    Line(Scenario.SHORT_TERM_CREDIT_SPIRAL, t.CASH_ADVANCE_HEAVY, 20, 19.9),
    Line(Scenario.SHORT_TERM_CREDIT_SPIRAL, t.UTIL_EXHAUSTED, 90, 89.9),
    Line(Scenario.SHORT_TERM_CREDIT_SPIRAL, t.UTIL_HALF, 50, 49.9, {Metric.UTIL_RISING_MONTHS: 3}),
    Line(Scenario.SHORT_TERM_CREDIT_SPIRAL, t.UTIL_RISING, 3, 2, {Metric.UTIL: 50}),
    Line(Scenario.SHORT_TERM_CREDIT_SPIRAL, t.BORROWED_AT_DUE, 1, 0),
    Line(Scenario.REVOLVING_BURDEN, t.REVOLVES, 0.1, 0, {Metric.REVOLVING_MONTHS: 3}),
    Line(Scenario.REVOLVING_BURDEN, t.REVOLVING_LASTS, 3, 2, CARRIES),
    Line(Scenario.REVOLVING_BURDEN, t.REVOLVING_HEAVY, 30, 29.9),
    Line(Scenario.REVOLVING_BURDEN, t.MINIMUM_TWICE, 2, 1, CARRIES),
    Line(Scenario.REVOLVING_BURDEN, t.RATE_HIGH, 15, 14.9, CARRIES),
    Line(Scenario.INCOME_DROP, t.INCOME_FELL, 30, 29.9),
    Line(Scenario.LOW_CASH, t.LIQUIDITY_THIN, 0.9, 1),
    Line(Scenario.LOW_CASH, t.NEAR_ZERO, 9_999, 10_000),
    Line(Scenario.CREDIT_DOWN, t.LIMIT_CUT, -10, -9.9),
    Line(Scenario.CREDIT_DOWN, t.LIMIT_LOWER, -0.1, 0, {Metric.DQ_COUNT_12M: 1}),
    Line(Scenario.CREDIT_DOWN, t.ARREARS_IN_YEAR, 1, 0, {Metric.LIMIT_CHANGE: -0.1}),
    Line(Scenario.OVERSPEND_EMOTIONAL, t.SPEND_SURGE, 2, 1.9, {Metric.DISC_SHARE: 45}),
    Line(Scenario.OVERSPEND_EMOTIONAL, t.DISC_HIGH, 45, 44.9, SURGE),
    Line(Scenario.OVERSPEND_EMOTIONAL, t.NIGHT_HIGH, 20, 19.9, SURGE),
    Line(Scenario.RECOVERING, t.CURED_FROM, 1, 0),
    Line(Scenario.RECOVERING, t.CURED_TO, 365, 366),
    Line(Scenario.RECOVERING, t.PLAN_KEPT, 3, 2),
    Line(Scenario.CREDIT_UP, t.LIMIT_RAISED, 10, 9.9),
    Line(Scenario.CREDIT_UP, t.UTIL_NOT_RISING, 0, 0.1, RAISED),
    Line(Scenario.CREDIT_UP, t.ARREARS_IN_YEAR, 0, 1, RAISED),
    Line(Scenario.CREDIT_UP, t.NO_ARREARS, 0, 1, RAISED),
    Line(Scenario.STABLE_HOPE, t.UTIL_LOW, 30, 30.1),
    Line(Scenario.STABLE_HOPE, t.LIQUIDITY_SAFE, 3, 2.9, CALM),
    Line(Scenario.STABLE_HOPE, t.SPEND_NOT_LOW, -1, -1.1, CALM),
    Line(Scenario.STABLE_HOPE, t.SPEND_NOT_HIGH, 1, 1.1, CALM),
    Line(Scenario.STABLE_HOPE, t.NO_ARREARS, 0, 1, CALM),
)
HIDDEN = {t.LIQUIDITY_LOWEST, t.UTIL_HIGHEST}  # at their defaults a fixed line decides first


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.scenario.value}-{line.threshold.id}")
def test_both_sides(line: Line) -> None:
    """One value fires the scenario, its neighbour does not."""
    metric = line.threshold.metric
    inside = decide({**QUIET, **line.also, metric: line.inside})
    outside = decide({**QUIET, **line.also, metric: line.outside})
    assert label(inside) is line.scenario
    assert label(outside) is not line.scenario
    assert isinstance(inside, ScenarioMatch)
    assert metric in {found.metric for found in inside.evidence}


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.scenario.value}-{line.threshold.id}")
def test_a_line_is_where_it_is_documented(line: Line) -> None:
    """The comparison itself holds for the one value and not for the other."""
    compare = next(
        found
        for found in comparisons(BOOK.rule(line.scenario).condition)
        if found.threshold is line.threshold
    )
    limit = BOOK.thresholds.limits[line.threshold.id]
    assert compare.operator.holds(line.inside, limit)
    assert not compare.operator.holds(line.outside, limit)


def test_quiet_is_quiet() -> None:
    """Without a change no scenario holds, and nothing is left open."""
    found = decide(QUIET)
    assert isinstance(found, NoScenario)
    assert found.undecided == ()


def test_no_line_is_forgotten() -> None:
    """Every comparison by which a scenario is decided stands in the table."""
    tested = {(line.scenario, line.threshold.id) for line in LINES}
    parts = [
        (rule.scenario, compare.threshold)
        for rule in RULES
        for part in (getattr(rule.condition, "parts", None) or (rule.condition,))
        if not isinstance(part, Not)
        for compare in comparisons(part)
        if compare.threshold.ground is not Ground.STATED and compare.threshold not in HIDDEN
    ]
    assert {(scenario, threshold.id) for scenario, threshold in parts} == tested


def test_every_scenario_has_a_customer_and_a_neighbour() -> None:
    """The tables' scenarios and the told ones are all sixteen."""
    told = {Scenario.LOAN_DECISION, Scenario.INVESTMENT_LOSS}
    assert {line.scenario for line in LINES} | told == set(Scenario)


@pytest.mark.parametrize(
    ("event", "scenario", "flags"),
    [
        (Metric.SAID_LOAN_REJECTED, Scenario.LOAN_DECISION, ("rejected",)),
        (Metric.SAID_LOAN_APPROVED, Scenario.LOAN_DECISION, ("approved",)),
        (Metric.SAID_LOAN_CONSIDERED, Scenario.LOAN_DECISION, ("considering",)),
        (Metric.SAID_INVESTMENT_LOSS, Scenario.INVESTMENT_LOSS, ()),
        (Metric.SAID_JOB_LOST, Scenario.INCOME_DROP, ("job_lost",)),
    ],
)
def test_what_is_said(event: Metric, scenario: Scenario, flags: tuple[str, ...]) -> None:
    """The event said fires it; not said, the same customer is in no scenario."""
    found = decide(QUIET, Said(frozenset({event})))
    assert isinstance(found, ScenarioMatch)
    assert (found.scenario, found.flags, found.basis) == (scenario, flags, Basis.SCORE)
    assert label(decide(QUIET)) is None


def profile_label(profile: CustomerProfile, today: date = TODAY) -> Scenario | None:
    """The scenario of a profile."""
    return label(match_scenario(measure(profile, today), today=today, book=BOOK))


def profile_flags(profile: CustomerProfile) -> tuple[str, ...]:
    """The flags of a profile's scenario."""
    found = match_scenario(measure(profile, TODAY), today=TODAY, book=BOOK)
    assert isinstance(found, ScenarioMatch)
    return found.flags


@pytest.mark.parametrize(
    ("days", "scenario"),
    [
        (0, Scenario.STABLE_HOPE),
        (1, Scenario.DELINQ_EARLY),
        (29, Scenario.DELINQ_EARLY),
        (30, Scenario.DELINQ_EARLY),
        (31, Scenario.DELINQ_MID),
        (89, Scenario.DELINQ_MID),
        (90, Scenario.DELINQ_LONG),
        (91, Scenario.DELINQ_LONG),
    ],
)
def test_days_of_arrears_from_the_date(days: int, scenario: Scenario) -> None:
    """The date in the row decides, to the day."""
    assert profile_label(customer(delinquency=overdue(days))) is scenario


@pytest.mark.parametrize(
    ("since", "today", "won", "before_report"),
    [
        (date(2026, 11, 18), date(2026, 11, 24), 500_000, True),  # four business days
        (date(2026, 11, 18), date(2026, 11, 25), 500_000, False),  # five
        (date(2026, 9, 22), date(2026, 9, 30), 500_000, True),  # eight days, but Chuseok lies between
        (date(2026, 9, 22), date(2026, 10, 1), 500_000, False),
        (date(2026, 11, 10), date(2026, 11, 25), 99_999, True),
        (date(2026, 11, 10), date(2026, 11, 25), 100_000, False),
    ],
)
def test_before_arrears_are_reported(since: date, today: date, won: int, *, before_report: bool) -> None:
    """Fewer than five business days or less than 100,000 won: not reported yet."""
    late = {"overdue_since": since, "overdue_won": won, "principal_won": 1_000_000, "episodes_12m": 1}
    found = match_scenario(measure(customer(as_of=today, delinquency=late), today), today=today, book=BOOK)
    assert isinstance(found, ScenarioMatch)
    assert found.scenario is Scenario.DELINQ_EARLY
    assert ("pre_report" in found.flags) is before_report


@pytest.mark.parametrize("days", [10, 40, 100])
@pytest.mark.parametrize(("principal", "may_ask"), [(29_999_999, True), (30_000_000, False)])
def test_whom_the_lender_must_hear(days: int, principal: int, *, may_ask: bool) -> None:
    """Below 30,000,000 won of principal the lender itself takes the request."""
    flags = profile_flags(customer(delinquency=overdue(days, principal=principal)))
    assert ("lender_adjustment" in flags) is may_ask


@pytest.mark.parametrize(("rate", "over"), [("20.00", False), ("20.10", True)])
def test_above_the_highest_lawful_rate(rate: str, *, over: bool) -> None:
    """Twenty percent is lawful, 20.1 is not; looked at in every scenario."""
    flags = profile_flags(customer(balance={"weighted_rate": Decimal(rate)}))
    assert (COMMON_FLAGS[0].name in flags) is over


@pytest.mark.parametrize(
    ("repayment", "scenario"), [(1_197_000, None), (1_200_000, None), (1_203_000, Scenario.DEBT_CRISIS)]
)
def test_debt_service_ratio(repayment: int, scenario: Scenario | None) -> None:
    """39.9 and 40.0 % are not above 40 %, 40.1 % is; three lenders beside it."""
    found = profile_label(
        customer(balance={"repayment_won": repayment, "lenders": 3}, card={"used_won": 2_400_000})
    )
    assert found is scenario


def test_the_bill_falls_due() -> None:
    """A shortfall ten days before the day counts, eleven days before it does not."""
    for days, scenario in ((10, Scenario.CARD_PAY_DIFFICULTY), (11, None)):
        card: dict[str, Any] = {
            "next_bill_won": 6_000_001,
            "next_due_on": TODAY + timedelta(days=days),
            "used_won": 2_400_000,
        }
        assert profile_label(customer(card=card)) is scenario


def test_message_metrics_are_no_part_of_the_data() -> None:
    """What is said is never measured."""
    assert all(SPECS[metric].source is not Source.MESSAGE for metric in measure(customer(), TODAY).values)
