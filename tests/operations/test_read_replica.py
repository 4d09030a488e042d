"""Reads of finances go to the replica, everything else to the database itself, which stands in for the replica."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from shutil import copyfile
from typing import Any

import httpx2
import pytest
from pydantic import SecretStr
from sqlalchemy import event
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncEngine

from app.core.db import REPLICA_FAILURES, Database, migrate, open_database
from app.core.dependencies import Services
from app.factory import create_app, lifespan
from app.repositories.finances import FinanceRepository
from scripts.seed_demo import seed
from tests.conftest import Backend, settings_for, skip
from tests.pipeline.stand_ins import WordEmotions, install
from tests.servers import Missing, fresh_mysql_database

USER = "demo-low-cash"
FINANCE = {"user_id": USER, "message": "통장이 비어서 걱정이에요"}
AWAY = "sqlite+aiosqlite:////nowhere/at/all.db"


@pytest.fixture
def pair(
    request: pytest.FixtureRequest, backend: Backend, migrated_sqlite: Path, tmp_path: Path
) -> Iterator[tuple[Backend, str]]:
    """The database, and the address of a second one with the same schema."""
    if backend.name == "embedded":
        copyfile(migrated_sqlite, tmp_path / "replica.db")
        yield backend, f"sqlite+aiosqlite:///{tmp_path / 'replica.db'}"
        return
    server: URL | Missing = request.getfixturevalue("mysql_url")
    if isinstance(server, Missing):
        skip(server)
    assert isinstance(server, URL)
    with fresh_mysql_database(server) as url:
        address = url.render_as_string(hide_password=False)
        migrate(address)
        yield backend, address


@contextmanager
def statements(engine: AsyncEngine | None) -> Iterator[Counter[str]]:
    """The statements that an engine is sent, by their first word."""
    assert engine is not None
    count: Counter[str] = Counter()

    def noted(*given: Any) -> None:
        count[given[2].split()[0].upper()] += 1

    event.listen(engine.sync_engine, "before_cursor_execute", noted)
    yield count
    event.remove(engine.sync_engine, "before_cursor_execute", noted)


@asynccontextmanager
async def running(
    backend: Backend, read_url: str | None
) -> AsyncIterator[tuple[Services, httpx2.AsyncClient]]:
    """The application with demo customers in the database, and as a replica would have them, in the second."""
    settings = settings_for(
        backend,
        db_read_url=None if read_url is None else SecretStr(read_url),
        db_timeout_s=20,
        redis_timeout_s=10,
        emotion_model_dir=backend.folder / "no-model",
    )
    app = create_app(settings)
    async with lifespan(app):
        await seed(settings, customers=0)
        if read_url not in {None, AWAY}:
            await seed(settings.model_copy(update={"db_url": SecretStr(str(read_url))}), customers=0)
        install(app, emotions=WordEmotions())
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://test") as http:
            yield app.state.services, http


async def test_finances_come_from_the_replica_and_records_go_to_the_database(
    pair: tuple[Backend, str],
) -> None:
    async with running(*pair) as (services, http):
        database = services.database
        with statements(database.engine) as primary, statements(database.replica) as replica:
            answer = await http.post("/api/chat", json=FINANCE)
        assert answer.json()["scenario"]["label"] == "LOW_CASH"
        assert answer.json()["meta"]["degraded"] == []
        assert replica == {"SELECT": 1}
        assert primary["INSERT"] >= 1


async def test_what_was_just_written_is_read_where_it_was_written(pair: tuple[Backend, str]) -> None:
    """The second database gets nothing of what the first records, as a replica far behind."""
    async with running(*pair) as (_, http):
        for _ in range(2):
            assert (await http.post("/api/chat", json=FINANCE)).status_code == 200
        flow = (await http.get(f"/api/users/{USER}/insights")).json()
        assert "LOW_CASH" in str(flow)
        wish = {"session_id": "default", "reason": "상의하고 싶어요", "share_transcript": False}
        made = (await http.post(f"/api/users/{USER}/handoffs", json=wish)).json()
        mine = (await http.get(f"/api/users/{USER}/handoffs")).json()
        assert made["handoff_id"] in str(mine)
        queue = (await http.get("/api/counsellor/handoffs")).json()
        assert made["handoff_id"] in str(queue)


async def test_the_database_answers_while_the_replica_is_away(embedded: Backend) -> None:
    async with running(embedded, AWAY) as (services, http):
        with statements(services.database.engine) as primary:
            answer = (await http.post("/api/chat", json=FINANCE)).json()
        assert answer["scenario"]["label"] == "LOW_CASH"
        assert answer["meta"]["degraded"] == []
        assert primary["SELECT"] >= 1


async def test_a_replica_that_failed_is_left_alone_for_a_while(
    embedded: Backend, migrated_sqlite: Path, tmp_path: Path
) -> None:
    """Its failures are counted, it is spared, and asked again after the rest."""
    copyfile(migrated_sqlite, tmp_path / "replica.db")
    settings = settings_for(embedded, db_read_url=SecretStr(f"sqlite+aiosqlite:///{tmp_path / 'replica.db'}"))
    await seed(settings, customers=0)
    async with open_database(settings) as database:
        finances = FinanceRepository(database)
        assert await finances.profile(USER) is None  # the replica is asked, and knows nobody
        (tmp_path / "replica.db").rename(tmp_path / "gone.db")
        (tmp_path / "replica.db").write_bytes(b"this is no database, however often it is asked")
        assert database.replica is not None
        await database.replica.dispose()
        for _ in range(REPLICA_FAILURES + 2):
            assert await finances.profile(USER) is not None
        assert not database._circuit.admits()
        (tmp_path / "gone.db").replace(tmp_path / "replica.db")
        clock_past_the_rest(database)
        assert await finances.profile(USER) is None
        assert database._circuit.admits()


def clock_past_the_rest(database: Database) -> None:
    """As if the rest were over."""
    before = database._circuit.clock
    database._circuit.clock = lambda: before() + 1_000
