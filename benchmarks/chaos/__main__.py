"""Play the chaos matrix.

``python -m benchmarks.chaos [--only WORD] [--write]`` starts a MariaDB, a Redis with a replica, a language model
and the service as processes of their own on free ports of loopback, plays every fault while customers talk, and
proves after each that nothing was lost. It ends with 1 when something was lost or an expectation does not hold.
``--write`` puts the table into ``docs/reliability.md``.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from app.core.config import ROOT
from benchmarks.chaos.matrix import EMOTION, FINANCES, HISTORY, LANGUAGE, MATRIX, SPOOLED, Fault
from benchmarks.chaos.servers import Servers, servers
from benchmarks.chaos.trial import Result, play
from benchmarks.turn import machine
from scripts.marked_section import table, write_section

DOCUMENT = ROOT / "docs" / "reliability.md"
PARTS = {
    LANGUAGE: "내장 상담사가 답함",
    HISTORY: "앞 대화 없이 답함",
    FINANCES: "금융 데이터 없이 답함",
    SPOOLED: "기록은 디스크에",
    EMOTION: "감정을 읽지 못함",
}
HEAD = ("무엇이", "어떻게", "고객이 본 것", "가장 오래", "위기 안내", "잃은 것", "정상까지")


def main() -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="rows whose part or name holds this")
    parser.add_argument("--keep", type=Path, help="a folder for the logs")
    parser.add_argument("--write", action="store_true", help="write docs/reliability.md")
    given = parser.parse_args()
    load = os.getloadavg()[0]
    wanted = [fault for fault in MATRIX if given.only in f"{fault.part} {fault.name}"]
    with TemporaryDirectory() as scratch, servers(Path(scratch)) as found:
        results = [
            played(found, fault, (given.keep or Path(scratch)) / f"row-{n}") for n, fault in enumerate(wanted)
        ]
    body = f"{machine(load)}\n\n{table(HEAD, [row(*each) for each in zip(wanted, results, strict=True)])}"
    print(body)
    if given.write and wanted == list(MATRIX):
        write_section(DOCUMENT, "chaos", body)
    return int(any(result is not None and (result.lost or result.broken) for result in results))


def played(found: Servers, fault: Fault, folder: Path) -> Result | None:
    """One row, told as it ends; ``None`` where it cannot be played here."""
    if not fault.possible():
        print(f"- {fault.part} {fault.name}: {fault.impossible}", flush=True)
        return None
    result = play(found, fault, folder)
    faults = [*result.proof.faults, *result.broken]
    verdict = "잃은 것 없음" if not faults else "; ".join(faults)
    print(f"- {fault.part} {fault.name}: {verdict} · {seen(result)} · {result.normal_s:.1f}초", flush=True)
    return result


def row(fault: Fault, result: Result | None) -> Sequence[object]:
    """One line of the table."""
    name = f"{fault.name} ({fault.how})" if fault.how else fault.name
    if result is None:
        return fault.part, name, f"재지 않음: {fault.impossible}", "", "", "", ""
    answered, asked = result.crisis_answered
    return (
        fault.part,
        name,
        seen(result),
        f"{result.worst_s:.1f}초",
        f"{answered}/{asked}",
        "; ".join(result.proof.faults) or f"없음 (답 {result.proof.answered}건)",
        f"{result.normal_s:.1f}초",
    )


def seen(result: Result) -> str:
    """What customers saw, most of it first."""
    statuses = [f"{status} {count}건" for status, count in result.statuses.most_common()]
    lacked = [f"{PARTS[part]} {count}건" for part, count in result.lacked.most_common()]
    return ", ".join(statuses) + (f" ({', '.join(lacked)})" if lacked else "")


if __name__ == "__main__":
    sys.exit(main())
