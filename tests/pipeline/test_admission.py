"""A process that has enough to do sends others away at once, but never somebody in danger."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from fastapi import FastAPI
from redis.asyncio import Redis

from app.core.access.admission import Crowded
from app.core.config import Settings
from tests.pipeline.serving import heard, served
from tests.pipeline.stand_ins import ScriptedChat, WordEmotions, install

DANGER = "빚 때문에 죽고 싶어요"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """With two permits."""
    return settings.model_copy(update={"turn_permits": 2})


def body(number: int, message: str = "카드 이야기") -> dict[str, str]:
    return {"user_id": f"customer-{number}", "message": message}


def completion(number: int, message: str) -> dict[str, Any]:
    return {"user": f"customer-{number}", "messages": [{"role": "user", "content": message}]}


async def begun(chat: ScriptedChat, calls: int) -> None:
    """Wait until so many answers are being written."""
    while chat.calls < calls:  # noqa: ASYNC110  the chat has no event for it
        await asyncio.sleep(0.01)


async def test_whoever_comes_beyond_the_permits_is_sent_away_and_may_come_back(app: FastAPI) -> None:
    chat = ScriptedChat()
    install(app, chat=chat)
    async with served(app) as http:
        inside = [asyncio.create_task(http.post("/api/chat", json=body(0)))]
        inside.append(asyncio.create_task(http.post("/api/chat/stream", json=body(1))))
        await begun(chat, 2)
        for path in ("/api/chat", "/api/chat/stream"):
            refused = await http.post(path, json=body(2), headers={"Idempotency-Key": "k"})
            assert (refused.status_code, refused.json()["error"]["code"]) == (429, "crowded")
            assert refused.headers["retry-after"] == "1"
        assert (await http.post("/v1/chat/completions", json=completion(2, "안녕하세요"))).status_code == 429
        assert (await http.post("/api/chat", content=b"{")).status_code == 429
        assert (await http.get("/health/live")).status_code == 200
        assert "109" in (await http.post("/api/chat", json=body(3, DANGER))).json()["reply"]
        assert "109" in (await http.post("/v1/chat/completions", json=completion(4, DANGER))).text
        chat.go.set()
        assert all(answer.status_code == 200 for answer in await asyncio.gather(*inside))
        again = await http.post("/api/chat", json=body(2), headers={"Idempotency-Key": "k"})
        assert again.status_code == 200


async def test_a_crowd_is_refused_while_those_inside_still_wait_and_is_answered_afterwards(
    app: FastAPI,
) -> None:
    chat = ScriptedChat()
    install(app, chat=chat)
    async with served(app) as http:
        inside = [asyncio.create_task(http.post("/api/chat", json=body(number))) for number in range(2)]
        await begun(chat, 2)
        crowd = await asyncio.gather(*(http.post("/api/chat", json=body(number)) for number in range(2, 42)))
        assert not any(talk.done() for talk in inside)  # so the forty waited for nobody
        assert {answer.status_code for answer in crowd} == {429}
        assert all(answer.headers["retry-after"] for answer in crowd)
        assert {answer.json()["error"]["message"] for answer in crowd} == {Crowded.message}
        for path in ("/health/live", "/health/ready", "/metrics"):
            assert (await http.get(path)).status_code == 200
        chat.go.set()
        await asyncio.gather(*inside)
        for number in range(2, 42):
            assert (await http.post("/api/chat", json=body(number))).status_code == 200


async def test_a_crisis_that_is_not_over_is_let_in_by_whatever_words(app: FastAPI) -> None:
    chat = ScriptedChat()
    install(app, chat=chat)
    kept = completion(6, DANGER)
    kept["messages"] += [{"role": "assistant", "content": "…"}, {"role": "user", "content": "네"}]
    async with served(app) as http:
        assert (await http.post("/api/chat", json=body(5, DANGER))).status_code == 200
        inside = [asyncio.create_task(http.post("/api/chat", json=body(number))) for number in range(2)]
        await begun(chat, 2)
        followed = asyncio.create_task(http.post("/api/chat", json=body(5, "네")))
        kept_by_client = asyncio.create_task(http.post("/v1/chat/completions", json=kept))
        elsewhere = await http.post("/api/chat", json=body(5, "네") | {"session_id": "another"})
        assert elsewhere.status_code == 429
        await begun(chat, 4)
        chat.go.set()
        answers = await asyncio.gather(*inside, followed, kept_by_client)
    assert {answer.status_code for answer in answers} == {200}


async def test_a_refusal_costs_no_redis_and_no_model(
    app: FastAPI, emotions: WordEmotions, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = ScriptedChat()
    install(app, chat=chat)
    sent: list[str] = []
    send = Redis.execute_command

    async def sending(self: Any, *command: Any, **options: Any) -> Any:
        sent.append(str(command[0]))
        return await send(self, *command, **options)  # type: ignore[no-untyped-call]

    async with served(app) as http:
        inside = [asyncio.create_task(http.post("/api/chat", json=body(number))) for number in range(2)]
        await begun(chat, 2)
        runs = emotions.runs
        monkeypatch.setattr(Redis, "execute_command", sending)
        answers = [await http.post("/api/chat", json=body(number)) for number in range(2, 12)]
        monkeypatch.undo()
        chat.go.set()
        await asyncio.gather(*inside)
    assert {answer.status_code for answer in answers} == {429}
    # The two inside may renew their leases meanwhile: not one command for each of the ten.
    assert len(sent) < 10
    assert emotions.runs == runs


async def test_a_talk_that_breaks_off_gives_its_permit_back(app: FastAPI) -> None:
    chat = ScriptedChat()
    install(app, chat=chat)
    async with served(app) as http:
        left = [asyncio.create_task(heard(http, body(number))) for number in range(2)]
        await begun(chat, 2)
        for talk in left:
            talk.cancel()
        await asyncio.wait(left)
        while chat.cancelled < 2:  # noqa: ASYNC110  the server notices in its own time
            await asyncio.sleep(0.01)
        chat.go.set()
        statuses = [429]
        while statuses[-1] == 429:  # so are permits
            statuses.append((await http.post("/api/chat", json=body(2))).status_code)
            await asyncio.sleep(0.01)
    assert statuses[-1] == 200
    assert (chat.calls, chat.cancelled) == (3, 2)
