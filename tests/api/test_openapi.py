"""The description of the API: examples and errors, for each chat route."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter

from app.factory import create_app
from app.schemas.chat import ChatRequest, ChatResponse
from tests.conftest import Backend, settings_for


@pytest.fixture
def description(embedded: Backend) -> dict[str, Any]:
    """The OpenAPI document."""
    return create_app(settings_for(embedded)).openapi()


ROUTES = ("/api/chat", "/api/chat/stream", "/v1/chat/completions")


@pytest.mark.parametrize("path", ROUTES)
def test_errors_are_described_with_examples(description: dict[str, Any], path: str) -> None:
    responses = description["paths"][path]["post"]["responses"]
    for status in ("400", "409", "422", "429", "503"):
        example = responses[status]["content"]["application/json"]["example"]
        assert set(example["error"]) == {"code", "message", "details", "request_id"}


def test_the_examples_are_valid(description: dict[str, Any]) -> None:
    schemas = description["components"]["schemas"]
    for name, kind in (("ChatRequest", ChatRequest), ("ChatResponse", ChatResponse)):
        examples = schemas[name]["examples"]
        read = [TypeAdapter[BaseModel](kind).validate_python(example, strict=False) for example in examples]
        assert read
        assert [one.model_dump(mode="json", exclude_unset=True) for one in read] == examples


def test_the_stream_is_described_as_one(description: dict[str, Any]) -> None:
    content = description["paths"]["/api/chat/stream"]["post"]["responses"]["200"]["content"]
    assert "event: done" in content["text/event-stream"]["example"]


def test_idempotency_is_described_on_both_chat_routes(description: dict[str, Any]) -> None:
    for path in ROUTES[:2]:
        names = {found["name"] for found in description["paths"][path]["post"]["parameters"]}
        assert "Idempotency-Key" in names
