"""A generated population as Parquet files, shard by shard: ten million customers need no more memory than one shard.

``python -m scripts.generate_population DIR [--customers 100000] [--months 12] [--seed 1] [--today DATE]``. The
files are those of ``batch.shards``; what nobody sees (strain, shocks) is put aside in ``DIR/Latent``. The same
call gives the same files; one that was broken off goes on where it stopped.
"""

from __future__ import annotations

import scripts.batch_extras  # noqa: F401  before what may not be installed

# isort: split
import argparse
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from tqdm import tqdm

from app.repositories.finances import PARTS
from batch.shards import SCHEMAS, Shard, shard_name, write_parquet, write_shard
from batch.tables import USER
from rules.korean_time import korean_today
from scripts.population import Columns, Customers, Month, Shock, generate

SHARD = 100_000  # customers
LATENT = "Latent"
LATENT_SCHEMA = pa.schema(
    [
        pa.field("user_id", pa.string(), nullable=False),
        pa.field("month", pa.date32(), nullable=False),
        pa.field("strain", pa.float64()),
        pa.field("shock", pa.string()),
    ]
)
MONTH_FIELDS = ("card", "delinquency", "balance", "spending")  # in the order of PARTS


def write_population(
    folder: Path, customers: int, *, months: int, seed: int, today: date, shard: int = SHARD
) -> Iterator[int]:
    """Write the shards that are not there yet; yields the number of customers of each as it is done."""
    for number, first in enumerate(range(0, customers, shard)):
        size = min(shard, customers - first)
        place = Shard(folder, shard_name(number))
        if not place.path(USER).exists():
            people, stream = generate(size, months=months, as_of=today, seed=[seed, number])
            write_customers(place, first, people, list(stream))
        yield size


def write_customers(place: Shard, first: int, people: Customers, months: list[Month]) -> None:
    """Write one shard; its customers are numbered from ``first``."""
    ids = pa.array([f"generated-{number:08}" for number in range(first, first + people.limit.size)])
    write_parquet(pa.concat_tables(latent_table(ids, month) for month in months), place.path(LATENT))
    tables = {USER: user_table(ids, people)}
    for part, name in zip(PARTS, MONTH_FIELDS, strict=True):
        rows = [monthly_table(part.table.name, ids, month, getattr(month, name)) for month in months]
        tables[part.table.name] = pa.concat_tables(rows)
    write_shard(place, tables)


def user_table(ids: pa.Array, people: Customers) -> pa.Table:
    """The table of customers."""
    columns = [ids, pa.array(people.birth_year), pa.array(people.annual_income)]
    return pa.table(columns, names=SCHEMAS[USER].names).cast(SCHEMAS[USER])


def monthly_table(name: str, ids: pa.Array, month: Month, columns: Columns) -> pa.Table:
    """One table's rows of one month."""
    keys = {
        "user_id": ids,
        "month": repeated(month.month, len(ids)),
        "as_of": repeated(month.as_of, len(ids)),
    }
    schema = SCHEMAS[name]
    arrays = [
        keys[field.name] if field.name in keys else arrow(columns[field.name], field) for field in schema
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def latent_table(ids: pa.Array, month: Month) -> pa.Table:
    """What nobody sees of one month."""
    names = [None if kind is Shock.NONE else kind.name.lower() for kind in Shock]
    shocks = [names[kind] for kind in month.latent["shock"].tolist()]
    arrays = [
        ids,
        repeated(month.month, len(ids)),
        pa.array(month.latent["strain"]),
        pa.array(shocks, pa.string()),
    ]
    return pa.Table.from_arrays(arrays, schema=LATENT_SCHEMA)


def repeated(day: date, times: int) -> pa.Array:
    """One day, again and again."""
    return pa.array(np.full(times, np.datetime64(day, "D")))


def arrow(column: np.ndarray[Any, Any], field: pa.Field) -> pa.Array:
    """A column of the generator in the type of the table."""
    if pa.types.is_decimal(field.type):
        return pa.array([Decimal(f"{value:.2f}") for value in column.tolist()], field.type)
    if pa.types.is_date(field.type):
        return pa.array(column.astype("datetime64[D]"), field.type)
    return pa.array(column.astype(np.int64)).cast(field.type)


def main() -> None:
    """Write a population, with a progress bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--customers", type=int, default=100_000, help="고객 수")
    parser.add_argument("--months", type=int, default=12, help="달 수")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--today", type=date.fromisoformat, default=korean_today(), help="기준일")
    args = parser.parse_args()
    written = write_population(
        args.folder, args.customers, months=args.months, seed=args.seed, today=args.today
    )
    with tqdm(total=args.customers, unit="명", unit_scale=True, disable=None) as bar:
        for size in written:
            bar.update(size)
    print(f"고객 {args.customers:,}명 × {args.months}달을 {args.folder}에 썼습니다")


if __name__ == "__main__":
    main()
