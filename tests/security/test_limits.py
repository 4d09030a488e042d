"""Too many requests: what is refused, how, and that it goes on without Redis."""

from __future__ import annotations

from dataclasses import replace

import httpx2
import pytest
from limits import parse_many
from redis.asyncio import Redis

from app.core.access.rate_limits import RateLimits, network_of, shared_limiter
from app.errors import TooManyRequests
from app.factory import create_app
from tests.conftest import Backend, settings_for
from tests.security.identities import BANK_KEY, bearer, client_of, running, token
from tests.security.test_access import talking
from tests.servers import free_port

MINE = "/api/users/kim/scenario"


async def spent(client: httpx2.AsyncClient, path: str, headers: dict[str, str], times: int) -> list[int]:
    """The statuses of ``times`` requests."""
    return [(await client.get(path, headers=headers)).status_code for _ in range(times)]


async def test_a_user_has_a_rate(backend: Backend) -> None:
    async with running(backend, rate_per_user="3/hour") as app, client_of(app) as client:
        assert await spent(client, MINE, bearer(token("kim")), 5) == [200, 200, 200, 429, 429]
        refused = await client.get(MINE, headers=bearer(token("kim")))
        assert 1 <= int(refused.headers["Retry-After"]) <= 3_600
        assert refused.json()["error"]["code"] == "too_many_requests"
        assert await spent(client, "/api/users/lee/scenario", bearer(token("lee")), 1) == [200]


async def test_a_key_has_a_rate(backend: Backend) -> None:
    async with (
        running(backend, rate_per_key="2/hour", rate_per_user="1/hour") as app,
        client_of(app) as client,
    ):
        assert await spent(client, MINE, {"X-API-Key": BANK_KEY}, 3) == [200, 200, 429]


async def test_an_address_has_a_rate(backend: Backend) -> None:
    async with running(backend, rate_per_address="2/hour") as app:
        async with client_of(app, address="198.51.100.1") as here:
            assert await spent(here, MINE, bearer(token("kim")), 3) == [200, 200, 429]
            assert await spent(here, MINE, bearer("guess"), 3) == [401, 401, 429]
        async with client_of(app, address="198.51.100.2") as there:
            assert await spent(there, MINE, bearer(token("kim")), 1) == [200]


async def test_two_processes_count_together(servers: Backend) -> None:
    async with (
        running(servers, rate_per_user="3/hour") as one,
        running(servers, rate_per_user="3/hour") as two,
        client_of(one) as first,
        client_of(two) as second,
    ):
        assert await spent(first, MINE, bearer(token("kim")), 2) == [200, 200]
        assert await spent(second, MINE, bearer(token("kim")), 2) == [200, 429]


async def test_no_name_stands_in_a_key(servers: Backend) -> None:
    async with running(servers) as app, client_of(app) as client:
        await client.get("/api/users/kim-named/scenario", headers=bearer(token("kim-named")))
    async with Redis.from_url(str(servers.redis_url), decode_responses=True) as redis:
        keys = [key async for key in redis.scan_iter("*emofinance:rate*")]
    assert keys
    assert not [key for key in keys if "kim" in key or "203.0.113" in key]


async def test_a_local_limiter_takes_over_while_redis_is_away(embedded: Backend) -> None:
    away = replace(embedded, redis_url=f"redis://127.0.0.1:{free_port()}")
    async with running(away, rate_per_user="2/hour") as app, client_of(app) as client:
        statuses = await spent(client, MINE, bearer(token("kim")), 3)
        assert statuses[-1] == 429
        assert 429 not in statuses[:2]


async def test_redis_is_asked_again_after_a_rest(redis_url: object) -> None:
    if not isinstance(redis_url, str):
        pytest.skip("no Redis")
    async with Redis.from_url(redis_url) as redis:
        limits = RateLimits(shared_limiter(redis))
        limits.rest(ConnectionError())
        await limits.spend(parse_many("1/minute"), "user", "rested")
        limits.away_until = 0.0
        await limits.spend(parse_many("1/minute"), "user", "rested")
        with pytest.raises(TooManyRequests):
            await limits.spend(parse_many("1/minute"), "user", "rested")
        await redis.delete(*[key async for key in redis.scan_iter("*emofinance:rate*")])


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::"),
        ("unknown", "unknown"),
    ],
)
def test_one_subscriber_is_one_network(address: str, network: str) -> None:
    assert network_of(address) == network


async def test_turns_have_a_rate_of_their_own(embedded: Backend) -> None:
    body = {"user_id": "kim", "message": "안녕하세요"}
    async with running(embedded, turns_per_user="2/hour") as whole, client_of(talking(whole)) as http:
        for key in (bearer(token("kim")), {"X-API-Key": BANK_KEY}):
            assert (await http.post("/api/chat", json=body, headers=key)).status_code == 200
        assert (await http.post("/api/chat", json=body, headers={"X-API-Key": BANK_KEY})).status_code == 429


ERASE, EXPORT = ("DELETE", "/api/users/{}/conversations"), ("GET", "/api/users/{}/export")


@pytest.mark.parametrize(("asked", "other"), [(ERASE, EXPORT), (EXPORT, ERASE)], ids=["erase", "export"])
async def test_what_goes_through_everything_has_a_rate_of_its_own(
    asked: tuple[str, str], other: tuple[str, str], backend: Backend
) -> None:
    async def ask(operation: tuple[str, str], user_id: str, headers: dict[str, str]) -> httpx2.Response:
        method, path = operation
        return await http.request(method, path.format(user_id), headers=headers)

    kim, bank = bearer(token("kim")), {"X-API-Key": BANK_KEY}
    async with running(backend, rights_per_user="2/hour", db_timeout_s=30) as app, client_of(app) as http:
        assert [(await ask(asked, "kim", who)).status_code for who in (kim, bank)] == [200, 200]
        for who in (kim, bank):
            refused = await ask(asked, "kim", who)
            assert refused.status_code == 429
            assert 1 <= int(refused.headers["Retry-After"]) <= 3_600
            assert refused.json()["error"]["code"] == "too_many_requests"
        assert (await ask(asked, "kim", bearer(token("lee")))).status_code == 403
        assert (await ask(other, "kim", kim)).status_code == 200
        assert (await ask(asked, "lee", bank)).status_code == 200
        assert await spent(http, MINE, kim, 1) == [200]


def test_its_rate_is_told(embedded: Backend) -> None:
    paths = create_app(settings_for(embedded)).openapi()["paths"]
    for method, path in (ERASE, EXPORT):
        refusal = paths[path.format("{user_id}")][method.lower()]["responses"]["429"]
        assert "Retry-After" in refusal["headers"]


SPENT = {"turns_per_user": "1/hour", "rate_per_user": "2/hour", "concurrent_turns_per_user": 1}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/chat", {"user_id": "kim", "message": "죽고 싶어요"}),
        (
            "/v1/chat/completions",
            {"model": "emofinance", "messages": [{"role": "user", "content": "죽고 싶어요"}]},
        ),
    ],
)
async def test_no_limit_stands_before_whoever_is_in_danger(
    embedded: Backend, path: str, body: dict[str, object]
) -> None:
    calm = {"user_id": "kim", "message": "안녕하세요"}
    async with running(embedded, **SPENT) as whole:
        kim, slot = bearer(token("kim")), whole.state.access.slots.slot("kim")
        async with client_of(whole) as http:
            said = [(await http.post("/api/chat", json=calm, headers=kim)).status_code for _ in range(4)]
            assert said == [200, 429, 429, 429]
            async with slot:
                heard = await http.post(path, json=body, headers=kim)
                assert heard.status_code == 200
                assert "109" in heard.text
            other = {**body, "user_id": "lee"} if "user_id" in body else {**body, "user": "lee"}
            assert (await http.post(path, json=other, headers=kim)).status_code in {403, 429}
