"""The same turn with the emotion model beside the event loop and inside it, in one run."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from urllib.request import urlopen

from benchmarks.language_model import LanguageModel
from benchmarks.service import Backend, running
from benchmarks.traffic import Population, Seen, closed, percentiles
from scripts.marked_section import table
from scripts.personas import PERSONAS

DESIGNS = {"이 서비스": "main:app", "바꾼 설계": "benchmarks.reference_design:app"}
LOOKS_EVERY_S = 0.1
#: Enough for either design: an answer without the language model would leave out the turn's slowest part.
PATIENCE = {
    "LLM_CONNECT_TIMEOUT_S": "30",
    "LLM_FIRST_TOKEN_TIMEOUT_S": "60",
    "LLM_TIMEOUT_S": "120",
    "LLM_DAILY_TOKENS_PER_USER": "0",
}


def ratio(backend: Backend, model: LanguageModel, python: Path, seconds: float, crowds: Sequence[int]) -> str:
    """Both designs on one process each, and how many times better this one is."""
    found = {
        name: measured(replace(backend, workers=1), model, python, application, seconds, crowds)
        for name, application in DESIGNS.items()
    }
    own, other = found.values()
    rows: list[Sequence[object]] = []
    for customers in crowds:
        rows += [
            (customers, name, *(f"{figure:.0f}" for figure in found[name][customers].times))
            for name in DESIGNS
        ]
        mine, theirs = own[customers].times, other[customers].times
        times = (mine[0] / theirs[0], *(b / a for a, b in zip(mine[1:], theirs[1:], strict=True)))
        rows.append((customers, "**배**", *(f"**{figure:.1f}**" for figure in times)))
    head = ("동시 고객", "설계", "초당 답", "p50 ms", "p95 ms", "첫 이벤트 p95 ms", "/health/live p95 ms")
    how = (
        "같은 메시지, 같은 저장소, 같은 언어 모델, 같은 파이썬에서 감정 모델을 부르는 방법만 바꾼다. 바꾼 설계는 "
        "BERT-base 다국어 크기(라벨 25개, 무작위 가중치)의 transformers 파이프라인을 이벤트 루프 안에서 한 번 "
        "부른다. 프로세스는 하나. '배'는 이 서비스가 몇 배 나은가다. 언어 모델을 60초까지 기다리고 하루 한도를 두지 않아, "
        f"한쪽이 그것 없이 답해 빨라 보이는 일이 없게 한다(빠진 것이 있는 답: {lacking(own)}, {lacking(other)})."
    )
    return f"### 이벤트 루프 안에서 부르던 설계와 견주면\n\n{how}\n\n{table(head, rows)}"


@dataclass(frozen=True, slots=True)
class Figures:
    """Answers a second, then milliseconds; and how many of how many answers lacked something."""

    times: tuple[float, float, float, float, float]
    lacking: int
    answers: int


def lacking(figures: Mapping[int, Figures]) -> str:
    """How many of all answers of a design lacked something."""
    return f"{sum(f.lacking for f in figures.values()):,}/{sum(f.answers for f in figures.values()):,}"


def measured(
    backend: Backend,
    model: LanguageModel,
    python: Path,
    application: str,
    seconds: float,
    crowds: Sequence[int],
) -> dict[int, Figures]:
    """One design at every number of customers."""
    settings = {"OPENAI_BASE_URL": model.url, "LOG_LEVEL": "WARNING", **PATIENCE}
    users = [persona.user_id for persona in PERSONAS]
    with running(backend, application=application, python=str(python), **settings) as service:
        asyncio.run(closed(service.port, 2, 5, Population(users, "warm"), {}))
        return {
            customers: asyncio.run(watched(service.port, customers, seconds, users)) for customers in crowds
        }


async def watched(port: int, customers: int, seconds: float, users: Sequence[str]) -> Figures:
    """Answers a second, their milliseconds, and what somebody waits who only asks whether it lives."""
    waits: list[float] = []

    async def look() -> None:
        while True:
            begun = perf_counter()
            await asyncio.to_thread(lambda: urlopen(f"http://127.0.0.1:{port}/health/live").close())
            waits.append((perf_counter() - begun) * 1e3)
            await asyncio.sleep(LOOKS_EVERY_S)

    watch = asyncio.create_task(look())
    seen: Seen = await closed(port, customers, seconds, Population(users, f"ratio-{customers}"), {})
    watch.cancel()
    p50, p95, _ = percentiles(seen.all_ms)
    times = (seen.per_second, p50, p95, percentiles(seen.firsts)[1], percentiles(waits)[1])
    return Figures(times, seen.degraded, len(seen.all_ms))
