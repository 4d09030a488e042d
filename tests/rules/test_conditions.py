"""Conditions: three-valued, and never bolder for knowing less."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.finance_metrics import measure
from app.services.scenario_engine import match_scenario
from rules import thresholds as t
from rules.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    Compare,
    Condition,
    Facts,
    Not,
    Operator,
    comparisons,
    evaluate,
    satisfied,
    strength,
)
from rules.limits import Threshold
from rules.metrics import Metric
from rules.said import STATED
from rules.scenario import Absence, NoScenario, Scenario, ScenarioMatch
from rules.scenario_rules import ADVERSE, RULES, SIGNS
from tests.rules.factories import BOOK, TODAY, customer, measured

LIMITS = BOOK.thresholds.limits
MEASURABLE = tuple(metric for metric in Metric if metric not in STATED)
TRUE = Compare(Operator.AT_LEAST, t.DQ_EARLY_FROM)
FALSE = Compare(Operator.AT_LEAST, t.LENDERS_MANY)
UNKNOWN = Compare(Operator.AT_LEAST, t.CURED_FROM)
FACTS = Facts({Metric.DQ_DAYS: 1, Metric.N_LENDERS: 1}, LIMITS)


def lines(metric: Metric) -> list[float]:
    """The thresholds through a metric."""
    return sorted(
        {LIMITS[c.threshold.id] for rule in RULES for c in comparisons(rule.condition) if c.metric is metric}
    )


def values_of(metric: Metric) -> st.SearchStrategy[float]:
    """Values of a metric: at its lines, next to them, and anywhere."""
    near = [line + step for line in lines(metric) for step in (-1.0, -0.01, 0.0, 0.01, 1.0)]
    anywhere = st.floats(-1e9, 1e9, allow_nan=False)
    return st.one_of(st.sampled_from(near), anywhere) if near else anywhere


METRICS = st.fixed_dictionaries({}, optional={metric: values_of(metric) for metric in MEASURABLE})


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (TRUE, True),
        (FALSE, False),
        (UNKNOWN, None),
        (AllOf((TRUE, UNKNOWN)), None),
        (AllOf((FALSE, UNKNOWN)), False),
        (AnyOf((TRUE, UNKNOWN)), True),
        (AnyOf((FALSE, UNKNOWN)), None),
        (AtLeast(2, (TRUE, UNKNOWN, FALSE)), None),
        (AtLeast(2, (TRUE, FALSE, FALSE)), False),
        (AtLeast(2, (TRUE, TRUE, UNKNOWN)), True),
        (Not(TRUE), False),
        (Not(FALSE), True),
        (Not(UNKNOWN), None),
    ],
)
def test_truth_table(condition: Condition, *, expected: bool | None) -> None:
    """Kleene's tables."""
    assert evaluate(condition, FACTS) is expected


@pytest.mark.parametrize(
    ("operator", "below", "at", "above"),
    [
        (Operator.LESS, True, False, False),
        (Operator.AT_MOST, True, True, False),
        (Operator.MORE, False, False, True),
        (Operator.AT_LEAST, False, True, True),
    ],
)
def test_operators(operator: Operator, *, below: bool, at: bool, above: bool) -> None:
    """The four comparisons at and beside the line."""
    assert [operator.holds(value, 5) for value in (4.9, 5, 5.1)] == [below, at, above]


def test_satisfied_names_what_speaks_for_it() -> None:
    """Only true parts of true conditions; what is negated speaks for nothing."""
    assert satisfied(AnyOf((FALSE, TRUE, UNKNOWN)), FACTS) == (TRUE,)
    assert satisfied(AllOf((TRUE, Not(FALSE))), FACTS) == (TRUE,)
    assert satisfied(AllOf((TRUE, UNKNOWN)), FACTS) == ()


def test_strength_by_hand() -> None:
    """Widths from the line; the weakest of all, the sum of any, no more than three for one."""
    soft = Compare(Operator.AT_LEAST, t.UTIL_EXHAUSTED)  # 90, width 5
    other = Compare(Operator.AT_LEAST, t.CASH_ADVANCE_HEAVY)  # 20, width 10
    facts = Facts({Metric.UTIL: 100, Metric.CASH_ADVANCE_SHARE: 25, Metric.DQ_DAYS: 1}, LIMITS)
    assert strength(soft, facts) == 2.0
    assert strength(other, facts) == 0.5
    assert strength(AllOf((soft, other)), facts) == 0.5
    assert strength(AnyOf((soft, other)), facts) == 2.5
    assert strength(AtLeast(2, (soft, other)), facts) == 1.25
    assert strength(AllOf((soft, TRUE)), facts) == 2.0
    assert strength(soft, Facts({Metric.UTIL: 1_000}, LIMITS)) == 3.0
    assert strength(soft, Facts({Metric.UTIL: 80}, LIMITS)) == 0.0


@given(full=METRICS, gone=st.sets(st.sampled_from(MEASURABLE)))
def test_knowing_less_never_decides_otherwise(full: Mapping[Metric, float], gone: set[Metric]) -> None:
    """Without some metrics every condition is as it was, or unknown; and never stronger."""
    less = {metric: value for metric, value in full.items() if metric not in gone}
    for rule in RULES:
        before = evaluate(rule.condition, Facts(full, LIMITS))
        after = evaluate(rule.condition, Facts(less, LIMITS))
        assert after is None or after is before
        if after:
            assert strength(rule.condition, Facts(less, LIMITS)) <= strength(
                rule.condition, Facts(full, LIMITS)
            )


@given(full=METRICS, gone=st.sets(st.sampled_from(MEASURABLE)))
def test_a_scenario_found_with_less_holds_with_more(full: Mapping[Metric, float], gone: set[Metric]) -> None:
    """What is decided on part of the data is true of all of it, or something graver is."""
    found = match_scenario(measured({m: v for m, v in full.items() if m not in gone}), today=TODAY, book=BOOK)
    whole = match_scenario(measured(full), today=TODAY, book=BOOK)
    if isinstance(found, ScenarioMatch):
        assert isinstance(whole, ScenarioMatch)
        order = [rule.scenario for rule in RULES]
        assert order.index(whole.scenario) <= order.index(found.scenario)


@given(metrics=METRICS)
def test_the_answer_is_the_first_that_holds(metrics: Mapping[Metric, float]) -> None:
    """Whatever the figures: the scenario found holds, none before it does, and evidence speaks for it."""
    found = match_scenario(measured(metrics), today=TODAY, book=BOOK)
    facts = Facts({**metrics, **dict.fromkeys(STATED, 0.0)}, LIMITS)
    holding = [rule.scenario for rule in RULES if evaluate(rule.condition, facts) is True]
    if isinstance(found, NoScenario):
        assert not holding
        assert (found.reason is Absence.NO_DATA) is (not metrics)
        assert (found.reason is Absence.INCOMPLETE) is bool(metrics and found.undecided)
        return
    assert found.scenario is holding[0]
    assert 0 < found.probability <= 0.99
    assert found.evidence
    for one in found.evidence:
        assert Operator(one.operator).holds(metrics[one.metric], one.threshold)


@given(gone=st.sets(st.sampled_from(MEASURABLE), max_size=4))
def test_a_stable_customer_has_no_trouble(gone: set[Metric]) -> None:
    """Stability is only said when every difficulty is known not to be there."""
    calm = {Metric.UTIL: 20.0, Metric.DQ_PRINCIPAL: 0.0, Metric.DAYS_SINCE_CURE: 400.0}
    whole = {**dict(measure(customer(), TODAY).values), **calm}
    metrics = {metric: value for metric, value in whole.items() if metric not in gone}
    found = match_scenario(measured(metrics), today=TODAY, book=BOOK)
    facts = Facts({**metrics, **dict.fromkeys(STATED, 0.0)}, LIMITS)
    troubles = [evaluate(rule.condition, facts) for rule in (*ADVERSE, *SIGNS)]
    if isinstance(found, ScenarioMatch) and found.scenario is Scenario.STABLE_HOPE:
        assert troubles == [False] * len(troubles)
    else:
        assert None in troubles or gone & {
            Metric.UTIL,
            Metric.LIQUIDITY_MONTHS,
            Metric.SPEND_Z,
            Metric.DQ_DAYS,
        }


def test_stability_is_not_said_in_ignorance() -> None:
    """Without lenders and debt service nobody knows whether debts weigh too much."""
    metrics = dict(measure(customer(), TODAY).values)
    assert isinstance(match_scenario(measured(metrics), today=TODAY, book=BOOK), ScenarioMatch)
    del metrics[Metric.N_LENDERS], metrics[Metric.DSR]
    found = match_scenario(measured(metrics), today=TODAY, book=BOOK)
    assert isinstance(found, NoScenario)
    assert Scenario.DEBT_CRISIS in found.undecided


def test_data_cannot_be_changed() -> None:
    """Rules and thresholds are frozen; a comparison of something else is refused."""
    with pytest.raises(AttributeError):
        RULES[0].title = "다른 이름"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        t.DSR_HIGH.default = 50  # type: ignore[misc]
    with pytest.raises(TypeError):
        BOOK.thresholds.limits["dsr_high"] = 50  # type: ignore[index]
    assert isinstance(LIMITS, MappingProxyType)
    with pytest.raises(TypeError):
        Compare(">", t.DSR_HIGH)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Compare(Operator.MORE, 40)  # type: ignore[arg-type]


def test_an_unknown_metric_fails_where_it_is_written() -> None:
    """A field that does not exist cannot get into a rule."""
    with pytest.raises(AttributeError):
        Metric.EMOTION  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(ValueError, match="bad threshold"):
        Threshold(id="x", metric="emotion", default=1, kind=t.DSR_HIGH.kind, note="")  # type: ignore[arg-type]
