"""Who is let in while this process has enough to do; whoever comes beyond it is sent away, honestly and at once.

Without it a process that cannot keep up lets everybody wait ever longer, and nobody is answered in time. It
stands before everything that costs anything: a refusal needs neither Redis nor the database.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.metrics import RATE_LIMITED
from app.core.room import Room
from app.errors import TooManyRequests, error_response

TALKS = ("/api/chat", "/api/chat/stream", "/v1/chat/completions")
RETRY_S = 1
LONGEST = 4_000  # characters of a message that are looked at
LAST = 6  # messages of a talk that the client keeps


class Crowded(TooManyRequests):
    """This process has as many talks under way as it may have."""

    code = "crowded"


@dataclass(frozen=True, slots=True)
class Said:
    """Who says what in which session, as far as a body can be read."""

    user_id: str = ""
    session_id: str = "default"
    texts: tuple[str, ...] = ()


class AdmissionMiddleware:
    """Lets talks in while there is room. Whoever is ``in_danger`` is let in without."""

    def __init__(self, app: ASGIApp, *, in_danger: Callable[[Scope, Said], bool]) -> None:
        self.app = app
        self.in_danger = in_danger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "POST" or not scope["path"].endswith(TALKS):
            await self.app(scope, receive, send)
            return
        room: Room = scope["app"].state.services.room
        if room.is_full:
            messages = await body_of(receive)
            if not self.in_danger(scope, said_in(messages)):
                RATE_LIMITED.labels(Crowded.code).inc()
                await error_response(Request(scope), Crowded(retry_after=RETRY_S))(scope, receive, send)
                return
            receive = again(messages, receive)
        with room.turn():
            await self.app(scope, receive, send)


async def body_of(receive: Receive) -> list[Message]:
    """The messages that make the body; none when it is too large, too slow or does not come."""
    messages: list[Message] = []
    try:
        while not messages or messages[-1].get("more_body", False):
            messages.append(await receive())
    except HTTPException:
        return []
    return messages


def said_in(messages: Sequence[Message]) -> Said:
    """What a body of either form says; nothing where it cannot be read."""
    try:
        body: Any = json.loads(b"".join(message.get("body", b"") for message in messages))
    except (ValueError, RecursionError):
        return Said()
    told = body if isinstance(body, dict) else {}
    who, session = told.get("user_id", told.get("user")), told.get("session_id")
    return Said(
        who if isinstance(who, str) else "",
        session if isinstance(session, str) else Said().session_id,
        tuple(text[:LONGEST] for text in texts_of(told) if isinstance(text, str)),
    )


def texts_of(told: Mapping[str, Any]) -> Iterator[Any]:
    """The message, or the customer's last ones in a talk that the client keeps."""
    yield told.get("message")
    several = told.get("messages")
    for each in several[-LAST:] if isinstance(several, list) else ():
        if isinstance(each, dict) and each.get("role") == "user":
            yield each.get("content")


def again(messages: Sequence[Message], receive: Receive) -> Receive:
    """A channel on which ``messages`` come once more."""
    waiting = iter(messages)

    async def replayed() -> Message:
        return next(waiting, None) or await receive()

    return replayed
