"""One key, one answer: on both chat routes, at once or later."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import func, select

from app.core.dependencies import Services
from app.models import AuditEntry
from tests.pipeline.serving import heard, served
from tests.pipeline.stand_ins import ScriptedChat, WordEmotions, eager_chat, install

BODY = {"user_id": "demo-delinq-early", "message": "카드값이 밀려서 걱정이에요"}
KEY = {"Idempotency-Key": "a-key"}


async def turns(services: Services) -> tuple[int, int]:
    """Messages remembered and turns recorded."""
    history = await services.pipeline.conversations.recall(BODY["user_id"], "default")
    async with services.database.session() as session:
        recorded = await session.scalar(select(func.count()).select_from(AuditEntry))
    return len(history.messages), recorded or 0


async def test_a_repeated_request_gets_the_first_answer(
    client: httpx2.AsyncClient, services: Services, emotions: WordEmotions
) -> None:
    first = await client.post("/api/chat", json=BODY, headers=KEY)
    second = await client.post("/api/chat", json=BODY, headers=KEY)
    assert first.content == second.content
    assert first.json()["meta"]["request_id"] != second.headers["x-request-id"]
    assert emotions.runs == 1
    assert await turns(services) == (2, 1)


async def test_fifty_at_once_are_one_turn(
    app: FastAPI, client: httpx2.AsyncClient, services: Services, emotions: WordEmotions
) -> None:
    chat = ScriptedChat()
    install(app, chat=chat)
    asked = asyncio.gather(*(client.post("/api/chat", json=BODY, headers=KEY) for _ in range(50)))
    await chat.said.wait()
    await asyncio.sleep(0.1)
    chat.go.set()
    answers = await asked
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert (chat.calls, emotions.runs) == (1, 1)
    assert await turns(services) == (2, 1)


async def test_both_routes_share_the_key(app: FastAPI, services: Services, emotions: WordEmotions) -> None:
    async with served(app) as http:
        streamed = await heard(http, BODY, **KEY)
        asked = await http.post("/api/chat", json=BODY, headers=KEY)
        again = await heard(http, BODY, **KEY)
    assert asked.json() == streamed[-1].data
    assert again == streamed
    assert emotions.runs == 1
    assert await turns(services) == (2, 1)


async def test_many_streams_and_requests_at_once_are_one_turn(
    app: FastAPI, services: Services, emotions: WordEmotions
) -> None:
    chat = ScriptedChat()
    install(app, chat=chat)
    async with served(app) as http:
        streams = [asyncio.create_task(heard(http, BODY, **KEY)) for _ in range(10)]
        posts = [asyncio.create_task(http.post("/api/chat", json=BODY, headers=KEY)) for _ in range(10)]
        await chat.said.wait()
        chat.go.set()
        told = await asyncio.gather(*streams)
        answers = await asyncio.gather(*posts)
    assert all(events == told[0] for events in told)
    assert all(answer.json() == told[0][-1].data for answer in answers)
    assert (chat.calls, emotions.runs) == (1, 1)
    assert await turns(services) == (2, 1)


@pytest.mark.parametrize("change", [{"message": "다른 말"}, {"session_id": "other"}, {"fine_emotions": True}])
async def test_a_key_with_another_body_is_refused(
    client: httpx2.AsyncClient, services: Services, change: dict[str, Any]
) -> None:
    await client.post("/api/chat", json=BODY, headers=KEY)
    for route in ("/api/chat", "/api/chat/stream"):
        refused = await client.post(route, json=BODY | change, headers=KEY)
        assert refused.status_code == 422
        assert refused.json()["error"]["code"] == "idempotency_key_reused"
    assert await turns(services) == (2, 1)


async def test_keys_belong_to_their_customer(client: httpx2.AsyncClient, emotions: WordEmotions) -> None:
    mine = await client.post("/api/chat", json=BODY, headers=KEY)
    theirs = await client.post("/api/chat", json=BODY | {"user_id": "somebody"}, headers=KEY)
    assert theirs.status_code == 200
    assert theirs.json()["meta"]["request_id"] != mine.json()["meta"]["request_id"]
    assert emotions.runs == 2


async def test_a_turn_that_failed_may_be_tried_again(
    app: FastAPI, client: httpx2.AsyncClient, services: Services
) -> None:
    class FailingChat(ScriptedChat):
        async def write(self, case: object, listener: object) -> Any:
            raise RuntimeError("카드값 broke it")

    install(app, chat=FailingChat())
    broken = await client.post("/api/chat", json=BODY, headers=KEY)
    assert (broken.status_code, broken.json()["error"]["code"]) == (500, "internal_error")
    assert "broke" not in broken.text
    install(app, chat=eager_chat())
    mended = await client.post("/api/chat", json=BODY, headers=KEY)
    assert mended.status_code == 200
    assert await turns(services) == (2, 1)


async def test_a_replay_does_not_outlive_its_session(client: httpx2.AsyncClient) -> None:
    first = await client.post("/api/chat", json=BODY, headers=KEY)
    deleted = await client.delete(f"/api/users/{BODY['user_id']}/sessions/default")
    assert deleted.status_code == 204
    again = await client.post("/api/chat", json=BODY, headers=KEY)
    assert again.status_code == 200
    assert again.json()["meta"]["request_id"] != first.json()["meta"]["request_id"]
