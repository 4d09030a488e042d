"""A process that has enough to do sends others away at once, but never somebody in danger."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import httpx2
from fastapi import FastAPI

from app.core.dependencies import Services
from app.services.live_turns import LiveTurns
from app.services.turn_permits import TurnPermits
from tests.pipeline.serving import heard, served
from tests.pipeline.stand_ins import ScriptedChat, install


def crowd(app: FastAPI, *, permits: int) -> TurnPermits:
    """Leave the application only so many permits."""
    services: Services = app.state.services
    pipeline = replace(services.pipeline, permits=TurnPermits(permits))
    live = LiveTurns(pipeline, services.live.kept)
    app.state.services = replace(services, pipeline=pipeline, live=live)
    return pipeline.permits


def body(number: int, message: str = "카드 이야기") -> dict[str, str]:
    return {"user_id": f"customer-{number}", "message": message}


async def test_whoever_comes_beyond_the_permits_is_sent_away_and_may_come_back(app: FastAPI) -> None:
    chat = ScriptedChat()
    install(app, chat=chat)
    permits = crowd(app, permits=2)
    async with served(app) as http:
        inside = [asyncio.create_task(http.post("/api/chat", json=body(0)))]
        inside.append(asyncio.create_task(heard_response(http, body(1))))
        while chat.calls < 2:  # noqa: ASYNC110  the chat has no event for it
            await asyncio.sleep(0.01)
        for path in ("/api/chat", "/api/chat/stream"):
            refused = await http.post(path, json=body(2), headers={"Idempotency-Key": "k"})
            assert (refused.status_code, refused.json()["error"]["code"]) == (429, "crowded")
            assert refused.headers["retry-after"] == "1"
        danger = await http.post("/api/chat", json=body(3, "빚 때문에 죽고 싶어요"))
        assert "109" in danger.json()["reply"]
        chat.go.set()
        assert all(answer.status_code == 200 for answer in await asyncio.gather(*inside))
        again = await http.post("/api/chat", json=body(2), headers={"Idempotency-Key": "k"})
        assert again.status_code == 200
    assert permits.free == 2


async def test_a_turn_that_breaks_gives_its_permit_back(app: FastAPI) -> None:
    permits = crowd(app, permits=1)
    chat = ScriptedChat()
    install(app, chat=chat)
    async with served(app) as http:
        turn = asyncio.create_task(heard(http, body(0)))
        await chat.said.wait()
        turn.cancel()
        await asyncio.wait([turn])
        while permits.free < 1:  # noqa: ASYNC110  the server notices in its own time
            await asyncio.sleep(0.01)
    assert chat.cancelled == 1


async def heard_response(http: httpx2.AsyncClient, asked: dict[str, str]) -> httpx2.Response:
    """A whole stream as a response."""
    return await http.post("/api/chat/stream", json=asked)
