"""The whole application on a real Redis Cluster of three nodes: one customer, one slot; one node away, a third."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from redis.asyncio import RedisCluster

from app.core.dependencies import Services
from app.core.redis_client import REDIS_AWAY, ping
from app.factory import create_app, lifespan
from app.repositories.conversations import customer_key
from scripts.seed_demo import seed
from tests.conftest import Backend, settings_for, skip
from tests.operations.redis_cluster import Cluster, redis_cluster
from tests.pipeline.serving import heard, served
from tests.pipeline.stand_ins import WordEmotions, eager_chat, install
from tests.security.identities import GUARDED, bearer, token
from tests.servers import Missing

pytestmark = pytest.mark.timeout(300)  # a busy machine is no fault

MESSAGE = "카드값이 밀려서 걱정이에요"
CUSTOMERS = [
    f"demo-{name}" for name in ("delinq-early", "low-cash", "recovering", "loan-decision", "credit-up")
]


@pytest.fixture(scope="module")
def nodes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster | Missing]:
    """One cluster for the module."""
    with redis_cluster(tmp_path_factory.mktemp("cluster")) as cluster:
        yield cluster


@pytest.fixture
def cluster(nodes: Cluster | Missing) -> Cluster:
    """The cluster, or a skip that says what is missing."""
    if isinstance(nodes, Missing):
        skip(nodes)
    assert isinstance(nodes, Cluster)
    return nodes


@asynccontextmanager
async def running(backend: Backend, cluster: Cluster, **changes: object) -> AsyncIterator[FastAPI]:
    """The application on ``backend`` and ``cluster`` with the demo customers."""
    settings = settings_for(
        replace(backend, redis_url=cluster.url), emotion_model_dir=backend.folder / "no-model", **changes
    )
    app = create_app(settings)
    async with lifespan(app):
        await seed(settings, customers=0)
        install(app, emotions=WordEmotions())
        yield app


@asynccontextmanager
async def client_of(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of ``app``."""
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx2.AsyncClient(transport=transport, base_url="http://test") as http:
        yield http


def body(user_id: str, session_id: str = "default", message: str = MESSAGE) -> dict[str, str]:
    """One message."""
    return {"user_id": user_id, "session_id": session_id, "message": message}


async def said(http: httpx2.AsyncClient, user_id: str, **headers: str) -> dict[str, Any]:
    """A whole answer."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = await http.post("/api/chat", json=body(user_id), headers=sent)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    assert "history" not in found["meta"]["degraded"], found["meta"]
    return found


async def test_customers_spread_and_everyone_s_keys_stay_together(
    embedded: Backend, cluster: Cluster
) -> None:
    async with running(embedded, cluster) as app, client_of(app) as http:
        for user_id in CUSTOMERS:
            await said(http, user_id, Idempotency_Key="once")
            await said(http, user_id)
        for user_id in CUSTOMERS:
            listed = (await http.get(f"/api/users/{user_id}/sessions")).json()
            assert [entry["messages"] for entry in listed["sessions"]] == [4]
    where = {
        user_id: [
            port for port, keys in cluster.keys().items() if any(customer_key(user_id) in k for k in keys)
        ]
        for user_id in CUSTOMERS
    }
    assert all(len(ports) == 1 for ports in where.values())
    assert len({ports[0] for ports in where.values()}) > 1


async def test_two_processes_take_turns_and_answer_a_key_once(embedded: Backend, cluster: Cluster) -> None:
    """The floor and the idempotency keys hold across processes."""
    user_id = "demo-income-drop"
    async with AsyncExitStack() as stack:
        apps = [await stack.enter_async_context(running(embedded, cluster)) for _ in range(2)]
        clients = [await stack.enter_async_context(client_of(app)) for app in apps]
        chats = [eager_chat(), eager_chat()]
        for app, chat in zip(apps, chats, strict=True):
            install(app, chat=chat)
        await asyncio.gather(*(said(http, user_id) for http in clients * 4))
        same = await asyncio.gather(*(said(http, user_id, Idempotency_Key="k-1") for http in clients * 4))
        services: Services = apps[0].state.services
        history = await services.pipeline.conversations.recall(user_id, "default")
    assert [len(m.text) > 0 for m in history.messages] == [True] * 18  # eight turns, and one for the key
    assert len({answer["meta"]["request_id"] for answer in same}) == 1
    assert sum(chat.calls for chat in chats) == 9


async def test_a_stream_is_taken_up_from_another_process(embedded: Backend, cluster: Cluster) -> None:
    user_id = "demo-revolving-burden"
    async with AsyncExitStack() as stack:
        apps = [await stack.enter_async_context(running(embedded, cluster)) for _ in range(2)]
        one, other = [await stack.enter_async_context(served(app)) for app in apps]
        first = await heard(one, body(user_id), Idempotency_Key="stream-1")
        again = await heard(other, body(user_id), Idempotency_Key="stream-1")
    assert next(event.name for event in first) == "analysis"
    assert again[-1].data == first[-1].data


async def test_limits_slots_and_the_switch_hold_for_all_processes(
    embedded: Backend, cluster: Cluster
) -> None:
    guarded = {**GUARDED, "rate_per_user": "3/minute", "concurrent_turns_per_user": 1}
    headers = bearer(token("demo-stable-hope"))
    path = "/api/users/demo-stable-hope/scenario"
    async with AsyncExitStack() as stack:
        apps = [await stack.enter_async_context(running(embedded, cluster, **guarded)) for _ in range(2)]
        one, other = [await stack.enter_async_context(client_of(app)) for app in apps]
        statuses = [(await http.get(path, headers=headers)).status_code for http in (one, other, one, other)]
        assert statuses == [200, 200, 200, 429]
        await slots_are_shared(apps)
        await switch_is_shared(apps)


async def slots_are_shared(apps: list[FastAPI]) -> None:
    """A slot that one process took is taken for the other."""
    first, second = (app.state.access.slots for app in apps)
    async with first.slot("demo-low-cash"):
        assert await second.take("emofinance:turns:other", "lease")
        with pytest.raises(Exception, match="앞서 보낸 메시지"):
            async with second.slot("demo-low-cash"):
                raise AssertionError


async def switch_is_shared(apps: list[FastAPI]) -> None:
    """The language model's switch is one key for all."""
    redis = apps[0].state.services.redis
    assert isinstance(redis, RedisCluster)
    await redis.set("switch:language_model", "off")
    assert await apps[1].state.services.redis.get("switch:language_model") == "off"
    await redis.delete("switch:language_model")


async def test_hand_over_export_and_erasure(embedded: Backend, cluster: Cluster) -> None:
    user_id = "demo-debt-crisis"
    async with running(embedded, cluster) as app, client_of(app) as http:
        await said(http, user_id)
        wish = {"session_id": "default", "reason": "사람과 상의하고 싶어요", "share_transcript": True}
        made = await http.post(f"/api/users/{user_id}/handoffs", json=wish)
        assert made.status_code == 201
        found = (await http.get(f"/api/counsellor/handoffs/{made.json()['handoff_id']}")).json()
        assert [line["role"] for line in found["transcript"]] == ["user", "assistant"]
        export = (await http.get(f"/api/users/{user_id}/export")).json()
        assert MESSAGE in str(export)
        assert (await http.delete(f"/api/users/{user_id}/conversations")).status_code in {200, 204}
    assert not any(customer_key(user_id) in key for keys in cluster.keys().values() for key in keys)


async def test_a_node_away_is_missed_by_its_own_customers_alone(embedded: Backend, tmp_path: Path) -> None:
    """Those of the other nodes notice nothing; those of the dead one are answered without their history."""
    with redis_cluster(tmp_path) as cluster:
        if isinstance(cluster, Missing):
            skip(cluster)
        assert isinstance(cluster, Cluster)
        async with running(embedded, cluster, redis_timeout_s=1) as app, client_of(app) as http:
            for user_id in CUSTOMERS:
                await said(http, user_id)
            await ping(app.state.services.redis)
            dead = cluster.of(customer_key(CUSTOMERS[0]))
            cluster.stop(dead)
            degraded = {}
            for user_id in CUSTOMERS:
                answer = await http.post("/api/chat", json=body(user_id))
                assert answer.status_code == 200
                degraded[user_id] = "history" in answer.json()["meta"]["degraded"]
            services: Services = app.state.services
            with pytest.raises(REDIS_AWAY):
                await ping(services.redis)
    survivors = {port for port in cluster.ports if port != dead}
    assert survivors
    assert degraded[CUSTOMERS[0]]
    assert not all(degraded.values())
