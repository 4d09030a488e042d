"""Lets a request through to its route only when its caller is known, may, and has not asked too often."""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from app.core.access.principal import Kind, Principal
from app.core.access.rate_limits import network_of
from app.core.access.rules import Rule, rule_for
from app.core.access.wiring import Access, access_of
from app.errors import AppError, Forbidden, Unauthenticated, error_response

NOBODY = "unknown"


class AccessMiddleware:
    """Puts the ``principal`` into the request's state, or answers 401, 403 or 429."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        rule = rule_for(path, scope["query_string"].decode("latin-1"))
        try:
            if not rule.open:
                request.state.principal = await admit(request, rule)
        except AppError as error:
            response = error_response(request, error)
            if isinstance(error, Unauthenticated):
                response.headers["WWW-Authenticate"] = "Bearer"
            await response(scope, receive, send)
            return
        await self.app(scope, receive, send)


async def admit(request: Request, rule: Rule) -> Principal:
    """The caller, once everything ``rule`` asks for is met."""
    access = access_of(request)
    address = None if request.client is None else request.client.host
    try:
        principal = await access.gate.identify(request.headers, address)
    except Unauthenticated:
        await access.limits.spend(access.rates.address, "stranger", network_of(address or NOBODY))
        raise
    await count(access, principal, address)
    if rule.scope is not None and not principal.may(rule.scope):
        raise Forbidden
    if not all(principal.reaches(user_id) for user_id in rule.user_ids):
        raise Forbidden
    return principal


async def count(access: Access, principal: Principal, address: str | None) -> None:
    """Count the request: a service by its key, a person by name and by address, this machine not at all."""
    if principal.kind is Kind.SERVICE:
        await access.limits.spend(access.rates.key, "key", principal.subject)
    elif principal.kind is Kind.PERSON:
        await access.limits.spend(access.rates.address, "address", network_of(address or NOBODY))
        await access.limits.spend(access.rates.user, "user", principal.subject)
