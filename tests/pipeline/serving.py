"""A real server for an application of the test's own event loop, and a reader of its events."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx2
import uvicorn
from fastapi import FastAPI


@asynccontextmanager
async def served(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    """Serve ``app``, whose lifespan has begun, on a free port; yields a client of it."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app, lifespan="off", ws="none", log_config=None, timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started:  # noqa: ASYNC110  uvicorn has no event for it
        await asyncio.sleep(0.01)
    base = f"http://127.0.0.1:{listener.getsockname()[1]}"
    try:
        async with httpx2.AsyncClient(base_url=base, timeout=20) as http:
            yield http
    finally:
        server.should_exit = True
        await serving


@dataclass(frozen=True)
class Heard:
    """One event as a client reads it."""

    name: str
    id: str | None
    data: Any


async def events(response: httpx2.Response) -> AsyncIterator[Heard]:
    """The events of a streamed response, comments left out."""
    fields: dict[str, str] = {}
    async for line in response.aiter_lines():
        name, _, value = line.partition(": ")
        if name in {"event", "id", "data"}:
            fields[name] = value
        elif not line and "data" in fields:
            yield Heard(fields.get("event", "message"), fields.get("id"), json.loads(fields["data"]))
            fields = {}


async def heard(http: httpx2.AsyncClient, body: dict[str, Any], **headers: str) -> list[Heard]:
    """All events of one streamed turn."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    async with http.stream("POST", "/api/chat/stream", json=body, headers=sent) as response:
        assert response.status_code == 200, await response.aread()
        return [event async for event in events(response)]
