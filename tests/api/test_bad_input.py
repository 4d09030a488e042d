"""Bad input of every kind: 4xx in the one Korean shape, and nothing is stored."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import httpx2
import pytest
from sqlalchemy import func, select

from app.core.dependencies import Services
from app.errors import NOT_JSON
from app.models import AuditEntry, ScenarioLabel
from tests.pipeline.stand_ins import WordEmotions

ROUTES = ("/api/chat", "/api/chat/stream")
GOOD: dict[str, Any] = {"user_id": "demo-delinq-early", "message": "카드값이 걱정이에요"}
HANGUL = re.compile("[가-힣]")

WRONG_BODIES: Mapping[str, object] = {
    "empty": GOOD | {"message": ""},
    "spaces": GOOD | {"message": " \n\t  "},
    "ideographic spaces": GOOD | {"message": "\u3000\u3000"},
    "zero width": GOOD | {"message": "\u200b\u200d\u2060\ufeff"},
    "hangul fillers": GOOD | {"message": "\u3164\u115f"},
    "marks alone": GOOD | {"message": "\u0301\ufe0f"},
    "too long": GOOD | {"message": "가" * 2_001},
    "null character": GOOD | {"message": "안녕\x00하세요"},
    "bell": GOOD | {"message": "안녕\x07"},
    "escape": GOOD | {"message": "\x1b[31m빨강"},
    "half a surrogate pair": GOOD | {"message": "안녕\ud83d"},
    "number": GOOD | {"message": 3},
    "null": GOOD | {"message": None},
    "list": GOOD | {"message": ["안녕"]},
    "object": GOOD | {"message": {"text": "안녕"}},
    "boolean": GOOD | {"message": True},
    "no message": {"user_id": "kim"},
    "no user": {"message": "안녕"},
    "empty user": GOOD | {"user_id": ""},
    "number as user": GOOD | {"user_id": 7},
    "spaces in user": GOOD | {"user_id": "kim lee"},
    "long user": GOOD | {"user_id": "k" * 129},
    "line end in user": GOOD | {"user_id": "kim\n"},
    "path as user": GOOD | {"user_id": "../kim"},
    "wrong session": GOOD | {"session_id": "a/b"},
    "extra field": GOOD | {"admin": True},
    "wrong flag": GOOD | {"fine_emotions": "yes"},
    "array": [GOOD],
    "text": "안녕",
    "nothing": None,
    "number alone": 1,
}
WRONG_BYTES: Mapping[str, bytes] = {
    "no body": b"",
    "broken JSON": b'{"user_id": "kim", "message": ',
    "no JSON": b"message=hello",
    "invalid UTF-8": b'{"user_id": "kim", "message": "\xff\xfe\xc3\x28"}',
    "CP949": '{"user_id": "kim", "message": "안녕하세요"}'.encode("cp949"),
    "not a number": b'{"user_id": "kim", "message": NaN}',
    "nested too deep": b"[" * 30_000,
}
OTHER_TYPES = ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "")


async def check(response: httpx2.Response, services: Services, emotions: WordEmotions) -> None:
    """The one shape, in Korean, and nothing done or stored."""
    assert 400 <= response.status_code < 500, response.text
    assert response.headers["content-type"] == "application/json"
    error = response.json()["error"]
    assert set(response.json()) == {"error"}
    assert set(error) == {"code", "message", "details", "request_id"}
    assert HANGUL.search(error["message"])
    assert all(HANGUL.search(detail["reason"]) for detail in error["details"])
    assert error["request_id"] == response.headers["x-request-id"]
    assert "Traceback" not in response.text
    assert emotions.runs == 0
    assert [key async for key in services.redis.scan_iter(match="chat:*")] == []
    async with services.database.session() as session:
        for table in (AuditEntry, ScenarioLabel):
            assert await session.scalar(select(func.count()).select_from(table)) == 0


@pytest.mark.parametrize("route", ROUTES)
async def test_wrong_bodies(
    client: httpx2.AsyncClient, services: Services, emotions: WordEmotions, route: str
) -> None:
    for kind, body in WRONG_BODIES.items():
        content = json.dumps(body, ensure_ascii=True).encode()
        response = await client.post(route, content=content, headers={"Content-Type": "application/json"})
        assert response.status_code == 422, kind
        await check(response, services, emotions)


@pytest.mark.parametrize("route", ROUTES)
async def test_wrong_bytes(
    client: httpx2.AsyncClient, services: Services, emotions: WordEmotions, route: str
) -> None:
    for kind, content in WRONG_BYTES.items():
        response = await client.post(route, content=content, headers={"Content-Type": "application/json"})
        assert response.status_code in {400, 422}, kind
        await check(response, services, emotions)


async def test_unreadable_bytes_are_called_that(client: httpx2.AsyncClient) -> None:
    for kind in ("broken JSON", "invalid UTF-8", "CP949", "nested too deep"):
        response = await client.post(
            "/api/chat", content=WRONG_BYTES[kind], headers={"Content-Type": "application/json"}
        )
        assert (response.status_code, response.json()["error"]["code"]) == (400, "malformed_request"), kind


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("kind", OTHER_TYPES)
async def test_other_content_types(
    client: httpx2.AsyncClient, services: Services, emotions: WordEmotions, kind: str, route: str
) -> None:
    headers = {"Content-Type": kind} if kind else {}
    response = await client.post(route, content=json.dumps(dict(GOOD)).encode(), headers=headers)
    await check(response, services, emotions)
    assert response.status_code == 422
    assert response.json()["error"]["details"] == [{"field": "body", "reason": NOT_JSON}]


async def test_a_huge_body_is_refused(
    client: httpx2.AsyncClient, services: Services, emotions: WordEmotions
) -> None:
    huge = json.dumps(GOOD | {"message": "가" * 3_000_000}).encode()
    response = await client.post("/api/chat", content=huge, headers={"Content-Type": "application/json"})
    assert response.status_code == 413
    await check(response, services, emotions)


async def test_wrong_methods_and_addresses(client: httpx2.AsyncClient) -> None:
    wrong = await client.get("/api/chat")
    assert (wrong.status_code, wrong.json()["error"]["code"]) == (405, "method_not_allowed")
    assert wrong.headers["allow"] == "POST"


async def test_each_fault_is_told_once_and_with_its_bounds(client: httpx2.AsyncClient) -> None:
    nothing = (await client.post("/api/chat", json={})).json()["error"]["details"]
    assert [fault["field"] for fault in nothing] == ["user_id", "message"]
    long = (await client.post("/api/chat", json=GOOD | {"message": "가" * 2_001})).json()["error"]["details"]
    assert long == [{"field": "message", "reason": "너무 길어요. 2000자까지 보낼 수 있어요."}]
    for days, reason in ((0, "1 이상으로 보내 주세요."), (367, "366 이하로 보내 주세요.")):
        answer = await client.get(f"/api/users/demo-delinq-early/insights?days={days}")
        assert answer.json()["error"]["details"] == [{"field": "days", "reason": reason}]


@pytest.mark.parametrize("path", ["/", "/health/live", "/health/ready", "/openapi.json"])
async def test_head_is_get_without_its_body(client: httpx2.AsyncClient, path: str) -> None:
    whole, head = await client.get(path), await client.head(path)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    assert head.headers["content-type"] == whole.headers["content-type"]


@pytest.mark.parametrize("key", ["", "two words", "한글", "k" * 201])
async def test_wrong_idempotency_keys(
    client: httpx2.AsyncClient, services: Services, emotions: WordEmotions, key: str
) -> None:
    headers = {"Idempotency-Key": key.encode()}
    response = await client.post("/api/chat", json=dict(GOOD), headers=headers)  # type: ignore[arg-type]
    assert response.status_code == 422
    await check(response, services, emotions)


@pytest.mark.parametrize(
    "message",
    ["가" * 2_000, "👨‍👩‍👧 우리 가족 카드값", "줄\n바꿈\t탭", "1", "?!", "ㅠㅠ", "\ufeff안녕", "<b>굵게</b>"],
)
async def test_odd_but_good_messages_are_answered(client: httpx2.AsyncClient, message: str) -> None:
    response = await client.post("/api/chat", json=GOOD | {"message": message})
    assert response.status_code == 200, response.text
    assert response.json()["reply"]
