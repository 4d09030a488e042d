"""Spark by one option, with DuckDB's result: ``pytest -m spark``, where the extra ``spark`` and Java 17 are installed."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from batch.engine import Engine, EngineName, open_engine
from batch.label_store import Run
from rules.rule_book import RULE_BOOK
from scripts.compute_thresholds import from_files
from scripts.generated_profiles import generated_profiles
from scripts.label_population import Night, label_files
from tests.batch.populations import odd_profiles, write_profiles
from tests.rules.factories import TODAY

RUN = Run(TODAY, RULE_BOOK.version)
pytestmark = [
    pytest.mark.spark,
    pytest.mark.timeout(600),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]


def everything(engine: Engine, folder: Path) -> tuple[object, object]:
    """What the two jobs write: labels by customer, and percentiles."""
    labels = pa.concat_tables(table for _, table in label_files(folder, Night(engine, RUN, again=True)))
    rows = sorted(labels.to_pylist(), key=lambda row: str(row["user_id"]))
    return rows, from_files(folder, engine, TODAY, "test").values


def test_spark_finds_what_duckdb_finds(tmp_path: Path) -> None:
    """Plausible and odd customers, gaps and boundaries included: every label and percentile, to the last bit."""
    profiles = [*generated_profiles(150, as_of=TODAY, seed=11), *odd_profiles(150, seed=11)]
    for number in range(2):
        write_profiles(tmp_path, profiles[number::2], number)
    with open_engine(EngineName.DUCKDB) as engine:
        expected = everything(engine, tmp_path)
    with open_engine(EngineName.SPARK) as engine:
        assert everything(engine, tmp_path) == expected
