"""Lets a request through to its route only when its caller is known, may, and has not asked too often.

Who calls is found out first: whether there is room is told to nobody else, and least of all whose crisis is open.
"""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from app.core.access.principal import CallerKind, Principal
from app.core.access.rate_limits import network_of
from app.core.access.refusal import turn_away
from app.core.access.rules import AccessRule, rule_for
from app.core.access.wiring import Access, access_of, address_of
from app.errors import AppError, Forbidden, MalformedRequest, TooManyRequests, Unauthenticated, error_response

NOBODY = "unknown"
UNREADABLE = "요청 주소를 읽을 수 없어요. 주소를 다시 확인해 주세요."
#: A route ends with ``$``, which a newline may follow: it would lead past the rule of its path.
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class IdentityMiddleware:
    """Puts the path's ``rule`` and, on a closed path, the ``principal`` into the request's state, or answers 401.

    A path with control characters names nothing of ours: 400.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        request.state.rule = rule = rule_for(path, scope["query_string"].decode("latin-1"))
        try:
            if CONTROL.search(path):
                raise MalformedRequest(UNREADABLE)
            if not rule.open:
                request.state.principal = await identified(request)
        except AppError as error:
            response = error_response(request, error)
            if isinstance(error, Unauthenticated):
                response.headers["WWW-Authenticate"] = "Bearer"
            await response(scope, receive, send)
            return
        await self.app(scope, receive, send)


class AccessMiddleware:
    """Lets the ``principal`` do what the ``rule`` of the path allows, or answers 403 or 429."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        rule: AccessRule = request.state.rule
        try:
            if not rule.open:
                receive = await permit(request, receive, rule)
        except AppError as error:
            await error_response(request, error)(scope, receive, send)
            return
        await self.app(scope, receive, send)


async def identified(request: Request) -> Principal:
    """The caller; raises ``Unauthenticated``, and ``TooManyRequests`` when an address tries too often."""
    access, address = access_of(request), address_of(request)
    try:
        return await access.gate.identify(request.headers, address)
    except Unauthenticated:
        await access.limits.spend(access.rates.address, "stranger", network_of(address or NOBODY))
        raise


async def permit(request: Request, receive: Receive, rule: AccessRule) -> Receive:
    """Count the request, and see that everything ``rule`` asks for is met; the channel of its body.

    Beyond a limit a talk is let through all the same when the customer is in danger.
    """
    principal: Principal = request.state.principal
    access = access_of(request)
    try:
        await count(access, principal, address_of(request))
    except TooManyRequests as refusal:
        receive = await turn_away(request, receive, refusal)
    if rule.scope is not None and not principal.may(rule.scope):
        raise Forbidden
    if not all(principal.reaches(user_id) for user_id in rule.user_ids):
        raise Forbidden
    return receive


async def count(access: Access, principal: Principal, address: str | None) -> None:
    """Count the request: a service by its key, a person by name and by address, this machine not at all."""
    if principal.kind is CallerKind.SERVICE:
        await access.limits.spend(access.rates.key, "key", principal.subject)
    elif principal.kind is CallerKind.PERSON:
        await access.limits.spend(access.rates.address, "address", network_of(address or NOBODY))
        await access.limits.spend(access.rates.user, "user", principal.subject)
