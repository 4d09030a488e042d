"""API3 Broken Object Property Level Authorization: nobody sets what is not theirs to set, or reads more than is told."""

from __future__ import annotations

import pytest

from app.schemas.chat import ChatResponse
from tests.security.owasp.conftest import PLAIN, Served


@pytest.mark.parametrize(
    "name", ["actor", "address", "received_at", "request_id", "talk", "scenario", "retention"]
)
async def test_a_turn_takes_no_property_that_is_not_the_customers(served: Served, name: str) -> None:
    body = {"user_id": "demo-delinq-early", "message": PLAIN, name: "x"}
    response = await served.http.post("/api/chat", json=body)
    assert response.status_code == 422
    assert response.json()["error"]["details"][0]["field"] == name


async def test_an_answer_holds_what_is_described_and_nothing_more(served: Served) -> None:
    answer = await served.say()
    assert set(answer) <= set(ChatResponse.model_fields)
    meta = answer["meta"]
    assert isinstance(meta, dict)
    assert set(meta) <= set(ChatResponse.model_fields["meta"].annotation.model_fields)  # type: ignore[union-attr]
