"""Migrations make exactly the models' tables, on every database, and can be taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, delete, func, insert, inspect, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import IntegrityError, OperationalError

from app.core.config import ROOT, Settings
from app.core.db import migrate, open_database
from app.models import Base, CardUsage, ScenarioLabel, User
from tests.conftest import skip
from tests.servers import Missing, fresh_mysql_database

SIX = {"User", "CardUsage", "Delinquency", "BalanceInfo", "SpendingPattern", "ScenarioLabel"}
NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "mysql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without a table."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path}/empty.db"
        return
    server: URL | Missing = request.getfixturevalue("mysql_url")
    if isinstance(server, Missing):
        skip(server)
        return
    with ExitStack() as stack:
        url = stack.enter_context(fresh_mysql_database(server.set(database=None)))
        yield url.render_as_string(hide_password=False)


def alembic(url: str) -> Config:
    """Alembic's configuration for a database."""
    config = Config(ROOT / "alembic.ini")
    config.attributes["url"] = url
    return config


def on(url: str, work: Any) -> Any:
    """Do some blocking work on a connection to a database."""

    async def run() -> Any:
        settings = Settings(_env_file=None, environment="test", db_url=url)
        async with open_database(settings) as database, database.engine.connect() as connection:
            return await connection.run_sync(work)

    return asyncio.run(run())


def differences(connection: Connection) -> list[Any]:
    """What autogeneration would still change."""
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, Base.metadata))


def tables(connection: Connection) -> set[str]:
    """Names of the tables, Alembic's own left out."""
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


def test_models_equal_migrations(empty_url: str) -> None:
    """A migrated database lacks nothing and has nothing beside."""
    migrate(empty_url)
    assert on(empty_url, differences) == []
    assert tables_of(empty_url) >= SIX


def tables_of(url: str) -> set[str]:
    """Names of the tables of a database."""
    return set(on(url, tables))


def test_there_and_back_and_there_again(empty_url: str) -> None:
    """Upgrade, downgrade to nothing, upgrade: the same tables, and none in between."""
    migrate(empty_url)
    first = tables_of(empty_url)
    command.downgrade(alembic(empty_url), "base")
    assert tables_of(empty_url) == set()
    command.upgrade(alembic(empty_url), "head")
    assert tables_of(empty_url) == first
    assert on(empty_url, differences) == []


def test_migrating_twice_changes_nothing(empty_url: str) -> None:
    """The newest revision is where it stops."""
    migrate(empty_url)
    migrate(empty_url)
    assert on(empty_url, differences) == []


def test_every_column_says_what_it_holds() -> None:
    """Unit or meaning of each column of the six tables stands in its comment, amounts in won."""
    for name in SIX:
        for column in Base.metadata.tables[name].columns:
            assert column.comment or column.name in {"id", "rules_version"}, f"{name}.{column.name}"
            assert not column.name.endswith("_won") or str(column.comment).startswith("won; ")


def test_mysql_tables_hold_every_character(empty_url: str) -> None:
    """utf8mb4 throughout, ids compared byte by byte."""
    migrate(empty_url)
    if empty_url.startswith("sqlite"):
        return

    def collations(connection: Connection) -> dict[str, str]:
        query = (
            "SELECT table_name, table_collation FROM information_schema.tables "
            "WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'"
        )
        return {str(name): str(collation) for name, collation in connection.exec_driver_sql(query)}

    found = on(empty_url, collations)
    assert {found[name] for name in SIX} == {"utf8mb4_unicode_ci"}


def user(user_id: str) -> dict[str, Any]:
    """A row of ``User``."""
    return {"user_id": user_id, "birth_year": 1990, "annual_income_won": 1, "created_at": NOW}


def card(user_id: str, **values: Any) -> dict[str, Any]:
    """A row of ``CardUsage``."""
    return {"user_id": user_id, "month": date(2026, 11, 1), "as_of": date(2026, 11, 25), **values}


def scenario_label(user_id: str, request_id: str) -> dict[str, Any]:
    """A row of ``ScenarioLabel``."""
    return {
        "user_id": user_id,
        "request_id": request_id,
        "decided_at": NOW,
        "label": "LOW_CASH",
        "probability": 0.9,
        "basis": "score",
        "data_as_of": date(2026, 11, 25),
        "evidence": [],
        "rules_version": "x",
    }


@pytest.mark.parametrize(
    "rows",
    [
        [(User, user("a")), (User, user("a"))],
        [(CardUsage, card("nobody"))],
        [(User, user("a")), (CardUsage, card("a")), (CardUsage, card("a"))],
        [(User, user("a")), (CardUsage, card("a", limit_won=-1))],
        [(ScenarioLabel, scenario_label("nobody", "r"))],
        [
            (User, user("a")),
            (ScenarioLabel, scenario_label("a", "r")),
            (ScenarioLabel, scenario_label("a", "r")),
        ],
    ],
    ids=["user twice", "row of nobody", "month twice", "negative limit", "label of nobody", "turn twice"],
)
async def test_keys_hold(settings: Settings, rows: list[tuple[type[Base], dict[str, Any]]]) -> None:
    """What would contradict itself is refused."""
    async with open_database(settings) as database, database.session() as session:
        *good, bad = rows
        for model, row in good:
            await session.execute(insert(model), [row])
        with pytest.raises((IntegrityError, OperationalError)):  # MariaDB's word for a failed check
            await session.execute(insert(bad[0]), [bad[1]])


async def test_ids_are_told_apart_byte_by_byte(settings: Settings) -> None:
    """Kim, KIM and kim with a space behind are three customers."""
    ids = {"kim", "KIM", "kím", "고객", "😀"}
    async with open_database(settings) as database, database.session() as session:
        await session.execute(insert(User), [user(user_id) for user_id in ids])
        assert set(await session.scalars(select(User.user_id))) == ids


async def test_with_a_customer_everything_of_his_goes(settings: Settings) -> None:
    """Deleting the customer deletes months and labels."""
    async with open_database(settings) as database, database.session() as session:
        await session.execute(insert(User), [user("a"), user("b")])
        await session.execute(insert(CardUsage), [card("a"), card("b")])
        await session.execute(insert(ScenarioLabel), [scenario_label("a", "1"), scenario_label("b", "2")])
        await session.execute(delete(User).where(User.user_id == "a"))
        for model in (CardUsage, ScenarioLabel):
            assert await session.scalar(select(func.count()).select_from(model)) == 1
