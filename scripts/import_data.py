"""A bank's CSV or Parquet files into the database, or into a population of Parquet files, by a mapping file.

``python -m scripts.import_data mapping.toml [--to DIR] [--rejected DIR] [--check]``. Rows with any fault go to
``DIR/<table>.csv`` with their reasons; rows that are there already are replaced, so a second call changes nothing.
``docs/data.md`` has a tutorial, ``batch.mapping`` the form of the file.
"""

from __future__ import annotations

import scripts.batch_extras  # noqa: F401  before what may not be installed

# isort: split
import argparse
import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
from ibis.expr import types as ir
from tqdm import tqdm

from app.core.config import ROOT, load_settings
from app.core.db import Database
from batch.engine import Engine, EngineName, open_engine
from batch.intake import Judged, judge
from batch.loading import load_months, load_users
from batch.mapping import BadMapping, TableMapping, read_mapping
from batch.shards import SCHEMAS, Shard, shard_name, write_shard
from batch.tables import USER
from scripts.job_database import job_database

SHARD = 100_000  # customers


@dataclass(frozen=True, slots=True)
class Accepted:
    """What is good of one table, put aside under a name, and how many rows were not."""

    table: str
    staged: str
    rows: ir.Table
    good: int
    rejected: int


def text_of(engine: Engine, mapping: TableMapping) -> ir.Table:
    """A table's files with every column as text."""
    if mapping.files[0].suffix == ".parquet":
        return engine.read(list(mapping.files))
    found: ir.Table = engine.backend.read_csv(
        [str(file) for file in mapping.files],
        all_varchar=True,
        header=True,
        delim=mapping.delimiter,
        encoding=mapping.encoding,
    )
    return found


def accept(engine: Engine, mappings: tuple[TableMapping, ...], rejects: Path) -> list[Accepted]:
    """Judge every table; customers first, for the others' rows must belong to somebody."""
    accepted: list[Accepted] = []
    for mapping in mappings:
        users = accepted[0].rows if accepted else None
        judged = judge(mapping, text_of(engine, mapping), users)
        staged = f"good-{mapping.table}"
        rows = engine.stage(judged.good, staged)
        good = int(engine.collect(rows.aggregate(n=rows.count()))["n"][0].as_py())
        rejected = write_rejects(engine, judged, rejects / f"{mapping.table}.csv")
        accepted.append(Accepted(mapping.table, staged, rows, good, rejected))
    return accepted


def write_rejects(engine: Engine, judged: Judged, path: Path) -> int:
    """Write the rejected rows as they came, each with its reasons; no file without one."""
    rows = engine.collect(judged.rejected)
    path.unlink(missing_ok=True)
    if rows.num_rows:
        path.parent.mkdir(parents=True, exist_ok=True)
        pyarrow.csv.write_csv(rows.rename_columns(["까닭", *rows.column_names[1:]]), path)
    return int(rows.num_rows)


def completed(rows: pa.Table, table: str) -> pa.Table:
    """Rows with every column of our table; what the bank does not have is unknown."""
    schema = SCHEMAS[table]
    columns = [
        rows[field.name].cast(field.type)
        if field.name in rows.column_names
        else pa.nulls(len(rows), field.type)
        for field in schema
    ]
    return pa.table(columns, schema=schema)


def write_files(engine: Engine, accepted: list[Accepted], folder: Path) -> None:
    """Write a population of Parquet files."""
    if list((folder / USER).glob("*.parquet")):
        raise SystemExit(f"{folder}에 이미 모집단이 있습니다. 빈 폴더를 주세요.")
    ids = engine.collect(accepted[0].rows.select("user_id").order_by("user_id"))["user_id"]
    for number, first in enumerate(tqdm(range(0, len(ids), SHARD), unit="조각", disable=None)):
        low, high = ids[first].as_py(), ids[min(first + SHARD, len(ids)) - 1].as_py()
        tables = {
            name: completed(engine.collect(some), name) for name, some in between(accepted, low, high).items()
        }
        missing = {
            name: completed(pa.table({"user_id": pa.array([], pa.string())}), name) for name in SCHEMAS
        }
        write_shard(Shard(folder, shard_name(number)), {**missing, **tables})


def between(accepted: list[Accepted], low: str, high: str) -> Mapping[str, ir.Table]:
    """The rows of a range of customers, in order."""
    return {
        found.table: found.rows.filter(found.rows.user_id.between(low, high)).order_by("user_id")
        for found in accepted
    }


async def load(engine: Engine, accepted: list[Accepted], database: Database) -> None:
    """Load the accepted rows into the database, with a progress bar."""
    with tqdm(total=sum(found.good for found in accepted), unit="행", unit_scale=True, disable=None) as bar:
        for found in accepted:
            write = load_users if found.table == USER else load_months
            for batch in engine.batches(found.staged):
                await write(database, found.table, batch)
                bar.update(batch.num_rows)


async def into_database(engine: Engine, accepted: list[Accepted]) -> None:
    """Load into the database of the settings."""
    async with job_database(load_settings()) as database:
        await load(engine, accepted, database)


def report(accepted: list[Accepted], rejects: Path) -> None:
    """Print how many rows are good, and where the others are."""
    for found in accepted:
        note = f", 거절 {found.rejected:,}행 → {rejects / (found.table + '.csv')}" if found.rejected else ""
        print(f"  {found.table:<16}받음 {found.good:>12,}행{note}")


def main() -> None:
    """Import, or check only."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mapping", type=Path, help="어느 열이 어느 열인지 적은 TOML 파일")
    parser.add_argument("--to", type=Path, metavar="DIR", help="데이터베이스 대신 Parquet 모집단으로")
    parser.add_argument(
        "--rejected", type=Path, default=ROOT / "data" / "rejected", metavar="DIR", help="거절된 행을 둘 곳"
    )
    parser.add_argument("--check", action="store_true", help="넣지 않고 검사만 합니다")
    args = parser.parse_args()
    try:
        mappings = read_mapping(args.mapping)
    except BadMapping as error:
        raise SystemExit(f"{args.mapping}: {error}") from None
    with open_engine(EngineName.DUCKDB) as engine:
        accepted = accept(engine, mappings, args.rejected)
        report(accepted, args.rejected)
        if args.check:
            return
        if args.to is None:
            asyncio.run(into_database(engine, accepted))
        else:
            write_files(engine, accepted, args.to)


if __name__ == "__main__":
    main()
