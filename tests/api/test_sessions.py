"""A customer's sessions: listed, read, renamed, deleted; nobody else's."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from app.core.dependencies import Services
from app.repositories.conversations import SessionKeys
from tests.pipeline.stand_ins import ScriptedChat, install

USER = "demo-delinq-early"
SESSIONS = f"/api/users/{USER}/sessions"
NEW = {"key", "kind", "steps", "facts"}  # what the first version kept of no message


async def say(client: httpx2.AsyncClient, message: str, session_id: str, user_id: str = USER) -> None:
    body = {"user_id": user_id, "message": message, "session_id": session_id}
    assert (await client.post("/api/chat", json=body)).status_code == 200


async def listed(client: httpx2.AsyncClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await client.get(SESSIONS)).json()["sessions"]
    return found


async def test_sessions_are_listed_the_last_used_first(client: httpx2.AsyncClient) -> None:
    await say(client, "카드값이 밀려서 걱정이에요", "one")
    await say(client, "안녕하세요", "two")
    await say(client, "연체 이자가 얼마예요?", "one")
    first, second = await listed(client)
    assert (first["session_id"], first["messages"]) == ("one", 4)
    assert (second["session_id"], second["messages"]) == ("two", 2)
    assert first["title"] == "카드값이 밀려서 걱정이에요"
    assert first["last_at"] > second["last_at"]


async def test_long_and_grave_beginnings_make_fitting_titles(client: httpx2.AsyncClient) -> None:
    await say(client, "카드값 " * 30, "long")
    await say(client, "빚 때문에 죽고 싶어요", "grave")
    titles = {entry["session_id"]: entry["title"] for entry in await listed(client)}
    assert len(titles["long"]) == 40
    assert titles["long"].endswith("…")
    assert titles["grave"] == "힘든 마음을 나눈 대화"


async def test_a_session_is_read_with_what_was_understood(client: httpx2.AsyncClient) -> None:
    await say(client, "카드값이 밀려서 걱정이에요. 010-9182-7364로 전화 주세요", "one")
    session = (await client.get(f"{SESSIONS}/one")).json()
    asked, answered = session["messages"]
    assert set(session) == {"session_id", "title", "answered", "messages"}
    understood = {"role", "text", "at", "topic", "emotion", "emotions", "scenario"}
    assert set(asked) == understood | {"kind", "steps", "contacts", "sources"}
    assert (asked["kind"], asked["steps"], asked["contacts"], asked["sources"]) == (None, [], [], [])
    assert sum(asked["emotions"].values()) == pytest.approx(1)
    assert (asked["role"], asked["topic"], asked["emotion"]) == ("user", "finance", "걱정")
    assert asked["scenario"] == "DELINQ_EARLY"
    assert "9182-7364" not in str(session)
    assert (answered["role"], answered["emotion"]) == ("assistant", None)


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("빚 때문에 죽고 싶어요", "crisis"),
        ("검찰이라면서 안전계좌로 돈을 보내라고 해요", "urgent"),
        ("카드값이 밀렸는데 어떻게 해야 할지 모르겠어요", "counsel"),
        ("안녕하세요", "general"),
    ],
)
async def test_an_answer_is_read_again_as_it_was_given(
    client: httpx2.AsyncClient, message: str, kind: str
) -> None:
    body = {"user_id": USER, "message": message, "session_id": "one"}
    meta = (await client.post("/api/chat", json=body)).json()["meta"]
    again = (await client.get(f"{SESSIONS}/one")).json()["messages"][1]
    assert meta["kind"] == again["kind"] == kind
    assert {name: again[name] for name in ("steps", "contacts", "sources")} == {
        name: meta[name] for name in ("steps", "contacts", "sources")
    }
    told = (await client.get(f"/api/users/{USER}/export")).json()["conversations"][0]["messages"][1]
    assert [told[name] for name in ("kind", "steps", "sources")] == [kind, meta["steps"], meta["sources"]]
    assert bool(again["contacts"]) is (kind in ("crisis", "urgent"))


async def test_an_answer_kept_by_an_earlier_version_still_gives_its_numbers(
    client: httpx2.AsyncClient, services: Services
) -> None:
    await say(client, "빚 때문에 죽고 싶어요", "one")
    log = SessionKeys.of(USER, "one").named("log")
    for at, row in enumerate(await services.redis.lrange(log, 0, -1)):
        old = {name: value for name, value in json.loads(row).items() if name not in NEW}
        await services.redis.lset(log, at, json.dumps(old))
    again = (await client.get(f"{SESSIONS}/one")).json()["messages"][1]
    assert (again["kind"], again["steps"], again["sources"]) == (None, [], [])
    assert "109" in {found["number"] for found in again["contacts"]}


async def test_a_client_learns_whether_its_message_was_answered(
    client: httpx2.AsyncClient, services: Services
) -> None:
    body = {"user_id": USER, "message": "안녕하세요", "session_id": "one"}
    await client.post("/api/chat", json=body, headers={"Idempotency-Key": "010-1234-5678"})

    async def answered(headers: dict[str, str]) -> bool:
        return bool((await client.get(f"{SESSIONS}/one", headers=headers)).json()["answered"])

    assert await answered({"Idempotency-Key": "010-1234-5678"})
    assert not await answered({"Idempotency-Key": "another"})
    assert not await answered({})
    rows = await services.redis.lrange(SessionKeys.of(USER, "one").named("log"), 0, -1)
    assert "1234-5678" not in repr(rows)


async def test_a_session_is_renamed(client: httpx2.AsyncClient) -> None:
    await say(client, "안녕하세요", "one")
    renamed = await client.patch(f"{SESSIONS}/one", json={"title": "  카드값 상담 "})
    assert (renamed.status_code, renamed.content) == (204, b"")
    await say(client, "카드값이 밀렸어요", "one")
    assert (await listed(client))[0]["title"] == "카드값 상담"


@pytest.mark.parametrize("title", ["", "   ", "가" * 61, "\x07", 3, None])
async def test_wrong_titles_are_refused(client: httpx2.AsyncClient, title: object) -> None:
    await say(client, "안녕하세요", "one")
    refused = await client.patch(f"{SESSIONS}/one", json={"title": title})
    assert refused.status_code == 422
    assert (await listed(client))[0]["title"] == "안녕하세요"


async def test_a_deleted_session_is_gone_with_all_its_keys(
    client: httpx2.AsyncClient, services: Services
) -> None:
    body = {"user_id": USER, "message": "카드값이 걱정이에요", "session_id": "one"}
    await client.post("/api/chat", json=body, headers={"Idempotency-Key": "k"})
    await say(client, "안녕하세요", "two")
    assert (await client.delete(f"{SESSIONS}/one")).status_code == 204
    assert [entry["session_id"] for entry in await listed(client)] == ["two"]
    assert (await client.get(f"{SESSIONS}/one")).status_code == 404
    left = [key async for key in services.redis.scan_iter(match="chat:*")]
    assert sorted(key.rpartition("}:")[2] for key in left) == ["about:two", "log:two", "sessions"]


@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
async def test_what_is_not_there_is_not_found(client: httpx2.AsyncClient, method: str) -> None:
    await say(client, "안녕하세요", "one", user_id="somebody-else")
    body = {"title": "이름"} if method == "PATCH" else None
    for session_id in ("one", "never"):
        response = await client.request(method, f"{SESSIONS}/{session_id}", json=body)
        assert (response.status_code, response.json()["error"]["code"]) == (404, "not_found")


async def test_a_turn_under_way_does_not_bring_a_deleted_session_back(
    app: FastAPI, client: httpx2.AsyncClient
) -> None:
    await say(client, "안녕하세요", "one")
    chat = ScriptedChat()
    install(app, chat=chat)
    body = {"user_id": USER, "message": "카드값이 걱정이에요", "session_id": "one"}
    running = asyncio.create_task(client.post("/api/chat", json=body))
    await chat.said.wait()
    assert (await client.delete(f"{SESSIONS}/one")).status_code == 204
    chat.go.set()
    answer = (await running).json()
    assert answer["meta"]["degraded"] == ["history"]
    assert await listed(client) == []


async def test_nobody_has_sessions_at_first(client: httpx2.AsyncClient) -> None:
    assert await listed(client) == []
