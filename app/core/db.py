"""The database: one engine for the life of the process, one short session for each use."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from app.core.config import ROOT, Settings
from app.errors import Unavailable

#: What a database call raises when the server is away, slow or refuses.
DATABASE_AWAY = (SQLAlchemyError, OSError, TimeoutError)


@contextmanager
def database_needed() -> Iterator[None]:
    """Raise ``Unavailable`` where the database is away and nothing can stand in for what it holds."""
    try:
        yield
    except DATABASE_AWAY:
        raise Unavailable(retry_after=5) from None


class Database:
    """Sessions on one engine. Every wait is bounded by ``timeout_s``."""

    def __init__(self, engine: AsyncEngine, *, timeout_s: float) -> None:
        self.engine = engine
        self.timeout_s = timeout_s
        self._sessions = async_sessionmaker(engine, expire_on_commit=False)

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

    async def ping(self) -> None:
        """Raise one of ``DATABASE_AWAY`` unless the database answers."""
        async with self.session() as session:
            await session.execute(text("SELECT 1"))


@asynccontextmanager
async def open_database(settings: Settings) -> AsyncIterator[Database]:
    """Yield the database; nothing connects until its first use."""
    engine = create_engine(settings)
    try:
        yield Database(engine, timeout_s=settings.db_timeout_s)
    finally:
        await engine.dispose()


def create_engine(settings: Settings) -> AsyncEngine:
    """The engine for ``DB_URL``, tuned for its kind."""
    url = settings.db_url.get_secret_value()
    if settings.embedded_database:
        engine = create_async_engine(url, connect_args={"timeout": settings.db_timeout_s})
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        return engine
    return create_async_engine(
        url,
        pool_size=settings.db_pool_size,
        max_overflow=settings.db_pool_size,
        pool_timeout=settings.db_timeout_s,
        pool_recycle=1_800,
        pool_pre_ping=True,
        connect_args={"connect_timeout": max(1, round(settings.db_timeout_s)), "charset": "utf8mb4"},
    )


def _prepare_sqlite(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def migrate(url: str) -> None:
    """Bring the schema at ``url`` to the newest revision (blocking)."""
    target = make_url(url)
    if target.get_backend_name() == "sqlite" and target.database:
        Path(target.database).parent.mkdir(parents=True, exist_ok=True)
    config = Config(ROOT / "alembic.ini")
    config.attributes["url"] = url
    command.upgrade(config, "head")
