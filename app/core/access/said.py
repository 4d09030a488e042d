"""What the body of a request for a talk says, read before the route sees it.

Limits and a full room turn customers away; whoever says that they are in danger is let in all the same. So their
words are looked at here, in either form of the body, and the body is then handed on as it came.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.types import Message, Receive, Scope

from app.core.access.principal import CallerKind, Principal
from app.core.access.principal import Scope as Right
from app.schemas.chat import MESSAGE_LIMIT
from app.schemas.completions import CompletionMessage

TALKS = ("/api/chat", "/api/chat/stream", "/v1/chat/completions")
LONGEST = MESSAGE_LIMIT  # characters that are looked at: a message, or the last ones of a talk together
LAST = 6  # messages of a talk that the client keeps


@dataclass(frozen=True, slots=True)
class TalkRequest:
    """Who says what in which session, as far as a body can be read and the caller may speak for them."""

    user_id: str = ""
    session_id: str = "default"
    texts: tuple[str, ...] = ()


def talker(scope: Scope) -> Principal | None:
    """Who wants to talk; ``None`` where a request is for anything else."""
    if scope["type"] != "http" or scope["method"] != "POST" or not scope["path"].endswith(TALKS):
        return None
    principal: Principal | None = scope["state"].get("principal")
    return principal


async def overhear(receive: Receive, principal: Principal) -> tuple[TalkRequest, Receive]:
    """What ``principal`` says, and a channel on which it comes once more."""
    messages = await body_of(receive)
    return said_in(messages, principal), again(messages, receive)


async def body_of(receive: Receive) -> list[Message]:
    """The messages that make the body; none when it is too large, too slow or does not come."""
    messages: list[Message] = []
    try:
        while not messages or messages[-1].get("more_body", False):
            messages.append(await receive())
    except HTTPException:
        return []
    return messages


def said_in(messages: Sequence[Message], principal: Principal) -> TalkRequest:
    """What a body of either form says; nothing where it cannot be read, or the caller may not speak for them."""
    try:
        body: Any = json.loads(b"".join(message.get("body", b"") for message in messages))
    except (ValueError, RecursionError):
        return TalkRequest()
    told = body if isinstance(body, dict) else {}
    own = principal.subject if principal.kind is CallerKind.PERSON else None
    who = told.get("user_id") or told.get("user") or own
    if not (isinstance(who, str) and principal.may(Right.CHAT) and principal.reaches(who)):
        return TalkRequest()
    session = told.get("session_id")
    return TalkRequest(
        who, session if isinstance(session, str) else TalkRequest().session_id, tuple(bounded(told))
    )


def bounded(told: Mapping[str, Any]) -> Iterator[str]:
    """What is said, the newest first, as much of it as is looked at."""
    left = LONGEST
    for text in texts_of(told):
        if isinstance(text, str) and left:
            yield text[:left]
            left -= len(text[:left])


def texts_of(told: Mapping[str, Any]) -> Iterator[Any]:
    """The message, or the customer's last ones in a talk that the client keeps, the newest first."""
    yield told.get("message")
    several = told.get("messages")
    for each in reversed(several[-LAST:]) if isinstance(several, list) else ():
        if isinstance(each, dict) and each.get("role") == "user":
            yield content_of(each)


def content_of(message: Mapping[str, Any]) -> str:
    """The text of a message in either form; none where the route would not read it either."""
    try:
        return CompletionMessage.model_validate(message).text
    except ValidationError:
        return ""


def again(messages: Sequence[Message], receive: Receive) -> Receive:
    """A channel on which ``messages`` come once more."""
    waiting = iter(messages)

    async def replayed() -> Message:
        return next(waiting, None) or await receive()

    return replayed
