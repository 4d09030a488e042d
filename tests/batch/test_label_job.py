"""The job that labels everybody: what one turn would say, once, whatever interrupts it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sqlalchemy import func, insert, select

from app.core.config import ROOT, Settings
from app.core.db import Database, open_database
from app.models import ScenarioLabel, User
from app.schemas.customer import CustomerProfile
from batch.engine import Engine, EngineName, open_engine
from batch.label_store import TABLE, Run
from rules.rule_book import RULE_BOOK
from scripts.generated_profiles import generated_profiles
from scripts.label_population import Night, book_in_force, label_database, label_files
from scripts.seed_demo import replace_customers
from tests.batch.populations import odd_profiles, write_profiles
from tests.batch.test_twins import plain_decision
from tests.conftest import Backend, settings_for
from tests.rules.factories import TODAY, customer, overdue

pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")  # Ibis 12 on DuckDB 2
RUN = Run(TODAY, RULE_BOOK.version)
COLUMNS = (
    "user_id",
    "request_id",
    "label",
    "probability",
    "basis",
    "data_as_of",
    "evidence",
    "rules_version",
)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """DuckDB."""
    with open_engine(EngineName.DUCKDB) as found:
        yield found


@pytest.fixture(scope="module")
def profiles() -> list[CustomerProfile]:
    """Customers of all kinds."""
    found = [*generated_profiles(40, as_of=TODAY, seed=11), *odd_profiles(40, seed=11)]
    return [replace(profile, user_id=f"demo-{number:04}") for number, profile in enumerate(found)]


@pytest.fixture
def folder(profiles: list[CustomerProfile], tmp_path: Path) -> Path:
    """The customers as two shards."""
    for number in range(2):
        write_profiles(tmp_path, profiles[number * 40 : (number + 1) * 40], number)
    return tmp_path


def files(folder: Path) -> dict[str, Any]:
    """The label files with their content."""
    return {
        str(path.relative_to(folder)): pq.read_table(path, partitioning=None).to_pylist()
        for path in sorted((folder / TABLE).rglob("*.parquet"))
    }


def expected(profiles: list[CustomerProfile]) -> dict[str, dict[str, Any]]:
    """What one turn after the other would decide."""
    return dict(filter(None, (plain_decision(profile, RULE_BOOK) for profile in profiles)))


def test_files_say_what_a_turn_would_say(
    engine: Engine, folder: Path, profiles: list[CustomerProfile]
) -> None:
    """The same labels, to the last digit."""
    list(label_files(folder, Night(engine, RUN)))
    rows = [row for content in files(folder).values() for row in content]
    found = {row["user_id"]: row for row in rows}
    plain = expected(profiles)
    assert found.keys() == plain.keys()
    for user_id, row in found.items():
        assert {key: row[key] for key in plain[user_id] if key != "probability"} == {
            key: value for key, value in plain[user_id].items() if key != "probability"
        }
        assert f"{row['probability']}" == f"{plain[user_id]['probability']:.4f}"
        assert row["decided_at"] == datetime(2026, 11, 24, 15, tzinfo=UTC)  # midnight in Korea


def test_a_broken_run_is_taken_up(
    folder: Path, engine: Engine, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Stopped after one shard and begun again: the same files, and the finished one is not touched."""
    broken = label_files(folder, Night(engine, RUN))
    next(broken)
    del broken
    (done,) = (folder / TABLE).rglob("*.parquet")
    before = done.stat().st_mtime_ns
    list(label_files(folder, Night(engine, RUN)))
    assert done.stat().st_mtime_ns == before
    resumed = files(folder)
    list(label_files(folder, Night(engine, RUN, again=True)))
    assert files(folder) == resumed
    assert len(resumed) == 2


def test_a_dry_run_writes_nothing(folder: Path, engine: Engine, profiles: list[CustomerProfile]) -> None:
    """It counts, and that is all."""
    labels = pa.concat_tables(table for _, table in label_files(folder, Night(engine, RUN, write=False)))
    assert labels.num_rows == len(expected(profiles))
    assert not (folder / TABLE).exists()


@asynccontextmanager
async def stored(settings: Settings, profiles: list[CustomerProfile]) -> AsyncIterator[Database]:
    """A database with customers."""
    async with open_database(settings) as database:
        async with database.engine.begin() as connection:
            await replace_customers(connection, profiles)
        yield database


async def rows(database: Database) -> list[tuple[Any, ...]]:
    """All labels, without their numbers."""
    columns = [ScenarioLabel.__table__.c[name] for name in COLUMNS]
    async with database.session() as session:
        return [
            tuple(row) for row in await session.execute(select(*columns).order_by(ScenarioLabel.request_id))
        ]


async def label(database: Database, night: Night, pages: int | None = None) -> None:
    """Run the job, for so many pages or to its end."""
    done = 0
    async for _ in label_database(database, night):
        done += 1
        if done == pages:
            break


async def test_the_database_says_what_a_turn_would_say(
    settings: Settings, engine: Engine, profiles: list[CustomerProfile]
) -> None:
    """One row for each customer in a scenario, in the shape that turns leave."""
    async with stored(settings, profiles) as database:
        await label(database, Night(engine, RUN))
        found = {row[0]: row for row in await rows(database)}
    plain = expected(profiles)
    assert found.keys() == plain.keys()
    for user_id, decision in plain.items():
        row = dict(zip(COLUMNS, found[user_id], strict=True))
        assert (row["label"], row["basis"], row["data_as_of"]) == (
            decision["label"],
            decision["basis"],
            decision["data_as_of"],
        )
        assert f"{row['probability']}" == f"{decision['probability']:.4f}"
        assert row["evidence"] == [
            {**item, "as_of": item["as_of"].isoformat()} for item in decision["evidence"]
        ]
        assert row["request_id"] == RUN.key(user_id)


async def test_however_often_and_however_broken(
    settings: Settings, engine: Engine, profiles: list[CustomerProfile]
) -> None:
    """Broken off and taken up, taken up when done, or anew: the rows of one undisturbed run."""
    async with stored(settings, profiles) as database:
        await label(database, Night(engine, RUN, page=30), pages=1)
        broken = await rows(database)
        await label(database, Night(engine, RUN, page=30))
        resumed = await rows(database)
        assert 0 < len(broken) < len(resumed)
        await label(database, Night(engine, RUN, page=30))
        assert await rows(database) == resumed
        await label(database, Night(engine, RUN, again=True))
        assert await rows(database) == resumed
    assert len(resumed) == len(expected(profiles))


async def test_the_next_night_replaces_and_the_next_month_adds(settings: Settings, engine: Engine) -> None:
    """Within a month a label follows the data; the month before stays as it was."""
    late = replace(customer(delinquency=overdue(10)), user_id="demo-a")
    async with stored(settings, [late]) as database:
        await label(database, Night(engine, RUN))
        async with database.engine.begin() as connection:
            await replace_customers(
                connection, [replace(customer(card={"used_won": 2_400_000}), user_id="demo-a")]
            )
        await label(database, Night(engine, Run(TODAY + timedelta(days=1), RULE_BOOK.version)))
        assert await rows(database) == []
        async with database.engine.begin() as connection:
            await replace_customers(connection, [late])
        await label(database, Night(engine, Run(TODAY + timedelta(days=2), RULE_BOOK.version)))
        await label(database, Night(engine, Run(date(2026, 12, 1), RULE_BOOK.version)))
        found = await rows(database)
    assert [row[2] for row in found] == ["DELINQ_EARLY", "DELINQ_EARLY"]
    assert sorted(row[1][:7] for row in found) == ["2026-11", "2026-12"]


async def test_turns_labels_stay(settings: Settings, engine: Engine) -> None:
    """What talks have recorded is none of the job's business; a dry run records nothing."""
    async with stored(settings, [replace(customer(delinquency=overdue(10)), user_id="demo-a")]) as database:
        turn = {
            "user_id": "demo-a",
            "request_id": "turn-1",
            "decided_at": datetime(2026, 11, 25, 9, tzinfo=UTC),
            "label": "LOW_CASH",
            "probability": 0.5,
            "basis": "score",
            "data_as_of": TODAY,
            "evidence": [],
            "rules_version": RULE_BOOK.version,
        }
        async with database.transaction() as session:
            await session.execute(insert(ScenarioLabel), [turn])
        await label(database, Night(engine, RUN, write=False))
        assert [row[1] for row in await rows(database)] == ["turn-1"]
        await label(database, Night(engine, RUN))
        assert sorted(row[2] for row in await rows(database)) == ["DELINQ_EARLY", "LOW_CASH"]


def test_keys_fit_whatever_the_id() -> None:
    """64 characters at most, and different for different customers, months and rules."""
    keys = {RUN.key(user_id) for user_id in ("a", "b", "고객" * 60, "x" * 128)}
    keys |= {Run(date(2026, 12, 1), RULE_BOOK.version).key("a"), Run(TODAY, "0" * 16).key("a")}
    assert len(keys) == 6
    assert max(map(len, keys)) <= 64


def test_the_book_is_the_one_that_the_service_decides_by(tmp_path: Path) -> None:
    """The files of ``RULES_DIR``, the package's for those that are missing; broken ones end the job."""
    assert book_in_force(tmp_path).version == RULE_BOOK.version
    document = json.loads((ROOT / "rules" / "thresholds.json").read_text("utf-8"))
    for entry in document["values"].values():
        entry["value"] *= 1.01
    (tmp_path / "thresholds.json").write_text(json.dumps(document), "utf-8")
    assert book_in_force(tmp_path).version != RULE_BOOK.version
    (tmp_path / "thresholds.json").write_text("{", "utf-8")
    with pytest.raises(SystemExit, match="규칙을 읽지 못했습니다"):
        book_in_force(tmp_path)


async def count(settings: Settings) -> int:
    """How many labels there are."""
    async with open_database(settings) as database, database.session() as session:
        return int(await session.scalar(select(func.count()).select_from(ScenarioLabel)) or 0)


async def test_killed_in_the_middle(
    embedded: Backend, profiles: list[CustomerProfile], engine: Engine
) -> None:
    """The command is killed without warning between pages and started again: nothing lost, nothing doubled."""
    settings = settings_for(embedded)
    command = [sys.executable, "-m", "scripts.label_population", "--page", "16", "--today", TODAY.isoformat()]
    environment = {**os.environ, "DB_URL": embedded.db_url, "ENVIRONMENT": "test", "REDIS_URL": ""}
    async with stored(settings, profiles) as database:
        assert await database_size(database) == len(profiles)
    with subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.DEVNULL) as process:  # noqa: ASYNC220
        deadline = time.monotonic() + 100
        while not await count(settings) and time.monotonic() < deadline:
            time.sleep(0.02)  # noqa: ASYNC251
        process.kill()
    assert 0 < await count(settings) < len(expected(profiles))
    finished = subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True)  # noqa: ASYNC221
    assert RULE_BOOK.version in finished.stdout.decode()
    async with open_database(settings) as database:
        resumed = await rows(database)
        await label(database, Night(engine, RUN, again=True))
        assert await rows(database) == resumed
    assert len(resumed) == len(expected(profiles))


async def database_size(database: Database) -> int:
    """How many customers there are."""
    async with database.session() as session:
        return int(await session.scalar(select(func.count()).select_from(User)) or 0)
