"""A population as Parquet files: one folder a table, one file a shard of customers.

``DIR/User/part-00000.parquet``, ``DIR/CardUsage/part-00000.parquet`` and so on. The same customers are in the
files of one name, so a shard can be worked on by itself in bounded memory. Columns are those of the database.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from sqlalchemy import BigInteger, Column, Date, Numeric, SmallInteger, String
from sqlalchemy.types import TypeEngine

from app.models import BalanceInfo, CardUsage, Delinquency, SpendingPattern, User
from app.repositories.finances import table_of
from batch.tables import MONTHLY, USER

TABLES = {
    model.__tablename__: table_of(model)
    for model in (User, CardUsage, Delinquency, BalanceInfo, SpendingPattern)
}
LEFT_OUT = {"created_at"}  # of no use to metrics


def arrow_type(kind: TypeEngine[object]) -> pa.DataType:
    """The Arrow type of a column's type. Raises ``TypeError`` for one that no monthly table has."""
    match kind:
        case BigInteger():
            return pa.int64()
        case SmallInteger():
            return pa.int16()
        case Date():
            return pa.date32()
        case Numeric():
            return pa.decimal128(kind.precision or 38, kind.scale or 0)
        case String():
            return pa.string()
        case _:
            raise TypeError(f"no Arrow type for {kind!r}")


def field_of(column: Column[object]) -> pa.Field:
    """A column as an Arrow field; keys may not be missing."""
    return pa.field(column.name, arrow_type(column.type), nullable=not column.primary_key)


SCHEMAS: Mapping[str, pa.Schema] = {
    name: pa.schema([field_of(column) for column in table.columns if column.name not in LEFT_OUT])
    for name, table in TABLES.items()
}


@dataclass(frozen=True, slots=True)
class Shard:
    """The files of one name."""

    folder: Path
    name: str

    def path(self, table: str) -> Path:
        """The file of one table."""
        return self.folder / table / f"{self.name}.parquet"

    def delete(self) -> None:
        """Delete the shard's files."""
        for table in SCHEMAS:
            self.path(table).unlink(missing_ok=True)

    @property
    def customers(self) -> int:
        """How many customers are in it."""
        return int(pq.read_metadata(self.path(USER)).num_rows)


def shard_name(number: int) -> str:
    """``part-00007``."""
    return f"part-{number:05}"


def shards_in(folder: Path) -> list[Shard]:
    """The shards of a population in order. Raises ``FileNotFoundError`` when a table lacks a file."""
    found = [Shard(folder, path.stem) for path in sorted((folder / USER).glob("*.parquet"))]
    for shard in found:
        for source in MONTHLY:
            if not shard.path(source.value).exists():
                raise FileNotFoundError(shard.path(source.value))
    return found


def write_shard(shard: Shard, tables: Mapping[str, pa.Table]) -> None:
    """Write a shard; its file of ``User`` comes last, so that a shard that is seen is whole."""
    for table in (*(source.value for source in MONTHLY), USER):
        write_parquet(tables[table], shard.path(table))


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write a file as one step, so that nobody ever reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    pq.write_table(table, draft, compression="zstd")
    draft.replace(path)


def last_customer(shard: Shard) -> str:
    """The last id of a shard whose customers are in order."""
    return str(pq.read_table(shard.path(USER), columns=["user_id"])["user_id"][-1].as_py())


def slices(items: list[Shard], size: int) -> Iterator[list[Shard]]:
    """Shards by the handful."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
