"""The service as a process of its own, on a free port, with the demo customers."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from app.core.config import ROOT
from tests.servers import free_port

PATIENCE = 120.0


@contextmanager
def running_service(database: Path, **settings: str) -> Iterator[int]:
    """Serve ``database`` with ``settings`` as environment variables; yields the port."""
    port = free_port()
    given = {
        name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "PYTHONPATH"}
    }
    environment = {
        **given,
        "ENVIRONMENT": "development",
        "DB_URL": f"sqlite+aiosqlite:///{database}",
        "AUDIT_DIR": str(database.parent / "audit"),
        "LOG_LEVEL": "WARNING",
        **settings,
    }
    command = [sys.executable, "-m", "uvicorn", "main:app", "--port", str(port), "--log-level", "warning"]
    with (database.parent / f"service-{port}.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            wait_for(port, process)
            yield port
        finally:
            process.terminate()
            process.wait(10)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Until it answers."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urlopen(f"http://127.0.0.1:{port}/health/live", timeout=1).close()
        except (URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the service did not start")
