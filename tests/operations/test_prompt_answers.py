"""Whether a connection of one of several processes sends what it has at once."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import pytest
from uvicorn import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from app.core.prompt_answers import PromptConnection


async def nothing(scope: Any, receive: Any, send: Any) -> None:
    """An application that is never asked."""


async def sends_at_once(kind: type[HttpToolsProtocol], listening: socket.socket, address: Any) -> bool:
    """Whether a connection accepted from ``listening`` has Nagle's algorithm off; unix sockets have none."""
    accepted: asyncio.Future[socket.socket] = asyncio.get_running_loop().create_future()
    config = Config(nothing, log_config=None, lifespan="off")
    config.load()

    class Seen(kind):  # type: ignore[valid-type,misc]
        def connection_made(self, transport: asyncio.Transport) -> None:
            super().connection_made(transport)
            accepted.set_result(transport.get_extra_info("socket"))

    serve = asyncio.get_running_loop().create_server(lambda: Seen(config, ServerState(), {}), sock=listening)
    async with await serve:
        with socket.socket(listening.family) as caller:
            caller.setblocking(False)
            await asyncio.get_running_loop().sock_connect(caller, address)
            connection = await accepted
            if listening.family == socket.AF_UNIX:
                return True
            return connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0


@pytest.mark.parametrize(("kind", "at_once"), [(HttpToolsProtocol, False), (PromptConnection, True)])
async def test_an_answer_does_not_wait_for_the_receipt_of_its_head(
    kind: type[HttpToolsProtocol], at_once: bool
) -> None:
    listening = socket.socket(socket.AF_INET)  # as uvicorn opens the one that its processes share
    listening.bind(("127.0.0.1", 0))
    assert await sends_at_once(kind, listening, listening.getsockname()) is at_once


async def test_a_unix_socket_is_served_as_well(tmp_path: Any) -> None:
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(tmp_path / "service"))
    assert await sends_at_once(PromptConnection, listening, str(tmp_path / "service"))
