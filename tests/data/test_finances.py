"""The one query a turn makes: what it reads, how much, and by which index."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from app.core.config import Settings
from app.core.db import Database, open_database
from app.repositories.finances import MONTHS, PROFILE_QUERY, FinanceRepository
from app.schemas.customer import CardMonth, CustomerProfile, DelinquencyMonth, MonthSnapshot
from scripts.seed_demo import replace_customers, seed
from tests.rules.factories import TODAY, customer, month_of, steady_month


async def store(database: Database, *profiles: CustomerProfile) -> None:
    """Put profiles into the database."""
    async with database.engine.begin() as connection:
        await replace_customers(connection, profiles)


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """The statements that are sent while the block lasts."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        sent.append(statement)

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    yield sent
    event.remove(database.engine.sync_engine, "before_cursor_execute", note)


async def test_what_was_stored_is_read(settings: Settings) -> None:
    """Every field of every month comes back as it was, oldest month first."""
    known = replace(customer(), user_id="demo-a")
    async with open_database(settings) as database:
        await store(database, known, replace(customer(income=None), user_id="demo-b"))
        assert await FinanceRepository(database).profile("demo-a") == known


async def test_unknown_and_empty_customers_are_told_apart(settings: Settings) -> None:
    """Nobody is ``None``; a customer without data is a profile without months."""
    async with open_database(settings) as database:
        await store(database, CustomerProfile("demo-a", birth_year=1999))
        finances = FinanceRepository(database)
        assert await finances.profile("demo-nobody") is None
        assert await finances.profile("demo-a") == CustomerProfile("demo-a", birth_year=1999)
        assert await finances.profile("DEMO-A") is None


async def test_gaps_stay_gaps(settings: Settings) -> None:
    """Months missing from some tables, and fields not reported, are ``None`` and not zero."""
    months = (
        MonthSnapshot(month_of(5), card=CardMonth(TODAY - timedelta(days=150), used_won=0)),
        MonthSnapshot(month_of(2), delinquency=DelinquencyMonth(TODAY - timedelta(days=60))),
        replace(steady_month(0, TODAY), spending=None),
    )
    gappy = CustomerProfile("demo-gaps", None, None, months)
    async with open_database(settings) as database:
        await store(database, gappy)
        assert await FinanceRepository(database).profile("demo-gaps") == gappy


async def test_no_more_than_twelve_months(settings: Settings) -> None:
    """Of a longer history the last twelve months."""
    long = replace(customer(months=20), user_id="demo-long")
    async with open_database(settings) as database:
        await store(database, long)
        found = await FinanceRepository(database).profile("demo-long")
    assert found is not None
    assert found.months == long.months[-MONTHS:]


async def test_one_statement_a_turn(settings: Settings) -> None:
    """However many months: one statement, and no more rows than months."""
    async with open_database(settings) as database:
        await store(database, replace(customer(months=20), user_id="demo-a"))
        finances = FinanceRepository(database)
        with statements(database) as sent:
            await finances.profile("demo-a")
        assert len([statement for statement in sent if statement.lstrip().startswith("SELECT")]) == 1


async def explained(database: Database, verb: str) -> list[dict[str, Any]]:
    """How the database means to read a customer."""
    query = PROFILE_QUERY.params(user_id="demo-stable-hope")
    sql = query.compile(database.engine.sync_engine, compile_kwargs={"literal_binds": True})
    async with database.engine.connect() as connection:
        return [dict(row) for row in (await connection.exec_driver_sql(f"{verb} {sql}")).mappings()]


@pytest.mark.parametrize("backend", ["servers"], indirect=True)
async def test_mysql_reads_by_key(settings: Settings) -> None:
    """No table is scanned, whatever the number of customers."""
    await seed(settings, customers=60, today=TODAY)
    async with open_database(settings) as database:
        plan = await explained(database, "EXPLAIN FORMAT=TRADITIONAL")  # MySQL 9 draws a tree by default
    read = {row["table"]: row for row in plan if row["table"] and not row["table"].startswith("<")}
    assert {"User", "CardUsage", "Delinquency", "BalanceInfo", "SpendingPattern"} <= set(read)
    for row in read.values():
        assert row["type"] in {"const", "eq_ref", "ref"}
        assert row["key"] == "PRIMARY"


@pytest.mark.parametrize("backend", ["embedded"], indirect=True)
async def test_sqlite_reads_by_key(settings: Settings) -> None:
    """The same on SQLite: every table is searched, none is scanned."""
    await seed(settings, customers=60, today=TODAY)
    async with open_database(settings) as database:
        steps = [row["detail"] for row in await explained(database, "EXPLAIN QUERY PLAN")]
    searched = [step for step in steps if step.startswith("SEARCH")]
    assert len(searched) >= 9  # the customer, four tables for the months, four for the figures
    assert [step for step in steps if step.startswith("SCAN") and "months" not in step] == []


async def test_dates_are_days(settings: Settings) -> None:
    """Dates come back as dates, amounts as whole numbers."""
    async with open_database(settings) as database:
        await store(database, replace(customer(), user_id="demo-a"))
        found = await FinanceRepository(database).profile("demo-a")
    assert found is not None
    card = found.months[-1].card
    assert card is not None
    assert type(card.as_of) is date
    assert type(card.limit_won) is int
