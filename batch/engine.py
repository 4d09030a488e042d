"""Where expressions run: DuckDB in this process, or Apache Spark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.dataset
from ibis.expr import types as ir

from batch.shards import Shard
from batch.tables import MONTHLY, USER, Population, months_of

MEMORY = "3GB"  # of an engine; beyond it works on disk


class EngineName(StrEnum):
    """The engines there are."""

    DUCKDB = "duckdb"
    SPARK = "spark"


@dataclass(frozen=True, slots=True)
class Engine:
    """An Ibis backend with a folder for what is put aside between steps."""

    backend: Any  # ibis.BaseBackend: its methods differ by backend and are not typed
    work: Path
    handful: int  # shards worked on at once

    def read(self, paths: Sequence[Path]) -> ir.Table:
        """Parquet files, or folders of them, as one table."""
        tables = [self.backend.read_parquet(str(path)) for path in paths]
        return tables[0] if len(tables) == 1 else ibis.union(*tables)

    def population(self, shards: Sequence[Shard]) -> Population:
        """The tables of some shards."""
        monthly = {source: self.read([shard.path(source.value) for shard in shards]) for source in MONTHLY}
        months = self.collect(months_of(monthly)).num_rows
        return Population(self.read([shard.path(USER) for shard in shards]), monthly, months)

    def stage(self, expression: ir.Table, name: str) -> ir.Table:
        """Work an expression out and go on from its result."""
        self.backend.to_parquet(expression, self.place(name))
        return self.read([self.place(name)])

    def batches(self, name: str, rows: int = 2_000) -> Iterator[pa.RecordBatch]:
        """What was staged under ``name``, by at most so many rows."""
        yield from pyarrow.dataset.dataset(self.place(name)).to_batches(batch_size=rows)

    def place(self, name: str) -> Path:
        """Where a staged table lies."""
        return self.work / f"{name}.parquet"

    def forget(self, name: str) -> None:
        """Delete what was put aside under names that begin with ``name``."""
        for path in self.work.glob(f"{name}*.parquet"):
            if path.is_dir():
                rmtree(path)
            else:
                path.unlink()

    def collect(self, expression: ir.Table) -> pa.Table:
        """Work an expression out and fetch its result."""
        self.backend.to_parquet(expression, self.place("collected"))
        table = pyarrow.dataset.dataset(self.place("collected")).to_table()
        self.forget("collected")
        return table


@contextmanager
def open_engine(name: EngineName, *, memory: str = MEMORY, threads: int | None = None) -> Iterator[Engine]:
    """An engine and its folder, both gone when the block ends. Spark needs Java and the extra ``spark``."""
    with TemporaryDirectory(prefix="emofinance-") as folder:
        work = Path(folder)
        if name is EngineName.SPARK:
            with spark(work, threads) as backend:
                yield Engine(backend, work, handful=10_000)
        else:
            backend = ibis.duckdb.connect(
                memory_limit=memory,
                temp_directory=str(work),
                **({} if threads is None else {"threads": threads}),
            )
            try:
                yield Engine(backend, work, handful=1)
            finally:
                backend.disconnect()


@contextmanager
def spark(work: Path, threads: int | None) -> Iterator[Any]:
    """Spark in local mode, quiet and with its files in ``work``."""
    from pyspark.sql import SparkSession  # noqa: PLC0415  an option, not a dependency

    session = (
        SparkSession.builder.master(f"local[{threads or '*'}]")
        .appName("emofinance")
        .config("spark.sql.warehouse.dir", str(work / "warehouse"))
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", "8")
        .config("spark.sql.ansi.enabled", "true")
        .config("spark.sql.codegen.wholeStage", "false")  # one decision outgrows the 64 KB of a Java method
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.log.level", "ERROR")
        .config("spark.driver.memory", MEMORY.removesuffix("B").lower())
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    try:
        yield ibis.pyspark.connect(session)
    finally:
        session.stop()
