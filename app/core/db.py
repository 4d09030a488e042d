"""The database: one engine for the life of the process, one for its replica, one short session for each use."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import structlog
from alembic import command
from alembic.config import Config
from pydantic import SecretStr
from sqlalchemy import event, text
from sqlalchemy.engine import Dialect, make_url
from sqlalchemy.exc import DataError, IntegrityError, ProgrammingError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from app.core.circuit import Circuit
from app.core.config import ROOT, Settings
from app.core.metrics import IN_USE, LIMIT, REPLICA_FALLBACKS
from app.errors import Unavailable

log = structlog.get_logger(__name__)

T = TypeVar("T")
PING = text("SELECT 1")
REPLICA_FAILURES, REPLICA_REST_S = 3, 10.0  # in a row; how long the replica is then left alone
if sys.platform != "win32":
    import fcntl

#: What a database call raises when the server is away, slow or refuses.
DATABASE_AWAY = (SQLAlchemyError, OSError, TimeoutError)
#: Those of them that no waiting mends: a mistake of ours.
MISTAKES = (ProgrammingError, IntegrityError, DataError)
#: MySQL's numbers for whoever is there and lets this account, from here, into this database not in.
REFUSALS = frozenset({1044, 1045, 1049, 1130, 1142, 1227, 1251, 1698, 1862, 3118, 4151})
NOT_REACHED = "데이터베이스에 닿지 못했습니다. DB_URL과 데이터베이스가 켜져 있는지 확인하세요."


def not_reached(error: Exception) -> str:
    """What somebody at a terminal is told, in one line; the drivers' own words name no password."""
    reason = getattr(error, "orig", None) or error
    return f"{NOT_REACHED} ({' '.join(str(reason).split()) or type(error).__name__})"


def code_of(error: BaseException) -> int | None:
    """The server's number for what went wrong, such as 1045 for a wrong password; no text, which may tell more."""
    said = getattr(getattr(error, "orig", None), "args", ())
    return said[0] if said and isinstance(said[0], int) else None


@contextmanager
def database_needed() -> Iterator[None]:
    """Raise ``Unavailable`` where the database is away and nothing can stand in for what it holds.

    A mistake of ours is none of its outages: it stays what it is.
    """
    try:
        yield
    except MISTAKES:
        raise
    except DATABASE_AWAY as error:
        log.warning("database_needed_and_away", error_type=type(error).__name__)
        raise Unavailable(retry_after=5) from None


class Database:
    """Sessions on one engine. Every wait is bounded by ``timeout_s``.

    Whatever must see what was just written reads in ``session``; what may be a few seconds old, and is read at
    every turn, asks ``look_up``, which spares the database where there is a replica.
    """

    def __init__(self, engine: AsyncEngine, *, timeout_s: float, replica: AsyncEngine | None = None) -> None:
        self.engine = engine
        self.timeout_s = timeout_s
        self.replica = replica
        self._sessions = async_sessionmaker(engine, expire_on_commit=False)
        self._copies = None if replica is None else async_sessionmaker(replica)
        self._circuit = Circuit(failures=REPLICA_FAILURES, rest_s=REPLICA_REST_S)
        self.reached = engine.dialect.name == "sqlite"  # once since the start, and so the settings are sound
        event.listen(engine.sync_engine, "connect", self._note_reached)

    def _note_reached(self, *_: object) -> None:
        self.reached = True

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """A session for reading; nothing is committed."""
        async with asyncio.timeout(self.timeout_s), self._sessions() as session:
            yield session

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A session whose work is committed as one when the block ends well."""
        async with asyncio.timeout(self.timeout_s), self._sessions() as session, session.begin():
            yield session

    async def look_up(self, read: Callable[[AsyncSession], Awaitable[T]]) -> T:
        """What ``read`` finds in the replica; in the database where there is none, or while it is away."""
        if self._copies is not None and self._circuit.admits():
            try:
                async with asyncio.timeout(self.timeout_s), self._copies() as session:
                    found = await read(session)
            except DATABASE_AWAY as error:
                self._circuit.failed()
                REPLICA_FALLBACKS.inc()
                log.warning("database_replica_away", error_type=type(error).__name__)
            else:
                self._circuit.succeeded()
                return found
        async with self.session() as session:
            return await read(session)

    async def ping(self) -> None:
        """Raise one of ``DATABASE_AWAY`` unless the database answers."""
        async with self.session() as session:
            await session.execute(PING)

    async def ping_replica(self) -> None:
        """Raise one of ``DATABASE_AWAY`` unless the replica answers, where there is one."""
        if self._copies is not None:
            async with asyncio.timeout(self.timeout_s), self._copies() as session:
                await session.execute(PING)


@asynccontextmanager
async def open_database(settings: Settings, *, timeout_s: float | None = None) -> AsyncIterator[Database]:
    """Yield the database; nothing connects until its first use. A job may have another ``timeout_s`` than a turn."""
    engine = create_engine(settings)
    replica = None if settings.db_read_url is None else create_engine(settings, settings.db_read_url)
    measure_pool(engine, "database", settings)
    if replica is not None:
        measure_pool(replica, "database_replica", settings)
    try:
        yield Database(engine, timeout_s=timeout_s or settings.db_timeout_s, replica=replica)
    finally:
        await engine.dispose()
        if replica is not None:
            await replica.dispose()


def measure_pool(engine: AsyncEngine, name: str, settings: Settings) -> None:
    """Let the metrics show how many connections are in use, and how many there may be."""
    used = IN_USE.labels(name)
    LIMIT.labels(name).set(2 * settings.db_pool_size)
    event.listen(engine.sync_engine, "checkout", lambda *_: used.inc())
    event.listen(engine.sync_engine, "checkin", lambda *_: used.dec())


class ClosedWhenDropped(sqlite3.Connection):
    """A connection that nobody took: aiosqlite drops what it opens for a caller who has given up meanwhile."""

    def __del__(self) -> None:
        with suppress(sqlite3.ProgrammingError):  # one that could not be opened has nothing to close
            self.close()


def create_engine(settings: Settings, address: SecretStr | None = None) -> AsyncEngine:
    """The engine for ``DB_URL``, or for another ``address``, tuned for its kind."""
    url = (address or settings.db_url).get_secret_value()
    if make_url(url).get_backend_name() == "sqlite":
        engine = create_async_engine(
            url,
            hide_parameters=True,  # an error's text would quote them
            connect_args={
                "timeout": settings.db_timeout_s,
                "factory": ClosedWhenDropped,
                "check_same_thread": False,  # a dropped one is closed where it is dropped
            },
        )
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        return engine
    engine = create_async_engine(
        url,
        hide_parameters=True,
        pool_size=settings.db_pool_size,
        max_overflow=settings.db_pool_size,
        pool_timeout=settings.db_timeout_s,
        pool_recycle=1_800,
        pool_pre_ping=True,
        connect_args={"connect_timeout": max(1, round(settings.db_timeout_s)), "charset": "utf8mb4"},
    )
    event.listen(engine.sync_engine, "do_connect", connect)
    return engine


def connect(dialect: Dialect, _record: object, given: list[Any], named: dict[str, Any]) -> object:
    """Connect; a server that hangs up at once makes a driver raise what no caller could expect of a database."""
    try:
        return dialect.connect(*given, **named)
    except RuntimeError as error:
        raise ConnectionError("the database hung up while it was being connected to") from error


def _prepare_sqlite(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA journal_mode")
    if cursor.fetchone() != ("wal",):  # kept in the file; to change it nobody waits, two at once are an error
        cursor.execute("PRAGMA journal_mode=WAL")
    for pragma in ("synchronous=NORMAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def migrate(url: str) -> None:
    """Bring the schema at ``url`` to the newest revision (blocking)."""
    target = make_url(url)
    if target.get_backend_name() == "sqlite" and target.database:
        Path(target.database).parent.mkdir(parents=True, exist_ok=True)
        with alone(Path(f"{target.database}.migrating")):
            upgrade(url)
            with closing(sqlite3.connect(target.database)) as connection:
                connection.execute("PRAGMA journal_mode=WAL")
    else:
        upgrade(url)


def upgrade(url: str) -> None:
    """Run what the schema at ``url`` lacks."""
    config = Config(ROOT / "alembic.ini")
    config.attributes["url"] = url
    command.upgrade(config, "head")


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """One process at a time; SQLite has no lock that spans the statements of a migration."""
    with path.open("w") as file:
        if sys.platform != "win32":
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
