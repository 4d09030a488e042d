"""The database that a job over everybody works on, ready for it, or a word of what is missing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import inspect

from app.core.config import Settings
from app.core.db import DATABASE_AWAY, Database, migrate, not_reached, open_database
from app.models import User

NO_TABLES = "데이터베이스에 표가 없습니다. `make migrate`로 준비하고 다시 실행하세요."


@asynccontextmanager
async def job_database(settings: Settings) -> AsyncIterator[Database]:
    """The database of the settings; the embedded one is migrated first, a server is only asked whether it is."""
    if settings.embedded_database:
        await asyncio.to_thread(migrate, settings.db_url.get_secret_value())
    async with open_database(settings) as database:
        if not await has_tables(database):
            raise SystemExit(NO_TABLES)
        yield database


async def has_tables(database: Database) -> bool:
    """Whether the schema is there. Ends the job when the database is not."""
    try:
        async with database.engine.connect() as connection:
            return await connection.run_sync(lambda found: inspect(found).has_table(User.__tablename__))
    except DATABASE_AWAY as error:
        raise SystemExit(not_reached(error)) from None
