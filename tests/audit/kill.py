"""``python -m tests.audit.kill``: a service killed among a thousand turns, and what is left of them.

A real server process on MariaDB and Redis answers many customers at once; in the middle it gets SIGKILL and another
one takes its place. Every turn that was answered must be in the audit trail and in the talk, and nothing twice.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx2
from pydantic import SecretStr
from sqlalchemy import select

from app.core.audit_keys import load_audit_keys
from app.core.config import ROOT, Settings
from app.core.db import migrate, open_database
from app.core.redis_client import open_redis
from app.models import AuditEntry
from app.repositories.audit import open_trail
from app.repositories.audit.anchors import read_anchors
from app.repositories.audit.verification import TrailVerifier
from app.repositories.conversations import ConversationRepository
from scripts.marked_section import table, write_section
from scripts.seed_demo import seed
from tests.servers import Missing, empty_redis, free_port, fresh_mysql_database, mysql_server, redis_server

KEY = "a key that only the tests may ever use: 0123456789"
BUSY = frozenset({429, 503})  # sent away: asked again
AT_ONCE = 1_000  # turns under way at a time, at most
DOCUMENT = ROOT / "docs" / "compliance.md"
NOTE = (
    "서비스를 MariaDB와 Redis 위에서 띄우고, 동시에 도는 턴의 한가운데에서 `kill -9`로 죽인 다음 새 프로세스를 띄운다"
    "(`python -m tests.audit.kill`). 답이 나간 턴은 모두 감사 기록과 대화에 한 번씩 있어야 하고, 사슬은 검증되고, "
    "스풀은 비어야 한다."
)


@dataclass
class Left:
    """What was answered, and what is found afterwards."""

    sent: int = 0
    sent_away: int = 0  # to come again, as the service asks when it is full
    answered: dict[str, str] = field(default_factory=dict)  # request id → customer
    missing: list[str] = field(default_factory=list)  # answered, not in the trail
    forgotten: list[str] = field(default_factory=list)  # answered, not in the talk
    doubled: list[str] = field(default_factory=list)
    faults: int = 0
    spooled: int = 0

    @property
    def whole(self) -> bool:
        """Whether nothing is lost, doubled or broken."""
        return not (self.missing or self.forgotten or self.doubled or self.faults or self.spooled)


def settings_of(url: str, redis_url: str, folder: Path) -> Settings:
    """The settings of the service and of whoever looks after it."""
    return Settings(
        _env_file=None,
        environment="test",
        db_url=SecretStr(url),
        redis_url=SecretStr(redis_url),
        db_timeout_s=30,
        redis_timeout_s=15,
        audit_key=SecretStr(KEY),
        audit_dir=folder / "audit",
        log_level="ERROR",
    )


@asynccontextmanager
async def service(
    settings: Settings, folder: Path, permits: int
) -> AsyncIterator[tuple[subprocess.Popen[bytes], str]]:
    """A server process and its address; killed at the end when it still lives."""
    port = free_port()
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME", "LANG", "PYTHONPATH") if name in os.environ},
        "ENVIRONMENT": "development",
        "DB_URL": settings.db_url.get_secret_value(),
        "REDIS_URL": "" if settings.redis_url is None else settings.redis_url.get_secret_value(),
        "DB_TIMEOUT_S": "30",
        "REDIS_TIMEOUT_S": "15",
        "AUDIT_KEY": KEY,
        "AUDIT_DIR": str(settings.audit_dir),
        "EMOTION_PERMITS": str(AT_ONCE),
        "TURN_PERMITS": str(permits),  # the rest wait at the door, so that some are left when it dies
        "LOG_LEVEL": "ERROR",
        "OPENAI_API_KEY": "",
    }
    command = [sys.executable, "-m", "uvicorn", "main:app", "--port", str(port), "--log-level", "error"]
    with (folder / f"service-{port}.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)  # noqa: ASYNC220  killed, not awaited
    try:
        await until_it_answers(process, port)
        yield process, f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


async def until_it_answers(process: subprocess.Popen[bytes], port: int) -> None:
    """Wait for the server; raises when it ends or takes too long."""
    async with httpx2.AsyncClient() as http:
        for _ in range(600):
            assert process.poll() is None, "the service did not start"
            try:
                await http.get(f"http://127.0.0.1:{port}/health/live")
            except httpx2.TransportError:
                await asyncio.sleep(0.2)
            else:
                return
    raise TimeoutError("the service did not start")


async def talk(base: str, left: Left, customers: range, stop: asyncio.Event) -> None:
    """One turn of each customer, all at once; sets ``stop`` when half of them are answered."""
    half = len(left.answered) + len(customers) // 2
    limits = httpx2.Limits(max_connections=AT_ONCE)
    async with httpx2.AsyncClient(base_url=base, timeout=120, limits=limits) as http:

        async def say(number: int) -> None:
            body = {"user_id": f"customer-{number}", "message": "카드값이 밀려서 걱정돼요"}
            left.sent += 1
            try:
                while (response := await http.post("/api/chat", json=body)).status_code in BUSY:
                    left.sent_away += 1
                    await asyncio.sleep(1)
            except httpx2.TransportError:
                return
            if response.status_code == 200:
                meta = response.json()["meta"]
                if "history" not in meta["degraded"]:
                    left.answered[meta["request_id"]] = body["user_id"]
            if len(left.answered) >= half:
                stop.set()

        await asyncio.gather(*(say(number) for number in customers))
        stop.set()


async def kill_in_the_middle(settings: Settings, folder: Path, turns: int) -> Left:
    """A thousand turns, half of them answered when the process dies; then a tenth with the next one."""
    permits = max(8, turns // 16)
    left = Left()
    async with service(settings, folder, permits) as (process, base):
        middle = asyncio.Event()
        talking = asyncio.create_task(talk(base, left, range(turns), middle))
        await middle.wait()
        process.send_signal(signal.SIGKILL)
        await talking
        assert process.wait() == -signal.SIGKILL
    assert turns // 2 <= len(left.answered) < turns
    async with service(settings, folder, permits) as (process, base):
        await talk(base, left, range(turns, turns + turns // 10), asyncio.Event())
        process.terminate()
        await asyncio.to_thread(process.wait, 60)
    return left


async def look(settings: Settings, left: Left) -> None:
    """What is in the trail and in the talks."""
    async with open_database(settings) as database:
        async with open_trail(settings, database) as trail:
            await trail.drain.drain()
            left.spooled = trail.drain.spool.depth()
        async with database.session() as session:
            entries = Counter((await session.scalars(select(AuditEntry.entry_id))).all())
        anchors = read_anchors(settings.audit_dir / "anchors.jsonl")
        report = await TrailVerifier(database, load_audit_keys(settings), anchors).verify()
        left.faults = len(report.faults) + report.foreign
    left.missing = [one for one in left.answered if one not in entries]
    left.doubled = [one for one, times in entries.items() if times > 1]
    async with open_redis(settings) as redis:
        talks = ConversationRepository(redis, ttl_s=86_400, max_messages=40)
        for customer in left.answered.values():
            messages = (await talks.recall(customer, "default")).messages
            if len(messages) < 2:
                left.forgotten.append(customer)
            if len(messages) > 2:
                left.doubled.append(customer)


async def trial(url: str, redis_url: str, folder: Path, turns: int) -> Left:
    """The whole of it on empty stores."""
    settings = settings_of(url, redis_url, folder)
    await asyncio.to_thread(migrate, url)
    await seed(settings, customers=0)
    left = await kill_in_the_middle(settings, folder, turns)
    await look(settings, left)
    return left


def main() -> int:
    """Run, print and write the figure down."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--turns", type=int, default=1_000)
    turns = parser.parse_args().turns
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(mysql_server(folder))
        redis = stack.enter_context(redis_server(folder))
        if isinstance(server, Missing) or isinstance(redis, Missing):
            raise SystemExit("MariaDB와 Redis가 있어야 합니다")
        url = stack.enter_context(fresh_mysql_database(server)).render_as_string(hide_password=False)
        left = asyncio.run(trial(url, empty_redis(redis), folder, turns))
    row = (
        left.sent,
        len(left.answered),
        len(left.missing),
        len(left.forgotten),
        len(left.doubled),
        left.faults,
    )
    body = table(["보낸 턴", "답이 나간 턴", "기록에 없음", "대화에 없음", "두 번 있음", "깨진 사슬"], [row])
    print(body, f"spool {left.spooled}", sep="\n")
    write_section(DOCUMENT, "kill", f"### 강제 종료\n\n{NOTE}\n\n{body}")
    return 0 if left.whole else 1


if __name__ == "__main__":
    sys.exit(main())
