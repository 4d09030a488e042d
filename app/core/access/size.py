"""Refuses requests that are too large or too slow, before anything reads them."""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.errors import AppError, TooLarge, error_response

HEADERS_TOO_LARGE = AppError("요청 머리글이 너무 커요.", code="headers_too_large")
MOST_HEADERS = 100


class SizeMiddleware:
    """Bounds the headers, the body, and the time in which the body must have come."""

    def __init__(self, app: ASGIApp, *, body_bytes: int, header_bytes: int, body_timeout_s: float) -> None:
        self.app = app
        self.body_bytes, self.header_bytes, self.body_timeout_s = body_bytes, header_bytes, body_timeout_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self.refusal(scope)
        if refusal is not None:
            error, status = refusal
            await error_response(Request(scope), error, status=status)(scope, receive, send)
            return
        await self.app(scope, Bounded(receive, self.body_bytes, self.body_timeout_s).receive, send)

    def refusal(self, scope: Scope) -> tuple[AppError, int] | None:
        """What the headers alone say against a request."""
        headers = scope["headers"]
        if len(headers) > MOST_HEADERS or sum(len(n) + len(v) for n, v in headers) > self.header_bytes:
            return HEADERS_TOO_LARGE, HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
        announced = Headers(scope=scope).get("content-length", "0")
        if announced.isdecimal() and int(announced) > self.body_bytes:
            return TooLarge(), TooLarge.status
        return None


class Bounded:
    """A receive channel that stops at a size and at a time."""

    def __init__(self, receive: Receive, body_bytes: int, timeout_s: float) -> None:
        self.inner, self.left, self.timeout_s = receive, body_bytes, timeout_s
        self.until: float | None = None
        self.complete = False

    async def receive(self) -> Message:
        """The next message; raises 408 or 413 as what routes let pass."""
        if self.complete:
            return await self.inner()  # only the disconnection is left to wait for
        loop = asyncio.get_running_loop()
        self.until = loop.time() + self.timeout_s if self.until is None else self.until
        try:
            async with asyncio.timeout_at(self.until):
                message = await self.inner()
        except TimeoutError:
            raise HTTPException(HTTPStatus.REQUEST_TIMEOUT) from None
        self.left -= len(message.get("body", b""))
        if self.left < 0:
            raise HTTPException(TooLarge.status)
        self.complete = not message.get("more_body", False)
        return message
