"""The errors that routes document, each with an example."""

from __future__ import annotations

from typing import Any

from app.errors import AppError, BadInput, Conflict, MalformedRequest, TooManyRequests, Unavailable
from app.schemas.chat import ErrorResponse


def documented(*errors: type[AppError]) -> dict[int | str, dict[str, Any]]:
    """OpenAPI entries for ``errors``."""
    return {
        error.status: {
            "model": ErrorResponse,
            "description": error.message,
            "content": {"application/json": {"example": example(error)}},
        }
        for error in errors
    }


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
