"""Bodies and headers that are too large or too slow are refused."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI

from tests.conftest import Backend
from tests.security.identities import bearer, client_of, running, token


@pytest.fixture
async def small(embedded: Backend) -> AsyncIterator[FastAPI]:
    """An application that takes little and waits shortly."""
    async with running(embedded, body_limit_bytes=2_048, header_limit_bytes=4_096, body_timeout_s=0.2) as app:
        yield app


async def pieces(*parts: bytes, pause: float = 0.0) -> AsyncIterator[bytes]:
    """A body in pieces, without a length."""
    for part in parts:
        await asyncio.sleep(pause)
        yield part


async def test_large_bodies_are_refused(small: FastAPI) -> None:
    async with client_of(small) as http:
        announced = await http.post("/api/chat", content=b"x" * 3_000, headers=bearer(token()))
        streamed = await http.post(
            "/api/chat", content=pieces(b"x" * 1_500, b"x" * 1_500), headers=bearer(token())
        )
    assert [announced.status_code, streamed.status_code] == [413, 413]
    assert {announced.json()["error"]["code"], streamed.json()["error"]["code"]} == {"too_large"}


async def test_large_headers_are_refused(small: FastAPI) -> None:
    async with client_of(small) as http:
        long = await http.get("/health/live", headers={"X-Long": "x" * 5_000})
        many = await http.get("/health/live", headers={f"x-{n}": "1" for n in range(120)})
    assert [long.status_code, many.status_code] == [431, 431]


async def test_slow_bodies_are_refused(small: FastAPI) -> None:
    slow = {"type": "http.request", "body": b"", "more_body": True}
    statuses: list[int] = []

    async def receive() -> dict[str, object]:
        await asyncio.sleep(0.05)
        return slow

    async def send(message: dict[str, object]) -> None:
        if message["type"] == "http.response.start":
            statuses.append(int(str(message["status"])))

    headers = [(b"authorization", f"Bearer {token('kim')}".encode()), (b"content-type", b"application/json")]
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/api/chat",
        "raw_path": b"/api/chat",
        "query_string": b"",
    }
    scope |= {"headers": headers, "client": ("203.0.113.9", 1), "server": ("test", 80), "scheme": "http"}
    await small(scope | {"http_version": "1.1", "asgi": {"version": "3.0"}}, receive, send)  # type: ignore[arg-type]
    assert statuses == [408]
