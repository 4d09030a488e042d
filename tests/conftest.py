"""Fixtures for every test: real servers, migrated databases, the application and a client."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

import httpx2
import pytest
import redis
from fastapi import FastAPI
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import create_async_engine

from app.core.config import Settings
from app.core.db import migrate
from app.factory import create_app, lifespan
from app.models import Base
from tests import planted
from tests.servers import TAKEN, Missing, empty_redis, fresh_mysql_database, mysql_server, redis_server

SKIPPED: dict[str, int] = {}
AUDIT_KEY = "a key that only the tests may ever use: 0123456789"


def skip(missing: Missing) -> None:
    """Skip for want of a server; with ``CI=true`` that is a failure."""
    SKIPPED[missing.reason] = SKIPPED.get(missing.reason, 0) + 1
    if os.environ.get("CI") == "true":
        pytest.fail(missing.reason)
    pytest.skip(missing.reason)


@pytest.fixture(scope="session", autouse=True)
def nothing_personal_is_logged() -> Iterator[None]:
    """No log line of any test of this process holds a number that the tests planted."""
    planted.listen()
    yield
    assert not planted.HEARD, planted.complaint(planted.HEARD)


@pytest.fixture(scope="session")
def mysql_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[URL | Missing]:
    """A migrated MySQL/MariaDB database of this test process."""
    with ExitStack() as stack:
        server = stack.enter_context(mysql_server(tmp_path_factory.mktemp("mysql")))
        if isinstance(server, Missing):
            yield server
            return
        url = stack.enter_context(fresh_mysql_database(server))
        migrate(url.render_as_string(hide_password=False))
        yield url


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str | Missing]:
    """A Redis database of this test process."""
    with redis_server(tmp_path_factory.mktemp("redis")) as server:
        if isinstance(server, Missing):
            yield server
            return
        url = empty_redis(server)
        yield url
        with redis.Redis.from_url(url) as client:
            client.flushdb()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy from."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    migrate(f"sqlite+aiosqlite:///{path}")
    return path


@dataclass(frozen=True)
class Backend:
    """Where a test's data lives."""

    name: str
    db_url: str
    redis_url: str | None
    folder: Path  # of this test alone: the audit key and the spool


@pytest.fixture
def embedded(migrated_sqlite: Path, tmp_path: Path) -> Backend:
    """SQLite and a Redis inside the process."""
    path = tmp_path / "test.db"
    copyfile(migrated_sqlite, path)
    return Backend("embedded", f"sqlite+aiosqlite:///{path}", None, tmp_path)


def on_servers(mysql_url: URL | Missing, redis_url: str | Missing, folder: Path) -> Backend:
    """The two servers as a backend; skips for want of either."""
    for server in (mysql_url, redis_url):
        if isinstance(server, Missing):
            skip(server)
    assert isinstance(mysql_url, URL)
    assert isinstance(redis_url, str)
    return Backend("servers", mysql_url.render_as_string(hide_password=False), redis_url, folder)


@pytest.fixture
async def servers(
    mysql_url: URL | Missing, redis_url: str | Missing, tmp_path: Path
) -> AsyncIterator[Backend]:
    """MySQL/MariaDB and Redis, empty before and after."""
    backend = on_servers(mysql_url, redis_url, tmp_path)
    await empty(backend)
    yield backend
    left = [*planted.in_mysql(backend.db_url), *planted.in_redis(str(backend.redis_url))]
    await empty(backend)
    assert not left, planted.complaint(left)


async def empty(backend: Backend) -> None:
    """Delete every row and key."""
    engine = create_async_engine(backend.db_url)
    async with engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            await connection.execute(text(f"DELETE FROM `{table.name}`"))
    await engine.dispose()
    with redis.Redis.from_url(str(backend.redis_url), decode_responses=True) as client:
        # Not the key that keeps the database for this process: another one would take it.
        if keys := [key for key in client.scan_iter() if key != TAKEN]:
            client.delete(*keys)


@pytest.fixture(params=["embedded", "servers"])
def backend(request: pytest.FixtureRequest) -> Backend:
    """Both kinds of backend, one after the other: the same code must serve on each."""
    chosen: Backend = request.getfixturevalue(request.param)
    return chosen


def settings_for(backend: Backend, **changes: object) -> Settings:
    """Settings that read no file and no environment but what is given."""
    values: dict[str, object] = {
        "environment": "test",
        "db_url": SecretStr(backend.db_url),
        "redis_url": None if backend.redis_url is None else SecretStr(backend.redis_url),
        "log_level": "WARNING",
        "audit_key": SecretStr(AUDIT_KEY),
        "audit_dir": backend.folder / "audit",
        "openai_api_key": None,
        "llm_fallbacks": (),
        **changes,
    }
    return Settings(_env_file=None, **values)  # type: ignore[arg-type]


@pytest.fixture
def settings(backend: Backend) -> Settings:
    """Settings on ``backend``."""
    return settings_for(backend)


@pytest.fixture
async def app(settings: Settings) -> AsyncIterator[FastAPI]:
    """The running application."""
    application = create_app(settings)
    async with lifespan(application):
        yield application


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of the running application."""
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx2.AsyncClient(transport=transport, base_url="http://test") as http:
        yield http


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say plainly what was skipped for want of a server, and how to get it."""
    for reason, count in SKIPPED.items():
        terminalreporter.write_line(f"건너뛴 시험 {count}개: {reason}", yellow=True)
