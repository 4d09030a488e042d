"""The service as a process of its own on a fresh database, with the times of its stages."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

import pymysql
import redis
from pydantic import SecretStr
from pymysql.cursors import Cursor
from sqlalchemy.engine import make_url

from app.core.config import ROOT, Settings
from app.core.db import migrate
from scripts.seed_demo import seed
from tests.servers import free_port

SERVER_DB = os.environ.get("BENCH_DB_URL", "mysql+asyncmy://root@127.0.0.1:3306/emofinance_bench")
SERVER_REDIS = os.environ.get("BENCH_REDIS_URL", "redis://127.0.0.1:6379/13")
AUDIT_KEY = "a key that only the benchmark may ever use: 0123456789"
PATIENCE_S = 60


@dataclass(frozen=True, slots=True)
class Backend:
    """Where the data lies."""

    name: str
    db_url: str
    redis_url: str | None
    workers: int = 1


@dataclass(frozen=True, slots=True)
class Service:
    """A running service."""

    port: int
    log: Path
    pid: int = 0

    def mark(self) -> int:
        """Where the log is now."""
        return self.log.stat().st_size

    def stages(self, since: int) -> Mapping[str, Sequence[float]]:
        """Milliseconds of each stage of the turns since ``mark``."""
        found: dict[str, list[float]] = defaultdict(list)
        for line in self.log.read_bytes()[since:].splitlines():
            if b'"stages_ms"' in line:
                for stage, spent in json.loads(line)["stages_ms"].items():
                    found[stage].append(spent)
        return found


@contextmanager
def fresh(kind: str, *, customers: int, workers: int = 1) -> Iterator[Backend]:
    """A migrated database of one kind with demo customers: ``embedded`` or ``servers``."""
    with TemporaryDirectory() as folder:
        if kind == "embedded":
            backend = Backend("SQLite + 내장 Redis", f"sqlite+aiosqlite:///{folder}/bench.db", None)
        else:
            name = "MariaDB + Redis" + (f", 프로세스 {workers}개" if workers > 1 else "")
            backend = Backend(name, SERVER_DB, SERVER_REDIS, workers)
            recreate(SERVER_DB)
        migrate(backend.db_url)
        settings = Settings(_env_file=None, db_url=SecretStr(backend.db_url), db_timeout_s=60)
        asyncio.run(seed(settings, customers=customers))
        yield backend
        if kind != "embedded":
            recreate(SERVER_DB)
            with redis.Redis.from_url(SERVER_REDIS) as client:
                client.flushdb()


def recreate(url: str) -> None:
    """An empty database in the place of the old one."""
    name = make_url(url).database
    with connected(url) as connection, connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS `{name}`")
        cursor.execute(f"CREATE DATABASE `{name}` CHARACTER SET utf8mb4")


def connected(url: str) -> pymysql.Connection[Cursor]:
    """A connection to the server at ``url``, in none of its databases."""
    parts = make_url(url)
    return pymysql.connect(
        host=parts.host or "127.0.0.1",
        port=parts.port or 3306,
        user=parts.username or "root",
        password=parts.password or "",
        autocommit=True,
    )


@contextmanager
def running(
    backend: Backend, *, application: str = "main:app", python: str = sys.executable, **settings: str
) -> Iterator[Service]:
    """The service on ``backend``, as it runs in production but for the keys."""
    port = free_port()
    with TemporaryDirectory() as folder:
        environment = {
            **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            "DB_URL": backend.db_url,
            **({} if backend.redis_url is None else {"REDIS_URL": backend.redis_url}),
            "AUDIT_KEY": AUDIT_KEY,
            "AUDIT_DIR": f"{folder}/audit",
            "LOG_FORMAT": "json",
            **settings,
        }
        command = [
            python,
            "-m",
            "uvicorn",
            application,
            "--port",
            str(port),
            "--no-access-log",
            "--loop",
            "asyncio",
            "--http",
            "app.core.prompt_answers:PromptConnection",
        ]
        log = Path(folder) / "service.log"
        with log.open("wb") as output:
            process = subprocess.Popen(  # noqa: S603  our own service
                [*command, "--workers", str(backend.workers), "--timeout-worker-healthcheck", "30"],
                cwd=ROOT,
                env=environment,
                stdout=output,
                stderr=output,
            )
            try:
                wait_for(port, process, log)
                yield Service(port, log, process.pid)
            finally:
                process.terminate()
                process.wait(60)


def memory_mb(pid: int) -> float:
    """Memory of a process and its children, what they share counted once."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    own = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    pss = next(int(line.split()[1]) for line in own.splitlines() if line.startswith("Pss:"))
    return pss / 1e3 + sum(memory_mb(int(child)) for child in children)


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the service is ready."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end and process.poll() is None:
        try:
            urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=5).close()
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"the service did not start:\n{log.read_text('utf-8')[-2_000:]}")
