"""Two real services behind the nginx of ``deploy/nginx``: what a customer gets through it."""

from __future__ import annotations

import asyncio
import json
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise

import httpx2
import pytest
from pydantic import SecretStr
from sqlalchemy.engine import URL

from app.core.config import Settings
from app.errors import AppError, TooLarge, Unavailable
from scripts.seed_demo import seed
from tests.conftest import empty, on_servers, skip
from tests.llm.server import Play, Server, openai_server
from tests.operations.nginx import nginx
from tests.operations.service import Service, service
from tests.pipeline.serving import events
from tests.security.identities import bearer, token
from tests.servers import PATH, Missing

pytestmark = pytest.mark.timeout(600)  # a busy machine is no fault

USER = "demo-low-cash"
BODY = {"user_id": USER, "message": "요즘 날씨가 참 좋네요"}
ANSWER = "그러게요. 날이 좋으면 마음도 조금 가벼워지지요. 오늘은 잠깐 걸어 보셔도 좋겠어요."
STRANGERS = 5  # refusals of one address in a minute


@dataclass(frozen=True)
class Front:
    """What a customer sees, and what stands behind it."""

    base: str
    replicas: tuple[Service, Service]
    model: Server

    def client(self, address: str = "127.0.0.1") -> httpx2.Client:
        """A customer at ``address`` of the loopback network."""
        transport = httpx2.HTTPTransport(local_address=address)
        return httpx2.Client(base_url=self.base, transport=transport, timeout=60)


@pytest.fixture(scope="module")
def front(
    mysql_url: URL | Missing, redis_url: str | Missing, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Front]:
    """Two services on one database and one Redis, and nginx before them."""
    binary = shutil.which("nginx", path=PATH)
    if binary is None:
        skip(Missing("nginx가 없습니다. `apt-get install nginx-light`로 설치하세요."))
    folder = tmp_path_factory.mktemp("front")
    backend = on_servers(mysql_url, redis_url, folder)
    asyncio.run(empty(backend))  # of what other tests left
    asyncio.run(
        seed(Settings(_env_file=None, db_url=SecretStr(backend.db_url), db_timeout_s=60), customers=0)
    )
    with ExitStack() as stack:
        model = stack.enter_context(openai_server())
        settings = {
            "DB_URL": backend.db_url,
            "REDIS_URL": str(backend.redis_url),
            "OPENAI_BASE_URL": model.url,
            "OPENAI_MODEL": "loopback",
            "RATE_PER_ADDRESS": f"{STRANGERS}/minute",
            "LLM_FIRST_TOKEN_TIMEOUT_S": "60",
            "LLM_TIMEOUT_S": "90",
            "DB_TIMEOUT_S": "30",
            "REDIS_TIMEOUT_S": "15",
        }
        folders = [folder / name for name in ("one", "two")]
        for own in folders:
            own.mkdir()
        one, two = (stack.enter_context(service(own, 1, **settings)) for own in folders)
        base = stack.enter_context(nginx(str(binary), folder / "nginx", [one.port, two.port]))
        yield Front(base, (one, two), model)


def refused(answer: httpx2.Response, error: type[AppError]) -> None:
    """Nginx answers as the service would; raises ``AssertionError``."""
    assert answer.status_code == error.status
    assert answer.headers["content-type"] == "application/json"
    told: dict[str, object] = {
        "code": error.code,
        "message": error.message,
        "details": [],
        "request_id": None,
    }
    assert answer.json() == {"error": told}


def test_a_turn_is_answered(front: Front) -> None:
    front.model.script.append(Play(ANSWER))
    with front.client() as http:
        answer = http.post("/api/chat", json=BODY, headers=bearer(token(USER)))
    assert answer.status_code == 200, answer.text
    assert answer.json()["reply"]


def test_a_streamed_reply_comes_piece_by_piece(front: Front) -> None:
    """Each sentence as soon as the model has written it."""
    front.model.script.append(Play(ANSWER, gap_s=0.5))

    async def times() -> list[tuple[str, float]]:
        async with (
            httpx2.AsyncClient(base_url=front.base, timeout=60) as http,
            http.stream("POST", "/api/chat/stream", json=BODY, headers=bearer(token(USER))) as response,
        ):
            assert response.headers["content-type"].startswith("text/event-stream")
            return [(event.name, time.monotonic()) async for event in events(response)]

    came = [at for name, at in asyncio.run(times()) if name == "token"]
    gaps = [after - before for before, after in pairwise(came)]
    assert [gap > 0.2 for gap in gaps] == [True, True], gaps  # three sentences


def test_customers_are_told_apart_by_their_own_address(front: Front) -> None:
    """Not by nginx's, which all share, and not by one that they make up; whichever replica they meet."""
    with front.client("127.0.0.2") as guessing, front.client("127.0.0.3") as other:
        made_up = [{"X-Forwarded-For": f"203.0.113.{number}"} for number in range(2 * STRANGERS)]
        answers = [guessing.get("/api/users/kim/insights", headers=header) for header in made_up]
        assert [answer.status_code for answer in answers] == [401] * STRANGERS + [429] * STRANGERS
        assert other.get("/api/users/kim/insights").status_code == 401


@pytest.mark.parametrize("announced", [True, False])
def test_a_body_too_large_is_refused_in_the_service_s_words(front: Front, announced: bool) -> None:
    body = json.dumps({**BODY, "message": "가" * 30_000}).encode()
    content = body if announced else iter([body[:40_000], body[40_000:]])
    headers = {**bearer(token(USER)), "Content-Type": "application/json"}
    with front.client("127.0.0.4") as http:
        refused(http.post("/api/chat", content=content, headers=headers), TooLarge)


def test_one_replica_answers_for_both_and_none_is_told_as_unavailable(front: Front) -> None:
    """Killed without a word: every new turn is still answered. Last, since it ends the services."""
    one, two = front.replicas
    one.process.kill()
    one.process.wait(30)
    for number in range(6):
        front.model.script.append(Play(ANSWER))
        with front.client(f"127.0.0.{20 + number}") as http:
            answer = http.post("/api/chat", json=BODY, headers=bearer(token(USER)))
        assert answer.status_code == 200, answer.text
    two.process.kill()
    two.process.wait(30)
    with front.client("127.0.0.5") as http:
        answer = http.post("/api/chat", json=BODY, headers=bearer(token(USER)))
    refused(answer, Unavailable)
    assert answer.headers["retry-after"] == "5"
