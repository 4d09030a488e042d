"""Connections to the embedded database."""

from __future__ import annotations

import asyncio
import gc
import itertools
import sqlite3
from pathlib import Path

import pytest
from pydantic import SecretStr

from app.core import db
from app.core.db import ClosedWhenDropped, open_database
from tests.conftest import Backend, settings_for


async def test_a_connection_that_nobody_waited_for_is_closed(
    embedded: Backend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = itertools.count()
    opened: set[int] = set()
    closed: set[int] = set()

    class Watched(ClosedWhenDropped):
        def __init__(self, *given: object, **named: object) -> None:
            super().__init__(*given, **named)  # type: ignore[arg-type]
            self.number = next(numbers)
            opened.add(self.number)

        def close(self) -> None:
            closed.add(self.number)
            super().close()

    monkeypatch.setattr(db, "ClosedWhenDropped", Watched)
    settings = settings_for(embedded, db_url=SecretStr(f"sqlite+aiosqlite:///{tmp_path / 'some.db'}"))
    async with open_database(settings) as database:
        for patience_ms in range(12):
            asking = asyncio.create_task(database.ping())
            await asyncio.sleep(patience_ms / 4_000)
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)
    async with asyncio.timeout(20):
        while not opened or closed < opened:
            gc.collect()
            await asyncio.sleep(0.05)
    assert closed == opened


def test_one_that_cannot_be_opened_says_so_and_nothing_else(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        sqlite3.connect(tmp_path / "absent" / "some.db", factory=ClosedWhenDropped)
    gc.collect()
