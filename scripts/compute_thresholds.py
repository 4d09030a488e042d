"""Percentile thresholds of the population, written to ``thresholds.json`` in ``RULES_DIR``.

Reads every customer of ``DB_URL`` page by page; ``--population DIR`` takes Parquet files instead (see
``scripts.generate_population``, ``scripts.import_data``). Thresholds with fewer than 200 customers, or with a
percentile outside their bounds, keep their documented default. A run that moves a threshold by more than
half of its bounds, or that sees less than half of the customers of the last one, is refused without ``--force``.
"""

from __future__ import annotations

import scripts.batch_extras  # noqa: F401  before what may not be installed

# isort: split
import argparse
import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.engine import make_url
from tqdm import tqdm

from app.core.config import load_settings
from batch.engine import Engine, EngineName, open_engine
from batch.extract import count_customers, extract
from batch.metrics import measured
from batch.percentiles import nearest_ranks, percentiles
from batch.shards import Shard, shards_in, slices
from batch.tables import customers_of
from rules.korean_time import korean_today
from rules.limits import (
    FILE,
    LEAST_COHORT,
    Percentile,
    Threshold,
    ThresholdKind,
    ThresholdRun,
    in_force,
    run_of,
)
from rules.thresholds import ALL
from scripts.job_database import job_database

PERCENTILES = tuple(threshold for threshold in ALL if threshold.kind is ThresholdKind.PERCENTILE)
METRICS = tuple(dict.fromkeys(threshold.metric for threshold in PERCENTILES))
HISTORY = timedelta(days=366)
ABSURD = 0.5  # of a threshold's bounds, or of the last cohort


@dataclass(frozen=True, slots=True)
class Result:
    """What one run found."""

    source: str
    today: date
    cohort: int
    values: Mapping[str, Percentile]

    def document(self) -> dict[str, Any]:
        """The file."""
        return {
            "computed_on": self.today.isoformat(),
            "source": self.source,
            "cohort": self.cohort,
            "least_cohort": LEAST_COHORT,
            "values": {t.id: entry_of(t, self.values[t.id]) for t in PERCENTILES if t.id in self.values},
        }


def entry_of(threshold: Threshold, found: Percentile) -> dict[str, Any]:
    """What the file says of one threshold."""
    return {
        "metric": threshold.metric.value,
        "percentile": threshold.percentile,
        "value": round(found.value, 6),
        "n": found.n,
    }


def measure(engine: Engine, shards: list[Shard], today: date, name: str) -> int:
    """Put the metrics of some shards aside and return the number of their customers."""
    engine.stage(measured(customers_of(engine.population(shards), today), METRICS), name)
    return sum(shard.customers for shard in shards)


def ranked(engine: Engine) -> Mapping[str, Percentile]:
    """The percentiles of all metrics put aside."""
    metrics = engine.read(sorted(engine.work.glob("part-*.parquet")))
    return percentiles(engine.collect(nearest_ranks(metrics, PERCENTILES)).to_pylist())


def from_files(folder: Path, engine: Engine, today: date, source: str) -> Result:
    """Compute over a population of Parquet files."""
    shards, cohort = shards_in(folder), 0
    if not shards:
        raise SystemExit(f"{folder}에 고객이 없습니다")
    with tqdm(
        total=sum(shard.customers for shard in shards), unit="명", unit_scale=True, disable=None
    ) as bar:
        for some in slices(shards, engine.handful):
            measured_now = measure(engine, some, today, some[0].name)
            cohort += measured_now
            bar.update(measured_now)
    return Result(source, today, cohort, ranked(engine))


async def from_database(engine: Engine, today: date) -> Result:
    """Compute over the database of the settings."""
    settings, cohort = load_settings(), 0
    kind = make_url(settings.db_url.get_secret_value()).get_backend_name()
    async with job_database(settings) as database:
        shards = extract(database, engine.work / "extract", today - HISTORY)
        async for shard in progressing(shards, await count_customers(database)):
            cohort += measure(engine, [shard], today, shard.name)
    if not cohort:
        raise SystemExit("데이터베이스에 고객이 없습니다")
    return Result(f"고객 데이터베이스({kind})", today, cohort, ranked(engine))


async def progressing(shards: AsyncIterator[Shard], total: int) -> AsyncIterator[Shard]:
    """The same shards, with a progress bar; each is deleted once it has been worked on."""
    with tqdm(total=total, unit="명", unit_scale=True, disable=None) as bar:
        async for shard in shards:
            yield shard
            bar.update(shard.customers)
            shard.delete()


def last_document(path: Path) -> dict[str, Any] | None:
    """What the last run wrote, if there was one."""
    return json.loads(path.read_text("utf-8")) if path.exists() else None


def absurdities(last: dict[str, Any] | None, new: dict[str, Any]) -> list[str]:
    """What a person should look at before the new figures hold; another source's figures are no measure of these."""
    if last is None or last["source"] != new["source"]:
        return []
    found = [complaint for threshold in PERCENTILES if (complaint := jump(threshold, last, new))]
    if new["cohort"] < ABSURD * last["cohort"]:
        found.append(f"고객 수가 {last['cohort']:,}명에서 {new['cohort']:,}명으로 줄었습니다")
    return found


def jump(threshold: Threshold, last: dict[str, Any], new: dict[str, Any]) -> str | None:
    """A threshold that would move by more than half of its bounds."""
    before, after = (in_force(threshold, run_of(document)) for document in (last, new))
    if before is None or after is None or threshold.bounds is None:
        return None
    low, high = threshold.bounds
    if abs(after.value - before.value) <= ABSURD * (high - low):
        return None
    return f"{threshold.id}: {before.value:g} → {after.value:g}"


def write(document: dict[str, Any], path: Path) -> None:
    """Write the file as one step, so that a reader never sees half of it."""
    draft = path.with_suffix(".json.new")
    draft.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", "utf-8")
    draft.replace(path)


def report(document: dict[str, Any], last: dict[str, Any] | None) -> None:
    """Print what holds from now on, and how it moved."""
    print(f"{document['source']}, 고객 {document['cohort']:,}명, {document['computed_on']}")
    run = run_of(document)
    before = {} if last is None else run_of(last).values
    for threshold in PERCENTILES:
        print(f"  {threshold.id}: {told(threshold, run.values.get(threshold.id), before.get(threshold.id))}")


def told(threshold: Threshold, found: Percentile | None, before: Percentile | None) -> str:
    """One threshold's figure, its move since the last run, and whether it holds."""
    if found is None:
        return f"자료 없음 → 기본값 {threshold.default:g}을 씁니다"
    text = f"{found.value:g} (n {found.n:,})"
    if before is not None:
        text += f", 지난번보다 {found.value - before.value:+g}"
    holds = in_force(threshold, ThresholdRun(values={threshold.id: found})) is not None
    return text if holds else f"{text} → 기본값 {threshold.default:g}을 씁니다"


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--today", type=date.fromisoformat, default=korean_today(), help="기준일")
    parser.add_argument("--population", type=Path, metavar="DIR", help="데이터베이스 대신 Parquet 모집단")
    parser.add_argument("--source", help="모집단을 설명하는 말 (파일에 적힙니다)")
    parser.add_argument("--engine", type=EngineName, choices=list(EngineName), default=EngineName.DUCKDB)
    parser.add_argument("--force", action="store_true", help="크게 움직였어도 씁니다")
    parser.add_argument("--output", type=Path, default=load_settings().rules_dir / FILE.name)
    return parser.parse_args()


def main() -> None:
    """Compute, print, and write unless something looks absurd."""
    args = arguments()
    with open_engine(args.engine) as engine:
        if args.population is None:
            result = asyncio.run(from_database(engine, args.today))
        else:
            source = args.source or f"모집단 파일({args.population.name})"
            result = from_files(args.population, engine, args.today, source)
    document, last = result.document(), last_document(args.output) or last_document(FILE)
    report(document, last)
    found = absurdities(last, document)
    if found and not args.force:
        raise SystemExit("쓰지 않았습니다. 맞다면 --force를 붙이세요.\n- " + "\n- ".join(found))
    write(document, args.output)


if __name__ == "__main__":
    main()
