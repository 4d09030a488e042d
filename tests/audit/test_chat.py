"""``POST /api/chat`` answers only what is on record."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from app.core.config import Settings
from app.core.dependencies import Services
from app.models import AuditEntry, CrisisEvent
from tests.audit.factories import database_away, nowhere_to_write
from tests.conftest import Backend, settings_for

ASKED = {"user_id": "kim", "message": "카드값이 밀려서 걱정이에요"}
DANGER = {"user_id": "kim", "message": "더는 못 버티겠어요. 오늘 죽으려고 약을 모아 뒀어요"}


@pytest.fixture
def settings(backend: Backend) -> Settings:
    """Patient ones, without the emotion model: it is not what is tested here."""
    absent = backend.folder / "no-model"
    return settings_for(backend, db_timeout_s=30, redis_timeout_s=10, emotion_model_dir=absent)


@pytest.fixture
def services(app: FastAPI) -> Services:
    found: Services = app.state.services
    return found


async def rows(services: Services, model: type[Any]) -> list[Any]:
    async with services.database.session() as session:
        return list((await session.scalars(select(model))).all())


async def test_an_answer_is_on_record_under_its_id(client: httpx2.AsyncClient, services: Services) -> None:
    answer = await client.post("/api/chat", json=ASKED)
    assert answer.status_code == 200
    (entry,) = await rows(services, AuditEntry)
    assert (entry.kind, entry.entry_id) == ("turn", answer.json()["meta"]["request_id"])
    assert "카드값" not in repr(entry.details)
    assert answer.json()["meta"]["offer_person"] is False


async def test_the_same_request_again_is_one_turn(client: httpx2.AsyncClient, services: Services) -> None:
    headers = {"Idempotency-Key": "once"}
    first, second = [await client.post("/api/chat", json=ASKED, headers=headers) for _ in range(2)]
    assert first.json() == second.json()
    assert len(await rows(services, AuditEntry)) == 1


async def test_what_waits_on_the_disk_is_told(client: httpx2.AsyncClient, services: Services) -> None:
    with database_away(services.records.trail):
        answer = await client.post("/api/chat", json=ASKED)
    assert "audit_spooled" in answer.json()["meta"]["degraded"]


async def test_what_cannot_be_recorded_is_not_answered(
    client: httpx2.AsyncClient, services: Services
) -> None:
    with nowhere_to_write(services.records.trail):
        answer = await client.post("/api/chat", json=ASKED)
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert "reply" not in answer.json()


async def test_somebody_in_danger_is_answered_all_the_same(
    client: httpx2.AsyncClient, services: Services
) -> None:
    with nowhere_to_write(services.records.trail):
        answer = await client.post("/api/chat", json=DANGER)
    assert answer.status_code == 200
    assert "109" in answer.json()["reply"]
    assert answer.json()["meta"]["offer_person"] is True
    await services.records.trail.drain.drain()
    (event,) = await rows(services, CrisisEvent)
    assert event.action in {"crisis_numbers", "emergency_numbers"}
