"""Tells the API's description what the middleware asks for: credentials, and the errors it answers with."""

from __future__ import annotations

from typing import Any

from app.core.access.rules import rule_for
from app.errors import AppError, Forbidden, MalformedRequest, TooLarge, TooManyRequests, Unauthenticated

SCHEMES = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT",
        "description": "`sub`가 `user_id`인 고객의 토큰",
    },
    "key": {
        "type": "apiKey",
        "in": "header",
        "name": "X-API-Key",
        "description": "은행 서버의 키",
    },
}
ERRORS: tuple[type[AppError], ...] = (MalformedRequest, Unauthenticated, Forbidden, TooManyRequests)


def with_access(schema: dict[str, Any]) -> dict[str, Any]:
    """``schema`` with security and errors on every closed operation."""
    schema.setdefault("components", {})["securitySchemes"] = SCHEMES
    for path, operations in schema["paths"].items():
        rule = rule_for(path)
        for operation in operations.values():
            if not rule.open:
                operation["security"] = [{name: []} for name in SCHEMES]
            for error in errors_of(operation, closed=not rule.open):
                operation["responses"].setdefault(str(error.status), response(error))
    return schema


def errors_of(operation: dict[str, Any], *, closed: bool) -> tuple[type[AppError], ...]:
    """What the middlewares, and the reading of a body, may answer an operation with."""
    of_bodies: tuple[type[AppError], ...] = (MalformedRequest, TooLarge) if "requestBody" in operation else ()
    return (*ERRORS, *of_bodies) if closed else of_bodies


def response(error: type[AppError]) -> dict[str, Any]:
    """One documented error."""
    reference = {"schema": {"$ref": "#/components/schemas/ErrorResponse"}}
    return {"description": error.message, "content": {"application/json": reference}}
