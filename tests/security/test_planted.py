"""What customers tell of themselves stays in no store and in no log of the whole service."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
import redis
from fastapi import FastAPI

from app.core.config import Settings
from app.core.logger import configure_logging
from app.factory import create_app, lifespan
from scripts.seed_demo import seed
from tests.conftest import Backend, settings_for
from tests.pipeline.stand_ins import WordEmotions, install
from tests.planted import HEARD, MESSAGE, Listening, found_in, in_folder, in_mysql, in_redis

USER = "demo-delinq-early"


@pytest.fixture
def heard() -> Iterator[Listening]:
    """Every log line, from the most talkative level on."""
    listening = Listening()
    yield listening
    logging.getLogger().removeHandler(listening)


async def tell(http: httpx2.AsyncClient) -> None:
    """The same on every way in that takes text."""
    say = {"user_id": USER, "message": MESSAGE}
    openai = {"model": "emofinance", "user": USER, "messages": [{"role": "user", "content": MESSAGE}]}
    rows = (
        ("/api/chat", say),
        ("/api/chat/stream", say),
        ("/v1/chat/completions", openai),
        (f"/api/users/{USER}/handoffs", {"reason": MESSAGE, "share_transcript": True}),
        (f"/api/users/{USER}/objections", {"label": "DELINQ_EARLY", "text": MESSAGE}),
    )
    for path, body in rows:
        assert (await http.post(path, json=body)).status_code < 300, path
    answered = (await http.post("/api/chat", json=say)).json()["meta"]["request_id"]
    thumb = {"user_id": USER, "request_id": answered, "rating": "up", "reason": MESSAGE}
    assert (await http.post("/api/feedback", json=thumb)).status_code == 204
    named = await http.patch(f"/api/users/{USER}/sessions/default", json={"title": MESSAGE[:30]})
    assert named.status_code in {200, 204}
    assert (await http.post("/api/chat", json=say | {"odd": MESSAGE})).status_code == 422


async def test_the_search_of_the_suite_can_fail(servers: Backend) -> None:
    with redis.Redis.from_url(str(servers.redis_url)) as client:
        client.hset("odd", "text", MESSAGE)
        assert len(list(in_redis(str(servers.redis_url)))) == 8
        client.delete("odd")
    before = set(HEARD)
    logging.getLogger("app.planted").critical("%s", MESSAGE)  # whatever level another test has set
    assert {line.split(": ")[0] for line in HEARD - before} == {"app.planted"}
    HEARD.intersection_update(before)


def test_the_search_sees_every_planted_value() -> None:
    assert len(set(found_in(MESSAGE))) == 8


async def test_nothing_planted_stays(backend: Backend, heard: Listening, tmp_path: Path) -> None:
    settings: Settings = settings_for(backend, emotion_model_dir=tmp_path / "no-model", log_level="DEBUG")
    app: FastAPI = create_app(settings)
    configure_logging(settings)
    logging.getLogger().addHandler(heard)
    async with lifespan(app):
        await seed(settings, customers=0)
        install(app, emotions=WordEmotions())
        transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx2.AsyncClient(transport=transport, base_url="http://test") as http:
            await tell(http)
        await app.state.services.live.close()
        stored = [*in_redis(backend.redis_url), *in_mysql(backend.db_url)] if backend.redis_url else []
    assert [*stored, *in_folder(tmp_path), *heard.found] == []
