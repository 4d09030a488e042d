"""Demo customers: the named personas and a generated population, twelve months each up to ``--today``.

``python -m scripts.seed_demo [--customers 200] [--seed 1] [--today 2026-11-25]`` writes to ``DB_URL``.
All demo ids begin with ``demo-``; a second call replaces what the first wrote, in one transaction. What
talks have recorded of a demo customer who stays is kept.
"""

from __future__ import annotations

import argparse
import asyncio
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain, islice
from typing import Any

from sqlalchemy import Table, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.core.config import Settings, load_settings
from app.core.db import DATABASE_AWAY, MISTAKES, not_reached, open_database
from app.models import CardUsage, User
from app.repositories.finances import PARTS, Part, table_of
from app.schemas.customer import CustomerProfile, MonthSnapshot
from rules.korean_time import korean_today
from scripts.generated_profiles import generated_profiles
from scripts.job_database import job_database
from scripts.personas import PERSONAS, STRANGER

PREFIX = "demo-"
CUSTOMERS = 200
SEED = 1
CHUNK = 2_000  # rows a statement
KEEPS = timedelta(days=20)  # how long the personas' scenarios hold without new data

Row = dict[str, Any]


async def seed(
    settings: Settings, *, customers: int = CUSTOMERS, seed: int = SEED, today: date | None = None
) -> Counter[str]:
    """Write the demo customers and return the number of rows by table. Raises ``ValueError`` in production."""
    if settings.is_production:
        raise ValueError("운영 환경에는 시연 고객을 넣지 않습니다")
    profiles = list(demo_profiles(customers, seed, today or korean_today()))
    async with open_database(settings) as database, database.engine.begin() as connection:
        return await replace_customers(connection, profiles)


async def needs_seeding(settings: Settings, today: date | None = None) -> bool:
    """Whether nobody is there yet, or the demo customers' data no longer tells their stories."""
    if settings.is_production:
        return False
    demo = table_of(CardUsage).c.user_id.startswith(PREFIX, autoescape=True)
    newest = select(func.max(table_of(CardUsage).c.as_of)).where(demo)
    async with open_database(settings) as database, database.session() as session:
        as_of = await session.scalar(newest)
        if as_of is None:
            return not await session.scalar(select(func.count()).select_from(User))
    return bool((today or korean_today()) - as_of > KEEPS)


def demo_profiles(customers: int, seed: int, today: date) -> Iterator[CustomerProfile]:
    """The personas, then the population."""
    for persona in (*PERSONAS, STRANGER):
        yield persona.profile(today)
    for number, profile in enumerate(generated_profiles(customers, as_of=today, seed=seed), start=1):
        yield replace(profile, user_id=f"{PREFIX}{number:04}")


async def replace_customers(connection: AsyncConnection, profiles: Sequence[CustomerProfile]) -> Counter[str]:
    """Put ``profiles`` in the place of all demo customers."""
    users = table_of(User)
    is_demo = users.c.user_id.startswith(PREFIX, autoescape=True)
    before = set(await connection.scalars(select(users.c.user_id).where(is_demo)))
    after = {profile.user_id for profile in profiles}
    for part in PARTS:
        await connection.execute(
            delete(part.table).where(part.table.c.user_id.startswith(PREFIX, autoescape=True))
        )
    await remove(connection, users, sorted(before - after))
    return await write(connection, profiles, known=before & after)


async def remove(connection: AsyncConnection, users: Table, gone: Sequence[str]) -> None:
    """Delete customers who are no longer there, with all that hangs on them."""
    for ids in chunks(gone):
        await connection.execute(delete(users).where(users.c.user_id.in_(ids)))


async def write(
    connection: AsyncConnection, profiles: Sequence[CustomerProfile], *, known: set[str]
) -> Counter[str]:
    """Write the rows of all tables; the ``known`` have their row of ``User`` already."""
    counts: Counter[str] = Counter(User=len(profiles))
    users = table_of(User)
    await insert_rows(
        connection, users, (user_row(profile) for profile in profiles if profile.user_id not in known)
    )
    renewed = update(users).where(users.c.user_id == bindparam("known_id"))
    for chunk in chunks(user_row(profile) for profile in profiles if profile.user_id in known):
        await connection.execute(renewed, [{"known_id": row.pop("user_id"), **row} for row in chunk])
    for part in PARTS:
        rows = chain.from_iterable(monthly_rows(part, profile) for profile in profiles)
        counts[part.table.name] = await insert_rows(connection, part.table, rows)
    return counts


async def insert_rows(connection: AsyncConnection, table: Table, rows: Iterable[Row]) -> int:
    """Insert ``rows`` by the chunk and return their number."""
    written = 0
    for chunk in chunks(rows):
        await connection.execute(insert(table), chunk)
        written += len(chunk)
    return written


def chunks(items: Iterable[Any]) -> Iterator[list[Any]]:
    """``items`` in lists of at most ``CHUNK``."""
    remaining = iter(items)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk


def user_row(profile: CustomerProfile) -> Row:
    """A customer's row; known since the first month."""
    since = profile.months[0].month if profile.months else date(2026, 1, 1)
    return {
        "user_id": profile.user_id,
        "birth_year": profile.birth_year,
        "annual_income_won": profile.annual_income_won,
        "created_at": datetime(since.year, since.month, since.day, tzinfo=UTC),
    }


def monthly_rows(part: Part, profile: CustomerProfile) -> Iterator[Row]:
    """A customer's rows of one table."""
    for snapshot in profile.months:
        value = part_of(part, snapshot)
        if value is not None:
            columns = {column.name: getattr(value, column.name) for column in part.columns}
            yield {"user_id": profile.user_id, "month": snapshot.month, **columns}


def part_of(part: Part, snapshot: MonthSnapshot) -> Any:
    """What one table says of a month."""
    parts = (snapshot.card, snapshot.delinquency, snapshot.balance, snapshot.spending)
    return next((value for value in parts if isinstance(value, part.value)), None)


async def seed_where_it_can_be(settings: Settings, given: argparse.Namespace) -> Counter[str]:
    """Seed a database that is there and has tables; ends the process with one line where it is not or has none."""
    if not settings.is_production:
        async with job_database(settings):
            pass
    try:
        return await seed(settings, customers=given.customers, seed=given.seed, today=given.today)
    except MISTAKES:
        raise
    except DATABASE_AWAY as error:
        raise SystemExit(not_reached(error)) from None


def main() -> None:
    """Seed the database of the settings and say what was written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=CUSTOMERS, help="생성할 고객 수")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--today", type=date.fromisoformat, help="기준일(기본: 오늘)")
    args = parser.parse_args()
    try:
        counts = asyncio.run(seed_where_it_can_be(load_settings(), args))
    except ValueError as error:
        raise SystemExit(str(error)) from None
    print("시연 고객을 넣었습니다. " + ", ".join(f"{name} {count:,}행" for name, count in counts.items()))
    for persona in (*PERSONAS, STRANGER):
        print(f"  {persona.user_id:<32}{persona.title}")


if __name__ == "__main__":
    main()
