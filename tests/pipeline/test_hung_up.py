"""A database that hangs up, and work beside the requests that breaks: known as what they are, and begun again."""

from __future__ import annotations

import asyncio

import pytest
from pydantic import SecretStr

from app.core import background
from app.core.db import DATABASE_AWAY, open_database
from tests.conftest import Backend, settings_for


async def test_a_driver_that_stumbles_over_a_server_that_hangs_up_tells_of_a_database_that_is_away(
    embedded: Backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumbling(*given: object, **named: object) -> None:
        raise RuntimeError("Transport does not expose socket instance")  # as asyncmy does

    url = "mysql+asyncmy://root@127.0.0.1:1/x"
    async with open_database(settings_for(embedded, db_url=SecretStr(url))) as database:
        monkeypatch.setattr(database.engine.sync_engine.dialect, "connect", stumbling)
        with pytest.raises(DATABASE_AWAY):
            await database.ping()


async def test_work_that_breaks_begins_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "RESTART_S", 0)
    begun, enough = 0, asyncio.Event()

    async def work() -> None:
        nonlocal begun
        begun += 1
        if begun < 3:
            raise RuntimeError("broken")
        enough.set()
        await asyncio.Event().wait()

    async with background.in_background(work):
        await enough.wait()
    assert begun == 3
