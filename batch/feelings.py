"""How people in each scenario feel, week by week, and whether a talk eases it: counts of groups, never of a person.

Read from ``ScenarioLabel``: the rows of talks have an emotion, those of the nightly job have none. A talk is
what one customer wrote on one day in Korea. Groups of fewer than ten people are left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise
from math import sqrt

from sqlalchemy import select

from app.core.db import Database
from app.models import ScenarioLabel
from app.schemas.labels import NEGATIVE, Emotion
from rules.korean_time import korean_date
from rules.scenario import Scenario

LEAST_PEOPLE = 10
COMES_BACK_WITHIN = timedelta(days=30)
CERTAIN = 1.96  # standard errors: an interval that is right 95 times of 100
CHUNK = 10_000  # rows fetched at once


@dataclass(frozen=True, slots=True)
class Felt:
    """One message of a talk as it was read."""

    user_id: str
    at: datetime  # aware
    scenario: Scenario
    emotion: Emotion

    @property
    def day(self) -> date:
        """The day in Korea."""
        return korean_date(self.at)

    @property
    def week(self) -> date:
        """The Monday of its week."""
        return self.day - timedelta(days=self.day.weekday())

    @property
    def weighs(self) -> bool:
        """Whether it is sadness, anger or worry."""
        return self.emotion in NEGATIVE


@dataclass(slots=True)
class Group:
    """Messages of one scenario in one week, and how many people wrote them."""

    emotions: Counter[Emotion] = field(default_factory=Counter)
    people: int = 0

    @property
    def weighing(self) -> float:
        """Share of sad, angry and worried messages."""
        return sum(self.emotions[emotion] for emotion in NEGATIVE) / self.emotions.total()


@dataclass(slots=True)
class Change:
    """Pairs of messages, before and after, and how many people they are of."""

    people: int = 0
    heavy_before: int = 0
    heavy_after: int = 0
    eased: int = 0  # heavy before, not after
    burdened: int = 0  # the other way round
    pairs: int = 0

    def count(self, before: Felt, after: Felt) -> None:
        """Add one pair."""
        self.pairs += 1
        self.heavy_before += before.weighs
        self.heavy_after += after.weighs
        self.eased += before.weighs and not after.weighs
        self.burdened += after.weighs and not before.weighs

    @property
    def difference(self) -> float:
        """Share that is heavy after less the share that was before; below 0 is better."""
        return (self.burdened - self.eased) / self.pairs

    @property
    def interval(self) -> tuple[float, float]:
        """Between which values the difference lies, 95 times of 100."""
        moved = self.burdened + self.eased
        spread = CERTAIN * sqrt(max(moved - (self.burdened - self.eased) ** 2 / self.pairs, 0)) / self.pairs
        return self.difference - spread, self.difference + spread


@dataclass(slots=True)
class Feelings:
    """All that the report shows, before small groups are left out."""

    weeks: dict[Scenario, dict[date, Group]] = field(default_factory=lambda: defaultdict(dict))
    within: dict[Scenario, Change] = field(default_factory=dict)  # first and last message of a talk
    between: dict[Scenario, Change] = field(default_factory=dict)  # first messages of a talk and of the next

    def add(self, person: Iterable[Felt]) -> None:
        """Count everything that one person wrote, oldest first."""
        messages = list(person)
        for (scenario, week), some in grouped(messages).items():
            group = self.weeks[scenario].setdefault(week, Group())
            group.people += 1
            group.emotions.update(message.emotion for message in some)
        talks = [list(talk) for _, talk in groupby(messages, key=lambda message: message.day)]
        count(self.within, [(talk[0], talk[-1]) for talk in talks if len(talk) > 1])
        firsts = [talk[0] for talk in talks]
        count(self.between, [two for two in pairwise(firsts) if two[1].at - two[0].at <= COMES_BACK_WITHIN])


def grouped(messages: list[Felt]) -> dict[tuple[Scenario, date], list[Felt]]:
    """One person's messages by scenario and week."""
    found: dict[tuple[Scenario, date], list[Felt]] = defaultdict(list)
    for message in messages:
        found[message.scenario, message.week].append(message)
    return found


def count(changes: dict[Scenario, Change], pairs: list[tuple[Felt, Felt]]) -> None:
    """Add one person's pairs to the scenarios that they began in."""
    for before, after in pairs:
        changes.setdefault(before.scenario, Change()).count(before, after)
    for scenario in {before.scenario for before, _ in pairs}:
        changes[scenario].people += 1


async def feelings(database: Database, since: datetime, until: datetime) -> Feelings:
    """Count everything that was felt from ``since`` to before ``until``; memory holds one person."""
    found, person = Feelings(), list[Felt]()
    async for message in messages_of(database, since, until):
        if person and person[-1].user_id != message.user_id:
            found.add(person)
            person = []
        person.append(message)
    found.add(person)
    return found


async def messages_of(database: Database, since: datetime, until: datetime) -> AsyncIterator[Felt]:
    """The messages of talks, person by person, oldest first."""
    rows = ScenarioLabel.__table__.c
    query = (
        select(rows.user_id, rows.decided_at, rows.label, rows.emotion)
        .where(rows.emotion.is_not(None), rows.decided_at >= since, rows.decided_at < until)
        .order_by(rows.user_id, rows.decided_at, rows.id)
    )
    async with database.engine.connect() as connection:
        streamed = await connection.stream(query.execution_options(yield_per=CHUNK))
        async for user_id, at, label, emotion in streamed:
            yield Felt(user_id, at, Scenario(label), Emotion(emotion))


def seen_weeks(found: Feelings, scenario: Scenario) -> dict[date, Group]:
    """The weeks of a scenario in which enough people wrote, oldest first."""
    weeks = found.weeks.get(scenario, {})
    return {week: weeks[week] for week in sorted(weeks) if weeks[week].people >= LEAST_PEOPLE}


def seen_change(changes: dict[Scenario, Change], scenario: Scenario) -> Change | None:
    """The change in a scenario, when there are enough people."""
    change = changes.get(scenario)
    return change if change is not None and change.people >= LEAST_PEOPLE else None
