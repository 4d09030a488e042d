"""How people in a scenario feel, and whether a talk eases it: counted by hand, small groups left out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from math import sqrt
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from sqlalchemy import insert

from app.core.config import Settings
from app.core.db import Database, open_database
from app.models import ScenarioLabel, User
from app.schemas.labels import Emotion
from batch.feelings import LEAST_PEOPLE, Change, Feelings, Felt, feelings, seen_change, seen_weeks
from rules.scenario import Scenario
from scripts import report_emotions
from scripts.report_emotions import page, verdict

MONDAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 3, tzinfo=UTC)  # in Korea
REVOLVING = Scenario.REVOLVING_BURDEN


def felt(
    user: str, emotion: Emotion, *, day: int = 0, minute: int = 0, scenario: Scenario = REVOLVING
) -> Felt:
    """One message."""
    return Felt(user, NOON + timedelta(days=day, minutes=minute), scenario, emotion)


def talk(user: str, *emotions: Emotion, day: int = 0) -> list[Felt]:
    """Messages one after the other."""
    return [felt(user, emotion, day=day, minute=minute) for minute, emotion in enumerate(emotions)]


def counted(*people: Iterable[Felt]) -> Feelings:
    """Everything that some people wrote."""
    found = Feelings()
    for person in people:
        found.add(person)
    return found


def crowd(*emotions: Emotion, size: int = LEAST_PEOPLE) -> list[list[Felt]]:
    """So many people with the same talk."""
    return [talk(f"u{number:03}", *emotions) for number in range(size)]


def test_a_week_counts_messages_and_people() -> None:
    people = [*crowd(Emotion.WORRY, Emotion.WORRY, Emotion.JOY), talk("z", Emotion.NEUTRAL)]
    group = seen_weeks(counted(*people), REVOLVING)[MONDAY]
    assert (group.people, group.emotions.total()) == (11, 31)
    assert group.weighing == 20 / 31


def test_weeks_begin_on_monday_in_korea() -> None:
    sunday_night = Felt("a", datetime(2026, 11, 22, 14, 59, tzinfo=UTC), REVOLVING, Emotion.JOY)
    monday = Felt("a", datetime(2026, 11, 22, 15, 0, tzinfo=UTC), REVOLVING, Emotion.JOY)
    assert (sunday_night.week, monday.week) == (date(2026, 11, 16), MONDAY)


def test_a_change_within_a_talk_compares_its_ends() -> None:
    """The middle does not count, nor a talk of one message."""
    eased = crowd(Emotion.WORRY, Emotion.ANGER, Emotion.NEUTRAL)
    found = counted(*eased, talk("y", Emotion.JOY, Emotion.SADNESS), talk("z", Emotion.WORRY))
    change = seen_change(found.within, REVOLVING)
    assert change is not None
    assert (change.people, change.pairs, change.eased, change.burdened) == (11, 11, 10, 1)
    assert (change.heavy_before, change.heavy_after) == (10, 1)
    assert change.difference == -9 / 11


def test_a_change_between_talks_compares_their_beginnings_within_thirty_days() -> None:
    people = [
        [*talk(f"u{n}", Emotion.WORRY, Emotion.JOY), *talk(f"u{n}", Emotion.NEUTRAL, day=30)]
        for n in range(LEAST_PEOPLE)
    ]
    late = [*talk("z", Emotion.WORRY), *talk("z", Emotion.NEUTRAL, day=31)]
    change = seen_change(counted(*people, late).between, REVOLVING)
    assert change is not None
    assert (change.people, change.pairs, change.eased) == (10, 10, 10)


def test_one_person_with_many_talks_is_one_person() -> None:
    """Nine people do not become ten by talking twice."""
    people = [
        [*talk(f"u{n}", Emotion.WORRY, Emotion.JOY), *talk(f"u{n}", Emotion.WORRY, Emotion.JOY, day=1)]
        for n in range(LEAST_PEOPLE - 1)
    ]
    found = counted(*people)
    assert found.within[REVOLVING].pairs == 18
    assert seen_change(found.within, REVOLVING) is None
    assert seen_weeks(found, REVOLVING) == {}
    assert "리볼빙 부담" not in page(found, MONDAY, MONDAY)


def test_the_interval_by_hand() -> None:
    """100 pairs, 30 eased and 10 burdened: -20 %p, give or take 1.96 times the root of 40 - 4 over 100."""
    change = Change(people=100, pairs=100, heavy_before=60, heavy_after=40, eased=30, burdened=10)
    assert change.interval == pytest.approx((-0.2 - 1.96 * sqrt(36) / 100, -0.2 + 1.96 * sqrt(36) / 100))
    assert verdict(change) == "가벼워짐"
    assert verdict(Change(pairs=100, eased=10, burdened=30)) == "무거워짐"
    assert verdict(Change(pairs=100, eased=10, burdened=11)) == "알 수 없음"


def test_the_page_is_whole_and_loads_nothing() -> None:
    text = page(counted(*crowd(Emotion.WORRY, Emotion.JOY)), MONDAY, MONDAY)
    root = fromstring(text.removeprefix("<!doctype html>").replace('<meta charset="utf-8">', ""))  # noqa: S314
    assert root.attrib["lang"] == "ko"
    assert "100% → 0%" in text
    assert "가벼워짐 -100%p" in text
    assert not any(word in text for word in ("http", "src=", "<script", "u000"))


def test_nothing_yet_is_said() -> None:
    assert "아직 보여 드릴 만큼 모인 이야기가 없어요" in page(Feelings(), MONDAY, MONDAY)


async def keep(database: Database, messages: list[Felt]) -> None:
    """Store messages as talks do, and one label of the nightly job."""
    users = [{"user_id": name, "created_at": NOON} for name in sorted({m.user_id for m in messages})]
    rows: list[dict[str, object]] = [
        {
            "user_id": message.user_id,
            "request_id": f"turn-{number}",
            "decided_at": message.at,
            "label": message.scenario.value,
            "probability": Decimal("0.9"),
            "basis": "rule",
            "data_as_of": MONDAY,
            "evidence": [],
            "rules_version": "test",
            "emotion": message.emotion.value,
        }
        for number, message in enumerate(messages)
    ]
    async with database.engine.begin() as connection:
        await connection.execute(insert(User), users)
        await connection.execute(
            insert(ScenarioLabel), [*rows, {**rows[0], "request_id": "n", "emotion": None}]
        )


async def test_the_database_gives_what_was_felt(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Talks in any order come person by person; other days and the nightly job's rows do not count."""
    people = crowd(Emotion.WORRY, Emotion.JOY)
    others = [felt("u000", Emotion.ANGER, day=-1), felt("u001", Emotion.ANGER, day=1)]
    messages = [*reversed([message for person in people for message in person]), *others]
    async with open_database(settings) as database:
        await keep(database, messages)
        found = await feelings(database, NOON - timedelta(hours=12), NOON + timedelta(hours=12))
    assert found == counted(*people)
    monkeypatch.setattr(report_emotions, "load_settings", lambda: settings)
    text = await report_emotions.report(MONDAY, MONDAY)
    assert text == page(found, MONDAY, MONDAY)
