"""Somebody at a terminal is told in one line what is in the way, without a traceback."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from app.core.config import ROOT
from app.core.db import NOT_REACHED
from tests.servers import free_port

PASSWORD = "a-password-of-the-tests"


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a command says."""
    given = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ} | environment
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )


@contextmanager
def hanging_up() -> Iterator[int]:
    """A port behind which somebody takes every call and hangs up, like a proxy whose database is away."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    server.accept()[0].close()
                except OSError:
                    return

        Thread(target=serve, daemon=True).start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)


def told_away(port: int, driver: str, folder: Path, *command: str) -> None:
    """Check what ``command`` says of a database that is not there."""
    url = f"mysql+{driver}://bank:{PASSWORD}@127.0.0.1:{port}/emofinance"
    done = run(*command, DB_URL=url, AUDIT_DIR=str(folder), LOG_LEVEL="WARNING", OPENAI_API_KEY="")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(NOT_REACHED)
    assert PASSWORD not in done.stdout + done.stderr


@pytest.mark.parametrize("driver", ["asyncmy", "aiomysql"])
@pytest.mark.parametrize("command", ["-m alembic upgrade head", "-m app.audit verify"])
def test_a_database_that_is_away_is_told_in_a_line(command: str, driver: str, tmp_path: Path) -> None:
    told_away(free_port(), driver, tmp_path, *command.split())


def test_a_database_that_hangs_up_is_told_in_a_line(tmp_path: Path) -> None:
    with hanging_up() as port:
        told_away(port, "asyncmy", tmp_path, "-m", "alembic", "upgrade", "head")


def test_a_port_that_is_taken_is_told_in_a_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        done = run("-m", "scripts.welcome", "--port", str(port))
        assert (done.returncode, done.stdout) == (1, "")
        (line,) = done.stderr.splitlines()
        assert line.startswith(f"127.0.0.1:{port}은(는) 다른 프로그램이 쓰고 있습니다.")
    done = run("-m", "scripts.welcome", "--port", str(port))
    assert (done.returncode, done.stderr) == (0, "")
    assert f"http://127.0.0.1:{port}/" in done.stdout


@pytest.mark.parametrize(("host", "port"), [("203.0.113.9", "8000"), ("127.0.0.1", "70000")])
def test_where_no_server_can_listen_is_told_in_a_line(host: str, port: str) -> None:
    done = run("-m", "scripts.welcome", "--host", host, "--port", port)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "HOST와 PORT를 확인하세요" in line


def test_make_run_asks_before_it_starts() -> None:
    recipe = (ROOT / "Makefile").read_text("utf-8").split("\nrun: ")[1].split("\n\n")[0].splitlines()
    asked, started = recipe[1:]
    assert "scripts.welcome --host $(HOST) --port $(PORT)" in asked
    assert "uvicorn main:app --host $(HOST) --port $(PORT)" in started
