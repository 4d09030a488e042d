"""The description of the API: examples and errors, for each chat route."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter

from app.api.openapi import WORDS
from app.factory import create_app
from app.schemas.chat import ChatRequest, ChatResponse
from app.services.letters import has_syllable
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


def told(description: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Everything that is said in words, with where it stands."""
    for tag in description["tags"]:
        yield tag["name"], tag["description"]
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            yield f"{method} {path}", operation["summary"]
            for status, response in operation["responses"].items():
                yield f"{method} {path} {status}", response["description"]
    for name, schema in description["components"]["schemas"].items():
        yield name, schema["description"]
        for field, of in schema.get("properties", {}).items():
            yield f"{name}.{field}", of["description"]


def test_everything_is_told_in_korean(description: dict[str, Any]) -> None:
    assert [place for place, words in told(description) if not has_syllable(words)] == []


def test_every_group_of_operations_is_told_once(description: dict[str, Any]) -> None:
    used = {tag for of in description["paths"].values() for one in of.values() for tag in one.get("tags", [])}
    assert used == {tag["name"] for tag in description["tags"]}


def test_no_words_are_kept_for_what_is_not_there(description: dict[str, Any]) -> None:
    words = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    schemas = description["components"]["schemas"]
    assert set(words["schemas"]) == set(schemas)
    fields = {field for schema in schemas.values() for field in schema.get("properties", {})}
    assert {name.rpartition(".")[2] for name in words["fields"]} <= fields
