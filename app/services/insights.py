"""Feelings by day and figures by month, for the customer to look back on (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from app.schemas.customer import CustomerProfile, MonthSnapshot
from app.schemas.insights import Decided
from app.schemas.labels import Emotion
from app.services.finance_metrics import measure
from rules.knowledge import current_book
from rules.korean_time import korean_date
from rules.metrics import Metric, Metrics
from rules.said import STATED
from rules.scenario import Scenario

ALWAYS = (Metric.BALANCE, Metric.UTIL, Metric.LIQUIDITY_MONTHS)  # what matters to everybody
SHOWN = 4
LEAST_MONTHS = 2  # fewer make no course


@dataclass(frozen=True, slots=True)
class Day:
    """One day of talk in Korea. ``emotions`` sum to 1 over ``turns``; ``None`` when none was read."""

    date: date
    emotions: Mapping[Emotion, float] | None
    turns: int
    scenario: Scenario | None


@dataclass(frozen=True, slots=True)
class Course:
    """One metric over the months, oldest first."""

    metric: Metric
    values: tuple[tuple[date, float], ...]


def days_of(decided: Iterable[Decided]) -> tuple[Day, ...]:
    """Messages in any order, by the day in Korea."""
    in_order = sorted(decided, key=lambda item: item.at)
    by_day = groupby(in_order, key=lambda item: korean_date(item.at))
    return tuple(day_of(day, tuple(items)) for day, items in by_day)


def day_of(day: date, items: tuple[Decided, ...]) -> Day:
    """One day: how often each emotion was the dominant one, and the last scenario, if any."""
    counts = Counter(item.emotion for item in items if item.emotion is not None)
    turns = counts.total()
    shares = {emotion: counts[emotion] / turns for emotion in Emotion} if turns else None
    scenario = next((item.scenario for item in reversed(items) if item.scenario is not None), None)
    return Day(day, shares, turns, scenario)


def courses(profile: CustomerProfile | None, scenario: Scenario | None, today: date) -> tuple[Course, ...]:
    """The few metrics that matter in ``scenario``, over the customer's months."""
    if profile is None or not profile.months:
        return ()
    months = tuple((month.month, metrics_then(profile, at, today)) for at, month in enumerate(profile.months))
    found = (course(metric, months) for metric in mattering(scenario))
    return tuple(item for item in found if len(item.values) >= LEAST_MONTHS)[:SHOWN]


def mattering(scenario: Scenario | None) -> tuple[Metric, ...]:
    """The scenario's own metrics first, then those that matter to everybody."""
    own = () if scenario is None else current_book().rule(scenario).key
    return tuple(dict.fromkeys(metric for metric in (*own, *ALWAYS) if metric not in STATED))


def metrics_then(profile: CustomerProfile, at: int, today: date) -> Metrics:
    """The metrics as they stood when month ``at`` was the newest."""
    known = replace(profile, months=profile.months[: at + 1])
    newest = at == len(profile.months) - 1
    return measure(known, today if newest else taken_on(profile.months[at])).values


def taken_on(month: MonthSnapshot) -> date:
    """The day on which a month's figures were taken."""
    parts = (month.card, month.delinquency, month.balance, month.spending)
    return max((part.as_of for part in parts if part is not None), default=month.month)


def course(metric: Metric, months: tuple[tuple[date, Metrics], ...]) -> Course:
    """One metric in the months in which it is known."""
    return Course(metric, tuple((month, values[metric]) for month, values in months if metric in values))
