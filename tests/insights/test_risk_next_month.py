"""The estimate for the next month reaches the customer and who counsels them, and nobody else."""

from __future__ import annotations

import json
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from app.core.dependencies import Services
from app.models import AuditEntry, ScenarioLabel
from scripts.seed_demo import seed
from tests.conftest import Backend, settings_for

CUSTOMER = "demo-delinq-early"
WORDS = "이어지는 연체를 겪는"


@pytest.fixture
async def services(app: FastAPI, backend: Backend) -> Services:
    """What the application runs on, with the demo customers."""
    await seed(settings_for(backend), customers=0)
    found: Services = app.state.services
    return found


async def test_the_customer_sees_it_with_reasons(client: httpx2.AsyncClient, services: Services) -> None:
    body = (await client.get(f"/api/users/{CUSTOMER}/scenario")).json()
    found = body["risk_next_month"]
    assert 0.1 < found["probability"] < 0.9
    assert WORDS in found["text"]
    assert found["weighing"][0].startswith("밀린 지 8일째예요.")
    assert "신용평가에도 쓰이지 않아요" in found["notice"]


@pytest.mark.parametrize("user_id", ["demo-stable-hope", "demo-recovering", "nobody"])
async def test_others_are_told_of_no_danger(
    client: httpx2.AsyncClient, services: Services, user_id: str
) -> None:
    assert (await client.get(f"/api/users/{user_id}/scenario")).json()["risk_next_month"] is None


async def wish(client: httpx2.AsyncClient, *, shares: bool) -> str:
    """A customer who wants to talk to a person."""
    asked = {"reason": "연체 때문에 상의하고 싶어요", "share_transcript": True, "share_finances": shares}
    made: dict[str, Any] = (await client.post(f"/api/users/{CUSTOMER}/handoffs", json=asked)).json()
    return str(made["handoff_id"])


async def test_a_counsellor_sees_it_with_consent_and_on_record(
    client: httpx2.AsyncClient, services: Services
) -> None:
    handoff = await wish(client, shares=True)
    body = (await client.get(f"/api/counsellor/handoffs/{handoff}/scenario")).json()
    assert body == (await client.get(f"/api/users/{CUSTOMER}/scenario")).json()
    async with services.database.session() as session:
        purposes = (await session.scalars(select(AuditEntry.purpose))).all()
    assert "handoff scenario" in purposes
    await client.post(f"/api/counsellor/handoffs/{handoff}/close")
    assert (await client.get(f"/api/counsellor/handoffs/{handoff}/scenario")).status_code == 403


async def test_a_counsellor_sees_nothing_without_consent(
    client: httpx2.AsyncClient, services: Services
) -> None:
    handoff = await wish(client, shares=False)
    answer = await client.get(f"/api/counsellor/handoffs/{handoff}/scenario")
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "forbidden")


async def test_it_is_no_score_that_leaves(client: httpx2.AsyncClient, services: Services) -> None:
    """Not in an answer, not on the OpenAI face, not in the export, not in what is stored."""
    asked = {"user_id": CUSTOMER, "message": "카드값이 밀렸는데 너무 걱정돼요. 다음 달에도 연체될까요?"}
    talk = await client.post("/api/chat", json=asked)
    face = await client.post(
        "/v1/chat/completions",
        json={"user": CUSTOMER, "messages": [{"role": "user", "content": asked["message"]}]},
    )
    export = await client.get(f"/api/users/{CUSTOMER}/export")
    insights = await client.get(f"/api/users/{CUSTOMER}/insights")
    for answer in (talk, face, export, insights):
        assert answer.status_code == 200
        assert "risk" not in json.dumps(answer.json())
        assert WORDS not in answer.text
    async with services.database.session() as session:
        labels = (await session.scalars(select(ScenarioLabel))).all()
    assert len(labels) >= 1
    assert not {column.name for column in ScenarioLabel.__table__.columns if "risk" in column.name}
