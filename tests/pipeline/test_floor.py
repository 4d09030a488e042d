"""The floor of a session: one speaks, the others wait in order; leases, deletion, long turns, many keys."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from app.core.dependencies import Services
from app.core.redis_client import open_redis
from app.repositories.conversations import (
    AskedBefore,
    ConversationRepository,
    EventRepository,
    FloorLost,
    Memory,
    repository,
    steps,
)
from app.repositories.conversations import floor as floors
from app.repositories.conversations.repository import SessionBusy
from app.schemas.talk import Message, Role, Summary
from app.schemas.turn import Turn
from tests.conftest import Backend, settings_for

AT = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
USER = "kim"


def turn(
    *, late: float = 0, key: str | None = None, session_id: str = "default", user_id: str = USER
) -> Turn:
    """A turn that arrived ``late`` seconds after the others."""
    arrived = datetime.now(UTC) + timedelta(seconds=late)
    return Turn(user_id, session_id, uuid4().hex, "안녕", arrived, key=key)


def memory(text: str = "안녕", summary: Summary | None = None) -> Memory:
    """A message and its answer."""
    now = datetime.now(UTC)
    return Memory((Message(Role.CUSTOMER, text, now), Message(Role.COUNSELLOR, text, now)), "제목", summary)


@pytest.fixture
def conversations(services: Services) -> ConversationRepository:
    """The repository of the running application."""
    return services.pipeline.conversations


async def test_what_is_left_is_recalled(conversations: ConversationRepository) -> None:
    summary = Summary("카드값 이야기를 나눴어요.", AT)
    async with await conversations.enter(turn()) as floor:
        assert floor.history.messages == ()
        await floor.leave(memory(summary=summary))
    async with await conversations.enter(turn()) as floor:
        assert [message.text for message in floor.history.messages] == ["안녕", "안녕"]
        assert floor.history.summary == summary
        await floor.leave(memory())
    recalled = await conversations.recall(USER, "default")
    assert (len(recalled.messages), recalled.summary) == (4, summary)


async def test_one_speaks_at_a_time_and_in_order(conversations: ConversationRepository) -> None:
    spoken: list[str] = []

    async def speak(name: str, late: float) -> None:
        async with await conversations.enter(turn(late=late)) as floor:
            spoken.append(name)
            assert len(floor.history.messages) == 2 * (len(spoken) - 1)
            await asyncio.sleep(0.03)
            await floor.leave(memory(name))

    async with await conversations.enter(turn()) as floor:
        waiting = [asyncio.create_task(speak(f"{n}", late=n)) for n in (3, 1, 4, 0, 2)]
        await asyncio.sleep(0.3)
        assert spoken == []
        await floor.leave(memory("first"))
        spoken.append("first")
    await asyncio.gather(*waiting)
    assert spoken == ["first", "0", "1", "2", "3", "4"]


async def test_sessions_do_not_wait_for_each_other(conversations: ConversationRepository) -> None:
    order: list[str] = []

    async def speak(name: str, whose: Turn) -> None:
        async with await conversations.enter(whose):
            order.append(name)

    async with await conversations.enter(turn()):
        same = asyncio.create_task(speak("same session", turn()))
        others = {"other session": turn(session_id="other"), "other customer": turn(user_id="lee")}
        await asyncio.gather(*(speak(name, whose) for name, whose in others.items()))
        order.append("the first ends")
    await same
    assert set(order[:2]) == {"other session", "other customer"}
    assert order[2:] == ["the first ends", "same session"]


async def test_patience_ends(conversations: ConversationRepository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repository, "PATIENCE_S", 0.2)
    async with await conversations.enter(turn()):
        with pytest.raises(SessionBusy) as refused:
            await conversations.enter(turn())
    assert refused.value.status == 409
    async with await conversations.enter(turn()):  # whoever left the queue holds nobody up
        pass


async def test_who_gives_up_waiting_holds_nobody_up(conversations: ConversationRepository) -> None:
    async with await conversations.enter(turn()):
        waiting = asyncio.create_task(conversations.enter(turn()))
        await asyncio.sleep(0.1)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    async with asyncio.timeout(1):
        async with await conversations.enter(turn(late=1)):
            pass


async def test_who_died_waiting_holds_nobody_up(
    conversations: ConversationRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "UNSEEN_S", 0.3)
    async with await conversations.enter(turn()):
        assert await conversations.steps.enter(steps.Visit(turn(), keeps=False)) is None  # and never again
    async with asyncio.timeout(20):
        async with await conversations.enter(turn(late=1)):
            pass


async def test_who_asks_again_and_again_keeps_the_place(
    conversations: ConversationRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "UNSEEN_S", 3.0)
    first, second = (steps.Visit(turn(late=late), keeps=False) for late in (0, 1))
    holder = steps.Visit(turn(), keeps=False)
    assert await conversations.steps.enter(holder) is not None
    for _ in range(7):
        assert await conversations.steps.enter(first) is None
        await asyncio.sleep(0.5)
    await conversations.steps.give_up(holder)
    assert await conversations.steps.enter(second) is None
    assert await conversations.steps.enter(first) is not None


async def test_a_turn_that_fails_leaves_no_trace(
    conversations: ConversationRepository, services: Services
) -> None:
    with pytest.raises(RuntimeError):
        async with await conversations.enter(turn(key="k"), ["analysis {}"]):
            raise RuntimeError
    assert [key async for key in services.redis.scan_iter(match="chat:*")] == []


async def test_the_lease_of_a_dead_process_runs_out(
    conversations: ConversationRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "LEASE_S", 0.3)
    dead = steps.Visit(turn(key="k"), keeps=True)
    await conversations.steps.enter(dead)  # and nobody renews the lease
    asked = turn(key="k")
    with pytest.raises(AskedBefore):
        await conversations.enter(asked)
    await asyncio.sleep(0.4)
    async with await conversations.enter(asked) as floor:
        await floor.leave(memory("alive"))
    with pytest.raises(FloorLost):
        await conversations.steps.leave(dead, memory("dead"), steps.Unsaved())
    assert [said.text for said in (await conversations.recall(USER, "default")).messages] == ["alive"] * 2


async def test_a_long_turn_keeps_its_floor(
    conversations: ConversationRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "LEASE_S", 0.8)
    monkeypatch.setattr(floors, "RENEWED_AFTER_S", 0.1)
    async with await conversations.enter(turn()) as floor:
        await asyncio.sleep(1.6)
        await floor.leave(memory())
    assert len((await conversations.recall(USER, "default")).messages) == 2


async def test_events_are_saved_while_the_turn_goes_on_and_never_twice(
    conversations: ConversationRepository, services: Services
) -> None:
    kept, asked = EventRepository(services.redis), turn(key="k")
    events = ["analysis {}"]
    async with await conversations.enter(asked, events) as floor:
        for number in range(3):
            events.append(f"token {number}")
            await asyncio.sleep(0.2)
        events.append("done {}")
        await floor.leave(memory())
    found = await kept.after(USER, asked.request_id, 0)
    assert found is not None
    assert list(found.rows) == events


async def test_a_step_that_is_sent_twice_is_done_once(
    conversations: ConversationRepository, services: Services
) -> None:
    visit = steps.Visit(turn(key="k"), keeps=True)
    for _ in range(2):
        assert await conversations.steps.enter(visit) is not None
    for _ in range(2):
        await conversations.steps.stay(visit, steps.Unsaved(("analysis {}", "token 1")))
    await conversations.steps.leave(visit, memory(), steps.Unsaved(("token 1", "done {}"), before=1))
    with pytest.raises(FloorLost):
        await conversations.steps.leave(visit, memory(), steps.Unsaved(("done {}",), before=2))
    found = await EventRepository(services.redis).after(USER, visit.turn.request_id, 0)
    assert found is not None
    assert list(found.rows) == ["analysis {}", "token 1", "done {}"]
    assert len((await conversations.recall(USER, "default")).messages) == 2


async def test_history_is_bounded_and_ends(services: Services) -> None:
    short = ConversationRepository(services.redis, ttl_s=600, max_messages=4)
    for number in range(5):
        async with await short.enter(turn()) as floor:
            await floor.leave(memory(str(number)))
    assert [said.text for said in (await short.recall(USER, "default")).messages] == ["3", "3", "4", "4"]
    keys = [key async for key in services.redis.scan_iter(match="chat:*")]
    assert len(keys) == 3
    for key in keys:
        assert 590 < await services.redis.ttl(key) <= 600


async def test_every_key_of_a_customer_lies_in_one_slot_and_ends(
    conversations: ConversationRepository, services: Services
) -> None:
    async with await conversations.enter(turn(key="k"), ["analysis {}"]):
        waiting = asyncio.create_task(conversations.enter(turn()))
        await asyncio.sleep(0.1)
        await EventRepository(services.redis).after(USER, "0" * 32, 0)
        held = [key async for key in services.redis.scan_iter(match="*")]
        waiting.cancel()
    async with await conversations.enter(turn(key="k2"), ["analysis {}"]) as floor:
        await floor.leave(memory())
    left = [key async for key in services.redis.scan_iter(match="chat:*")]
    for key in [*(key for key in held if key.startswith("chat:")), *left]:
        assert key.count("{") == key.count("}") == 1
        assert USER not in key
    assert len({key.partition("}")[0] for key in left}) == 1
    kinds = {key.split(":")[2] for key in [*held, *left] if key.startswith("chat:")}
    at_work = {"floor", "waiting", "seen", "once", "events", "followed"}
    assert kinds == at_work | {"log", "about", "sessions", "kept"}
    for key in left:
        assert await services.redis.pttl(key) > 0


async def test_another_process_waits_too(servers: Backend) -> None:
    """Two clients, as two workers have them."""
    settings = settings_for(servers)
    async with open_redis(settings) as one, open_redis(settings) as two:
        here, there = (ConversationRepository(redis, ttl_s=600, max_messages=40) for redis in (one, two))
        async with await here.enter(turn()) as floor:
            waiting = asyncio.create_task(there.enter(turn(late=0.1)))
            await asyncio.sleep(0.2)
            assert not waiting.done()
            await floor.leave(memory())
        async with await waiting as floor:
            assert len(floor.history.messages) == 2
