"""Errors the service answers with, and the one handler that renders them.

::

    AppError
    ├── BadInput             422  the request is readable but wrong
    ├── MalformedRequest     400  the request cannot be read
    ├── Unauthenticated      401
    ├── Forbidden            403
    ├── NotFound             404
    ├── Conflict             409
    ├── TooLarge             413
    ├── TooManyRequests      429  (Retry-After)
    └── Unavailable          503  (Retry-After) something the answer needs is away
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, ClassVar, cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import compile_path


class AppError(Exception):
    """An error with a status, a stable code and a Korean message for whoever called."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "internal_error"
    message: ClassVar[str] = "일시적인 문제로 답을 드리지 못했어요. 잠시 뒤 다시 시도해 주세요."

    def __init__(
        self,
        message: str | None = None,
        *,
        code: str | None = None,
        details: Sequence[Mapping[str, str]] = (),
        retry_after: int | None = None,
    ) -> None:
        self.text = message or self.message
        self.name = code or self.code
        self.details = tuple(details)
        self.retry_after = retry_after
        super().__init__(self.text)


class BadInput(AppError):
    """The request is readable but wrong."""

    status, code = 422, "bad_input"
    message = "요청 내용을 다시 확인해 주세요."


class MalformedRequest(AppError):
    """The request cannot be read."""

    status, code = 400, "malformed_request"
    message = "요청을 읽을 수 없어요. UTF-8로 된 JSON인지 확인해 주세요."


class Unauthenticated(AppError):
    """No valid credentials."""

    status, code = 401, "unauthenticated"
    message = "로그인이 필요해요."


class Forbidden(AppError):
    """Valid credentials that do not reach this far."""

    status, code = 403, "forbidden"
    message = "이 정보를 볼 권한이 없어요."


class NotFound(AppError):
    """Nothing there, or nothing the caller may see."""

    status, code = 404, "not_found"
    message = "찾으시는 내용이 없어요."


class Conflict(AppError):
    """The request contradicts the present state."""

    status, code = 409, "conflict"
    message = "같은 요청이 이미 처리되고 있어요."


class TooLarge(AppError):
    """The request is larger than the service takes."""

    status, code = 413, "too_large"
    message = "보내신 내용이 너무 커요."


class TooManyRequests(AppError):
    """More than the service can or may take now."""

    status, code = 429, "too_many_requests"
    message = "지금은 요청이 많아요. 잠시 뒤 다시 보내 주세요."


class Unavailable(AppError):
    """Something the answer needs is away."""

    status, code = 503, "unavailable"
    message = "지금은 답을 드릴 수 없어요. 잠시 뒤 다시 시도해 주세요."


HTTP_ERRORS: Mapping[int, tuple[str, str]] = {
    400: (MalformedRequest.code, MalformedRequest.message),
    404: ("not_found", "요청하신 주소를 찾을 수 없어요."),
    405: ("method_not_allowed", "이 주소에서는 쓸 수 없는 방식이에요."),
    413: (TooLarge.code, TooLarge.message),
}


def error_response(
    request: Request,
    error: AppError,
    *,
    status: int | None = None,
) -> JSONResponse:
    """Render ``error`` in the one JSON shape the service has for errors."""
    body = {
        "error": {
            "code": error.name,
            "message": error.text,
            "details": [dict(detail) for detail in error.details],
            "request_id": getattr(request.state, "request_id", None),
        }
    }
    headers = {} if error.retry_after is None else {"Retry-After": str(error.retry_after)}
    return JSONResponse(body, status_code=status or error.status, headers=headers)


def add_error_handlers(app: FastAPI) -> None:
    """Make every error of ``app`` leave in the one shape."""

    @app.exception_handler(AppError)
    async def on_app_error(request: Request, error: AppError) -> JSONResponse:
        return error_response(request, error)

    @app.exception_handler(RequestValidationError)
    async def on_invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        return error_response(request, describe_invalid(error))

    @app.exception_handler(HTTPException)
    async def on_http(request: Request, error: HTTPException) -> JSONResponse:
        code, message = HTTP_ERRORS.get(
            error.status_code, (HTTPStatus(error.status_code).name.lower(), AppError.message)
        )
        response = error_response(request, AppError(message, code=code), status=error.status_code)
        response.headers.update(error.headers or {})
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED and (methods := methods_of(request)):
            response.headers["Allow"] = ", ".join(methods)
        return response


def methods_of(request: Request) -> list[str]:
    """Every method that the address of ``request`` takes: the framework names those of one route alone."""
    described: dict[str, dict[str, Any]] = request.app.openapi()["paths"]
    matching = [ops for path, ops in described.items() if compile_path(path)[0].fullmatch(request.url.path)]
    return sorted({method.upper() for operations in matching for method in operations})


REASONS: Mapping[str, str] = {
    "missing": "꼭 필요한 항목이에요.",
    "string_type": "글자로 보내 주세요.",
    "bool_type": "true 또는 false로 보내 주세요.",
    "string_too_short": "비어 있어요.",
    "string_too_long": "너무 길어요. {max_length}자까지 보낼 수 있어요.",
    "string_pattern_mismatch": "쓸 수 없는 글자가 있어요.",
    "too_short": "비어 있어요.",
    "int_parsing": "정수로 보내 주세요.",
    "greater_than_equal": "{ge} 이상으로 보내 주세요.",
    "less_than_equal": "{le} 이하로 보내 주세요.",
    "enum": "다음 가운데 하나로 보내 주세요: {expected}",
    "literal_error": "다음 가운데 하나로 보내 주세요: {expected}",
    "extra_forbidden": "알 수 없는 항목이에요.",
    "model_attributes_type": "JSON 객체로 보내 주세요.",
    "dict_type": "JSON 객체로 보내 주세요.",
}


NOT_JSON = "JSON 객체를 Content-Type: application/json으로 보내 주세요."


def describe_invalid(error: RequestValidationError) -> AppError:
    """Turn a validation error into one that names each field and says in Korean what is wrong."""
    faults = error.errors()
    if any(fault["type"] == "json_invalid" for fault in faults):
        return MalformedRequest()
    named = (".".join(str(part) for part in fault["loc"][1:]) or "body" for fault in faults)
    told = dict.fromkeys(zip(named, map(reason, faults), strict=True))  # several dependencies read one body
    return BadInput(details=[{"field": field, "reason": why} for field, why in told])


def reason(fault: Mapping[str, object]) -> str:
    """The Korean reason for one fault; our own validators speak Korean already.

    A body that was not read as JSON stands there as the bytes that came.
    """
    if fault["type"] == "model_attributes_type" and isinstance(fault.get("input"), bytes):
        return NOT_JSON
    if fault["type"] == "value_error":
        return str(fault["msg"]).removeprefix("Value error, ")
    bounds = fault.get("ctx", {})
    said = REASONS.get(str(fault["type"]), "값의 형식을 확인해 주세요.").format_map(
        cast("dict[str, object]", bounds)
    )
    return said.replace(" or ", ", ")
