"""The errors that routes document, each with an example."""

from __future__ import annotations

from typing import Any

from app.errors import AppError, BadInput, Conflict, MalformedRequest, TooManyRequests, Unavailable
from app.schemas.chat import ErrorResponse

HEADERS = {
    "X-Request-Id": {"description": "이 요청의 ID. 문의할 때 알려 주세요.", "schema": {"type": "string"}}
}
WAITING = {
    "Retry-After": {
        "description": "다시 보내도 되는 때까지의 초",
        "schema": {"type": "integer", "minimum": 1},
    }
}


def documented(*errors: type[AppError]) -> dict[int | str, dict[str, Any]]:
    """OpenAPI entries for ``errors``."""
    return {
        error.status: {
            "model": ErrorResponse,
            "description": error.message,
            "headers": headers_of(error),
            "content": {"application/json": {"example": example(error)}},
        }
        for error in errors
    }


def headers_of(error: type[AppError]) -> dict[str, Any]:
    """The headers that come with ``error``."""
    return HEADERS | (WAITING if issubclass(error, TooManyRequests | Unavailable) else {})


def also_as(media_type: str) -> dict[int | str, dict[str, Any]]:
    """The OpenAPI entry of an answer that comes as ``media_type`` too, when that is asked for."""
    return {200: {"content": {media_type: {}}}}


def example(error: type[AppError]) -> dict[str, Any]:
    """What ``error`` looks like on the wire."""
    return {
        "error": {
            "code": error.code,
            "message": error.message,
            "details": [],
            "request_id": "9f2c1e7ab0d34c55",
        }
    }


ERRORS = documented(MalformedRequest, BadInput, TooManyRequests, Unavailable)
CHAT_ERRORS = ERRORS | documented(Conflict)
