"""The customers of a database as shards, page by page: memory holds one page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
from sqlalchemy import Select, func, select

from app.core.db import Database
from app.models import User
from app.repositories.finances import PARTS, table_of
from batch.shards import SCHEMAS, Shard, shard_name, write_shard
from batch.tables import USER

PAGE = 20_000  # customers


async def count_customers(database: Database) -> int:
    """How many customers the database has."""
    async with database.engine.connect() as connection:
        return int(await connection.scalar(select(func.count()).select_from(User)) or 0)


async def extract(
    database: Database, folder: Path, since: date, *, after: str = "", page: int = PAGE
) -> AsyncIterator[Shard]:
    """All customers with ids beyond ``after``, in order, with their months from ``since`` on."""
    number = 0
    while users := await page_of_users(database, after, page):
        shard = Shard(folder, shard_name(number))
        write_shard(shard, await tables_of(database, users, since))
        yield shard
        after, number = users[-1][0], number + 1


async def page_of_users(database: Database, after: str, page: int) -> Sequence[Sequence[Any]]:
    """The next customers after an id."""
    users = table_of(User)
    columns = [users.c[name] for name in SCHEMAS[USER].names]
    query = select(*columns).where(users.c.user_id > after).order_by(users.c.user_id).limit(page)
    return await fetch(database, query)


async def tables_of(database: Database, users: Sequence[Sequence[Any]], since: date) -> dict[str, pa.Table]:
    """The five tables of a page of customers."""
    tables = {USER: arrow(USER, users)}
    for part in PARTS:
        columns = part.table.c
        query = select(*(columns[name] for name in SCHEMAS[part.table.name].names)).where(
            columns.user_id.between(users[0][0], users[-1][0]), columns.month >= since
        )
        tables[part.table.name] = arrow(part.table.name, await fetch(database, query))
    return tables


async def fetch(database: Database, query: Select[Any]) -> Sequence[Sequence[Any]]:
    """The rows of a query."""
    async with database.engine.connect() as connection:
        return list(await connection.execute(query))


def arrow(name: str, rows: Sequence[Sequence[Any]]) -> pa.Table:
    """Rows as an Arrow table of the shard's schema."""
    schema = SCHEMAS[name]
    columns = zip(*rows, strict=True) if rows else ([] for _ in schema)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)
