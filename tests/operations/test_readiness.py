"""Readiness tells the parts apart, and takes a process out only where another one would do better."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import httpx2
import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.engine import make_url

from app.api.v1.health import status_of
from app.core.db import Database, open_database
from app.core.dependencies import Services
from app.core.logger import configure_logging
from app.core.schema_version import REVISION, announce_schema
from app.core.shared_answer import SharedAnswer
from app.factory import create_app, lifespan
from tests.conftest import Backend, settings_for
from tests.llm.server import Play, openai_server
from tests.pipeline.stand_ins import WordEmotions, install
from tests.servers import free_port

WHOLE = {
    "emotion_model": "ok",
    "database": "ok",
    "database_replica": "off",
    "redis": "ok",
    "spool": "ok",
    "language_model": "off",
}


@asynccontextmanager
async def asked(backend: Backend, **changes: object) -> AsyncIterator[tuple[FastAPI, httpx2.AsyncClient]]:
    """A running application and a client of it."""
    app = create_app(settings_for(backend, emotion_model_dir=backend.folder / "no-model", **changes))
    async with lifespan(app):
        install(app, emotions=WordEmotions())
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://test") as http:
            yield app, http


async def test_everything_there(backend: Backend) -> None:
    async with asked(backend) as (_, http):
        answer = await http.get("/health/ready")
    assert (answer.status_code, answer.json()) == (200, {"status": "ready", "checks": WHOLE})


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ("DROP TABLE alembic_version", "unmigrated"),
        ("DELETE FROM alembic_version", "unmigrated"),
        ("UPDATE alembic_version SET version_num = '0001'", "unmigrated"),
        ("UPDATE alembic_version SET version_num = '9999'", "ok"),
    ],
)
async def test_a_schema_behind_the_code_is_no_schema(backend: Backend, change: str, state: str) -> None:
    async with asked(backend) as (app, http):
        engine = app.state.services.database.engine
        async with engine.begin() as connection:
            before = (await connection.execute(REVISION)).scalar_one()
            await connection.execute(text(change))
        try:
            answer = await http.get("/health/ready")
        finally:
            async with engine.begin() as connection:
                await connection.execute(text("DROP TABLE IF EXISTS alembic_version"))
                await connection.execute(
                    text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
                )
                await connection.execute(text(f"INSERT INTO alembic_version VALUES ('{before}')"))
    assert answer.json()["checks"]["database"] == state
    assert answer.status_code == (200 if state == "ok" else 503)


async def test_without_the_emotion_model_others_answer(embedded: Backend) -> None:
    app = create_app(settings_for(embedded, emotion_model_dir=embedded.folder / "no-model"))
    async with lifespan(app):
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://test") as http:
            answer = await http.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json() == {"status": "not_ready", "checks": WHOLE | {"emotion_model": "away"}}


async def test_redis_away_is_told_and_no_reason_to_send_nobody(embedded: Backend) -> None:
    backend = replace(embedded, redis_url=f"redis://127.0.0.1:{free_port()}")
    async with asked(backend) as (_, http):
        answer = await http.get("/health/ready")
    assert (answer.status_code, answer.json()["status"]) == (200, "degraded")
    assert answer.json()["checks"] == WHOLE | {"redis": "away"}


async def test_a_replica_away_is_told(embedded: Backend) -> None:
    away = SecretStr(f"mysql+asyncmy://root@127.0.0.1:{free_port()}/none")
    async with asked(embedded, db_read_url=away) as (_, http):
        answer = await http.get("/health/ready")
    assert (answer.status_code, answer.json()["checks"]) == (200, WHOLE | {"database_replica": "away"})


async def test_who_never_reached_the_database_is_not_ready(
    embedded: Backend, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its address may be wrong, and that of the replicas before it right."""
    away = f"mysql+asyncmy://root@127.0.0.1:{free_port()}/none"
    async with asked(replace(embedded, db_url=away)) as (app, http):
        answer = await http.get("/health/ready")
        app.state.services.database.reached = True
        later = await http.get("/health/ready")
    assert (answer.status_code, answer.json()) == (
        503,
        {"status": "not_ready", "checks": WHOLE | {"database": "away"}},
    )
    assert (later.status_code, later.json()["status"]) == (200, "degraded")
    said = [line for line in capsys.readouterr().err.splitlines() if "database_not_reached" in line]
    assert ["DB_URL과 데이터베이스를 확인하세요" in line for line in said] == [True]


async def test_a_database_that_was_there_and_is_away_takes_nobody_out(
    servers: Backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(_: Database) -> None:
        raise OSError

    async with asked(servers, db_timeout_s=30) as (app, http):
        app.state.readiness.kept_s = 0.0
        assert (await http.get("/health/ready")).json()["status"] == "ready"
        monkeypatch.setattr(Database, "ping", away)
        answer = await http.get("/health/ready")
    assert (answer.status_code, answer.json()["checks"]["database"]) == (200, "away")


@pytest.mark.parametrize("wrong", [{"password": "a-wrong-one"}, {"database": "nobody_made_it"}], ids=str)
async def test_who_is_not_let_in_is_told_so_and_is_not_ready(
    servers: Backend, wrong: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    url = make_url(servers.db_url).set(**wrong).render_as_string(hide_password=False)  # type: ignore[arg-type]
    async with asked(replace(servers, db_url=url), db_timeout_s=30) as (_, http):
        answer = await http.get("/health/ready")
    assert (answer.status_code, answer.json()["status"]) == (503, "not_ready")
    assert answer.json()["checks"]["database"] == "refused"
    shown = capsys.readouterr().err
    said = [line for line in shown.splitlines() if "database_not_reached" in line]
    assert ["DB_URL의 계정, 암호, 데이터베이스 이름을 확인하세요" in line for line in said] == [True]
    assert "a-wrong-one" not in shown


async def test_a_start_without_a_schema_is_loud(
    embedded: Backend, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logging(settings_for(embedded))
    new = replace(embedded, db_url=f"sqlite+aiosqlite:///{embedded.folder / 'new.db'}")
    for backend in (new, embedded):
        async with open_database(settings_for(backend)) as database:
            await announce_schema(database)
    (said,) = capsys.readouterr().err.splitlines()
    assert "[error" in said
    assert "`make migrate`" in said


async def test_a_refused_key_of_the_language_model_is_told(embedded: Backend) -> None:
    """After the first call: nobody is asked only to know."""
    with openai_server() as model:
        model.script.extend([Play(status=401), Play("네, 안녕하세요. 오늘은 어떤 이야기를 나눠 볼까요?")])
        async with asked(embedded, openai_base_url=model.url, llm_retries=0) as (app, http):
            app.state.readiness.kept_s = 0.0
            states = []
            for _ in range(2):
                states.append((await http.get("/health/ready")).json()["checks"]["language_model"])
                body = {"user_id": "kim", "message": "안녕하세요"}
                assert (await http.post("/api/chat", json=body)).status_code == 200
            answer = await http.get("/health/ready")
    assert states == ["ok", "refused"]
    assert (answer.status_code, answer.json()["checks"]["language_model"]) == (200, "ok")


async def test_a_disk_that_takes_nothing_is_told_and_ends_the_service_only_with_the_database(
    embedded: Backend,
) -> None:
    (embedded.folder / "file").write_text("no folder can be made here")
    async with asked(
        embedded,
        audit_dir=embedded.folder / "file" / "audit",
        audit_key=SecretStr("k" * 8 + "0123456789abcdefghijklmnopqrstuv"),
    ) as (_, http):
        answer = await http.get("/health/ready")
    assert (answer.status_code, answer.json()["checks"]) == (200, WHOLE | {"spool": "away"})
    assert status_of(WHOLE | {"spool": "away", "database": "away"}) == "not_ready"


async def test_a_language_model_that_fails_again_and_again_is_told(embedded: Backend) -> None:
    with openai_server() as model:
        model.script.extend([Play(status=500)] * 3)
        changes = {"openai_base_url": model.url, "llm_retries": 0, "llm_circuit_failures": 2}
        async with asked(embedded, **changes) as (app, http):
            app.state.readiness.kept_s = 0.0
            before = (await http.get("/health/ready")).json()
            for _ in range(2):
                body = {"user_id": "kim", "message": "안녕하세요"}
                assert (await http.post("/api/chat", json=body)).status_code == 200
            after = (await http.get("/health/ready")).json()
            services: Services = app.state.services
            assert services.models.providers[0].circuit.is_open
    assert before == {"status": "ready", "checks": WHOLE | {"language_model": "ok"}}
    assert after == {"status": "degraded", "checks": WHOLE | {"language_model": "away"}}


async def test_the_parts_are_asked_once_for_a_crowd() -> None:
    now, calls = 0.0, 0
    gate = asyncio.Event()

    async def ask() -> int:
        nonlocal calls
        calls += 1
        await gate.wait()
        return calls

    shared = SharedAnswer(ask, kept_s=1.0, clock=lambda: now)
    impatient, *others = [asyncio.create_task(shared.get()) for _ in range(20)]
    await asyncio.sleep(0)
    impatient.cancel()
    now = 5.0
    gate.set()
    assert await asyncio.gather(*others) == [1] * 19  # who left took the answer from nobody
    assert (await shared.get(), await shared.get()) == (2, 2)
    now = 6.0
    assert await shared.get() == 3


async def test_readiness_asks_the_parts_once_a_second(
    embedded: Backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    pings = 0

    async def ping(_: Database) -> None:
        nonlocal pings
        pings += 1

    monkeypatch.setattr(Database, "ping", ping)
    async with asked(embedded) as (_, http):
        answers = await asyncio.gather(*(http.get("/health/ready") for _ in range(20)))
    assert {answer.status_code for answer in answers} == {200}
    assert pings <= 3  # seconds that twenty requests may take on a busy machine


@pytest.mark.parametrize("part", ["database", "redis", "language_model", "database_replica", "spool"])
def test_what_all_share_takes_nobody_out(part: str) -> None:
    assert status_of(WHOLE | {part: "away"}) == "degraded"
    assert status_of(WHOLE | {part: "refused"}) == "degraded"
