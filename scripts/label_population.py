"""The scenario of every customer, written to ``ScenarioLabel`` in bulk.

Reads and writes ``DB_URL`` page by page; ``--population DIR`` reads Parquet files and writes
``DIR/ScenarioLabel`` instead. Labels of one month and one version of the rules are replaced, never doubled. A run
of the same day that was broken off is taken up where it stopped; ``--again`` begins anew. ``--dry-run`` counts only.
"""

from __future__ import annotations

import scripts.batch_extras  # noqa: F401  before what may not be installed

# isort: split
import argparse
import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from tqdm import tqdm

from app.core.config import load_settings
from app.core.db import Database
from batch.decisions import decide
from batch.engine import Engine, EngineName, open_engine
from batch.extract import PAGE, count_customers, extract
from batch.label_store import Run, distribution, finished, last_labelled, replace_page
from batch.shards import Shard, last_customer, shards_in, slices, write_parquet
from rules.knowledge import BROKEN, check_replaces, packaged, read_knowledge
from rules.korean_time import korean_today
from rules.rule_book import RULE_BOOK, RuleBook
from scripts.job_database import job_database

HISTORY = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Night:
    """One run, where it is worked out, and what it may write."""

    engine: Engine
    run: Run
    book: RuleBook = RULE_BOOK
    write: bool = True
    again: bool = False  # also what this run has done before
    page: int = PAGE  # customers read from the database at once

    def labels(self, shards: list[Shard]) -> pa.Table:
        """The decisions on the customers of some shards, by customer."""
        name = shards[0].name
        decided = decide(self.engine.population(shards), self.run.today, self.book, self.engine, name)
        found = self.engine.collect(decided.order_by("user_id"))
        self.engine.forget(name)
        return found


def label_files(folder: Path, night: Night) -> Iterator[tuple[int, pa.Table]]:
    """Label a population of files; yields the number and the labels of each handful of shards."""
    for shards in slices(shards_in(folder), night.engine.handful):
        target = night.run.file(folder, shards[0])
        if target.exists() and not night.again:
            yield len(shards), pq.read_table(target, partitioning=None)
            continue
        labels = finished(night.labels(shards), night.run)
        if night.write:
            write_parquet(labels, target)
        yield len(shards), labels


async def label_database(database: Database, night: Night) -> AsyncIterator[tuple[int, pa.Table]]:
    """Label a database, each page of customers as one transaction; yields their number and labels."""
    run, folder = night.run, night.engine.work / "extract"
    after = await last_labelled(database, run) if night.write and not night.again else ""
    async for shard in extract(database, folder, run.today - HISTORY, after=after, page=night.page):
        labels, last = night.labels([shard]), last_customer(shard)
        if night.write:
            await replace_page(database, run, labels, after=after, last=last)
        yield shard.customers, labels
        shard.delete()
        after = last


def over_files(folder: Path, night: Night) -> Counter[str]:
    """Label files, with a progress bar."""
    counts: Counter[str] = Counter()
    with tqdm(total=len(shards_in(folder)), unit="조각", disable=None) as bar:
        for done, labels in label_files(folder, night):
            counts.update(distribution(labels))
            bar.update(done)
    return counts


async def over_database(night: Night) -> Counter[str]:
    """Label the database of the settings, with a progress bar."""
    counts: Counter[str] = Counter()
    async with job_database(load_settings()) as database:
        with tqdm(total=await count_customers(database), unit="명", unit_scale=True, disable=None) as bar:
            async for done, labels in label_database(database, night):
                counts.update(distribution(labels))
                bar.update(done)
    return counts


def book_in_force(folder: Path) -> RuleBook:
    """The book that the service decides by. Ends the job where it would refuse the files of ``folder``."""
    try:
        found = read_knowledge(folder)
        check_replaces(found, packaged())
    except BROKEN as error:
        raise SystemExit(f"{folder}의 규칙을 읽지 못했습니다: {error}") from error
    return found.book


def report(counts: Counter[str], night: Night) -> None:
    """Print how many customers have which label."""
    note = "" if night.write else " (쓰지 않음)"
    print(f"{night.run.today:%Y-%m}, 규칙 {night.run.rules_version}, 라벨 {counts.total():,}건{note}")
    for label, count in counts.most_common():
        print(f"  {label:<26}{count:>12,}")


def main() -> None:
    """Label everybody."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--today", type=date.fromisoformat, default=korean_today(), help="기준일")
    parser.add_argument("--population", type=Path, metavar="DIR", help="데이터베이스 대신 Parquet 모집단")
    parser.add_argument("--engine", type=EngineName, choices=list(EngineName), default=EngineName.DUCKDB)
    parser.add_argument("--page", type=int, default=PAGE, help="데이터베이스에서 한 번에 읽는 고객 수")
    parser.add_argument("--dry-run", action="store_true", help="세기만 하고 쓰지 않습니다")
    parser.add_argument("--again", action="store_true", help="오늘 한 것도 처음부터 다시 합니다")
    args = parser.parse_args()
    with open_engine(args.engine) as engine:
        book = book_in_force(load_settings().rules_dir)
        run = Run(args.today, book.version)
        night = Night(engine, run, book, write=not args.dry_run, again=args.again, page=args.page)
        if args.population is None:
            counts = asyncio.run(over_database(night))
        else:
            counts = over_files(args.population, night)
    report(counts, night)


if __name__ == "__main__":
    main()
