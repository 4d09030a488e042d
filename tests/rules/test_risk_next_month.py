"""The estimate for the next month: it follows what weighs, says so, and stays silent without the data."""

from __future__ import annotations

import ast
import json
from dataclasses import fields
from datetime import date, timedelta
from math import exp, log
from types import MappingProxyType

import pytest

from app.core.config import ROOT
from app.services.finance_metrics import measure
from app.services.scenario_explanation import explain
from rules.freshness import FRESH_DAYS
from rules.metrics import Measured, Metric
from rules.risk_next_month import (
    ESTIMATED,
    FILE,
    SCORECARD,
    SENTENCES,
    Estimate,
    Outlook,
    Points,
    Reason,
    Scorecard,
    chance,
    estimate,
    scorecard_of,
    sentence,
    spelled_out,
)
from rules.scenario import Scenario
from scripts.personas import PERSONAS
from tests.rules.factories import TODAY, customer, overdue

#: More of these weighs; more of the others eases.
WEIGHING = {
    Metric.DQ_DAYS,
    Metric.DQ_COUNT_12M,
    Metric.UTIL,
    Metric.UNDERPAID_MONTHS_3M,
    Metric.MINIMUM_PAYMENTS_6M,
    Metric.CASH_ADVANCE_SHARE,
    Metric.DSR,
    Metric.DEBT_GROWTH_3M,
    Metric.INFLOW_DROP_2M,
}
EASING = {Metric.PAID_RATIO, Metric.LIQUIDITY_MONTHS}
LATE = customer(delinquency=overdue(12))
BY_HAND = Scorecard(
    date(2026, 11, 30),
    "by hand",
    -2.0,
    MappingProxyType(
        {
            Metric.DQ_DAYS: Points((1.0, 31.0), (0.0, 1.5, 2.5), 0.5),
            Metric.PAID_RATIO: Points((100.0,), (0.8, 0.0), 0.2),
        }
    ),
)


def known(day: date = TODAY, **values: float) -> Measured:
    """Metrics that were all taken on one day."""
    found = {Metric(name): value for name, value in values.items()}
    return Measured(found, dict.fromkeys(found, day))


@pytest.mark.parametrize(
    ("days", "paid", "odds"),
    [(0, 100, -2.7), (1, 100, -1.2), (30, 99.9, -0.4), (31, 0, 0.6)],
)
def test_the_sum_by_hand(days: float, paid: float, odds: float) -> None:
    """The intercept and what each metric adds against the usual, as a probability."""
    found = BY_HAND.estimate(known(dq_days=days, paid_ratio=paid), TODAY)
    assert found.probability == pytest.approx(1 / (1 + exp(-odds)))


def test_reasons_are_told_heaviest_first_and_on_their_side() -> None:
    """Late days weigh most, the paid bill eases; what hardly matters is left out."""
    found = BY_HAND.estimate(known(dq_days=40, paid_ratio=100), TODAY)
    assert found.weighing == (Reason(Metric.DQ_DAYS, 40, 2.0),)
    assert [reason.metric for reason in found.easing] == [Metric.PAID_RATIO]


def test_it_never_turns_back() -> None:
    """Every fitted metric moves the estimate one way only, the way that makes sense."""
    assert set(SCORECARD.points) <= WEIGHING | EASING
    assert Metric.DQ_DAYS in SCORECARD.points
    for metric, points in SCORECARD.points.items():
        values = sorted({-100.0, 0.0, 1e6, *points.starts, *(start - 0.01 for start in points.starts)})
        odds = [points.at(value) for value in values]
        assert odds == sorted(odds, reverse=metric in EASING), metric


@pytest.mark.parametrize("metric", SCORECARD.points)
def test_what_is_unknown_gives_no_estimate(metric: Metric) -> None:
    """One missing metric is enough, and it is named."""
    measured = measure(LATE, TODAY)
    values = {name: value for name, value in measured.values.items() if name is not metric}
    found = SCORECARD.estimate(Measured(values, measured.dates), TODAY)
    assert (found.probability, found.unknown) == (None, (metric,))
    assert "자료가 모자라" in sentence(found)


def test_old_data_gives_no_estimate() -> None:
    """35 days still speak for the next month, 36 do not."""
    measured = measure(LATE, TODAY)
    assert SCORECARD.estimate(measured, TODAY + timedelta(days=FRESH_DAYS)).probability is not None
    assert SCORECARD.estimate(measured, TODAY + timedelta(days=FRESH_DAYS + 1)).probability is None


def test_who_is_behind_is_in_more_danger_than_who_is_not() -> None:
    """The same customer with and without arrears."""
    behind, even = (SCORECARD.estimate(measure(one, TODAY), TODAY).probability for one in (LATE, customer()))
    assert behind is not None
    assert even is not None
    assert behind > 5 * even


@pytest.mark.parametrize("one", PERSONAS, ids=lambda one: one.user_id)
def test_only_overdue_and_debt_scenarios_have_one(one: object) -> None:
    """Nobody else is told about a danger that nobody asked about."""
    found = explain(one.profile(TODAY), TODAY)  # type: ignore[attr-defined]
    expected = found.match is not None and found.match.scenario in ESTIMATED
    assert (found.next_month is not None) == expected
    if found.next_month is not None and found.next_month.probability is not None:
        assert 0 < found.next_month.probability < 1
        for reason in (*found.next_month.weighing, *found.next_month.easing):
            assert spelled_out(reason).endswith("요.")


def test_other_scenarios_have_none() -> None:
    """Even with everything known."""
    assert estimate(measure(LATE, TODAY), Scenario.STABLE_HOPE, TODAY) is None


def test_the_words_fit_the_figures() -> None:
    """No arrears is only said of nobody in arrears; every metric has its words."""
    points = SCORECARD.points[Metric.DQ_DAYS]
    assert [days for days in range(400) if points.at(days) < 0] == [0]
    assert set(SCORECARD.points) <= set(SENTENCES)
    assert spelled_out(Reason(Metric.DQ_DAYS, 12, 1.0)).startswith("밀린 지 12일째예요.")
    assert spelled_out(Reason(Metric.DQ_DAYS, 0, -1.0)) == "지금 밀린 돈이 없어요."


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.004, "100명 가운데 한 명이 채 안 돼요"),
        (0.006, "100명 가운데 1명쯤이에요"),
        (0.236, "100명 가운데 24명쯤이에요"),
        (0.996, "100명 가운데 거의 모두예요"),
    ],
)
def test_a_probability_is_told_in_people(probability: float, words: str) -> None:
    assert chance(probability) == words
    assert words in sentence(Estimate(probability))


def test_the_file_is_what_was_judged() -> None:
    """Fitted on one population, judged on another; the average of the estimates is near the rate that came true."""
    document = json.loads(FILE.read_text("utf-8"))
    assert scorecard_of(document) == SCORECARD
    held_out = document["held_out"]
    assert held_out["source"] != document["source"]
    bins = held_out["all"]["bins"]
    stated = sum(mean * n for mean, _, n in bins) / held_out["all"]["n"]
    assert log(stated / held_out["all"]["rate"]) == pytest.approx(0, abs=0.2)


@pytest.mark.parametrize(
    ("starts", "odds"), [((1, 1), (0, 1, 2)), ((1,), (0,)), ((1, 2), (0, 2, 1)), ((2, 1), (0, 1, 2))]
)
def test_broken_points_are_refused(starts: tuple[float, ...], odds: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=r"points need|never turn back"):
        Points(starts, odds, 0.0)


#: The only modules that may know the estimate: they show it to the customer and to who counsels them.
SHOWN_BY = {"app/api/v1/scenario.py", "app/services/scenario_explanation.py"}
#: What hands its reasons to a talk that asks for them, and never its number.
REASONS_OF = {
    "app/schemas/turn.py": {"Outlook"},
    "app/services/scenario_engine.py": {"Outlook", "outlook"},
    "app/services/advice_templates/data_answers/foresight.py": {"FORESEEN", "Outlook"},
}


def test_a_talk_knows_the_reasons_and_no_number() -> None:
    assert not {field.name for field in fields(Outlook)} & {"probability", "score"}
    for path, names in REASONS_OF.items():
        tree = ast.parse((ROOT / path).read_text("utf-8"))
        taken = [
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module == "rules.risk_next_month"
            for alias in node.names
        ]
        assert set(taken) == names


def test_it_goes_nowhere_but_to_the_customer() -> None:
    """No export, no answer of the chat or of the OpenAI face, no label, no job over everybody, no prompt."""
    found = {
        str(path.relative_to(ROOT))
        for folder in ("app", "batch", "scripts", "benchmarks")
        for path in (ROOT / folder).rglob("*.py")
        if "risk_next_month" in path.read_text("utf-8") and path.name != "next_month_section.py"
    }
    assert found <= SHOWN_BY | REASONS_OF.keys() | {"app/schemas/insights.py"}
