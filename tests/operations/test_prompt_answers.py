"""Whether a connection of one of several processes sends what it has at once."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from uvicorn import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from app.core.prompt_answers import PromptConnection


async def nothing(scope: Any, receive: Any, send: Any) -> None:
    """An application that is never asked."""


@asynccontextmanager
async def accepted(
    kind: type[HttpToolsProtocol], listening: socket.socket, address: Any
) -> AsyncIterator[socket.socket]:
    """The service's end of a connection that is served by ``kind``."""
    loop = asyncio.get_running_loop()
    opened: asyncio.Future[socket.socket] = loop.create_future()
    config = Config(nothing, log_config=None, lifespan="off")
    config.load()

    class Seen(kind):  # type: ignore[valid-type,misc]
        def connection_made(self, transport: asyncio.Transport) -> None:
            super().connection_made(transport)
            opened.set_result(transport.get_extra_info("socket"))

    async with await loop.create_server(lambda: Seen(config, ServerState(), {}), sock=listening):
        with socket.socket(listening.family) as caller:
            caller.setblocking(False)
            await loop.sock_connect(caller, address)
            yield await asyncio.wait_for(opened, 10)


@pytest.mark.parametrize(("kind", "at_once"), [(HttpToolsProtocol, False), (PromptConnection, True)])
async def test_an_answer_does_not_wait_for_the_receipt_of_its_head(
    kind: type[HttpToolsProtocol], at_once: bool
) -> None:
    listening = socket.socket(socket.AF_INET)  # as uvicorn opens the one that its processes share
    listening.bind(("127.0.0.1", 0))
    async with accepted(kind, listening, listening.getsockname()) as connection:
        assert (connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0) is at_once


async def test_a_unix_socket_is_served_as_well(tmp_path: Path) -> None:
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(tmp_path / "service"))
    async with accepted(PromptConnection, listening, str(tmp_path / "service")) as connection:
        assert connection.family == socket.AF_UNIX
