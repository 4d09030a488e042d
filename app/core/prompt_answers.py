"""The connections of the service: ``uvicorn --http app.core.prompt_answers:PromptConnection``."""

from __future__ import annotations

import asyncio
import socket

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

INTERNET = frozenset({socket.AF_INET, socket.AF_INET6})


class PromptConnection(HttpToolsProtocol):
    """A connection whose answers leave at once.

    Several processes share a listening socket that asyncio does not know for TCP, so that it leaves Nagle's
    algorithm on: the body of an answer then waits until its head was received, about 40 ms on Linux.
    """

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin with what arrives."""
        connection = transport.get_extra_info("socket")
        if connection is not None and connection.family in INTERNET:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().connection_made(transport)
