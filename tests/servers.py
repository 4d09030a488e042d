"""Real servers for the tests: those of the environment, of the standard ports, or private ones.

``TEST_DB_URL`` (a MySQL or MariaDB account that may create databases) and ``TEST_REDIS_URL`` come
first, then 127.0.0.1:3306 (root without a password) and 127.0.0.1:6379, then private servers started
from installed binaries. What cannot be had is a :class:`Missing`, whose text says how to get it.
"""

from __future__ import annotations

import contextlib
import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pymysql
import redis
from sqlalchemy.engine import URL, make_url

PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"


@dataclass(frozen=True)
class Missing:
    """A server that could not be had, and how to get one."""

    reason: str


@contextlib.contextmanager
def mysql_server(folder: Path) -> Iterator[URL | Missing]:
    """A URL of an account that may create databases."""
    given = os.environ.get("TEST_DB_URL")
    standard = URL.create("mysql+asyncmy", username="root", host="127.0.0.1", port=3306)
    if given:
        yield make_url(given)
    elif answers(lambda: connect_mysql(standard)):
        yield standard
    elif (binary := shutil.which("mariadbd", path=PATH)) and (install := shutil.which("mariadb-install-db")):
        with private_mariadb(folder, binary, install) as url:
            yield url
    else:
        yield Missing(
            "MySQL/MariaDB가 없습니다. `apt-get install mariadb-server`를 하거나 "
            "TEST_DB_URL=mysql+asyncmy://계정:암호@호스트:3306 을 주세요."
        )


@contextlib.contextmanager
def redis_server(folder: Path) -> Iterator[str | Missing]:
    """A Redis URL without a database number."""
    given = os.environ.get("TEST_REDIS_URL")
    standard = "redis://127.0.0.1:6379"
    if given:
        yield given.rstrip("/")
    elif answers(lambda: redis.Redis.from_url(standard, socket_connect_timeout=1).ping()):
        yield standard
    elif binary := shutil.which("redis-server"):
        with private_redis(folder, binary) as url:
            yield url
    else:
        yield Missing(
            "Redis가 없습니다. `apt-get install redis-server`를 하거나 TEST_REDIS_URL=redis://호스트:6379 를 주세요."
        )


@contextlib.contextmanager
def private_mariadb(folder: Path, binary: str, install: str, port: int | None = None) -> Iterator[URL]:
    """A MariaDB of our own in ``folder``; its data stays there when it stops."""
    port = port or free_port()
    data = folder / "mariadb"
    if not data.exists():
        data.mkdir(parents=True)
        prepare = [install, "--no-defaults", f"--datadir={data}", f"--user={getpass.getuser()}"]
        prepare += ["--auth-root-authentication-method=normal", "--skip-test-db"]
        subprocess.run(prepare, check=True, capture_output=True)
    command = [binary, "--no-defaults", f"--datadir={data}", f"--port={port}", "--bind-address=127.0.0.1"]
    command += [f"--socket={data}/m.sock", f"--user={getpass.getuser()}", "--innodb-buffer-pool-size=64M"]
    command += [f"--log-error={data}/error.log", "--character-set-server=utf8mb4"]
    url = URL.create("mysql+asyncmy", username="root", host="127.0.0.1", port=port)
    with running(command, ready=lambda: connect_mysql(url)):
        yield url


@contextlib.contextmanager
def private_redis(folder: Path, binary: str, port: int | None = None) -> Iterator[str]:
    """A Redis of our own that keeps nothing."""
    port = port or free_port()
    command = [binary, "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly", "no"]
    url = f"redis://127.0.0.1:{port}"
    with running([*command, "--dir", str(folder)], ready=lambda: redis.Redis.from_url(url).ping()):
        yield url


@contextlib.contextmanager
def running(command: list[str], *, ready: Callable[[], object]) -> Iterator[subprocess.Popen[bytes]]:
    """A process that answers ``ready``, ended when the block ends."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: answers(ready), what=command[0])
        yield process
    finally:
        process.terminate()
        process.wait(timeout=30)


def connect_mysql(url: URL) -> None:
    """Connect once and hang up; raises when nobody answers."""
    pymysql.connect(
        host=url.host or "127.0.0.1",
        port=url.port or 3306,
        user=url.username or "root",
        password=url.password or "",
        connect_timeout=1,
    ).close()


def answers(ask: Callable[[], object]) -> bool:
    """Whether ``ask`` comes back without an error of the connection."""
    try:
        ask()
    except (OSError, pymysql.MySQLError, redis.RedisError):
        return False
    return True


def wait_until(true: Callable[[], bool], *, what: str, seconds: float = 30) -> None:
    """Wait for ``true``; raises ``TimeoutError`` after ``seconds``."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.05)


def free_port() -> int:
    """A TCP port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


TAKEN = "emofinance-tests"  # the key that keeps a database for one test process


def empty_redis(url: str) -> str:
    """The URL of a database of the server at ``url`` that holds nothing, from the highest number down."""
    for number in range(15, 0, -1):
        with redis.Redis.from_url(f"{url}/{number}") as client:
            if client.set(TAKEN, os.getpid(), nx=True, ex=3600):
                if client.dbsize() == 1:
                    return f"{url}/{number}"
                client.delete(TAKEN)
    raise RuntimeError("all Redis databases hold data; give TEST_REDIS_URL of an empty server")


@contextlib.contextmanager
def fresh_mysql_database(server: URL) -> Iterator[URL]:
    """A database of its own name, dropped at the end."""
    name = f"emofinance_test_{os.getpid()}_{time.time_ns()}"
    admin = pymysql.connect(
        host=server.host or "127.0.0.1",
        port=server.port or 3306,
        user=server.username or "root",
        password=server.password or "",
        autocommit=True,
    )
    with admin, admin.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} CHARACTER SET utf8mb4")
        try:
            yield server.set(database=name)
        finally:
            cursor.execute(f"DROP DATABASE {name}")
