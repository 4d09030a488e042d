"""The job that draws percentiles: from files and from databases, to the last digit, and never absurdly."""

from __future__ import annotations

import asyncio
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from math import ceil
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pytest

from app.core.config import ROOT, Settings
from app.core.db import open_database
from app.services.finance_metrics import measure
from batch.engine import Engine, EngineName, open_engine
from batch.extract import extract
from batch.percentiles import nearest_ranks, percentiles
from rules.limits import Percentile, read_run, resolve
from rules.thresholds import ALL
from scripts import compute_thresholds
from scripts.compute_thresholds import (
    PERCENTILES,
    Result,
    absurdities,
    from_database,
    from_files,
    told,
    write,
)
from scripts.generated_profiles import generated_profiles
from scripts.seed_demo import replace_customers
from tests.batch.populations import odd_profiles, write_profiles
from tests.rules.factories import TODAY, customer

pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")  # Ibis 12 on DuckDB 2
INTEREST = next(threshold for threshold in PERCENTILES if threshold.id == "interest_heavy")


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """DuckDB."""
    with open_engine(EngineName.DUCKDB) as found:
        yield found


@pytest.mark.parametrize("n", [1, 2, 19, 20, 21, 200, 997])
def test_nearest_rank(engine: Engine, n: int) -> None:
    """The smallest observed value that at least the rank's share does not exceed; ties and gaps included."""
    chance = random.Random(n)
    values = [chance.choice([None, *range(8), chance.uniform(-5, 5)]) for _ in range(n)] + [1.5]
    columns = {t.metric.value: pa.array(values, pa.float64()) for t in PERCENTILES}
    found = percentiles(
        engine.collect(nearest_ranks(ibis.memtable(pa.table(columns)), PERCENTILES)).to_pylist()
    )
    known = sorted(float(value) for value in values if value is not None)
    for threshold in PERCENTILES:
        rank = max(ceil((threshold.percentile or 0) * len(known) / 100), 1)
        assert found[threshold.id] == Percentile(known[rank - 1], len(known))


def test_from_files(tmp_path: Path) -> None:
    """Several shards, each metric's percentile as plain Python has it; empty metrics have no figure."""
    profiles = [*generated_profiles(400, as_of=TODAY, seed=3), *odd_profiles(200, seed=3)]
    for number in range(3):
        write_profiles(tmp_path, profiles[number * 200 : (number + 1) * 200], number)
    with open_engine(EngineName.DUCKDB) as engine:
        result = from_files(tmp_path, engine, TODAY, "test")
    assert result.cohort == 600
    plain = [measure(replace(profile, months=profile.months[-12:]), TODAY).values for profile in profiles]
    for threshold in PERCENTILES:
        known = sorted(values[threshold.metric] for values in plain if threshold.metric in values)
        rank = max(ceil((threshold.percentile or 0) * len(known) / 100), 1)
        assert result.values[threshold.id] == Percentile(known[rank - 1], len(known))


def test_a_file_by_hand(tmp_path: Path) -> None:
    """300 customers with burdens of 1 to 300 tenths of a percent: the 95th percentile is 28.5."""
    profiles = [
        replace(customer(balance={"interest_won": 3_000 * (n + 1)}), user_id=f"c{n:03}") for n in range(300)
    ]
    nobody = {back: {"balance": None} for back in range(1, 12)}
    write_profiles(tmp_path, [*profiles, customer(balance=None, earlier=nobody)])
    with open_engine(EngineName.DUCKDB) as engine:
        document = from_files(tmp_path, engine, TODAY, "test").document()
    write(document, tmp_path / "thresholds.json")
    found = read_run(tmp_path / "thresholds.json")
    assert document["cohort"] == 301
    assert found.values["interest_heavy"] == Percentile(28.5, 300)
    assert resolve(ALL, found).limits["interest_heavy"] == 28.5


async def test_from_a_database(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database gives what files of the same customers give, whatever the size of a page."""
    profiles = [
        replace(profile, user_id=f"demo-{n:04}")
        for n, profile in enumerate(generated_profiles(130, as_of=TODAY, seed=5))
    ]
    async with open_database(settings) as database:
        async with database.engine.begin() as connection:
            await replace_customers(connection, profiles)
        pages = [
            shard.customers
            async for shard in extract(
                database, tmp_path / "pages", TODAY - compute_thresholds.HISTORY, page=50
            )
        ]
    assert pages == [50, 50, 30]
    monkeypatch.setattr(compute_thresholds, "load_settings", lambda: settings)
    write_profiles(tmp_path / "files", profiles)
    with open_engine(EngineName.DUCKDB) as engine:
        stored = await from_database(engine, TODAY)
    with open_engine(EngineName.DUCKDB) as engine:
        files = await asyncio.to_thread(from_files, tmp_path / "files", engine, TODAY, "test")
    assert (stored.cohort, stored.values) == (files.cohort, files.values)


def document(value: float, cohort: int = 1_000) -> dict[str, Any]:
    """A file with one figure."""
    return Result("test", TODAY, cohort, {"interest_heavy": Percentile(value, cohort)}).document()


@pytest.mark.parametrize(
    ("before", "after", "refused"),
    [
        (document(30), document(52), False),  # 22 of bounds from 15 to 60
        (document(30), document(53), True),
        (document(53), document(30), True),
        (document(30), document(70), False),  # out of bounds: the default holds, nothing jumps
        (document(30), document(30, cohort=500), False),
        (document(30), document(30, cohort=499), True),
        (None, document(53), False),
    ],
)
def test_what_is_absurd(before: dict[str, Any] | None, after: dict[str, Any], *, refused: bool) -> None:
    """A move by more than half of the bounds, or half of the customers gone."""
    assert bool(absurdities(before, after)) is refused


def test_an_absurd_run_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without ``--force`` the old file stays; with it the new one is there."""
    write_profiles(tmp_path / "few", list(generated_profiles(30, as_of=TODAY, seed=5)))
    output = tmp_path / "thresholds.json"
    write(document(30), output)
    command = [
        "job",
        "--population",
        f"{tmp_path}/few",
        "--today",
        TODAY.isoformat(),
        "--output",
        str(output),
    ]
    monkeypatch.setattr(sys, "argv", [*command, "--source", "test"])
    with pytest.raises(SystemExit, match="줄었습니다"):
        compute_thresholds.main()
    assert json.loads(output.read_text("utf-8")) == document(30)
    monkeypatch.setattr(sys, "argv", [*command, "--force", "--source", "시험"])
    compute_thresholds.main()
    written = json.loads(output.read_text("utf-8"))
    assert (written["cohort"], written["source"]) == (30, "시험")
    assert "기본값" in capsys.readouterr().out


def test_the_file_is_the_one_that_the_service_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without ``--output`` it lies in ``RULES_DIR``, and is compared with the package's while there is none."""
    monkeypatch.setenv("RULES_DIR", str(tmp_path))
    write_profiles(tmp_path / "few", list(generated_profiles(30, as_of=TODAY, seed=5)))
    command = ["job", "--population", f"{tmp_path}/few", "--today", TODAY.isoformat()]
    packaged = json.loads((ROOT / "rules" / "thresholds.json").read_text("utf-8"))["source"]
    monkeypatch.setattr(sys, "argv", [*command, "--source", packaged])
    with pytest.raises(SystemExit, match="줄었습니다"):
        compute_thresholds.main()
    monkeypatch.setattr(sys, "argv", [*command, "--force"])
    compute_thresholds.main()
    assert json.loads((tmp_path / "thresholds.json").read_text("utf-8"))["cohort"] == 30


def test_the_report_says_what_holds() -> None:
    """A figure with its move; an unusable one with the default in its place."""
    assert told(INTEREST, Percentile(31.5, 300), Percentile(30, 300)) == "31.5 (n 300), 지난번보다 +1.5"
    assert "기본값 30" in told(INTEREST, Percentile(31.5, 199), None)
    assert "기본값 30" in told(INTEREST, None, None)


def test_no_customers_no_file(tmp_path: Path) -> None:
    """An empty folder is an error, not a population of nobody."""
    with open_engine(EngineName.DUCKDB) as engine, pytest.raises(SystemExit, match="고객이 없습니다"):
        from_files(tmp_path, engine, TODAY, "test")
