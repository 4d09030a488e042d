"""The API's description, told in Korean and with what the middlewares ask for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from app.core.access.openapi import with_access
from app.services.letters import has_syllable

WORDS = Path(__file__).with_name("openapi.toml")


def describe(app: FastAPI) -> None:
    """Let ``app``'s OpenAPI say it all, made once when it is first asked for."""
    plain = app.openapi
    words = tomllib.loads(WORDS.read_text(encoding="utf-8"))

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = in_korean(with_access(plain()), words)
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]  # the way FastAPI documents


def in_korean(schema: dict[str, Any], words: dict[str, Any]) -> dict[str, Any]:
    """``schema`` with ``words`` wherever it says nothing, or says it in the words of the code."""
    schema["info"] |= words["info"]
    schema["tags"] = [{"name": name, "description": told} for name, told in words["tags"].items()]
    for status, response in responses_of(schema):
        if not has_syllable(response["description"]):
            response["description"] = words["done"].get(status, words["invalid"])
    for name, described in schema["components"]["schemas"].items():
        described["description"] = words["schemas"][name]
        for field, of in described.get("properties", {}).items():
            if "description" not in of:
                of["description"] = words["fields"].get(f"{name}.{field}") or words["fields"][field]
    return schema


def responses_of(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every response of every operation, with its status."""
    for operations in schema["paths"].values():
        for operation in operations.values():
            yield from operation["responses"].items()
