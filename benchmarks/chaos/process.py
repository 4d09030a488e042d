"""The service as a process that is killed, ended and started again on the same port and the same disk."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from app.core.config import ROOT
from benchmarks.chaos.servers import MODEL, Servers
from benchmarks.service import AUDIT_KEY
from tests.servers import free_port, wait_until

PATIENCE_S = 120
GRACE_S = 30
#: Shorter than in production, so that a row of the matrix takes seconds; the answers are the same.
IMPATIENT = {
    "LLM_FIRST_TOKEN_TIMEOUT_S": "1.5",
    "LLM_TIMEOUT_S": "4",
    "LLM_CIRCUIT_REST_S": "2",
    "HISTORY_MAX_MESSAGES": "1000",
}
FAKETIME = ("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1", "/usr/lib/faketime/libfaketime.so.1")


@dataclass
class ServiceProcess:
    """One service in a folder of its own: its audit folder, its model, its log."""

    servers: Servers
    folder: Path
    application: str = "main:app"
    workers: int = 1
    extra: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    writer: subprocess.Popen[bytes] | None = None  # of the log

    def __post_init__(self) -> None:
        self.folder.mkdir()
        shutil.copytree(MODEL, self.model, ignore=shutil.ignore_patterns("*.safetensors", "*.bin"))

    @property
    def model(self) -> Path:
        """Its own copy of the emotion model."""
        return self.folder / "emotion"

    @property
    def audit(self) -> Path:
        """Its audit folder."""
        return self.folder / "audit"

    @property
    def environment(self) -> dict[str, str]:
        """What it is started with."""
        return {
            **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            **IMPATIENT,
            "DB_URL": self.servers.db_url,
            "REDIS_URL": self.servers.redis_url,
            "OPENAI_BASE_URL": self.servers.model.url,
            "EMOTION_MODEL_DIR": str(self.model),
            "AUDIT_KEY": AUDIT_KEY,
            "AUDIT_DIR": str(self.audit),
            "LOG_FORMAT": "json",
            **self.extra,
        }

    @property
    def pid(self) -> int:
        """Of the running process."""
        assert self.process is not None  # noqa: S101
        return self.process.pid

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [sys.executable, "-m", "uvicorn", self.application, "--port", str(self.port)]
        command += ["--no-access-log", "--workers", str(self.workers)]
        command += ["--timeout-graceful-shutdown", str(GRACE_S)]
        with (self.folder / "service.log").open("ab") as log:
            # Through a pipe: a limit on the size of files must not stop the log.
            self.writer = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=log)  # noqa: S607
            self.process = subprocess.Popen(  # noqa: S603  our own service
                command, cwd=ROOT, env=self.environment, stdout=self.writer.stdin, stderr=self.writer.stdin
            )
        assert self.writer.stdin is not None  # noqa: S101
        self.writer.stdin.close()
        wait_until(self.lives, what="the service", seconds=PATIENCE_S)

    def lives(self) -> bool:
        """Whether it answers; raises ``RuntimeError`` when it has ended."""
        if self.process is not None and self.process.poll() is not None:
            raise RuntimeError((self.folder / "service.log").read_text("utf-8")[-2_000:])
        try:
            urlopen(f"http://127.0.0.1:{self.port}/health/live", timeout=5).close()
        except (URLError, OSError):
            return False
        return True

    def end(self) -> float:
        """SIGTERM, and the seconds until it has ended."""
        begun = time.monotonic()
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(GRACE_S + 30)
        self.finish_log()
        return time.monotonic() - begun

    def kill(self) -> None:
        """SIGKILL."""
        os.kill(self.pid, signal.SIGKILL)
        assert self.process is not None  # noqa: S101
        self.process.wait(10)
        self.finish_log()

    def finish_log(self) -> None:
        """Wait until the log is written."""
        if self.writer is not None:
            self.writer.wait(10)

    def kill_a_worker(self) -> None:
        """SIGKILL for one of the workers; the parent stays."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text("ascii").split()
        workers = [pid for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]
        os.kill(int(workers[-1]), signal.SIGKILL)

    def restart(self) -> None:
        """End it and start it again."""
        self.end()
        self.start()

    def limit_files(self, size: int) -> None:
        """No file may grow beyond ``size`` bytes: the nearest thing to a full disk without a disk."""
        resource.prlimit(self.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """One of the project's own commands in the service's environment."""
        return subprocess.run(  # noqa: S603
            [sys.executable, *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )


def faketime() -> str | None:
    """The library that moves the clock, where it is installed."""
    return next((path for path in FAKETIME if Path(path).exists()), None)
