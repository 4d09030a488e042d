"""What one turn costs: round trips, statements, transactions, model runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from prometheus_client import REGISTRY
from redis.asyncio import Redis
from redis.asyncio.client import Pipeline
from sqlalchemy import event

from app.core.dependencies import Services
from app.schemas.labels import Topic
from app.schemas.turn import Turn
from app.services.turn_events import TurnEvents, Wire
from tests.pipeline.stand_ins import WordEmotions

FINANCE, GENERAL = "카드값이 밀려서 걱정이에요", "안녕하세요"
WIRE = Wire(analysis=lambda case: "{}", answer=lambda reply: "{}")


def turn(message: str, key: str | None = None) -> Turn:
    return Turn("demo-delinq-early", "default", uuid4().hex, message, datetime.now(UTC), key=key)


@contextmanager
def counted(services: Services, monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """Count what goes to Redis and to the database."""
    count: Counter[str] = Counter()
    send, execute = Redis.execute_command, Pipeline.execute

    async def sending(self: Any, *command: Any, **options: Any) -> Any:
        count[f"redis {command[0]}"] += 1
        return await send(self, *command, **options)  # type: ignore[no-untyped-call]

    async def executing(self: Any, *given: Any, **options: Any) -> Any:
        count["redis PIPELINE"] += 1
        return await execute(self, *given, **options)

    def statement(*given: Any) -> None:
        count["read" if given[2].lstrip().upper().startswith("SELECT") else "write"] += 1

    engine = services.database.engine.sync_engine
    commit = lambda connection: count.update(["commit"])  # noqa: E731
    event.listen(engine, "before_cursor_execute", statement)
    event.listen(engine, "commit", commit)
    with monkeypatch.context() as patch:
        patch.setattr(Redis, "execute_command", sending)
        patch.setattr(Pipeline, "execute", executing)
        yield count
    event.remove(engine, "before_cursor_execute", statement)
    event.remove(engine, "commit", commit)


async def warmed(services: Services) -> None:
    """One turn before: scripts are loaded, the chain of the audit trail is open."""
    await services.pipeline.reply(turn(FINANCE))


@pytest.mark.parametrize("kept", [False, True])
async def test_a_finance_turn(
    services: Services, emotions: WordEmotions, monkeypatch: pytest.MonkeyPatch, kept: bool
) -> None:
    await warmed(services)
    asked = turn(FINANCE, key="k" if kept else None)
    audience = TurnEvents(asked.request_id, WIRE) if kept else None
    with counted(services, monkeypatch) as count:
        reply = await services.pipeline.reply(asked, audience)
    assert reply.case.match is not None
    assert emotions.runs == 2
    assert {name: n for name, n in count.items() if name.startswith("redis")} == {"redis EVALSHA": 2}
    assert count["read"] == 1
    assert count["commit"] == 1
    assert 1 <= count["write"] <= 4  # the audit entry, the label, the end of the chain


async def test_a_general_turn_reads_no_finances(
    services: Services, emotions: WordEmotions, monkeypatch: pytest.MonkeyPatch
) -> None:
    await services.pipeline.reply(turn(GENERAL))
    with counted(services, monkeypatch) as count:
        reply = await services.pipeline.reply(turn(GENERAL))
    assert reply.case.analysis.topic is Topic.GENERAL
    assert count["read"] == 0
    assert (count["redis EVALSHA"], count["commit"], emotions.runs) == (2, 1, 2)


async def test_a_crisis_reads_no_finances(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    await warmed(services)
    with counted(services, monkeypatch) as count:
        reply = await services.pipeline.reply(turn("빚 때문에 죽고 싶어요"))
    assert reply.case.analysis.risk.stops
    assert count["read"] == 0


async def test_a_talk_that_the_client_keeps_costs_no_redis(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    await warmed(services)
    asked = Turn("demo-delinq-early", "none", uuid4().hex, FINANCE, datetime.now(UTC), talk=())
    with counted(services, monkeypatch) as count:
        await services.pipeline.reply(asked)
    assert not [name for name in count if name.startswith("redis")]
    assert (count["read"], count["commit"]) == (1, 1)


@pytest.mark.parametrize("message", [FINANCE, GENERAL])
async def test_the_parts_of_a_reading_are_measured(services: Services, message: str) -> None:
    before = readings_measured()
    await services.pipeline.reply(turn(message))
    assert readings_measured() == {part: count + 1 for part, count in before.items()}


def readings_measured() -> dict[str, float]:
    """How many readings the metrics know, by part."""
    name = "emofinance_emotion_model_seconds_count"
    return {p: REGISTRY.get_sample_value(name, {"part": p}) or 0 for p in ("queue", "tokenise", "infer")}
