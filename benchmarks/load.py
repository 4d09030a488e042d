"""Mixed traffic on MariaDB, Redis and a language model of 300 ms: how much, how long, and what happens beyond it.

``python -m benchmarks.load [--parts peak beyond soak ratio] [--peak RATE] [--seconds 30] [--minutes 60] [--write]``:
closed load up to the peak; open load beyond it and after it; open load at 70 % of it for ``--minutes`` with the
service's memory, noted as it goes in ``--record``; and the same turn with the design that this service replaces,
which ``--reference`` must be able to run (torch and transformers). A part that needs the peak takes ``--peak``,
answers a second, where the first part is left out. ``--write`` puts each part's tables into ``docs/performance.md``.
The customers, the language model and the databases run on the same cores as the service.
"""

from __future__ import annotations

import argparse
import asyncio
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.core.config import ROOT
from benchmarks.bench import Bench, bench
from benchmarks.language_model import LanguageModel, language_model
from benchmarks.reference_ratio import ratio
from benchmarks.service import Backend, fresh
from benchmarks.soak import soak
from benchmarks.traffic import KINDS, Seen, by_kind, percentiles
from benchmarks.turn import DOCUMENT, machine
from scripts.marked_section import table, write_section

WORKERS = 2
CUSTOMERS = (1, 8, 16, 32, 64, 128)
COMPARED = (1, 16, 64)
POPULATION = 2_000
SOAK_SHARE, BEYOND = 0.7, (1.5, 3.0)
REFERENCE = ROOT / ".venv-training" / "bin" / "python"
RECORD = ROOT / "data" / "soak.jsonl"
PARTS = {
    "peak": "load",
    "beyond": "load-beyond",
    "soak": "load-soak",
    "ratio": "load-ratio",
}  # their sections


def main() -> None:
    """Command line."""
    parser = arguments()
    given = parser.parse_args()
    if "peak" not in given.parts and given.peak is None and {"beyond", "soak"} & set(given.parts):
        parser.error("--peak is needed without the part that finds it")
    load = os.getloadavg()[0]
    with fresh("servers", customers=POPULATION, workers=WORKERS) as backend, language_model() as model:
        for part, body in measured(given, backend, model):
            whole = f"{machine(load)}\n\n{body}"
            print(whole, end="\n\n", flush=True)
            if given.write:
                write_section(DOCUMENT, PARTS[part], whole)


def measured(given: argparse.Namespace, backend: Backend, model: LanguageModel) -> Iterator[tuple[str, str]]:
    """The parts that are asked for, each as soon as it is done."""
    peak = given.peak
    with bench(backend, model) as found:
        if "peak" in given.parts:
            rows, reached = to_the_peak(found, given.customers or CUSTOMERS, given.seconds)
            peak = peak or reached
            yield "peak", closed_table(rows, reached)
        if "beyond" in given.parts:
            yield "beyond", beyond(found, peak, given.seconds)
    if "soak" in given.parts:
        with bench(backend, model) as found:
            yield "soak", soak(found, SOAK_SHARE * peak, given.minutes, SOAK_SHARE, given.record)
    if "ratio" in given.parts and given.reference.exists():
        crowds = given.customers or COMPARED
        yield "ratio", ratio(backend, model, given.reference, given.seconds, crowds)


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--parts", nargs="+", choices=PARTS, default=list(PARTS), help="which, all by default"
    )
    parser.add_argument("--peak", type=float, help="answers a second, instead of the one that is found")
    parser.add_argument("--seconds", type=float, default=30, help="of each step")
    parser.add_argument("--customers", type=int, nargs="+", help="of the steps, instead of the usual ones")
    parser.add_argument("--minutes", type=float, default=60, help="of the soak")
    parser.add_argument("--record", type=Path, default=RECORD, help="where the soak notes what it sees")
    parser.add_argument("--reference", type=Path, default=REFERENCE, help="a Python with torch, transformers")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    return parser


def to_the_peak(found: Bench, crowds: Sequence[int], seconds: float) -> tuple[list[tuple[int, Seen]], float]:
    """Closed load with ever more customers, and the most answers a second that nobody was refused for."""
    rows = [(customers, found.closed(customers, seconds)) for customers in crowds]
    whole = [seen.per_second for _, seen in rows if not seen.shed and not seen.errors]
    return rows, max(whole)


def closed_table(rows: Sequence[tuple[int, Seen]], peak: float) -> str:
    """Closed load as a table, with the kinds of the busiest step apart."""
    shares = ", ".join(f"{kind} {share:.0%}" for kind, (share, _, _) in KINDS.items())
    head = ("동시 고객", "초당 답", "p50 ms", "p95 ms", "p99 ms", "429·503", "오류", "빠진 것이 있는 답")
    lines = [
        (
            customers,
            f"{seen.per_second:.0f}",
            *(f"{ms:.0f}" for ms in percentiles(seen.all_ms)),
            seen.shed,
            seen.errors,
            seen.degraded,
        )
        for customers, seen in rows
    ]
    best = max((seen for _, seen in rows), key=lambda seen: seen.per_second)
    return (
        f"### 닫힌 부하: 답을 받고 나서 다음 말을 한다\n\n섞은 비율: {shares}. 프로세스 {WORKERS}개, "
        f"고객 {POPULATION:,}명, 언어 모델은 첫 토큰까지 300ms. 꼭대기는 초당 {peak:.0f}건.\n\n"
        f"{table(head, lines)}\n\n가장 붐빈 단계를 종류별로 보면:\n\n{by_kind(best)}"
    )


def beyond(found: Bench, peak: float, seconds: float) -> str:
    """More than can be answered, and how long it takes until all is well after it."""
    rows: list[Sequence[object]] = []
    for share in BEYOND:
        during, after = asyncio.run(pushed(found, share * peak, SOAK_SHARE * peak, seconds))
        p50, p95, _ = percentiles(during.all_ms)
        rows.append(
            (
                f"꼭대기의 {share:.1f}배 (초당 {share * peak:.0f}건)",
                f"{during.per_second:.0f}",
                f"{during.shed / during.statuses.total():.0%}",
                during.errors,
                f"{crisis_answered(during):.0%}",
                f"{p50:.0f}",
                f"{p95:.0f}",
                f"{percentiles(during.refusals)[1]:.0f}" if during.refusals else "-",
                f"{percentiles(after.all_ms)[1]:.0f}",
                f"{until_calm(after):.0f}초",
            )
        )
    head = (
        "부하",
        "초당 답",
        "429·503",
        "오류",
        "답한 위기 메시지",
        "답의 p50 ms",
        "답의 p95 ms",
        "거절의 p95 ms",
        "줄인 뒤 답의 p95 ms",
        "되돌아오기까지",
    )
    how = (
        f"넘치게 보낸 뒤 곧바로 꼭대기의 {SOAK_SHARE:.0%}로 줄인다. '되돌아오기까지'는 줄인 뒤 마지막 거절이나 "
        "빠진 것이 있는 답까지다."
    )
    return f"### 꼭대기를 넘으면\n\n{how}\n\n{table(head, rows)}"


async def pushed(found: Bench, rate: float, then: float, seconds: float) -> tuple[Seen, Seen]:
    """Too much, then what it can take; the second begins while the first is still being answered."""
    pushing = asyncio.create_task(found.opened(rate, seconds, f"beyond-{rate:.0f}"))
    await asyncio.sleep(seconds)
    after = await found.opened(then, seconds, f"after-{rate:.0f}")
    return await pushing, after


def crisis_answered(seen: Seen) -> float:
    """Share of the messages of people in danger that were answered."""
    answered, refused = len(seen.latencies["위기"]), seen.refused["위기"]
    return answered / max(1, answered + refused)


def until_calm(seen: Seen) -> float:
    """Seconds until the last refusal or answer that lacked something."""
    uneasy = [*seen.seconds_with["refused"], *seen.seconds_with["degraded"]]
    return 1.0 + max(uneasy) if uneasy else 0.0


if __name__ == "__main__":
    main()
