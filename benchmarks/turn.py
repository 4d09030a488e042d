"""A turn without a language model, measured from outside over a real server process.

``python -m benchmarks.turn [--seconds 10] [--write]`` measures, on SQLite with the embedded Redis and on
MariaDB with Redis: milliseconds and answers a second at 1, 16 and 64 customers, the time of each stage, the
time to the first event of a stream, and growth with the length of the talk and with the population.
``--write`` puts the tables into ``docs/performance.md``. The customers run on the same cores as the service.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from statistics import median, quantiles

from app.core.config import ROOT
from benchmarks.customers import Customer, Talk, listen, talk
from benchmarks.service import Backend, Service, fresh, running
from scripts.marked_section import table, write_section
from scripts.personas import PERSONAS

DOCUMENT = ROOT / "docs" / "performance.md"
KINDS = ("embedded", "servers")
CASES = (("embedded", 1), ("servers", 1), ("servers", 2))  # the embedded Redis lives in one process
CUSTOMERS = (1, 16, 64)
POPULATIONS = (200, 2_000, 10_000)
LENGTHS = (0, 40, 200, 1_000)  # messages of the talk so far
LONG = 1_000
MESSAGES = (
    "카드값이 밀렸는데 어떻게 해야 할지 모르겠어요",
    "이번 달 카드 얼마 썼어?",
    "리볼빙이 뭐예요?",
    "다음 달이 너무 막막해요",
    "안녕하세요",
    "금리인하요구권은 어떻게 신청해요?",
    "설명도 없이 한도를 줄여서 화가 나요",
    "고마워요, 조금 마음이 놓여요",
)
STAGES = {
    "floor": "차례 기다리기와 대화 읽기 (Redis)",
    "guard": "입력 살피기",
    "emotion": "감정 모델",
    "screens": "위기·사기 살피기",
    "read": "금융 데이터 (DB)",
    "scenario": "지표와 시나리오",
    "answer": "답 쓰기 (내장 상담사)",
    "close": "기록(DB)과 대화 쓰기(Redis)",
}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10, help="of each measurement")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    arguments = parser.parse_args()
    load = os.getloadavg()[0]
    parts = [speeds(arguments.seconds), *growth(arguments.seconds)]
    body = "\n\n".join([machine(load), *parts])
    print(body)
    if arguments.write:
        write_section(DOCUMENT, "turn", body)


def machine(load: float) -> str:
    """What it was measured on."""
    return (
        f"{datetime.now(UTC):%Y-%m-%d} · {processor()} · 코어 {os.cpu_count()}개 · "
        f"Python {platform.python_version()} · 시작할 때 1분 평균 부하 {load:.1f} · "
        "고객 역할과 데이터베이스, Redis도 같은 코어를 씀"
    )


def processor() -> str:
    """The processor's name."""
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()


def bodies(number: int) -> Iterator[dict[str, str]]:
    """What one customer says: every message in turn, as one of the personas."""
    user = PERSONAS[number % len(PERSONAS)].user_id
    for step in count():
        yield {
            "user_id": user,
            "session_id": f"bench-{number}-{step // 20}",
            "message": MESSAGES[(number + step) % len(MESSAGES)],
        }


def speeds(seconds: float) -> str:
    """Speed and stages on each kind of backend."""
    rows: list[Sequence[object]] = []
    stages: list[Sequence[object]] = []
    for kind, workers in CASES:
        with fresh(kind, customers=200, workers=workers) as backend, running(backend) as service:
            asyncio.run(talk(service.port, 4, 3, bodies))  # warm
            for customers in CUSTOMERS:
                since = service.mark()
                found = asyncio.run(talk(service.port, customers, seconds, bodies))
                first = asyncio.run(listen(service.port, customers, max(seconds, 10), bodies))
                rows.append(speed_row(backend, found, first))
                if workers == 1 and customers in {1, 16}:
                    stages += stage_rows(backend, service, since, customers)
    head = (
        "저장소",
        "동시 고객",
        "p50 ms",
        "p95 ms",
        "초당 답",
        "스트림 첫 이벤트 p50",
        "p95",
        "붐벼서 거절",
    )
    stage_head = ("저장소", "동시 고객", "단계", "p50 ms", "p95 ms")
    how = "`p50`과 `초당 답`은 고객마다 쉬지 않고 보냈을 때, 스트림은 고객마다 1초씩 쉬며 보냈을 때다."
    return f"### 속도\n\n{how}\n\n{table(head, rows)}\n\n### 단계\n\n{table(stage_head, stages)}"


def speed_row(backend: Backend, found: Talk, first: Talk) -> Sequence[object]:
    """One line of the table of speeds."""
    return (
        backend.name,
        found.customers,
        f"{found.p50:.1f}",
        f"{found.p95:.1f}",
        f"{found.per_second:.0f}",
        f"{first.p50:.1f}",
        f"{first.p95:.1f}",
        found.refused + first.refused,
    )


def stage_rows(backend: Backend, service: Service, since: int, customers: int) -> Iterator[Sequence[object]]:
    """The stages since a mark."""
    found = service.stages(since)
    for stage, title in STAGES.items():
        spent = found[stage]
        yield backend.name, customers, title, f"{median(spent):.2f}", f"{quantiles(spent, n=20)[-1]:.2f}"


def growth(seconds: float) -> Iterator[str]:
    """How a turn grows with what is there already."""
    rows = [row for kind in KINDS for row in by_length(kind)]
    head = ("저장소", "지금까지의 메시지", "p50 ms", "대화 읽기 p50 ms")
    yield f"### 대화가 길어지면\n\n보통은 40개까지 기억한다. 1,000개까지 늘려 재었다.\n\n{table(head, rows)}"
    rows = [row for kind in KINDS for row in by_population(kind, seconds)]
    head = ("저장소", "고객 수", "p50 ms", "금융 데이터 읽기 p50 ms")
    yield f"### 고객이 많아지면\n\n{table(head, rows)}"


def by_length(kind: str) -> Iterator[Sequence[object]]:
    """Turns in talks of different length."""
    with (
        fresh(kind, customers=0) as backend,
        running(backend, HISTORY_MAX_MESSAGES=str(LONG)) as service,
    ):
        for length in LENGTHS:
            yield backend.name, f"{length:,}", *asyncio.run(at_length(service, length))


async def at_length(service: Service, length: int) -> tuple[str, str]:
    """The medians of twenty turns after ``length`` messages."""
    user = PERSONAS[0].user_id
    async with Customer(service.port) as customer:
        for number in range(length // 2):
            await customer.say(body_of(user, f"long-{length}", number))
        since = service.mark()
        spent = [await customer.say(body_of(user, f"long-{length}", number)) for number in range(20)]
    return f"{median(spent):.1f}", f"{median(service.stages(since)['floor']):.2f}"


def body_of(user: str, session: str, number: int) -> dict[str, str]:
    """One message."""
    return {"user_id": user, "session_id": session, "message": MESSAGES[number % len(MESSAGES)]}


def by_population(kind: str, seconds: float) -> Iterator[Sequence[object]]:
    """Turns in populations of different size."""
    for customers in POPULATIONS:
        with fresh(kind, customers=customers) as backend, running(backend) as service:
            asyncio.run(talk(service.port, 1, 2, bodies))
            since = service.mark()
            found = asyncio.run(talk(service.port, 1, seconds / 2, bodies))
            read = [
                spent for spent in service.stages(since)["read"] if spent > 0.05
            ]  # general talk reads nothing
            yield backend.name, f"{customers:,}", f"{found.p50:.1f}", f"{median(read):.2f}"


if __name__ == "__main__":
    main()
