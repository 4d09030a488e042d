"""An id of our own for every request; the caller's id, if it sent a sound one, goes to the log beside it."""

from __future__ import annotations

import re
from uuid import uuid4

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SOUND = re.compile(r"[\w.-]{8,64}", re.ASCII)


class RequestIdMiddleware:
    """Puts ``request_id`` into the request's state, every log line and the ``X-Request-ID`` header."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = uuid4().hex
        scope.setdefault("state", {})["request_id"] = request_id
        ids = {"request_id": request_id}
        given = Headers(scope=scope).get("x-request-id", "")
        if SOUND.fullmatch(given):
            ids["caller_request_id"] = given

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["X-Request-ID"] = request_id
            await send(message)

        with structlog.contextvars.bound_contextvars(**ids):
            await self.app(scope, receive, send_with_id)
