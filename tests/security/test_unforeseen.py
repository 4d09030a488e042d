"""What nobody foresaw is answered in the one shape, and no text of it reaches a log."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from app.core.config import Settings
from app.core.db import create_engine
from app.repositories.handoffs import HandoffRepository
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


async def test_an_error_of_the_database_quotes_no_parameter(settings: Settings) -> None:
    engine = create_engine(settings)
    try:
        async with engine.connect() as connection:
            with pytest.raises(SQLAlchemyError) as refused:
                await connection.execute(text("SELECT * FROM nowhere WHERE a = :a"), {"a": SECRET})
    finally:
        await engine.dispose()
    assert SECRET not in str(refused.value)
