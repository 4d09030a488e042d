"""What nobody foresaw is answered in the one shape, and no text of it reaches a log."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import httpx2
import pytest
import redis
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    OperationalError,
    ProgrammingError,
    SQLAlchemyError,
)

from app.core.config import Settings
from app.core.db import create_engine
from app.core.redis_client import redis_needed
from app.errors import Unavailable
from app.repositories.handoffs import HandoffRepository
from app.schemas.talk import Role
from app.schemas.turn import Turn
from app.services.input_guard import guard
from tests.pipeline.serving import served
from tests.pipeline.stand_ins import ScriptedChat, install

SECRET = "my-own-secret-words"


class Breaking(ScriptedChat):
    """A chat whose error quotes the customer."""

    async def write(self, case: object, listener: Any) -> Any:
        raise RuntimeError(SECRET)


async def test_an_error_is_told_by_its_type_and_place_alone(
    app: FastAPI, caplog: pytest.LogCaptureFixture
) -> None:
    install(app, chat=Breaking())
    async with served(app) as http:  # by uvicorn, whose own log is heard
        answer = await http.post("/api/chat", json={"user_id": "kim", "message": "안녕하세요"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "internal_error")
    assert SECRET not in caplog.text
    assert "'error_type': 'RuntimeError', 'at': 'test_unforeseen.py:" in caplog.text


async def test_an_error_names_the_route_and_not_the_customer(
    client: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def breaking(*_: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(HandoffRepository, "of_customer", breaking)
    assert (await client.get(f"/api/users/{SECRET}/handoffs")).status_code == 500
    assert SECRET not in caplog.text
    assert "/api/users/{user_id}/handoffs" in caplog.text


@pytest.mark.parametrize("mistake", [ProgrammingError, IntegrityError, DataError])
async def test_a_mistake_of_ours_is_no_outage(
    client: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch, mistake: type[DBAPIError]
) -> None:
    async def breaking(*_: object) -> None:
        raise mistake("SELECT 1", {}, Exception(SECRET))

    monkeypatch.setattr(HandoffRepository, "of_customer", breaking)
    assert (await client.get("/api/users/kim/handoffs")).status_code == 500


async def test_an_outage_is_told_with_its_kind(
    client: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def breaking(*_: object) -> None:
        raise OperationalError("SELECT 1", {}, Exception(SECRET))

    monkeypatch.setattr(HandoffRepository, "of_customer", breaking)
    assert (await client.get("/api/users/kim/handoffs")).status_code == 503
    assert "OperationalError" in caplog.text
    assert SECRET not in caplog.text


def test_redis_away_is_no_mistake_of_ours(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Unavailable), redis_needed():
        raise redis.ConnectionError(SECRET)
    with pytest.raises(redis.DataError), redis_needed():
        raise redis.DataError
    assert SECRET not in caplog.text


def test_a_turn_shows_nothing_that_was_written() -> None:
    told = ((Role.CUSTOMER, SECRET),)
    asked = Turn("kim", "s", "r", SECRET, datetime(2026, 11, 25, tzinfo=UTC), talk=told)
    assert SECRET not in repr(guard(asked).turn)


async def test_an_error_of_the_database_quotes_no_parameter(settings: Settings) -> None:
    engine = create_engine(settings)
    try:
        async with engine.connect() as connection:
            with pytest.raises(SQLAlchemyError) as refused:
                await connection.execute(text("SELECT * FROM nowhere WHERE a = :a"), {"a": SECRET})
    finally:
        await engine.dispose()
    assert SECRET not in str(refused.value)
