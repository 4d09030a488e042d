"""Mixed traffic on MariaDB, Redis and a language model of 300 ms: how much, how long, and what happens beyond it.

``python -m benchmarks.load [--minutes 60] [--seconds 30] [--reference PYTHON] [--write]``: closed load up to the
peak, open load at 70 % of it for ``--minutes`` with the service's memory, open load beyond the peak and after it,
and the same turn with the design that this service replaces, which ``PYTHON`` must be able to run (torch and
transformers). ``--write`` puts the tables into ``docs/performance.md``. The customers, the language model and the
databases run on the same cores as the service.
"""

from __future__ import annotations

import argparse
import asyncio
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import pymysql
from sqlalchemy.engine import make_url

from app.core.access.api_keys import ApiKey, digest_of, new_key
from app.core.access.principal import Scope
from app.core.config import ROOT
from benchmarks.language_model import LanguageModel, language_model
from benchmarks.reference_ratio import ratio
from benchmarks.service import SERVER_DB, Backend, Service, fresh, memory_mb, running
from benchmarks.traffic import KINDS, Population, Seen, closed, opened, percentiles
from benchmarks.turn import DOCUMENT, machine
from scripts.marked_section import table, write_section

WORKERS = 2
CUSTOMERS = (1, 8, 16, 32, 64, 128)
COMPARED = (1, 16, 64)
POPULATION = 2_000
SOAK_SHARE, BEYOND = 0.7, (1.5, 3.0)
SAMPLES = 60  # of the memory, in a soak
REFERENCE = ROOT / ".venv-training" / "bin" / "python"
HEAD = ("종류", "답", "p50 ms", "p95 ms", "p99 ms")


@dataclass(frozen=True, slots=True)
class Bench:
    """A running service, who may call it, and who talks."""

    service: Service
    headers: dict[str, str]
    users: Sequence[str]

    def people(self, name: str) -> Population:
        """Customers for one measurement."""
        return Population(self.users, name)

    def closed(self, customers: int, seconds: float) -> Seen:
        """Closed load."""
        who = self.people(f"closed-{customers}")
        return asyncio.run(closed(self.service.port, customers, seconds, who, self.headers))

    async def opened(self, rate: float, seconds: float, name: str) -> Seen:
        """Open load."""
        return await opened(self.service.port, rate, seconds, self.people(name), self.headers)


def main() -> None:
    """Command line."""
    given = arguments().parse_args()
    load = os.getloadavg()[0]
    parts = [machine(load)]
    with fresh("servers", customers=POPULATION, workers=WORKERS) as backend, language_model() as model:
        with bench(backend, model) as found:
            rows, peak = to_the_peak(found, given.customers or CUSTOMERS, given.seconds)
            parts += [closed_table(rows, peak), beyond(found, peak, given.seconds)]
        with bench(backend, model) as found:
            parts.append(soak(found, SOAK_SHARE * peak, given.minutes))
        if given.reference.exists():
            crowds = given.customers or COMPARED
            parts.append(ratio(backend, model, given.reference, given.seconds, crowds))
    body = "\n\n".join(parts)
    print(body)
    if given.write:
        write_section(DOCUMENT, "load", body)


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=30, help="of each step")
    parser.add_argument("--customers", type=int, nargs="+", help="of the steps, instead of the usual ones")
    parser.add_argument("--minutes", type=float, default=60, help="of the soak")
    parser.add_argument("--reference", type=Path, default=REFERENCE, help="a Python with torch, transformers")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    return parser


@contextmanager
def bench(backend: Backend, model: LanguageModel, **options: str) -> Iterator[Bench]:
    """The service behind its gate: a bank's backend that speaks for all of its customers."""
    key = new_key()
    settings = {
        "OPENAI_BASE_URL": model.url,
        "API_KEYS": str(ApiKey("bench", frozenset({Scope.CHAT}), digest_of(key))),
        "RATE_PER_KEY": "1000000/minute",
        "TURNS_PER_USER": "1000000/minute",
        "LLM_DAILY_TOKENS_PER_USER": "0",  # few customers say here in minutes what takes them weeks
        "LOG_LEVEL": "WARNING",
    }
    with running(backend, **settings, **options) as service:
        found = Bench(service, {"X-API-Key": key}, users_of(SERVER_DB))
        found.closed(4, 3)  # warm
        yield found


def users_of(url: str) -> list[str]:
    """The customers there are."""
    at = make_url(url)
    connection = pymysql.connect(
        host=at.host or "127.0.0.1",
        port=at.port or 3306,
        user=at.username or "root",
        password=at.password or "",
        database=at.database,
    )
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT user_id FROM User ORDER BY user_id")
        return [str(row[0]) for row in cursor.fetchall()]


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


def by_kind(seen: Seen) -> str:
    """Every kind of traffic apart."""
    rows = [
        (kind, f"{len(found):,}", *(f"{ms:.0f}" for ms in percentiles(found)))
        for kind in KINDS
        if (found := seen.latencies.get(kind))
    ]
    if seen.firsts:
        firsts = (f"{ms:.0f}" for ms in percentiles(seen.firsts))
        rows.append(("스트림의 첫 이벤트", f"{len(seen.firsts):,}", *firsts))
    return table(HEAD, rows)


def soak(found: Bench, rate: float, minutes: float) -> str:
    """Open load for long."""
    seen, memory = asyncio.run(watched(found, rate, minutes * 60))
    tenth = max(1, len(memory) // 10)
    early, late = median(memory[tenth : 3 * tenth] or memory), median(memory[-2 * tenth :])
    return (
        f"### 오래 돌리기: 꼭대기의 {SOAK_SHARE:.0%}로 {minutes:.0f}분\n\n"
        f"열린 부하(답을 기다리지 않고 초당 {rate:.0f}건이 온다). 답 {len(seen.all_ms):,}건, "
        f"초당 {seen.per_second:.0f}건, 429·503 {seen.shed}건, 오류 {seen.errors}건, "
        f"빠진 것이 있는 답 {seen.degraded}건. 메모리(프로세스 {WORKERS}개와 부모, PSS)는 처음 "
        f"{memory[0]:.0f}MB, 앞부분 {early:.0f}MB, 끝부분 {late:.0f}MB, 가장 많을 때 {max(memory):.0f}MB.\n\n"
        f"{by_kind(seen)}"
    )


async def watched(found: Bench, rate: float, seconds: float) -> tuple[Seen, list[float]]:
    """Open load, and the service's memory while it lasts."""
    memory = [memory_mb(found.service.pid)]

    async def look() -> None:
        while True:
            await asyncio.sleep(seconds / SAMPLES)
            memory.append(memory_mb(found.service.pid))

    watch = asyncio.create_task(look())
    seen = await found.opened(rate, seconds, f"soak-{datetime.now(UTC):%H%M%S}")
    watch.cancel()
    return seen, memory


def beyond(found: Bench, peak: float, seconds: float) -> str:
    """More than can be answered, and how long it takes until all is well after it."""
    rows: list[Sequence[object]] = []
    for share in BEYOND:
        during, after = asyncio.run(pushed(found, share * peak, SOAK_SHARE * peak, seconds))
        _, p95, p99 = percentiles(during.all_ms)
        rows.append(
            (
                f"꼭대기의 {share:.1f}배 (초당 {share * peak:.0f}건)",
                f"{during.per_second:.0f}",
                f"{during.shed / during.statuses.total():.0%}",
                during.errors,
                f"{crisis_answered(during):.0%}",
                f"{p95:.0f}",
                f"{p99:.0f}",
                f"{until_calm(after):.0f}초",
            )
        )
    head = ("부하", "초당 답", "429·503", "오류", "답한 위기 메시지", "p95 ms", "p99 ms", "되돌아오기까지")
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
