"""Errors that nobody foresaw: told in the one shape to whoever called, and by their type alone to the log.

The framework's own handler raises them again once it has answered, and the server then prints a message and a
traceback, which may quote what the customer wrote. Here they end.
"""

from __future__ import annotations

from traceback import extract_tb

import structlog
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.errors import AppError, error_response

log = structlog.get_logger(__name__)


def route_of(scope: Scope) -> str:
    """The template of the route that serves a request; the address itself holds customers' ids."""
    return str(getattr(scope.get("route"), "path", "unmatched"))


def tell_unforeseen(error: Exception, scope: Scope) -> None:
    """Log what broke: its type, the line of code and the route, never a text."""
    log.error("unforeseen_error", error_type=type(error).__name__, at=place_of(error), route=route_of(scope))


def place_of(error: Exception) -> str:
    """The line of code that raised ``error``, such as ``floor.py:93``."""
    frames = extract_tb(error.__traceback__, limit=-1)
    return f"{frames[0].filename.rpartition('/')[2]}:{frames[0].lineno}" if frames else "unknown"


class UnforeseenMiddleware:
    """Answers 500 for an error that nobody foresaw. One that comes after the response began ends the connection."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def noting(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, noting)
        except Exception as error:  # noqa: BLE001  nobody above us may see its text
            tell_unforeseen(error, scope)
            if not begun:
                await error_response(Request(scope), AppError())(scope, receive, send)
