"""What customers say under load: everyday and finance talk, now and then a crisis, some of it as streams."""

from __future__ import annotations

import asyncio
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import quantiles
from time import perf_counter

from benchmarks.customers import CHAT, STREAM, Answer, Customer
from scripts.marked_section import table

FINANCE = (
    "카드값이 밀렸는데 어떻게 해야 할지 모르겠어요",
    "이번 달 카드 얼마 썼어?",
    "리볼빙이 뭐예요?",
    "다음 달이 너무 막막해요",
    "금리인하요구권은 어떻게 신청해요?",
    "설명도 없이 한도를 줄여서 화가 나요",
)
GENERAL = ("안녕하세요", "고마워요, 조금 마음이 놓여요", "오늘 날씨가 좋네요", "요즘 잠이 잘 안 와요")
CRISIS = ("빚 때문에 죽고 싶어요",)
#: Share of the traffic, what is said, and whether it is streamed.
KINDS = {
    "일반": (0.30, GENERAL, CHAT),
    "금융": (0.45, FINANCE, CHAT),
    "위기": (0.05, CRISIS, CHAT),
    "스트림": (0.20, (*FINANCE, *GENERAL), STREAM),
}
TALK = 20  # turns of one session
SHEDDING = (429, 503)


@dataclass(frozen=True, slots=True)
class Request:
    """One message of one customer."""

    kind: str
    path: str
    body: dict[str, str]


@dataclass(frozen=True, slots=True)
class Population:
    """Who talks."""

    users: Sequence[str]
    name: str  # of their sessions, so that no two measurements share any

    def talk_of(self, number: int) -> Iterator[Request]:
        """What one customer says, for ever."""
        chance = random.Random(f"{self.name}/{number}")  # noqa: S311  a load, not a secret
        shares = [share for share, _, _ in KINDS.values()]
        step = 0
        while True:
            kind = chance.choices(list(KINDS), shares)[0]
            _, messages, path = KINDS[kind]
            # A crisis goes on through its session: those sessions are their own.
            session = f"{self.name}-{number}-{step // TALK}" + ("-crisis" if kind == "위기" else "")
            user = self.users[number % len(self.users)]
            yield Request(
                kind, path, {"user_id": user, "session_id": session, "message": chance.choice(messages)}
            )
            step += 1


@dataclass(slots=True)
class Seen:
    """What a load brought."""

    begun: float = field(default_factory=perf_counter)
    ended: float = 0.0
    latencies: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    firsts: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)  # by kind
    refusals: list[float] = field(default_factory=list)  # milliseconds of those with 429 or 503
    degraded: int = 0
    seconds_with: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))

    def note(self, request: Request, answer: Answer) -> None:
        """Count one answer."""
        self.ended = perf_counter()
        second = int(self.ended - self.begun)
        if answer.status == 200 and not answer.ended:
            self.statuses[-1] += 1  # a stream that broke
            return
        self.statuses[answer.status] += 1
        if answer.status != 200:
            self.refused[request.kind] += 1
            if answer.status in SHEDDING:
                self.refusals.append(answer.ms)
            self.seconds_with["refused"][second] += 1
            return
        self.latencies[request.kind].append(answer.ms)
        self.seconds_with["answered"][second] += 1
        if answer.first_ms is not None:
            self.firsts.append(answer.first_ms)
        if b'"degraded":[]' not in answer.content:
            self.degraded += 1
            self.seconds_with["degraded"][second] += 1

    @property
    def seconds(self) -> float:
        """How long it went on."""
        return self.ended - self.begun

    @property
    def elapsed(self) -> float:
        """Seconds until now."""
        return perf_counter() - self.begun

    @property
    def all_ms(self) -> list[float]:
        """The milliseconds of every answer."""
        return [ms for kind in self.latencies.values() for ms in kind]

    @property
    def per_second(self) -> float:
        """Answers a second."""
        return len(self.all_ms) / max(self.seconds, 1e-3)

    @property
    def shed(self) -> int:
        """How many were sent away with 429 or 503."""
        return sum(self.statuses[status] for status in SHEDDING)

    @property
    def errors(self) -> int:
        """Everything that is neither an answer nor an honest refusal."""
        return self.statuses.total() - self.statuses[200] - self.shed


def percentiles(values: Iterable[float]) -> tuple[float, float, float]:
    """The 50th, 95th and 99th; zeros of nothing."""
    several = list(values) or [0.0]
    cuts = quantiles(several if len(several) > 1 else several * 2, n=100, method="inclusive")
    return cuts[49], cuts[94], cuts[98]


def by_kind(seen: Seen) -> str:
    """Every kind of traffic apart, as a table."""
    rows = [
        (kind, f"{len(found):,}", *(f"{ms:.0f}" for ms in percentiles(found)))
        for kind in KINDS
        if (found := seen.latencies.get(kind))
    ]
    if seen.firsts:
        firsts = (f"{ms:.0f}" for ms in percentiles(seen.firsts))
        rows.append(("스트림의 첫 이벤트", f"{len(seen.firsts):,}", *firsts))
    return table(("종류", "답", "p50 ms", "p95 ms", "p99 ms"), rows)


async def closed(
    port: int, customers: int, seconds: float, who: Population, headers: dict[str, str], pause: float = 0.0
) -> Seen:
    """``customers`` who each wait for an answer before the next message."""
    seen = Seen()
    end = seen.begun + seconds

    async def one(number: int) -> None:
        async with Customer(port, headers) as customer:
            for request in who.talk_of(number):
                seen.note(request, await customer.ask(request.body, request.path))
                if perf_counter() > end:
                    return
                await asyncio.sleep(pause)

    await asyncio.gather(*(one(number) for number in range(customers)))
    return seen


async def opened(
    port: int, rate: float, seconds: float, who: Population, headers: dict[str, str], seen: Seen
) -> Seen:
    """``rate`` messages a second at random moments, whether or not the ones before are answered.

    Whoever has said something is followed by somebody whose last message is answered. Notes all in ``seen``.
    """
    idle: list[tuple[Customer, Iterator[Request]]] = []
    inside: set[asyncio.Task[None]] = set()
    chance, met = random.Random(who.name), 0  # noqa: S311

    async def one(customer: Customer, talk: Iterator[Request]) -> None:
        request = next(talk)
        seen.note(request, await customer.ask(request.body, request.path))
        idle.append((customer, talk))

    due = seen.begun
    while due < seen.begun + seconds:
        await asyncio.sleep(max(0.0, due - perf_counter()))
        if not idle:
            idle.append((Customer(port, headers), who.talk_of(met)))
            met += 1
        task = asyncio.create_task(one(*idle.pop(chance.randrange(len(idle)))))
        inside.add(task)
        task.add_done_callback(inside.discard)
        due += chance.expovariate(rate)
    await asyncio.gather(*inside)
    for customer, _ in idle:
        await customer.hang_up()
    return seen
