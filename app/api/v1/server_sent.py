"""What happens in a turn, sent to the client while it happens (server-sent events)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

from fastapi import Request
from sse_starlette import EventSourceResponse, ServerSentEvent
from sse_starlette.sse import AppStatus

from app.core.unforeseen import tell_unforeseen
from app.errors import AppError, error_response

HEARTBEAT_S = 10
PATIENCE_S = 1.0  # what is refused within this time is refused with a status of its own

# A stream ends with its answer. By default it would be cut off in the middle as soon as the process is asked to end.
AppStatus.disable_automatic_graceful_drain()  # type: ignore[no-untyped-call]  # the library leaves it untyped

Messages = AsyncGenerator[ServerSentEvent, None]


async def serve(request: Request, messages: Messages) -> EventSourceResponse:
    """Send ``messages`` as they come; raises ``AppError`` when the turn is refused before the first."""
    first = asyncio.ensure_future(anext(messages))
    await asyncio.wait([first], timeout=PATIENCE_S)
    if first.done():
        first.result()
    return EventSourceResponse(
        guarded(request, first, messages), ping=HEARTBEAT_S, sep="\n", ping_message_factory=heartbeat
    )


async def guarded(request: Request, first: asyncio.Future[ServerSentEvent], messages: Messages) -> Messages:
    """The messages; whatever goes wrong is an ``error`` in the one shape, and the last of them."""
    try:
        async with aclosing(messages):
            yield await first
            async for message in messages:
                yield message
    except AppError as error:
        yield failed(request, error)
    except Exception as error:  # noqa: BLE001  nobody is above us: the response has begun
        tell_unforeseen(error, request.scope)
        yield failed(request, AppError())


def sent(data: str, *, event: str | None = None, id: str | None = None) -> ServerSentEvent:  # noqa: A002
    """One message with plain line ends."""
    return ServerSentEvent(data, event=event, id=id, sep="\n")


def failed(request: Request, error: AppError) -> ServerSentEvent:
    """``error``."""
    return sent(bytes(error_response(request, error).body).decode(), event="error")


def heartbeat() -> ServerSentEvent:
    """A comment that keeps proxies from hanging up."""
    return ServerSentEvent(comment="heartbeat", sep="\n")
