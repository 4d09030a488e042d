"""``/insights``, ``/scenario`` and ``/personas`` over HTTP, on SQLite and on MySQL."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import httpx2
import pytest
from fastapi import FastAPI
from redis.exceptions import ConnectionError as RedisConnectionError

from app.core.dependencies import Services
from app.models import ScenarioLabel
from app.repositories.conversations import Memory
from app.schemas.labels import Emotion
from app.schemas.talk import Message, Role
from app.schemas.turn import Turn
from rules.korean_time import korean_date
from rules.said import STATED
from scripts.seed_demo import seed
from tests.conftest import Backend, settings_for

CUSTOMER = "demo-delinq-early"
LOAN = "demo-loan-decision"


@pytest.fixture
async def services(app: FastAPI, backend: Backend) -> Services:
    """What the application runs on, with the demo customers."""
    await seed(settings_for(backend), customers=0)
    found: Services = app.state.services
    return found


def label(
    user_id: str, request_id: str, days_ago: int, emotion: Emotion | None, **changes: object
) -> ScenarioLabel:
    """A stored decision."""
    values: dict[str, object] = {
        "user_id": user_id,
        "request_id": request_id,
        "decided_at": datetime.now(UTC) - timedelta(days=days_ago),
        "label": "DELINQ_EARLY",
        "probability": Decimal("0.9900"),
        "basis": "rule",
        "data_as_of": date(2026, 11, 1),
        "evidence": [],
        "rules_version": "test",
        "emotion": None if emotion is None else emotion.value,
        "emotion_score": None,
        **changes,
    }
    return ScenarioLabel(**values)


async def keep(services: Services, *labels: ScenarioLabel) -> None:
    """Store decisions."""
    async with services.database.transaction() as session:
        session.add_all(labels)


async def test_insights_give_days_and_months(client: httpx2.AsyncClient, services: Services) -> None:
    await keep(
        services,
        label(CUSTOMER, "a", 3, Emotion.WORRY),
        label(CUSTOMER, "b", 3, Emotion.SADNESS),
        label(CUSTOMER, "c", 1, None),
        label(CUSTOMER, "d", 40, Emotion.JOY),
        label("demo-low-cash", "e", 1, Emotion.ANGER, label="LOW_CASH"),
    )
    body = (await client.get(f"/api/users/{CUSTOMER}/insights", params={"days": 30})).json()
    assert [day["turns"] for day in body["days"]] == [2, 0]
    first, second = body["days"]
    assert first["emotions"] == {"슬픔": 0.5, "중립": 0, "화남": 0, "걱정": 0.5, "행복": 0}
    assert first["scenario"] == {"label": "DELINQ_EARLY", "title": "초기 연체"}
    assert second["emotions"] is None
    assert {point["metric"] for point in body["metrics"]} >= {"dq_days", "dq_amount"}
    newest = [point for point in body["metrics"] if point["metric"] == "dq_days"][-1]
    assert newest["shown"] == f"{newest['value']:.0f}일"


async def remember(services: Services, *messages: Message) -> None:
    """Keep a talk of the customer."""
    turn = Turn(CUSTOMER, "default", uuid4().hex, "안녕", datetime.now(UTC))
    async with await services.pipeline.conversations.enter(turn) as floor:
        await floor.leave(Memory(messages, "이야기"))


def felt(emotion: Emotion, **changes: Any) -> Message:
    """A message of now in which ``emotion`` was read."""
    emotions = {each: 0.8 if each is emotion else 0.05 for each in Emotion}
    return Message(Role.CUSTOMER, "글", datetime.now(UTC), emotions=emotions, **changes)


async def test_talk_of_something_else_is_part_of_the_days(
    client: httpx2.AsyncClient, services: Services
) -> None:
    """A message from which a scenario was decided is counted once, by its decision."""
    await keep(services, label(CUSTOMER, "a", 0, Emotion.WORRY))
    await remember(services, felt(Emotion.JOY), felt(Emotion.WORRY, scenario="DELINQ_EARLY"))
    (day,) = (await client.get(f"/api/users/{CUSTOMER}/insights")).json()["days"]
    assert day["turns"] == 2
    assert (day["emotions"]["행복"], day["emotions"]["걱정"]) == (0.5, 0.5)
    assert day["scenario"]["label"] == "DELINQ_EARLY"


async def test_a_day_of_nothing_else_has_no_scenario(client: httpx2.AsyncClient, services: Services) -> None:
    await remember(services, felt(Emotion.SADNESS))
    (day,) = (await client.get(f"/api/users/{CUSTOMER}/insights")).json()["days"]
    assert (day["turns"], day["scenario"]) == (1, None)


async def test_days_are_told_while_redis_is_away(client: httpx2.AsyncClient, services: Services) -> None:
    await keep(services, label(CUSTOMER, "a", 1, Emotion.WORRY))
    with patch.object(services.sessions.redis, "zrangebyscore", side_effect=RedisConnectionError):
        (day,) = (await client.get(f"/api/users/{CUSTOMER}/insights")).json()["days"]
    assert day["turns"] == 1


async def test_insights_of_nobody_are_empty(client: httpx2.AsyncClient, services: Services) -> None:
    body = (await client.get("/api/users/nobody/insights")).json()
    assert body == {"days": [], "metrics": []}


@pytest.mark.parametrize("days", ["0", "367", "-1", "many"])
async def test_a_span_out_of_reason_is_refused(
    client: httpx2.AsyncClient, services: Services, days: str
) -> None:
    answer = await client.get(f"/api/users/{CUSTOMER}/insights", params={"days": days})
    assert answer.status_code == 422
    assert answer.json()["error"]["details"][0]["field"] == "days"


async def test_a_scenario_is_explained(client: httpx2.AsyncClient, services: Services) -> None:
    body = (await client.get(f"/api/users/{CUSTOMER}/scenario")).json()
    assert (body["scenario"], body["title"], body["basis"]) == ("DELINQ_EARLY", "초기 연체", "rule")
    first = body["criteria"][0]
    assert first["metric"] == "dq_days"
    assert (first["operator"], first["threshold"], first["threshold_shown"]) == (">=", 1, "1일")
    assert first["met"] is True
    assert first["as_of"] == body["as_of"]
    assert "신용평가에는 쓰이지 않아요" in body["notice"]


async def test_what_was_said_in_a_turn_counts_for_that_turn(
    client: httpx2.AsyncClient, services: Services
) -> None:
    said = {"metric": "said_loan_rejected", "value": 1, "operator": ">=", "threshold": 1, "kind": "stated"}
    await keep(services, label(LOAN, "told", 0, None, label="LOAN_DECISION", evidence=[said]))
    path = f"/api/users/{LOAN}/scenario"
    told = (await client.get(path, params={"request_id": "told"})).json()
    assert told["scenario"] == "LOAN_DECISION"
    stated = {item["metric"]: item["met"] for item in told["criteria"] if item["kind"] == "stated"}
    assert stated == {"said_loan_rejected": True, "said_loan_approved": False, "said_loan_considered": False}
    untold = (await client.get(path)).json()
    assert untold["scenario"] != "LOAN_DECISION"


async def test_what_was_said_earlier_in_the_talk_is_shown_with_when(
    client: httpx2.AsyncClient, services: Services
) -> None:
    talk = {"user_id": "demo-stable-hope", "session_id": "loss"}
    first = (await client.post("/api/chat", json={**talk, "message": "코인으로 2천 날렸네요"})).json()
    second = (await client.post("/api/chat", json={**talk, "message": "통장 잔액 얼마예요?"})).json()
    assert second["scenario"]["label"] == "INVESTMENT_LOSS"
    path = "/api/users/demo-stable-hope/scenario"
    shown = {}
    for turn in (first, second):
        body = (await client.get(path, params={"request_id": turn["meta"]["request_id"]})).json()
        assert body["scenario"] == "INVESTMENT_LOSS"
        shown[turn["meta"]["request_id"]] = body["criteria"][0]
    now, earlier = shown.values()
    assert now["met"] is True
    assert now["told_at"] is None
    assert earlier["met"] is True
    told = datetime.fromisoformat(earlier["told_at"])
    assert abs(datetime.now(UTC) - told) < timedelta(minutes=5)
    assert earlier["as_of"] == korean_date(told).isoformat()
    assert (await client.get(path)).json()["scenario"] == "STABLE_HOPE"


async def test_another_customers_turn_says_nothing(client: httpx2.AsyncClient, services: Services) -> None:
    said = {"metric": "said_job_lost", "value": 1, "operator": ">=", "threshold": 1, "kind": "stated"}
    await keep(services, label("demo-low-cash", "theirs", 0, None, evidence=[said]))
    body = (await client.get(f"/api/users/{LOAN}/scenario", params={"request_id": "theirs"})).json()
    assert not {item["metric"] for item in body["criteria"] if item["met"]} & {
        metric.value for metric in STATED
    }


async def test_no_data_is_no_scenario(client: httpx2.AsyncClient, services: Services) -> None:
    body = (await client.get("/api/users/nobody/scenario")).json()
    assert (body["scenario"], body["absence"], body["criteria"]) == (None, "no_data", [])


@pytest.mark.parametrize("path", ["insights", "scenario", "scenario?request_id=r"])
async def test_a_database_that_is_away_is_told(
    client: httpx2.AsyncClient, services: Services, path: str
) -> None:
    with patch.object(services.database, "session", side_effect=TimeoutError):
        answer = await client.get(f"/api/users/{CUSTOMER}/{path}")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"


async def test_demo_customers_are_for_development_only(
    client: httpx2.AsyncClient, services: Services
) -> None:
    answer = await client.get("/api/personas")
    assert answer.status_code == 404
