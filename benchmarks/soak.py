"""Open load for long, with what was seen written down as it goes: a soak that is interrupted is still evidence."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.bench import Bench
from benchmarks.service import memory_mb
from benchmarks.traffic import Seen, by_kind, percentiles

SAMPLES, MOST_S = 60, 60.0  # samples in a soak; seconds between two of them at most


@dataclass(frozen=True, slots=True)
class Sample:
    """What a soak had brought by one moment; the milliseconds are those of the answers since the last one."""

    at: str
    seconds: float
    answered: int
    shed: int
    errors: int
    degraded: int
    p50_ms: float
    p95_ms: float
    memory_mb: float


@dataclass(slots=True)
class Watch:
    """Looks at a load from time to time, and writes each look down as a line of JSON."""

    pid: int
    record: Path
    seen: Seen = field(default_factory=Seen)
    samples: list[Sample] = field(default_factory=list)
    looked: dict[str, int] = field(default_factory=dict)  # answers of each kind at the last look

    def look(self) -> None:
        """Take one sample."""
        seen = self.seen
        fresh = [ms for kind, each in seen.latencies.items() for ms in each[self.looked.get(kind, 0) :]]
        self.looked = {kind: len(each) for kind, each in seen.latencies.items()}
        p50, p95, _ = percentiles(fresh)
        sample = Sample(
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            seconds=round(seen.elapsed, 1),
            answered=sum(self.looked.values()),
            shed=seen.shed,
            errors=seen.errors,
            degraded=seen.degraded,
            p50_ms=round(p50, 1),
            p95_ms=round(p95, 1),
            memory_mb=round(memory_mb(self.pid), 1),
        )
        self.samples.append(sample)
        with self.record.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(asdict(sample)) + "\n")

    async def for_ever(self, every_s: float) -> None:
        """Look again and again."""
        while True:
            await asyncio.sleep(every_s)
            self.look()


def soak(found: Bench, rate: float, minutes: float, share: float, record: Path) -> str:
    """Open load for long; what is known when it is interrupted is told all the same."""
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text("", "utf-8")
    watch = Watch(found.service.pid, record)
    with ended_early() as early:
        asyncio.run(watched(found, rate, minutes * 60, watch))
    title = f"### 오래 돌리기: 꼭대기의 {share:.0%}로 {watch.samples[-1].seconds / 60:.0f}분"
    note = f" {minutes:.0f}분을 채우지 못하고 멈췄다." if early else ""
    return f"{title}\n\n{told(watch, rate)}{note}\n\n{by_kind(watch.seen)}"


@contextmanager
def ended_early() -> Iterator[list[str]]:
    """Yield what is empty unless somebody interrupts the block, which ends it quietly."""
    early: list[str] = []
    try:
        yield early
    except KeyboardInterrupt:
        early.append("interrupted")


async def watched(found: Bench, rate: float, seconds: float, watch: Watch) -> None:
    """Open load, looked at while it lasts."""
    watch.look()
    looking = asyncio.create_task(watch.for_ever(min(MOST_S, seconds / SAMPLES)))
    try:
        await found.opened(rate, seconds, f"soak-{datetime.now(UTC):%H%M%S}", watch.seen)
    finally:
        looking.cancel()
    watch.look()


def told(watch: Watch, rate: float) -> str:
    """The whole of it in a paragraph."""
    seen, memory = watch.seen, [sample.memory_mb for sample in watch.samples]
    early, late = of_the_time(memory, 0.1, 0.3), of_the_time(memory, 0.8, 1.0)
    return (
        f"열린 부하(답을 기다리지 않고 초당 {rate:.0f}건이 온다). 답 {len(seen.all_ms):,}건, "
        f"초당 {seen.per_second:.0f}건, 429·503 {seen.shed}건, 오류 {seen.errors}건, "
        f"빠진 것이 있는 답 {seen.degraded}건. 메모리(서비스의 모든 프로세스, PSS)는 처음 "
        f"{memory[0]:.0f}MB, 앞부분 {early:.0f}MB, 끝부분 {late:.0f}MB, 가장 많을 때 {max(memory):.0f}MB."
    )


def of_the_time(values: Sequence[float], begin: float, end: float) -> float:
    """The median of the values between two shares of the time; of all where there are none."""
    count = len(values)
    return median(values[int(begin * count) : int(end * count)] or values)
