"""DuckDB and Spark over the same generated customers: whether every label and threshold is the same, and how long it takes.

``python -m benchmarks.engines [--customers 100000] [--folder DIR] [--write]``. Needs Java 17 and the extra ``spark``.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from app.core.config import ROOT
from batch.decisions import decide
from batch.engine import Engine, EngineName, open_engine
from batch.shards import shards_in, slices
from benchmarks.population import DOCUMENT, TODAY
from rules.limits import Percentile
from rules.rule_book import RULE_BOOK
from scripts.compute_thresholds import from_files
from scripts.generate_population import write_population
from scripts.marked_section import table, write_section

TITLES = {EngineName.DUCKDB: "DuckDB", EngineName.SPARK: "Spark"}
Labels = Mapping[str, Mapping[str, Any]]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one engine found, and how long each job took."""

    labels: Labels
    thresholds: Mapping[str, Percentile]
    seconds: Mapping[str, float]


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What some work gives, and how many seconds it took."""
    began = time.monotonic()
    return work(), time.monotonic() - began


def labels_of(engine: Engine, folder: Path) -> Labels:
    """The decision on every customer."""
    found: dict[str, Mapping[str, Any]] = {}
    for shards in slices(shards_in(folder), engine.handful):
        name = f"labels-{shards[0].name}"
        table = engine.collect(decide(engine.population(shards), TODAY, RULE_BOOK, engine, name))
        found.update({row["user_id"]: row for row in table.to_pylist()})
        engine.forget(name)
    return found


def run(name: EngineName, folder: Path) -> Outcome:
    """Both jobs on one engine; its start is counted apart."""
    opened = time.monotonic()
    with open_engine(name) as engine:
        start = time.monotonic() - opened
        labels, labelling = timed(lambda: labels_of(engine, folder))
    with open_engine(name) as engine:
        thresholds, computing = timed(lambda: from_files(folder, engine, TODAY, "").values)
    return Outcome(labels, thresholds, {"시작": start, "임계값": computing, "라벨": labelling})


def differing(left: Mapping[str, Any], right: Mapping[str, Any]) -> int:
    """How many keys are on one side only or have another value."""
    return sum(left.get(key) != right.get(key) for key in left.keys() | right.keys())


def section(customers: int, outcomes: Mapping[EngineName, Outcome], load: float) -> str:
    """What the document says."""
    duckdb, spark = outcomes[EngineName.DUCKDB], outcomes[EngineName.SPARK]
    labels, thresholds = (
        differing(duckdb.labels, spark.labels),
        differing(duckdb.thresholds, spark.thresholds),
    )
    note = (
        f"{datetime.now(UTC):%Y-%m-%d} · 코어 {os.cpu_count()}개 · 시작할 때 1분 평균 부하 {load:.1f} · 고객 {customers:,}명 × 12개월. "
        f"라벨 {len(duckdb.labels):,}건(확률, 근거, 자료의 날짜까지) 가운데 다른 것 {labels}건, "
        f"백분위 {len(duckdb.thresholds)}개 가운데 다른 것 {thresholds}개."
    )
    rows = (
        (TITLES[name], *(f"{seconds:.1f}" for seconds in found.seconds.values()))
        for name, found in outcomes.items()
    )
    return f"{note}\n\n{table(('엔진', *(f'{job} (초)' for job in duckdb.seconds)), rows)}"


def main() -> None:
    """Run both, compare, print, and write when asked to; fails when anything differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, default=ROOT / "data" / "population")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    args = parser.parse_args()
    folder, load = args.folder / str(args.customers), os.getloadavg()[0]
    for _ in write_population(folder, args.customers, months=12, seed=1, today=TODAY):
        pass
    outcomes = {name: run(name, folder) for name in EngineName}
    text = section(args.customers, outcomes, load)
    print(text)
    duckdb, spark = outcomes[EngineName.DUCKDB], outcomes[EngineName.SPARK]
    if differing(duckdb.labels, spark.labels) or differing(duckdb.thresholds, spark.thresholds):
        raise SystemExit("두 엔진이 다릅니다")
    if args.write:
        write_section(DOCUMENT, "engines", text)


if __name__ == "__main__":
    main()
