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
from sqlalchemy.engine import make_url

from app.core.config import ROOT
from app.core.db import NOT_REACHED
from tests.conftest import Backend
from tests.servers import free_port, fresh_mysql_database

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
@pytest.mark.parametrize(
    "command", ["-m alembic upgrade head", "-m app.audit verify", "-m scripts.seed_demo --customers 0"]
)
def test_a_database_that_is_away_is_told_in_a_line(command: str, driver: str, tmp_path: Path) -> None:
    told_away(free_port(), driver, tmp_path, *command.split())


def test_a_database_that_hangs_up_is_told_in_a_line(tmp_path: Path) -> None:
    with hanging_up() as port:
        told_away(port, "asyncmy", tmp_path, "-m", "alembic", "upgrade", "head")


def test_seeding_a_server_without_tables_names_what_to_do(servers: Backend) -> None:
    with fresh_mysql_database(make_url(servers.db_url)) as other:
        url = other.render_as_string(hide_password=False)
        done = run("-m", "scripts.seed_demo", "--customers", "0", DB_URL=url, DB_TIMEOUT_S="60")
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert "`make migrate`" in line


def test_a_folder_that_takes_no_key_is_told_in_a_line(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'own.db'}"
    done = run("-m", "app.audit", "verify", DB_URL=url, AUDIT_DIR="/proc/x", LOG_LEVEL="ERROR")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("AUDIT_DIR: /proc/x에 감사 키를 만들 수 없습니다(")


#: The job as it is run, in an environment that has none of what only jobs need.
WITHOUT = """
import importlib.util, runpy, sys
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name in ("ibis", "duckdb") else found(name, *rest)
sys.argv = [found("scripts.{job}").origin]
runpy.run_module("scripts.{job}", run_name="__main__")
"""


@pytest.mark.parametrize("job", ["import_data", "compute_thresholds", "label_population"])
def test_what_a_job_lacks_is_told_in_a_line(job: str) -> None:
    done = run("-c", WITHOUT.format(job=job), PYTHONPATH=str(ROOT))
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "라이브러리(duckdb, ibis)가 없습니다" in line
    assert "requirements-batch.txt" in line


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"ENVIRONMENT": "production"}, "- AUDIT_KEY:"),
        ({"AUDIT_DIR": "/proc/x"}, "AUDIT_DIR: /proc/x에 감사 키를 만들 수 없습니다("),
        ({"RULES_DIR": "/nonexist"}, "RULES_DIR: /nonexist 폴더가 없어 시작하지 않습니다."),
    ],
    ids=str,
)
def test_a_start_that_is_refused_is_not_announced(wrong: dict[str, str], said: str) -> None:
    for command in (("-m", "scripts.welcome", "--port", str(free_port())), ("-c", "import main")):
        done = run(*command, **wrong)
        assert (done.returncode, done.stdout) == (1, "")
        assert said in done.stderr
        assert "Traceback" not in done.stderr


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
