"""One row of the matrix, played: talk, fault, talk until all is well, proof."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from benchmarks.chaos.matrix import Fault
from benchmarks.chaos.people import Attempt, Person, all_calm, last_uneasy, people
from benchmarks.chaos.process import ServiceProcess
from benchmarks.chaos.proof import Proof, prove, recorded_turns
from benchmarks.chaos.servers import Servers

BEFORE_S = 2.0
CALM_ANSWERS = 3
PATIENCE_S = 120.0
ON_ITS_WAY_S = 0.3  # a request this young may not have been read yet when its connection was closed


@dataclass(frozen=True, slots=True)
class Span:
    """When the fault began and when it was over."""

    begun: float
    ended: float


@dataclass(frozen=True, slots=True)
class Result:
    """What one fault did."""

    fault: Fault
    statuses: Counter[str]
    lacked: Counter[str]
    worst_s: float
    crisis_answered: tuple[int, int]  # of how many messages, at the first attempt
    normal_s: (
        float  # from the end of the fault, or from one that is over at once, to the last answer not whole
    )
    proof: Proof
    broken: tuple[str, ...]  # expectations

    @property
    def lost(self) -> bool:
        """Whether anything is not where it must be."""
        return bool(self.proof.faults)


def play(servers: Servers, fault: Fault, folder: Path) -> Result:
    """Play one row on everything as good as new."""
    servers.whole()
    before = recorded_turns(servers)
    service = ServiceProcess(servers, folder, fault.application, fault.workers, fault.settings(servers))
    service.start()
    everybody = people(folder.name)
    try:
        span = asyncio.run(talked_through(servers, service, fault, everybody))
    finally:
        service.end()
    proof = prove(servers, service, everybody, before=before, wiped_at=span.ended if fault.wipes else 0.0)
    return judged(fault, everybody, span, proof)


async def talked_through(
    servers: Servers, service: ServiceProcess, fault: Fault, everybody: Sequence[Person]
) -> Span:
    """Let everybody talk before, during and after the fault, until all is well again."""
    talks = [asyncio.create_task(person.talk(service.port)) for person in everybody]
    await until_calm(everybody, monotonic())
    await asyncio.sleep(BEFORE_S)
    begun = monotonic()
    await asyncio.to_thread(fault.begin, servers, service)
    await asyncio.sleep(fault.hold_s)
    await asyncio.to_thread(fault.end, servers, service)
    span = Span(begun, monotonic())
    await until_calm(everybody, span.ended)
    for person in everybody:
        person.silent = True
    await asyncio.wait_for(asyncio.gather(*talks), PATIENCE_S)
    return span


async def until_calm(everybody: Sequence[Person], since: float) -> None:
    """Wait until everybody is answered as usual; gives up in the end, and the row tells so."""
    end = monotonic() + PATIENCE_S
    while not all_calm(everybody, since, CALM_ANSWERS) and monotonic() < end:  # noqa: ASYNC110
        await asyncio.sleep(0.2)


def judged(fault: Fault, everybody: Sequence[Person], span: Span, proof: Proof) -> Result:
    """What was seen of a fault, and which expectations it broke."""
    during = [at for person in everybody for at in person.attempts if at.ended_at >= span.begun]
    uneasy_until = last_uneasy(everybody, span.ended)
    seen = [at for at in during if at.sent_at <= max(uneasy_until, span.ended)]
    crisis = [
        said.attempts[0]
        for person in everybody
        if person.in_danger
        for said in person.said
        if said.attempts
        and span.begun <= said.attempts[0].ended_at
        and said.attempts[0].sent_at <= span.ended
    ]
    result = Result(
        fault=fault,
        statuses=Counter(named(at) for at in seen),
        lacked=Counter(part for at in seen for part in at.degraded),
        worst_s=max(at.seconds for at in seen),
        crisis_answered=(sum(at.ended for at in crisis), len(crisis)),
        normal_s=max(0.0, uneasy_until - (span.begun if fault.at_once else span.ended)),
        proof=proof,
        broken=(),
    )
    cut = [at for at in during if at.sent_at < span.begun - ON_ITS_WAY_S and not at.ended]
    return Result(
        **{name: getattr(result, name) for name in Result.__slots__ if name != "broken"},
        broken=tuple(broken_by(result, cut)),
    )


def named(attempt: Attempt) -> str:
    """An attempt as the table names it."""
    if attempt.status == 0:
        return "연결 끊김"
    if attempt.status == 200 and not attempt.ended:
        return "스트림 오류"
    return str(attempt.status)


def broken_by(result: Result, cut: Sequence[Attempt]) -> Iterator[str]:
    """The expectations that a result does not meet."""
    fault = result.fault
    allowed = {"200", *(str(status) for status in fault.statuses if status)}
    allowed |= {"연결 끊김", "스트림 오류"} if 0 in fault.statuses else set()
    allowed |= {"스트림 오류"} if 503 in fault.statuses else set()
    if odd := set(result.statuses) - allowed:
        yield f"뜻밖의 상태 {sorted(odd)}"
    if odd := set(result.lacked) - fault.lacks:
        yield f"뜻밖에 빠진 것 {sorted(odd)}"
    if missing := fault.shows - set(result.lacked):
        yield f"장애가 닿지 않음: {sorted(missing)}"
    if result.worst_s < fault.slower_s:
        yield f"장애가 닿지 않음: 가장 느린 답이 {result.worst_s:.1f}초"
    if result.normal_s > fault.normal_within_s:
        yield f"정상까지 {result.normal_s:.0f}초"
    if 0 not in fault.statuses and result.crisis_answered[0] < result.crisis_answered[1]:
        yield "답하지 못한 위기 메시지"
    if fault.drains and cut:
        yield f"하던 답이 끊김 {len(cut)}건"
