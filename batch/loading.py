"""Rows of Arrow into the database, in bulk; what is there already is replaced."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
from sqlalchemy import bindparam, delete, insert, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.core.db import Database
from app.models import User
from app.repositories.finances import table_of
from batch.shards import TABLES


async def load_months(database: Database, name: str, rows: pa.RecordBatch) -> None:
    """Put rows of a monthly table in the place of those of the same customers and months."""
    table = TABLES[name]
    keys = list(zip(rows["user_id"].to_pylist(), rows["month"].to_pylist(), strict=True))
    async with database.engine.begin() as connection:
        await connection.execute(delete(table).where(tuple_(table.c.user_id, table.c.month).in_(keys)))
        await connection.execute(insert(table), rows.to_pylist())


async def load_users(database: Database, _name: str, rows: pa.RecordBatch) -> None:
    """Insert customers; those who are known keep what hangs on them and get the new figures."""
    users = table_of(User)
    ids = rows["user_id"].to_pylist()
    async with database.engine.begin() as connection:
        known = set(await connection.scalars(select(users.c.user_id).where(users.c.user_id.in_(ids))))
        now = datetime.now(UTC)
        new = [{**row, "created_at": now} for row in rows.to_pylist() if row["user_id"] not in known]
        if new:
            await connection.execute(insert(users), new)
        await renew(connection, [row for row in rows.to_pylist() if row["user_id"] in known])


async def renew(connection: AsyncConnection, rows: list[dict[str, Any]]) -> None:
    """Update known customers' figures, if there are any beside the key."""
    users = table_of(User)
    values = [
        {"known_id": row["user_id"], **{k: v for k, v in row.items() if k != "user_id"}} for row in rows
    ]
    if values and len(values[0]) > 1:
        await connection.execute(update(users).where(users.c.user_id == bindparam("known_id")), values)
