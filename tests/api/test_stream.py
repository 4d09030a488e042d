"""Server-sent events over a real connection: order, retraction, errors, cancelling, taking up again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from time import perf_counter
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from app.core.dependencies import Services
from app.errors import Unavailable
from app.factory import create_app, lifespan
from app.services import live_turns
from tests.conftest import Backend, settings_for
from tests.pipeline.serving import Heard, events, heard, served
from tests.pipeline.stand_ins import ScriptedChat, WordEmotions, eager_chat, install

BODY = {"user_id": "demo-delinq-early", "message": "카드값이 밀려서 걱정이에요"}
KEY = {"Idempotency-Key": "a-key"}


async def until(true: Callable[[], bool], seconds: float = 8) -> None:
    """Wait for ``true``."""
    end = perf_counter() + seconds
    while not true():
        assert perf_counter() < end, "waited in vain"
        await asyncio.sleep(0.02)


def names(told: list[Heard]) -> list[str]:
    return [event.name for event in told]


async def test_the_events_of_a_turn(app: FastAPI) -> None:
    install(app, chat=eager_chat())
    async with served(app) as http:
        told = await heard(http, BODY)
    analysis, *tokens, done = told
    assert names(told) == ["analysis", "token", "token", "token", "done"]
    assert set(analysis.data) == {"emotion", "topic", "scenario", "meta"}
    assert analysis.data["scenario"]["label"] == "DELINQ_EARLY"
    assert "".join(token.data["text"] for token in tokens) == done.data["reply"]
    assert set(done.data) == {"reply", "scenario", "emotion", "meta"}
    request_id = done.data["meta"]["request_id"]
    assert [event.id for event in told] == [f"{request_id}:{number}" for number in range(1, 6)]
    for name, value in analysis.data["meta"].items():
        assert done.data["meta"][name] == value


async def test_done_is_the_answer_of_the_other_route(app: FastAPI) -> None:
    async with served(app) as http:
        told = await heard(http, BODY | {"session_id": "one"})
        plain = (await http.post("/api/chat", json=BODY | {"session_id": "two"})).json()
    done = told[-1].data
    assert (done["scenario"], done["emotion"]) == (plain["scenario"], plain["emotion"])
    assert set(done["meta"]) == set(plain["meta"])
    assert "".join(event.data["text"] for event in told if event.name == "token") == done["reply"]


async def test_our_own_counsellor_speaks_by_sentences_too(embedded: Backend) -> None:
    own = create_app(settings_for(embedded, emotion_model_dir=embedded.folder / "no-model"))
    async with lifespan(own):
        install(own, emotions=WordEmotions())
        async with served(own) as http:
            told = await heard(http, BODY)
    tokens = [event.data["text"] for event in told if event.name == "token"]
    assert "".join(tokens) == told[-1].data["reply"]
    assert len(tokens) > 2


async def test_general_talk_has_no_scenario(app: FastAPI) -> None:
    async with served(app) as http:
        told = await heard(http, BODY | {"message": "안녕하세요"})
    assert "scenario" not in told[0].data
    assert "scenario" not in told[-1].data


async def test_analysis_comes_before_the_answer_is_written(app: FastAPI) -> None:
    chat = ScriptedChat()
    install(app, chat=chat)
    async with served(app) as http, http.stream("POST", "/api/chat/stream", json=BODY) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        assert response.headers["cache-control"] == "no-store"
        stream = events(response)
        assert (await anext(stream)).name == "analysis"
        assert (await anext(stream)).name == "token"
        chat.go.set()
        assert names([event async for event in stream]) == ["token", "token", "done"]


async def test_what_does_not_stand_is_retracted(app: FastAPI) -> None:
    chat = replace(eager_chat(), retracts=True)
    install(app, chat=chat)
    async with served(app) as http:
        told = await heard(http, BODY)
    assert names(told) == ["analysis", "token", "retract", "token", "token", "token", "done"]
    assert told[2].data == {}
    assert "잘못 말한" not in told[-1].data["reply"]


async def test_a_refusal_has_a_status_of_its_own(app: FastAPI, services: Services) -> None:
    class Refusing(ScriptedChat):
        async def write(self, case: object, listener: object) -> Any:
            raise Unavailable(retry_after=7)

    install(app, chat=Refusing())
    async with served(app) as http, http.stream("POST", "/api/chat/stream", json=BODY) as response:
        told = [event async for event in events(response)]
    assert names(told) == ["analysis", "error"]
    assert told[1].data["error"]["code"] == "unavailable"


async def test_an_unforeseen_error_is_an_event_without_a_trace(app: FastAPI) -> None:
    class Breaking(ScriptedChat):
        async def write(self, case: object, listener: Any) -> Any:
            await listener.say("말하다가 ")
            raise RuntimeError("secret words")

    install(app, chat=Breaking())
    async with served(app) as http:
        told = await heard(http, BODY)
    assert names(told) == ["analysis", "token", "error"]
    error = told[-1].data["error"]
    assert set(error) == {"code", "message", "details", "request_id"}
    assert (error["code"], "secret" in str(error)) == ("internal_error", False)


async def test_a_broken_connection_cancels_the_model_call(app: FastAPI, services: Services) -> None:
    chat = ScriptedChat()
    install(app, chat=chat)
    async with served(app) as http:
        async with http.stream("POST", "/api/chat/stream", json=BODY) as response:
            await anext(events(response))
            await chat.said.wait()
        await until(lambda: chat.cancelled == 1)
        chat.go.set()
        again = await heard(http, BODY)  # the floor is free at once
    assert again[-1].data["reply"].startswith("[카드값이 밀려서 걱정이에요|0]")
    history = await services.pipeline.conversations.recall(BODY["user_id"], "default")
    assert len(history.messages) == 2


async def test_with_a_key_the_turn_waits_a_moment_and_is_cancelled(
    app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_turns, "GRACE_S", 0.3)
    chat = ScriptedChat()
    install(app, chat=chat)
    async with served(app) as http:
        async with http.stream("POST", "/api/chat/stream", json=BODY, headers=KEY) as response:
            await anext(events(response))
            await chat.said.wait()
        await asyncio.sleep(0.1)
        assert chat.cancelled == 0
        await until(lambda: chat.cancelled == 1)
        chat.go.set()
        assert names(await heard(http, BODY, **KEY))[-1] == "done"
    assert chat.calls == 2


@pytest.mark.parametrize("way", ["post", "get"])
async def test_a_running_turn_is_taken_up(app: FastAPI, services: Services, way: str) -> None:
    chat = ScriptedChat()
    install(app, chat=chat)
    async with served(app) as http:
        async with http.stream("POST", "/api/chat/stream", json=BODY, headers=KEY) as response:
            stream = events(response)
            first, second = await anext(stream), await anext(stream)
        request_id = str(second.id).partition(":")[0]
        rest = asyncio.create_task(taken_up(http, way, request_id, str(first.id)))
        await asyncio.sleep(live_turns.GRACE_S + 0.7)  # it goes on while it is followed
        assert chat.cancelled == 0
        chat.go.set()
        told = await rest
    assert names(told) == ["token", "token", "token", "done"]
    assert told[0] == second
    assert chat.calls == 1
    history = await services.pipeline.conversations.recall(BODY["user_id"], "default")
    assert len(history.messages) == 2


async def taken_up(http: httpx2.AsyncClient, way: str, request_id: str, last: str) -> list[Heard]:
    """The events after ``last``."""
    if way == "post":
        return await heard(http, BODY, **KEY, **{"Last-Event-ID": last})
    where, headers = f"/api/chat/stream/{request_id}", {"Last-Event-ID": last}
    query = {"user_id": BODY["user_id"]}
    async with http.stream("GET", where, params=query, headers=headers) as response:
        return [event async for event in events(response)]


@pytest.mark.parametrize("way", ["post", "get"])
async def test_a_finished_turn_is_taken_up_anywhere(app: FastAPI, way: str) -> None:
    install(app, chat=eager_chat())
    async with served(app) as http:
        told = await heard(http, BODY, **KEY)
        request_id = str(told[0].id).partition(":")[0]
        for after in range(5):
            assert await taken_up(http, way, request_id, f"{request_id}:{after}") == told[after:]
        for beyond in (5, 99):  # whoever has it all is told so
            assert await taken_up(http, way, request_id, f"{request_id}:{beyond}") == told[4:]


async def test_nobody_takes_up_anothers_turn(app: FastAPI) -> None:
    async with served(app) as http:
        told = await heard(http, BODY, **KEY)
        request_id = str(told[0].id).partition(":")[0]
        foreign = await http.get(f"/api/chat/stream/{request_id}", params={"user_id": "somebody"})
        unknown = await http.get(f"/api/chat/stream/{'0' * 32}", params={"user_id": BODY["user_id"]})
        wrong = await http.get("/api/chat/stream/nothing", params={"user_id": BODY["user_id"]})
    assert (foreign.status_code, foreign.json()["error"]["code"]) == (404, "not_found")
    assert (unknown.status_code, wrong.status_code) == (404, 422)


async def test_a_lost_turn_is_answered_anew(app: FastAPI) -> None:
    install(app, chat=eager_chat())
    async with served(app) as http:
        told = await heard(http, BODY, **KEY, **{"Last-Event-ID": f"{'0' * 32}:3"})
    assert names(told) == ["retract", "analysis", "token", "token", "token", "done"]


async def test_a_nonsense_place_is_the_beginning(app: FastAPI) -> None:
    install(app, chat=eager_chat())
    async with served(app) as http:
        told = await heard(http, BODY, **{"Last-Event-ID": "nonsense"})
    assert told[0].name == "analysis"


async def test_a_heartbeat_keeps_the_line_open(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.api.v1 import server_sent

    monkeypatch.setattr(server_sent, "HEARTBEAT_S", 0.1)
    chat = ScriptedChat()
    install(app, chat=chat)
    async with served(app) as http, http.stream("POST", "/api/chat/stream", json=BODY) as response:
        lines = []
        async for line in response.aiter_lines():
            lines.append(line)
            if line == ": heartbeat":
                chat.go.set()
    assert lines.index(": heartbeat") < lines.index("event: done")


async def test_another_process_takes_up_a_turn_while_it_runs(app: FastAPI, services: Services) -> None:
    """Its events reach Redis while it is written, not only at the end."""
    chat = ScriptedChat()
    install(app, chat=chat)
    async with served(app) as http:
        running = asyncio.create_task(heard(http, BODY, **KEY))
        await chat.said.wait()
        request_id = next(iter(await turns_kept(services)))
        await asyncio.sleep(0.6)
        kept = await services.live.kept.after(BODY["user_id"], request_id, 0)
        chat.go.set()
        await running
    assert kept is not None
    assert [row.partition(" ")[0] for row in kept.rows] == ["analysis", "token"]


async def turns_kept(services: Services) -> set[str]:
    """The ids of turns whose events are kept."""
    return {key.rpartition(":")[2] async for key in services.redis.scan_iter(match="chat:*:events:*")}
