"""Demo customers: the same for the same seed, replaced and never doubled, and nobody else is touched."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, func, insert, select

from app.core.config import Settings
from app.core.db import Database, open_database
from app.models import BalanceInfo, CardUsage, Delinquency, ScenarioLabel, SpendingPattern, User
from app.repositories.finances import FinanceRepository
from app.schemas.labels import Emotion
from app.services.scenario_engine import assess
from scripts.personas import PERSONAS, STRANGER
from scripts.seed_demo import needs_seeding, seed
from tests.rules.factories import TODAY

MONTHLY = (CardUsage, Delinquency, BalanceInfo, SpendingPattern)
NAMED = len(PERSONAS) + 1


async def counts(database: Database) -> Counter[str]:
    """Rows by table."""
    async with database.session() as session:
        return Counter(
            {
                model.__tablename__: int(await session.scalar(select(func.count()).select_from(model)) or 0)
                for model in (User, *MONTHLY)
            }
        )


def expected(customers: int) -> Counter[str]:
    """Rows by table for so many generated customers beside the personas."""
    rows = {model.__tablename__: 12 * (len(PERSONAS) + customers) for model in MONTHLY}
    return Counter({"User": NAMED + customers, **rows})


async def everything(settings: Settings) -> dict[str, list[Any]]:
    """All rows of the monthly tables."""
    async with open_database(settings) as database, database.session() as session:
        return {
            model.__tablename__: [
                tuple(row)
                for row in await session.execute(select(model.__table__).order_by(model.user_id, model.month))
            ]
            for model in MONTHLY
        }


async def test_reported_counts_are_those_stored(settings: Settings) -> None:
    """What is said to be there is there; a second, smaller run leaves no more than it wrote."""
    for customers in (30, 30, 10, 20):
        reported = await seed(settings, customers=customers, today=TODAY)
        async with open_database(settings) as database:
            assert reported == await counts(database) == expected(customers)


async def test_the_same_seed_is_the_same_population(settings: Settings) -> None:
    """To the last won; another seed is another population."""
    await seed(settings, customers=20, today=TODAY)
    first = await everything(settings)
    await seed(settings, customers=20, seed=2, today=TODAY)
    other = await everything(settings)
    await seed(settings, customers=20, today=TODAY)
    assert await everything(settings) == first
    assert other != first


async def test_twelve_months_up_to_the_day(settings: Settings) -> None:
    """Every customer has the month of the day and the eleven before it."""
    await seed(settings, customers=5, today=TODAY)
    async with open_database(settings) as database:
        found = await FinanceRepository(database).profile("demo-0005")
    assert found is not None
    assert [month.month.month for month in found.months] == [12, *range(1, 12)]
    assert found.months[-1].card is not None
    assert found.months[-1].card.as_of == TODAY


async def test_stored_personas_tell_their_scenarios(settings: Settings) -> None:
    """Through the database as well: each persona's question meets its scenario; the new one has no data."""
    await seed(settings, customers=0, today=TODAY)
    async with open_database(settings) as database:
        finances = FinanceRepository(database)
        for persona in PERSONAS:
            profile = await finances.profile(persona.user_id)
            assert profile == persona.profile(TODAY)
            match = assess(profile, persona.openings[Emotion.WORRY], TODAY).match
            assert match is not None
            assert match.scenario is persona.scenario
        stranger = await finances.profile(STRANGER.user_id)
    assert stranger is not None
    assert stranger.months == ()


async def test_others_and_what_was_said_stay(settings: Settings) -> None:
    """Real customers are left alone, and so are the labels of demo customers who stay."""
    now = datetime(2026, 11, 25, tzinfo=UTC)
    await seed(settings, customers=10, today=TODAY)
    async with open_database(settings) as database, database.transaction() as session:
        await session.execute(
            insert(User), [{"user_id": name, "created_at": now} for name in ("demonstrator", "kim")]
        )
        label = {
            "decided_at": now,
            "label": "LOW_CASH",
            "probability": 0.9,
            "basis": "score",
            "data_as_of": TODAY,
            "evidence": [],
            "rules_version": "x",
        }
        rows = [
            {"user_id": user_id, "request_id": user_id, **label} for user_id in ("demo-low-cash", "demo-0010")
        ]
        await session.execute(insert(ScenarioLabel), rows)
    await seed(settings, customers=5, today=TODAY + timedelta(days=1))
    async with open_database(settings) as database, database.session() as session:
        assert set(await session.scalars(select(ScenarioLabel.user_id))) == {"demo-low-cash"}
        assert await session.scalar(select(func.count()).select_from(User)) == NAMED + 5 + 2
        income = select(User.annual_income_won).where(User.user_id == "kim")
        assert await session.scalar(income) is None


async def test_when_seeding_is_due(settings: Settings) -> None:
    """On an empty database, and when the demo data is older than 20 days; never among real customers only."""
    assert await needs_seeding(settings, TODAY)
    await seed(settings, customers=2, today=TODAY)
    assert not await needs_seeding(settings, TODAY + timedelta(days=20))
    assert await needs_seeding(settings, TODAY + timedelta(days=21))
    assert not await needs_seeding(
        settings.model_copy(update={"environment": "production"}), date(2027, 12, 1)
    )
    async with open_database(settings) as database, database.transaction() as session:
        await session.execute(delete(User))
        await session.execute(
            insert(User), [{"user_id": "kim", "created_at": datetime(2026, 1, 1, tzinfo=UTC)}]
        )
    assert not await needs_seeding(settings, TODAY)


async def test_never_in_production(settings: Settings) -> None:
    """Demo customers have no place among real ones."""
    with pytest.raises(ValueError, match="운영 환경"):
        await seed(settings.model_copy(update={"environment": "production"}))
    async with open_database(settings) as database:
        assert await counts(database) == Counter(dict.fromkeys(expected(0), 0))
