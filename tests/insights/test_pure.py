"""Feelings by day, figures by month, and why a scenario: without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.schemas.insights import Decided
from app.schemas.labels import Emotion
from app.services.insights import ALWAYS, SHOWN, courses, days_of
from app.services.scenario_explanation import explain
from rules.metrics import Metric
from rules.said import Said
from rules.scenario import Absence, Scenario, ScenarioMatch
from scripts.personas import PERSONAS, STRANGER, Persona

TODAY = date(2026, 11, 25)
NIGHT = datetime(2026, 11, 24, 14, 59, tzinfo=UTC)  # 23:59 in Korea
SAID = {
    Scenario.LOAN_DECISION: Said(frozenset({Metric.SAID_LOAN_REJECTED})),
    Scenario.INVESTMENT_LOSS: Said(frozenset({Metric.SAID_INVESTMENT_LOSS})),
}


def decided(at: datetime, emotion: Emotion | None, scenario: Scenario | None = Scenario.LOW_CASH) -> Decided:
    """One decision."""
    return Decided(at, scenario, emotion)


def test_days_end_at_midnight_in_korea() -> None:
    before, after = decided(NIGHT, Emotion.WORRY), decided(NIGHT + timedelta(minutes=1), Emotion.JOY)
    days = days_of([before, after])
    assert [day.date for day in days] == [date(2026, 11, 24), date(2026, 11, 25)]


def test_a_days_shares_count_its_read_turns() -> None:
    emotions = [Emotion.WORRY, Emotion.WORRY, None, Emotion.JOY, Emotion.SADNESS]
    (day,) = days_of([decided(NIGHT, emotion) for emotion in emotions])
    assert day.turns == 4
    assert day.emotions == {
        Emotion.SADNESS: 0.25,
        Emotion.NEUTRAL: 0,
        Emotion.ANGER: 0,
        Emotion.WORRY: 0.5,
        Emotion.JOY: 0.25,
    }


def test_a_day_without_a_reading_has_no_shares() -> None:
    (day,) = days_of([decided(NIGHT, None)])
    assert (day.turns, day.emotions) == (0, None)


def test_the_last_scenario_of_a_day_stands() -> None:
    (day,) = days_of([decided(NIGHT, None, Scenario.LOW_CASH), decided(NIGHT, None, Scenario.RECOVERING)])
    assert day.scenario is Scenario.RECOVERING


def test_talk_of_something_else_counts_and_takes_no_scenario_away() -> None:
    later = decided(NIGHT + timedelta(seconds=1), Emotion.JOY, None)
    (day,) = days_of([later, decided(NIGHT, Emotion.WORRY)])
    assert (day.turns, day.scenario) == (2, Scenario.LOW_CASH)
    (alone,) = days_of([later])
    assert (alone.turns, alone.scenario) == (1, None)


def persona(scenario: Scenario) -> Persona:
    """The demo customer of a scenario."""
    return next(one for one in PERSONAS if one.scenario is scenario)


def test_the_figures_that_matter_come_first_and_few() -> None:
    profile = persona(Scenario.REVOLVING_BURDEN).profile(TODAY)
    found = courses(profile, Scenario.REVOLVING_BURDEN, TODAY)
    assert found[0].metric is Metric.REVOLVING_RATIO
    assert len(found) == SHOWN
    assert [month for month, _ in found[0].values] == sorted(month for month, _ in found[0].values)


def test_without_a_scenario_what_matters_to_everybody_is_shown() -> None:
    profile = persona(Scenario.STABLE_HOPE).profile(TODAY)
    assert [course.metric for course in courses(profile, None, TODAY)] == list(ALWAYS)


def test_a_past_month_is_seen_as_it_was_then() -> None:
    profile = persona(Scenario.DELINQ_EARLY).profile(TODAY)
    days = next(c for c in courses(profile, Scenario.DELINQ_EARLY, TODAY) if c.metric is Metric.DQ_DAYS)
    assert [value for _, value in days.values[:-1]] == [0] * (len(days.values) - 1)
    assert days.values[-1][1] > 0


@pytest.mark.parametrize("profile", [None, STRANGER.profile(TODAY)], ids=["unknown", "no months"])
def test_nobody_without_data_has_a_course(profile: object) -> None:
    assert courses(profile, None, TODAY) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize("one", PERSONAS, ids=lambda one: one.user_id)
def test_an_explanation_is_the_decision_with_every_criterion(one: Persona) -> None:
    assert one.scenario is not None
    said = SAID.get(one.scenario, Said())
    found = explain(one.profile(TODAY), TODAY, said=said)
    assert found.match is not None
    assert found.match.scenario is one.scenario
    met = {
        (item.threshold.metric, item.operator, item.limit, item.value) for item in found.criteria if item.met
    }
    assert {(e.metric, e.operator, e.threshold, e.value) for e in found.match.evidence} <= met
    for item in found.criteria:
        assert (item.value is None) == (item.met is None) == (item.as_of is None)


def test_an_unknown_customer_is_told_why_there_is_none() -> None:
    assert explain(None, TODAY).absence is Absence.NO_DATA


def test_a_criterion_without_data_is_open() -> None:
    profile = persona(Scenario.DEBT_CRISIS).profile(TODAY)
    found = explain(replace(profile, annual_income_won=None), TODAY)
    dsr = [item for item in found.criteria if item.threshold.metric is Metric.DSR]
    assert [item.met for item in dsr] == [None]
    assert isinstance(found.match, ScenarioMatch)
