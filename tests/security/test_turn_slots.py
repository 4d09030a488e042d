"""How many turns a customer has at once, and that a slot always comes back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis

from app.core.access.turn_slots import LEASE_S, TurnSlots
from app.core.redis_client import embedded_redis
from app.errors import TooManyRequests
from tests.conftest import Backend
from tests.security.identities import bearer, client_of, running, token
from tests.security.test_access import talking
from tests.servers import free_port


@pytest.fixture(params=["embedded", "server", "away"])
async def slots(request: pytest.FixtureRequest) -> AsyncIterator[TurnSlots]:
    """Two slots a customer, on each kind of Redis."""
    if request.param == "embedded":
        redis = embedded_redis()
    elif request.param == "away":
        redis = Redis.from_url(f"redis://127.0.0.1:{free_port()}")
    else:
        url = request.getfixturevalue("redis_url")
        if not isinstance(url, str):
            pytest.skip("no Redis")
        redis = Redis.from_url(url)
    async with redis:
        yield TurnSlots(redis, cap=2)


async def test_a_customer_has_so_many_turns_at_once(slots: TurnSlots) -> None:
    async with slots.slot("kim"), slots.slot("kim"):
        with pytest.raises(TooManyRequests) as caught:
            async with slots.slot("kim"):
                pytest.fail("a third turn at once")
        assert (caught.value.name, caught.value.retry_after) == ("too_many_turns", 2)
        async with slots.slot("lee"):
            pass
    async with slots.slot("kim"), slots.slot("kim"):
        pass
    assert not slots.here


async def test_a_slot_is_given_back_when_the_turn_fails(slots: TurnSlots) -> None:
    for _ in range(4):
        with pytest.raises(LookupError):
            async with slots.slot("kim"):
                raise LookupError
    async with slots.slot("kim"), slots.slot("kim"):
        pass


async def test_a_slot_is_given_back_when_its_asker_leaves_meanwhile() -> None:
    async with embedded_redis() as redis:
        slots = TurnSlots(redis, cap=1)
        take = slots.take

        async def taken_and_left(key: str, lease: str) -> bool | None:
            await take(key, lease)
            raise asyncio.CancelledError

        slots.take = taken_and_left  # type: ignore[method-assign]
        with pytest.raises(asyncio.CancelledError):
            async with slots.slot("kim"):
                pytest.fail("nobody is there any more")
        slots.take = take  # type: ignore[method-assign]
        async with slots.slot("kim"):
            pass


async def test_a_lease_runs_out() -> None:
    async with embedded_redis() as redis:
        slots = TurnSlots(redis, cap=1)
        assert await slots.take("k", "of a process that died")
        assert not await slots.take("k", "next")
        await redis.zadd("k", {"of a process that died": 0})
        assert await slots.take("k", "next")
        assert 0 < await redis.ttl("k") <= LEASE_S


async def test_turns_at_once_are_refused_on_the_wire(embedded: Backend) -> None:
    body = {"user_id": "kim", "message": "안녕하세요"}
    async with running(embedded, concurrent_turns_per_user=1) as whole:
        async with whole.state.access.slots.slot("kim"), client_of(talking(whole)) as http:
            refused = await http.post("/api/chat", json=body, headers=bearer(token("kim")))
        assert refused.status_code == 429
        assert refused.headers["Retry-After"] == "2"
        async with client_of(talking(whole)) as http:
            assert (await http.post("/api/chat", json=body, headers=bearer(token("kim")))).status_code == 200
