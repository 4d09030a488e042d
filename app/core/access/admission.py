"""How many talks one process has under way at once; whoever comes beyond it is sent away, honestly and at once.

Without it a process that cannot keep up lets everybody wait ever longer, and nobody is answered in time. It
stands before everything that costs anything: a refusal needs neither Redis nor the database.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.metrics import IN_USE, LIMIT
from app.errors import TooManyRequests, error_response

TALKS = ("/api/chat", "/api/chat/stream", "/v1/chat/completions")
RETRY_S = 1
LONGEST = 4_000  # characters of a message that are looked at


class Crowded(TooManyRequests):
    """This process has as many talks under way as it may have."""

    code = "crowded"


class AdmissionMiddleware:
    """Lets talks in while there are permits. Somebody ``in_danger`` by their own words is let in without one."""

    def __init__(self, app: ASGIApp, *, permits: int, in_danger: Callable[[str], bool]) -> None:
        self.app = app
        self.free = permits
        self.in_danger = in_danger
        LIMIT.labels("talks").set(permits)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "POST" or not scope["path"].endswith(TALKS):
            await self.app(scope, receive, send)
            return
        if self.free <= 0:
            messages = await body_of(receive)
            if not any(self.in_danger(text) for text in texts_of(messages)):
                await error_response(Request(scope), Crowded(retry_after=RETRY_S))(scope, receive, send)
                return
            receive = again(messages, receive)
        self.free -= 1
        try:
            with IN_USE.labels("talks").track_inprogress():
                await self.app(scope, receive, send)
        finally:
            self.free += 1


async def body_of(receive: Receive) -> list[Message]:
    """The messages that make the body; none when it is too large, too slow or does not come."""
    messages: list[Message] = []
    try:
        while not messages or messages[-1].get("more_body", False):
            messages.append(await receive())
    except HTTPException:
        return []
    return messages


def texts_of(messages: Sequence[Message]) -> Iterator[str]:
    """What the customer says in a body of either form; nothing where it cannot be read."""
    try:
        body: Any = json.loads(b"".join(message.get("body", b"") for message in messages))
    except ValueError:
        return
    told = body if isinstance(body, dict) else {}
    several = told.get("messages")
    said = [each.get("content") for each in several or () if isinstance(each, dict)] if several else []
    for text in (told.get("message"), *said[-1:]):
        if isinstance(text, str):
            yield text[:LONGEST]


def again(messages: Sequence[Message], receive: Receive) -> Receive:
    """A channel on which ``messages`` come once more."""
    waiting = iter(messages)

    async def replayed() -> Message:
        return next(waiting, None) or await receive()

    return replayed
