"""Who is let in while this process has enough to do; whoever comes beyond it is sent away, honestly and at once.

Without it a process that cannot keep up lets everybody wait ever longer, and nobody is answered in time. It
stands before everything that costs anything: a refusal needs neither Redis nor the database. Only the gate stands
before it: who is let in for the crisis of somebody would tell a stranger of that crisis.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from app.core.access.refusal import turn_away
from app.core.access.said import talker
from app.core.metrics import RATE_LIMITED
from app.core.room import Room
from app.errors import TooManyRequests, error_response

RETRY_S = 1


class Crowded(TooManyRequests):
    """This process has as many talks under way as it may have."""

    code = "crowded"


class AdmissionMiddleware:
    """Lets talks in while there is room. Whoever is in danger is let in without."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if talker(scope) is None:
            await self.app(scope, receive, send)
            return
        room: Room = scope["app"].state.services.room
        request = Request(scope)
        try:
            if room.is_full:
                receive = await turn_away(request, receive, Crowded(retry_after=RETRY_S))
        except Crowded as refusal:
            RATE_LIMITED.labels(Crowded.code).inc()
            await error_response(request, refusal)(scope, receive, send)
            return
        with room.turn():
            await self.app(scope, receive, send)
