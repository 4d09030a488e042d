"""Every panel and rule asks a real Prometheus, which scrapes two workers under load, and gets an answer.

About 40 seconds on a quiet machine, most of it the start of the service.
"""

from __future__ import annotations

import asyncio
import json
import math
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest
from pydantic import SecretStr
from sqlalchemy import select
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import create_async_engine

from app.core.config import Settings
from app.models import AuditEntry
from rules.knowledge import PACKAGE
from scripts.build_dashboards import DASHBOARDS
from scripts.seed_demo import seed
from tests.conftest import on_servers, skip
from tests.llm.server import Play, Server, openai_server
from tests.operations.service import WORKERS, Prometheus, Service, prometheus, service
from tests.pipeline.serving import heard
from tests.security.identities import BANK_KEY, GRAFANA_KEY, bearer, token
from tests.servers import Missing

pytestmark = pytest.mark.timeout(600)  # a busy machine is no fault

MESSAGES = (
    ("demo-delinq-early", "카드값이 밀려서 걱정이에요"),
    ("demo-low-cash", "이번 달 카드 얼마 썼어?"),
    ("demo-stable-hope", "안녕하세요"),
    ("demo-credit-up", "오늘 정말 기분이 좋아요"),
    ("demo-debt-crisis", "빚 때문에 죽고 싶어요"),
    ("demo-loan-decision", "검찰이라면서 통장이 범죄에 쓰였으니 돈을 안전계좌로 옮기래요"),
    ("demo-recovering", "제 번호는 010-2345-6789이에요. 드디어 다 갚았어요"),
    ("demo-income-drop", "ㅁㄴㅇㄹ 쿼크 플라스마"),
)
WRONG = "이 조건이면 무조건 승인됩니다."
LIMIT = 4  # turns of one customer in a minute


@dataclass
class Watched:
    """The service under load and who watches it."""

    service: Service
    prometheus: Prometheus
    model: Server
    rules: Path
    answered: Counter[int]
    database: str


@pytest.fixture(scope="module")
def watched(
    mysql_url: URL | Missing, redis_url: str | Missing, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Watched]:
    """Two workers on MySQL/MariaDB, Redis and a language model, and a Prometheus."""
    binary = shutil.which("prometheus")
    if binary is None:
        skip(Missing("Prometheus가 없습니다. `apt-get install prometheus`로 설치하세요."))
    folder = tmp_path_factory.mktemp("watched")
    backend = on_servers(mysql_url, redis_url, folder)
    database = backend.db_url
    asyncio.run(seed(Settings(_env_file=None, db_url=SecretStr(database), db_timeout_s=60), customers=0))
    rules = folder / "rules"
    rules.mkdir()
    with openai_server() as model:
        settings = {
            "DB_URL": database,
            "REDIS_URL": str(backend.redis_url),
            "OPENAI_BASE_URL": model.url,
            "OPENAI_MODEL": "loopback",
            "OPENAI_PROMPT_PRICE": "0.4",
            "OPENAI_COMPLETION_PRICE": "1.6",
            "LLM_RETRIES": "0",
            "LLM_CIRCUIT_FAILURES": "1000",
            "TURNS_PER_USER": f"{LIMIT}/minute",
            "DB_TIMEOUT_S": "30",
            "REDIS_TIMEOUT_S": "15",
            "RULES_DIR": str(rules),
            "RULES_RELOAD_S": "0.3",
        }
        with service(folder, **settings) as running, prometheus(str(binary), folder, running.port) as watcher:
            yield Watched(running, watcher, model, rules, Counter(), database)


async def load(watched: Watched, rounds: int) -> None:
    """Customers of every kind, some over their limit, some without a key."""
    async with httpx2.AsyncClient(base_url=watched.service.base, timeout=60) as http:
        for _ in range(rounds):
            for user_id, message in MESSAGES:
                watched.model.script.extend((Play(WRONG), Play(echo=True), Play(status=500)))
                body = {"user_id": user_id, "message": message}
                answer = await http.post("/api/chat", json=body, headers=bearer(token(user_id)))
                watched.answered[answer.status_code] += 1
        headers = bearer(token("demo-credit-down"))
        body = {"user_id": "demo-credit-down", "message": "카드 한도가 줄었어요"}
        await heard(http, body, **headers)
        watched.answered[200] += 1
        assert (await http.get("/api/users/demo-low-cash/scenario")).status_code == 401


def wait_for(what: str | Callable[[], str], seconds: float, true: Callable[[], bool]) -> None:
    """Wait for ``true``, which Prometheus needs a few scrapes for."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, what if isinstance(what, str) else what()
        time.sleep(0.5)


def told(values: list[float]) -> bool:
    """Whether a query found something that can be drawn."""
    return bool(values) and any(math.isfinite(value) for value in values)


def test_every_panel_is_answered_under_load(watched: Watched) -> None:
    asyncio.run(load(watched, 2))
    time.sleep(2.5)  # a scrape between, so that there is a rate
    asyncio.run(load(watched, LIMIT))
    assert watched.answered[429] >= len(MESSAGES)
    panels = {f"{board.title}: {panel.title}": panel.query for board in DASHBOARDS for panel in board.panels}
    assert len(panels) >= 25

    silent = dict(panels)

    def all_told() -> bool:
        for title, query in tuple(silent.items()):
            if told(watched.prometheus.query(query)):
                del silent[title]
        return not silent

    wait_for(lambda: f"no data: {list(silent)}", 90, all_told)


def test_every_rule_is_evaluated_and_pages_nobody(watched: Watched) -> None:
    """Rates of refused requests and broken models are part of the load: nothing that pages may fire on them."""
    assert told(watched.prometheus.query("emofinance:emotion_drift"))
    firing = watched.prometheus.series('ALERTS{alertstate="firing",severity="page"}')
    assert firing == []


def test_two_workers_count_together(watched: Watched) -> None:
    """Prometheus sees the sum of both, exactly as often as somebody was answered."""
    answered = float(watched.answered[200])
    wait_for("all turns", 60, lambda: watched.prometheus.query("sum(emofinance_turns_total)") == [answered])
    (busy,) = watched.prometheus.query('sum(emofinance_in_use_limit{resource="emotion_model"})')
    assert busy == 64 * WORKERS


def test_no_label_holds_anything_of_a_customer(watched: Watched) -> None:
    found = watched.prometheus.series('{__name__=~"emofinance_.+"}')
    labels = json.dumps([labels for labels, _ in found], ensure_ascii=False)
    assert len(found) > 200
    for user_id, message in MESSAGES:
        assert user_id not in labels
        assert message not in labels
    assert "010-2345-6789" not in labels


def test_both_workers_follow_the_files_and_refuse_a_broken_one(watched: Watched) -> None:
    """No restart: the rules of every answer change, and a broken file is told by metric and log."""
    before = versions(watched)
    document = json.loads((PACKAGE / "thresholds.json").read_text("utf-8"))
    document["values"]["rate_high"]["value"] = 14.5
    (watched.rules / "thresholds.json").write_text(json.dumps(document), "utf-8")
    wait_for("both workers", 60, lambda: loaded(watched) == WORKERS)
    after = versions(watched)
    assert len(before) == len(after) == 1
    assert before != after
    (watched.rules / "thresholds.json").write_text("{", "utf-8")
    wait_for("the metric", 60, lambda: watched.prometheus.query("max(emofinance_rules_refused)") == [1.0])
    wait_for("both logs", 60, lambda: refused(watched) == WORKERS)
    assert versions(watched) == after


def versions(watched: Watched) -> set[str]:
    """The rule versions of many answers, whoever gives them."""
    found = set()
    for _ in range(12):  # new connections: either worker takes them
        with httpx2.Client(base_url=watched.service.base, timeout=60) as http:
            answer = http.get("/api/users/demo-low-cash/scenario", headers=bearer(token("demo-low-cash")))
        found.add(answer.json()["rules_version"])
    return found


def loaded(watched: Watched) -> int:
    """How many workers said that they took new files."""
    return sum(line["event"] == "rules_loaded" for line in watched.service.lines())


def refused(watched: Watched) -> int:
    """How many workers said that they refused some."""
    return sum(line["event"] == "rules_refused" for line in watched.service.lines())


def test_metrics_need_the_key_of_whoever_scrapes(watched: Watched) -> None:
    with httpx2.Client(base_url=watched.service.base, timeout=60) as http:
        assert http.get("/metrics").status_code == 401
        assert http.get("/metrics", headers={"X-API-Key": GRAFANA_KEY}).status_code == 200


async def test_sigterm_lets_every_turn_end_and_be_recorded(watched: Watched) -> None:
    """The last test: the service is gone after it."""
    users = ["demo-revolving-burden", "demo-card-pay-difficulty", "demo-delinq-long", "demo-delinq-mid"]
    watched.model.script.clear()
    watched.model.asked.clear()
    watched.model.script.extend([Play(echo=True, first_token_s=4)] * len(users))
    told_to_end = asyncio.Event()

    async def one(user_id: str) -> tuple[int, str]:
        async with httpx2.AsyncClient(base_url=watched.service.base, timeout=60) as http:
            body = {"user_id": user_id, "session_id": "last", "message": "요즘 날씨가 참 좋네요"}
            key = {"X-API-Key": BANK_KEY}
            answer = await http.post("/api/chat", json=body, headers=key)
            assert told_to_end.is_set()
            return answer.status_code, answer.headers["x-request-id"]

    asked = [asyncio.create_task(one(user_id)) for user_id in users]
    await asyncio.to_thread(wait_for, "the model", 60, lambda: len(watched.model.asked) == len(users))
    watched.service.process.terminate()
    told_to_end.set()
    answers = await asyncio.gather(*asked)
    assert [status for status, _ in answers] == [200] * len(users)
    assert await asyncio.to_thread(watched.service.process.wait, 60) == 0
    engine = create_async_engine(watched.database)
    async with engine.connect() as connection:
        recorded = set((await connection.scalars(select(AuditEntry.entry_id))).all())
    await engine.dispose()
    assert {request_id for _, request_id in answers} <= recorded
    assert not list((watched.rules.parent / "audit").rglob("*.spool"))
