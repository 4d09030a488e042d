"""Run migrations on the database of ``DB_URL`` through its asynchronous driver."""

import asyncio
import logging

from alembic import context
from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from app.core.config import load_settings
from app.core.db import DATABASE_AWAY, connect, not_reached
from app.models import Base


def run(connection: Connection) -> None:
    """Apply the migrations on ``connection``."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        compare_type=True,
        render_as_batch=connection.dialect.name == "sqlite",
    )
    with context.begin_transaction():
        context.run_migrations()


async def connect_and_run(url: str) -> None:
    """Open one connection for the migrations."""
    engine = create_async_engine(url, poolclass=NullPool)
    event.listen(engine.sync_engine, "do_connect", connect)
    connection = await reached(engine)
    try:
        await connection.run_sync(run)
        await connection.commit()
    finally:
        await connection.close()
        await engine.dispose()


async def reached(engine: AsyncEngine) -> AsyncConnection:
    """A connection; where there is none, whoever typed the command gets one line and no traceback."""
    try:
        return await engine.connect()
    except DATABASE_AWAY as error:
        if context.config.cmd_opts is None:  # called by our own code
            raise
        raise SystemExit(not_reached(error)) from None


logging.getLogger("asyncmy").setLevel(logging.ERROR)  # MySQL warns of every primary key's name

url = context.config.attributes.get("url") or load_settings().db_url.get_secret_value()
asyncio.run(connect_and_run(url))
