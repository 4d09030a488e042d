"""Labels of the nightly job: rows of ``ScenarioLabel`` with a key made of month, rules and customer.

The key takes the place of a turn's id, so that a second run of the same month and rules replaces and never
doubles. Rows are dated at the start of the job's day: a run that was broken off gives, once it is taken up
again, what an undisturbed one gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.core.db import Database
from app.models import ScenarioLabel
from app.repositories.finances import table_of
from batch.shards import Shard
from rules.korean_time import KOREA

TABLE = ScenarioLabel.__tablename__
CHUNK = 2_000  # rows a statement
DIGEST = 32  # characters


@dataclass(frozen=True, slots=True)
class Run:
    """One night's labelling."""

    today: date
    rules_version: str

    @property
    def prefix(self) -> str:
        """What the keys of this month and these rules begin with."""
        return f"{self.today:%Y-%m}.{self.rules_version}."

    @property
    def decided_at(self) -> datetime:
        """The start of the day in Korea, told in UTC."""
        return datetime(self.today.year, self.today.month, self.today.day, tzinfo=KOREA).astimezone(UTC)

    def key(self, user_id: str) -> str:
        """The key of one customer's row; at most 64 characters, however long the id."""
        return self.prefix + sha256(user_id.encode()).hexdigest()[:DIGEST]

    def file(self, folder: Path, shard: Shard) -> Path:
        """Where the labels of one shard of files go."""
        place = f"month={self.today:%Y-%m}/rules={self.rules_version}/as_of={self.today.isoformat()}"
        return folder / TABLE / place / f"{shard.name}.parquet"


def finished(labels: pa.Table, run: Run) -> pa.Table:
    """Decisions with the columns that the run gives them."""
    keys = [run.key(user_id) for user_id in labels["user_id"].to_pylist()]
    probability = [Decimal(f"{value:.4f}") for value in labels["probability"].to_pylist()]
    place = labels.column_names.index("probability")
    return (
        labels.set_column(place, "probability", pa.array(probability, pa.decimal128(5, 4)))
        .append_column("request_id", pa.array(keys, pa.string()))
        .append_column("decided_at", pa.array([run.decided_at] * len(keys), pa.timestamp("us", "UTC")))
        .append_column("rules_version", pa.array([run.rules_version] * len(keys), pa.string()))
    )


async def last_labelled(database: Database, run: Run) -> str:
    """The last customer whom this very run has labelled, or nothing: pages are committed in order."""
    rows = table_of(ScenarioLabel).c
    query = select(func.max(rows.user_id)).where(
        rows.request_id.startswith(run.prefix, autoescape=True), rows.decided_at == run.decided_at
    )
    async with database.engine.connect() as connection:
        return str(await connection.scalar(query) or "")


async def replace_page(database: Database, run: Run, labels: pa.Table, *, after: str, last: str) -> None:
    """Put the labels of a page of customers in the place of the month's earlier ones, as one."""
    rows = table_of(ScenarioLabel).c
    stale = delete(table_of(ScenarioLabel)).where(
        rows.user_id > after, rows.user_id <= last, rows.request_id.startswith(run.prefix, autoescape=True)
    )
    async with database.engine.begin() as connection:
        await connection.execute(stale)
        await insert_labels(connection, finished(labels, run))


async def insert_labels(connection: AsyncConnection, labels: pa.Table) -> None:
    """Insert rows by the chunk."""
    for chunk in labels.to_batches(max_chunksize=CHUNK):
        await connection.execute(insert(table_of(ScenarioLabel)), list(database_rows(chunk.to_pylist())))


def database_rows(rows: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Rows as the table takes them; a nightly job knows no emotion."""
    for row in rows:
        criteria = [{**item, "as_of": item["as_of"].isoformat()} for item in row["evidence"]]
        yield {**row, "evidence": criteria, "emotion": None, "emotion_score": None}


def distribution(labels: pa.Table) -> dict[str, int]:
    """How many customers have each label."""
    counted = labels.group_by("label").aggregate([("label", "count")]).to_pylist()
    return {row["label"]: row["label_count"] for row in counted}
