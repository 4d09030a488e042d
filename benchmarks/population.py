"""The jobs over everybody, as commands: time, processor time and memory by number of customers.

``python -m benchmarks.population [--customers 10000 100000 1000000] [--folder DIR] [--write]``. Each population
is generated once, then thresholds and labels are computed over its Parquet files. ``--write`` puts the table into
``docs/performance.md``. On a busy machine processor time says more than time.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from app.core.config import ROOT
from scripts.marked_section import table, write_section

DOCUMENT = ROOT / "docs" / "performance.md"
TODAY = date(2026, 11, 25)
CUSTOMERS = (10_000, 100_000, 1_000_000)
TITLES = {"generate": "만들기", "thresholds": "임계값", "labels": "라벨"}


@dataclass(frozen=True, slots=True)
class Run:
    """One command over one population."""

    job: str
    customers: int
    seconds: float
    processor_s: float
    memory_mb: float

    def row(self) -> tuple[str, ...]:
        """The run as a row of the document's table."""
        return (
            f"{self.customers:,}",
            TITLES[self.job],
            f"{self.seconds:.1f}",
            f"{self.processor_s:.1f}",
            f"{self.memory_mb:,.0f}",
        )


def command(job: str, folder: Path, customers: int) -> list[str]:
    """The command line of a job."""
    today = ("--today", TODAY.isoformat())
    match job:
        case "generate":
            return ["scripts.generate_population", str(folder), "--customers", str(customers), *today]
        case "thresholds":
            output = folder / "thresholds.json"
            return [
                "scripts.compute_thresholds",
                "--population",
                str(folder),
                "--output",
                str(output),
                *today,
            ]
        case _:
            return ["scripts.label_population", "--population", str(folder), "--again", *today]


def measure(job: str, folder: Path, customers: int) -> Run:
    """Run a job in a process of its own. Raises ``CalledProcessError`` when it fails."""
    arguments = [sys.executable, "-m", *command(job, folder, customers)]
    began = time.monotonic()
    process = subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), arguments)
    seconds = time.monotonic() - began
    return Run(job, customers, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def section(runs: Sequence[Run], load: float) -> str:
    """What the document says."""
    head = ("고객 수", "일", "초", "프로세서 초", "가장 많이 쓴 메모리 MB")
    when = f"{datetime.now(UTC):%Y-%m-%d}"
    note = f"{when} · 코어 {os.cpu_count()}개 · 시작할 때 1분 평균 부하 {load:.1f} · DuckDB, 12개월 Parquet"
    return f"{note}\n\n{table(head, (run.row() for run in runs))}"


def main() -> None:
    """Measure, print, and write when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, nargs="+", default=list(CUSTOMERS))
    parser.add_argument("--folder", type=Path, default=ROOT / "data" / "population")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    args = parser.parse_args()
    load, runs = os.getloadavg()[0], []
    for customers in args.customers:
        for job in TITLES:
            runs.append(measure(job, args.folder / str(customers), customers))
            print(" ".join(runs[-1].row()), flush=True)
    if args.write:
        write_section(DOCUMENT, "population", section(runs, load))


if __name__ == "__main__":
    main()
