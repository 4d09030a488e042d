"""Killed processes and a database that comes and goes lose no record and double none."""

from __future__ import annotations

import asyncio
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pymysql
import pytest
from sqlalchemy import insert, select
from sqlalchemy.engine import URL

from app.core.audit_keys import load_audit_keys
from app.core.db import migrate, open_database
from app.core.spool import Spool
from app.models import AuditEntry, ScenarioLabel, User
from app.repositories.audit import open_trail
from app.repositories.audit.anchors import read_anchors
from app.repositories.audit.verification import TrailVerifier
from tests.audit.factories import turn
from tests.audit.load import settings_of
from tests.conftest import skip
from tests.servers import PATH, Missing, free_port, private_mariadb, wait_until

NAME = "outage"
MANY = 150  # turns

pytestmark = pytest.mark.timeout(600)  # a busy machine is no fault


class Desk:
    """A private MariaDB that can be stopped and started, and processes that record turns on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.audit = folder / "audit"
        self.loads: list[Load] = []

    @property
    def url(self) -> str:
        return f"mysql+asyncmy://root@127.0.0.1:{self.port}/{NAME}"

    @contextmanager
    def mariadb(self) -> Iterator[URL]:
        binary, install = shutil.which("mariadbd", path=PATH), shutil.which("mariadb-install-db")
        if binary is None or install is None:
            skip(Missing("MariaDB 서버를 설치해 주세요: `apt-get install mariadb-server`"))
        assert binary is not None
        assert install is not None
        with private_mariadb(self.folder, binary, install, self.port) as url:
            yield url

    def prepare(self) -> None:
        with pymysql.connect(host="127.0.0.1", port=self.port, user="root") as connection:
            connection.cursor().execute(f"CREATE DATABASE {NAME} CHARACTER SET utf8mb4")
        migrate(self.url)

    def load(self, prefix: str) -> Load:
        self.loads.append(Load(self, prefix))
        return self.loads[-1]

    @property
    def spooled(self) -> int:
        return Spool(self.audit / "spool").depth()


class Load:
    """A process that records turns until it is told to end, and prints those that are safe."""

    def __init__(self, desk: Desk, prefix: str) -> None:
        self.output = desk.folder / f"{prefix}.txt"
        command = [sys.executable, "-m", "tests.audit.load", desk.url, str(desk.audit), prefix]
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(command, stdout=output)

    @property
    def acknowledged(self) -> list[str]:
        """The names that the process printed whole."""
        return self.output.read_text().split("\n")[:-1]

    def wait_for(self, more: int) -> None:
        """Wait until so many more turns are acknowledged."""
        enough = len(self.acknowledged) + more
        wait_until(lambda: len(self.acknowledged) >= enough, what="turns", seconds=100)

    def end(self, how: signal.Signals) -> list[str]:
        """End the process; everything it acknowledged."""
        self.process.send_signal(how)
        status = self.process.wait(timeout=60)
        assert status == (-how if how == signal.SIGKILL else 0)
        return self.acknowledged


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    tmp_path.chmod(0o755)
    desk = Desk(tmp_path)
    yield desk
    for load in desk.loads:
        load.process.kill()
        load.process.wait()


async def check(desk: Desk, names: list[str]) -> None:
    """Every acknowledged turn is there once, with its label, and the chains verify."""
    settings = settings_of(desk.url, desk.audit, patience_s=30)
    async with open_database(settings) as database:
        async with open_trail(settings, database) as trail:
            await trail.drain.drain()
        async with database.session() as session:
            entries = Counter((await session.scalars(select(AuditEntry.entry_id))).all())
            labels = Counter((await session.scalars(select(ScenarioLabel.request_id))).all())
        anchors = read_anchors(desk.audit / "anchors.jsonl")
        report = await TrailVerifier(database, load_audit_keys(settings), anchors).verify()
    assert len(names) >= 3 * MANY
    assert set(names) <= set(entries)
    assert set(entries.values()) == {1}
    assert entries == labels
    assert (report.faults, report.foreign) == ([], 0)
    assert desk.spooled == 0


async def enrol(desk: Desk) -> None:
    """The customer whose turns are recorded."""
    settings = settings_of(desk.url, desk.audit, patience_s=30)
    async with open_database(settings) as database, database.transaction() as session:
        await session.execute(insert(User).values(user_id="kim", created_at=turn().received_at))


def test_a_database_stopped_and_started_under_load(desk: Desk) -> None:
    with desk.mariadb():
        desk.prepare()
        asyncio.run(enrol(desk))
        loads = [desk.load(prefix) for prefix in ("a", "b")]
        for load in loads:
            load.wait_for(MANY)
    for load in loads:
        load.wait_for(MANY)
    assert desk.spooled > 0
    with desk.mariadb():
        for load in loads:
            load.wait_for(MANY)
        names = [name for load in loads for name in load.end(signal.SIGTERM)]
        asyncio.run(check(desk, names))


def test_processes_killed_while_they_store_and_while_they_spool(desk: Desk) -> None:
    with desk.mariadb():
        desk.prepare()
        asyncio.run(enrol(desk))
        storing, spooling = desk.load("storing"), desk.load("spooling")
        spooling.wait_for(MANY)
        storing.wait_for(MANY)
        names = storing.end(signal.SIGKILL)
    spooling.wait_for(MANY)
    names += spooling.end(signal.SIGKILL)
    assert desk.spooled > 0
    with desk.mariadb():
        asyncio.run(check(desk, names))
