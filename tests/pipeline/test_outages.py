"""Servers that are stopped, hang and come back while customers talk: honest answers, no restart, no trace."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import httpx2
import pymysql
import pytest
import redis
from fastapi import FastAPI

from app.core.db import migrate
from app.factory import create_app, lifespan
from scripts.seed_demo import seed
from tests.conftest import Backend, settings_for, skip
from tests.pipeline.serving import heard, served
from tests.pipeline.stand_ins import ScriptedChat, WordEmotions, eager_chat, install
from tests.servers import PATH, Missing, free_port, private_mariadb, private_redis

pytestmark = pytest.mark.timeout(600)  # a busy machine is no fault

USER = "demo-delinq-early"
FINANCE = {"user_id": USER, "message": "카드값이 밀려서 걱정이에요"}
GENERAL = {"user_id": USER, "message": "안녕하세요"}
CRISIS = {"user_id": USER, "message": "빚 때문에 죽고 싶어요"}
NAME = "emofinance_outage"


class Server:
    """A server of our own that is stopped and started on one port."""

    def __init__(self, start: Callable[[], Any]) -> None:
        self.start = start
        self.stack = ExitStack()

    def up(self) -> None:
        """Start it; what it stores on disk is there again."""
        self.stack.enter_context(self.start())

    def down(self) -> None:
        """Stop it."""
        self.stack.close()


@pytest.fixture
def own_redis(tmp_path: Path) -> Iterator[tuple[Server, str]]:
    """A Redis and its address."""
    binary, port = shutil.which("redis-server"), free_port()
    if binary is None:
        skip(Missing("Redis 서버를 설치해 주세요: `apt-get install redis-server`"))
    server = Server(lambda: private_redis(tmp_path, str(binary), port))
    server.up()
    yield server, f"redis://127.0.0.1:{port}"
    server.down()


@pytest.fixture
def own_mariadb(tmp_path: Path) -> Iterator[tuple[Server, str]]:
    """A migrated MariaDB and its address."""
    binary, install_db = shutil.which("mariadbd", path=PATH), shutil.which("mariadb-install-db")
    if binary is None or install_db is None:
        skip(Missing("MariaDB 서버를 설치해 주세요: `apt-get install mariadb-server`"))
    tmp_path.chmod(0o755)
    port = free_port()
    server = Server(lambda: private_mariadb(tmp_path, str(binary), str(install_db), port))
    server.up()
    with connected(port) as cursor:
        cursor.execute(f"CREATE DATABASE {NAME} CHARACTER SET utf8mb4")
    url = f"mysql+asyncmy://root@127.0.0.1:{port}/{NAME}"
    migrate(url)
    yield server, url
    server.down()


@contextmanager
def connected(port: int) -> Iterator[Any]:
    """A cursor on our own MariaDB."""
    connection = pymysql.connect(host="127.0.0.1", port=port, user="root", autocommit=True)
    with connection, connection.cursor() as cursor:
        yield cursor


@asynccontextmanager
async def running(backend: Backend, **changes: object) -> AsyncIterator[FastAPI]:
    """The application on ``backend`` with the demo customers."""
    settings = settings_for(backend, emotion_model_dir=backend.folder / "no-model", **changes)
    app = create_app(settings)
    async with lifespan(app):
        await seed(settings.model_copy(update={"db_timeout_s": 60}), customers=0)
        install(app, emotions=WordEmotions())
        yield app
        await app.state.services.live.close()


async def answered(http: httpx2.AsyncClient, body: dict[str, str], **headers: str) -> dict[str, Any]:
    """An answer, whatever is away."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    response = await http.post("/api/chat", json=body, headers=sent)
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    assert found["reply"]
    return found


async def until_whole(http: httpx2.AsyncClient, body: dict[str, str]) -> dict[str, Any]:
    """The first answer that lacks nothing; without a restart it comes."""
    end = monotonic() + 60
    while True:
        found = await answered(http, body)
        if not found["meta"]["degraded"]:
            return found
        assert monotonic() < end, found["meta"]["degraded"]
        await asyncio.sleep(0.2)


async def test_redis_is_stopped_and_comes_back(embedded: Backend, own_redis: tuple[Server, str]) -> None:
    server, url = own_redis
    backend = Backend("redis", embedded.db_url, url, embedded.folder)
    async with running(backend, db_timeout_s=30) as app, served(app) as http:
        assert (await answered(http, FINANCE))["meta"]["degraded"] == []
        server.down()
        away = await answered(http, FINANCE, Idempotency_Key="k")
        assert away["meta"]["degraded"] == ["history"]
        assert away["scenario"]["label"] == "DELINQ_EARLY"
        told = await heard(http, FINANCE)
        assert (told[0].name, told[-1].name) == ("analysis", "done")
        assert told[-1].data["meta"]["degraded"] == ["history"]
        assert "109" in (await answered(http, CRISIS))["reply"]
        for where in (f"/api/users/{USER}/sessions", f"/api/chat/stream/{'0' * 32}?user_id={USER}"):
            refused = await http.get(where)
            assert (refused.status_code, refused.json()["error"]["code"]) == (503, "unavailable")
            assert refused.headers["retry-after"]
        server.up()
        await until_whole(http, FINANCE)
        assert (await http.get(f"/api/users/{USER}/sessions")).json()["sessions"][0]["messages"] >= 2


async def test_redis_is_stopped_in_the_middle_of_a_turn(
    embedded: Backend, own_redis: tuple[Server, str]
) -> None:
    server, url = own_redis
    backend = Backend("redis", embedded.db_url, url, embedded.folder)
    async with running(backend, db_timeout_s=30) as app, served(app) as http:
        chat = ScriptedChat()
        install(app, chat=chat)
        asked = [
            asyncio.create_task(answered(http, FINANCE)),
            asyncio.create_task(heard(http, GENERAL | {"session_id": "s"})),
        ]
        await chat.said.wait()
        await asyncio.sleep(0.3)
        server.down()
        chat.go.set()
        plain, told = await asyncio.gather(*asked)
        assert plain["meta"]["degraded"] == ["history"]  # type: ignore[index]
        assert told[-1].data["meta"]["degraded"] == ["history"]  # type: ignore[index]
        server.up()
        await until_whole(http, FINANCE)


async def test_redis_hangs(embedded: Backend, own_redis: tuple[Server, str]) -> None:
    _, url = own_redis
    backend = Backend("redis", embedded.db_url, url, embedded.folder)
    async with running(backend, db_timeout_s=30, redis_timeout_s=0.5) as app, served(app) as http:
        await answered(http, FINANCE)
        with redis.Redis.from_url(url) as admin:
            admin.client_pause(6_000)
        begun = monotonic()
        assert (await answered(http, FINANCE))["meta"]["degraded"] == ["history"]
        assert monotonic() - begun < 5
        await asyncio.sleep(6)
        await until_whole(http, FINANCE)


async def test_the_database_is_stopped_and_comes_back(
    tmp_path: Path, own_mariadb: tuple[Server, str]
) -> None:
    server, url = own_mariadb
    async with running(Backend("mariadb", url, None, tmp_path)) as app, served(app) as http:
        await until_whole(http, FINANCE)
        server.down()
        away = await answered(http, FINANCE)
        assert set(away["meta"]["degraded"]) == {"finance_data", "audit_spooled"}
        assert away["scenario"] is None
        assert away["meta"]["scenario_absent"].startswith("지금은 금융 데이터를 불러오지 못해")
        assert "35만" not in away["reply"]
        assert (await answered(http, GENERAL))["meta"]["degraded"] == ["audit_spooled"]
        assert (await heard(http, FINANCE))[-1].name == "done"
        assert "109" in (await answered(http, CRISIS))["reply"]
        server.up()
        whole = await until_whole(http, FINANCE)
        assert whole["scenario"]["label"] == "DELINQ_EARLY"


async def test_the_database_hangs(tmp_path: Path, own_mariadb: tuple[Server, str]) -> None:
    _, url = own_mariadb
    port = int(url.rpartition(":")[2].partition("/")[0])
    async with running(Backend("mariadb", url, None, tmp_path), db_timeout_s=2) as app, served(app) as http:
        await until_whole(http, FINANCE)
        with connected(port) as cursor:
            cursor.execute(f"LOCK TABLES {NAME}.CardUsage WRITE")
            begun = monotonic()
            away = await answered(http, FINANCE)
            assert "finance_data" in away["meta"]["degraded"]
            assert monotonic() - begun < 15
            cursor.execute("UNLOCK TABLES")
        assert (await until_whole(http, FINANCE))["scenario"]["label"] == "DELINQ_EARLY"


async def test_nothing_leaves_that_cannot_be_recorded(
    app: FastAPI, client: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = app.state.services
    trail = services.records.trail

    def full(rows: object) -> None:
        raise OSError("no space")

    async def away(records: object) -> bool:
        return False

    monkeypatch.setattr(trail, "_stored", away)
    monkeypatch.setattr(trail.drain.spool, "append", full)
    install(app, chat=eager_chat())
    refused = await client.post("/api/chat", json=FINANCE, headers={"Idempotency-Key": "k"})
    assert (refused.status_code, refused.json()["error"]["code"]) == (503, "unavailable")
    assert [key async for key in services.redis.scan_iter(match="chat:*")] == []
    async with served(app) as http:
        told = await heard(http, FINANCE)
    assert told[-1].name == "error"
    assert told[-1].data["error"]["code"] == "unavailable"
    assert "109" in (await answered(client, CRISIS))["reply"]
