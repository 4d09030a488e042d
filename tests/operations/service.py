"""The service with two workers as it runs in production, scraped by a real Prometheus."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

from app.core.config import ROOT
from tests.security.identities import GRAFANA_KEY, GUARDED
from tests.servers import free_port, wait_until
from tests.web.service import wait_for

RULES = ROOT / "deploy" / "prometheus" / "alerts.yml"
WORKERS = 2
PROMPT = ("--http", "app.core.prompt_answers:PromptConnection")


@dataclass(frozen=True)
class Service:
    """Where it listens, and its process, the parent of the workers."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def base(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def lines(self) -> list[dict[str, Any]]:
        """What it logged so far."""
        return [json.loads(line) for line in self.log.read_text("utf-8").splitlines() if line.startswith("{")]


@contextmanager
def service(folder: Path, workers: int = WORKERS, /, **settings: str) -> Iterator[Service]:
    """Its workers, two unless told, with authentication on; ends as it is told to end in production."""
    port = free_port()
    (folder / "metrics").mkdir()
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME", "LANG", "PYTHONPATH") if name in os.environ},
        **{name.upper(): str(value) for name, value in GUARDED.items()},
        "AUDIT_DIR": str(folder / "audit"),
        "AUDIT_KEY": "a key that only the tests may ever use: 0123456789",
        "LOG_FORMAT": "json",
        "PROMETHEUS_MULTIPROC_DIR": str(folder / "metrics"),
        **settings,
    }
    command = [sys.executable, "-m", "uvicorn", "main:app", "--port", str(port), "--workers", str(workers)]
    log = folder / "service.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, "--no-access-log", "--timeout-graceful-shutdown", "30", *PROMPT],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=output,
        )
        try:
            wait_for(port, process)
            yield Service(port, process, log)
        finally:
            process.terminate()
            process.wait(60)


@dataclass(frozen=True)
class Prometheus:
    """A running Prometheus."""

    port: int

    def query(self, expression: str) -> list[float]:
        """The values of every series that ``expression`` finds; raises when it is wrong."""
        return [value for _, value in self.series(expression)]

    def series(self, expression: str) -> list[tuple[dict[str, str], float]]:
        """Labels and values."""
        address = f"http://127.0.0.1:{self.port}/api/v1/query?{urlencode({'query': expression})}"
        with urlopen(address, timeout=10) as response:
            answer = json.load(response)
        assert answer["status"] == "success", answer
        data = answer["data"]
        if data["resultType"] == "scalar":
            return [({}, float(data["result"][1]))]
        return [(row["metric"], float(row["value"][1])) for row in data["result"]]


@contextmanager
def prometheus(binary: str, folder: Path, port: int) -> Iterator[Prometheus]:
    """A Prometheus that scrapes the service every second, with its key and with our rules."""
    own = free_port()
    (folder / "key").write_text(GRAFANA_KEY)
    config = {
        "global": {"scrape_interval": "1s", "evaluation_interval": "1s"},
        "rule_files": [str(RULES)],
        "scrape_configs": [
            {
                "job_name": "emofinance",
                "authorization": {"credentials_file": str(folder / "key")},
                "static_configs": [{"targets": [f"127.0.0.1:{port}"]}],
            }
        ],
    }
    path = folder / "prometheus.yml"
    path.write_text(json.dumps(config))  # JSON is YAML
    command = [binary, f"--config.file={path}", f"--storage.tsdb.path={folder / 'tsdb'}"]
    process = subprocess.Popen(
        [*command, f"--web.listen-address=127.0.0.1:{own}", "--log.level=error"], stdout=subprocess.DEVNULL
    )
    running = Prometheus(own)
    try:
        wait_until(lambda: scraped(running), what="Prometheus", seconds=60)
        yield running
    finally:
        process.terminate()
        process.wait(30)


def scraped(running: Prometheus) -> bool:
    """Whether the service was scraped with success."""
    try:
        return running.query('up{job="emofinance"}') == [1.0]
    except OSError:
        return False
