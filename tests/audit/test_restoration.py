"""A backup that is put back cuts the trail: it can be noted, by whom and why, and hides nothing else."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from app import audit
from app.core.config import Settings
from app.core.db import Database, open_database
from app.models import AuditChain, AuditEntry, AuditHead
from app.repositories.audit import open_trail
from app.repositories.turns import TurnRecorder
from tests.audit.factories import case, draft

TABLES = (AuditHead, AuditChain, AuditEntry)
WHY = "2026-11-27 장애 뒤 새벽 백업으로 되살림"
Put = Callable[[], Awaitable[None]]


async def run(settings: Settings, *words: str) -> int:
    return await audit.run(settings, audit.asked(words))


async def serve(settings: Settings, *, turns: int) -> None:
    """What a process of the service leaves: a chain, and an anchor of its end."""
    async with open_database(settings) as database, open_trail(settings, database) as trail:
        for _ in range(turns):
            await TurnRecorder(trail).record(case(known=False), draft())


async def backup(database: Database) -> Put:
    """Copy the trail; the result puts the copy back."""
    async with database.session() as session:
        copies: list[tuple[Any, list[dict[str, Any]]]] = [
            (table, [dict(row) for row in (await session.execute(select(*table.__table__.c))).mappings()])
            for table in TABLES
        ]

    async def put_back() -> None:
        async with database.transaction() as session:
            for table in reversed(TABLES):
                await session.execute(delete(table))
            for table, rows in copies:
                if rows:
                    await session.execute(insert(table.__table__), rows)

    return put_back


async def test_what_a_backup_cuts_off_is_noted_and_told_ever_after(
    settings: Settings, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    await serve(settings, turns=2)
    put_back = await backup(database)
    await serve(settings, turns=3)
    await put_back()
    assert await run(settings, "verify") == 1
    assert "사슬 2 기록 3: 끝이 잘렸습니다: 더 길었다는 표지가 있습니다" in capsys.readouterr().out
    assert await run(settings, "restored", "--reason", WHY) == 0
    await serve(settings, turns=1)
    capsys.readouterr()
    assert await run(settings, "verify") == 0
    shown = capsys.readouterr().out
    assert "적어 둔 것 말고는 모두 온전합니다." in shown
    assert "- 사슬 2: 표지는 3건까지 있었으나 백업을 되살리며 잃은 것으로 적혀 있습니다(" in shown
    assert "cli:" in shown
    assert f"까닭: {WHY}" in shown


async def test_a_chain_that_was_written_once_more_before_it_was_noted_is_noted_too(
    settings: Settings, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    put_back = await backup(database)
    await serve(settings, turns=2)
    async with database.session() as session:
        opening = await session.scalar(select(AuditChain.opening).where(AuditChain.number == 1))
    await put_back()
    await serve(settings, turns=2)
    async with database.session() as session:
        assert opening != await session.scalar(select(AuditChain.opening))  # begun anew: another trail
    put_back = await backup(database)
    await serve(settings, turns=1)
    await put_back()
    await serve(settings, turns=1)
    capsys.readouterr()
    assert await run(settings, "verify") == 1
    assert "사슬 2 기록 1: 표지와 다릅니다: 다시 쓰였습니다" in capsys.readouterr().out
    assert await run(settings, "restored", "--reason", WHY) == 0
    assert await run(settings, "verify") == 0


async def test_a_cut_after_the_note_is_a_fault_again(
    settings: Settings, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    await serve(settings, turns=2)
    put_back = await backup(database)
    await serve(settings, turns=1)
    await put_back()
    assert await run(settings, "restored", "--reason", WHY) == 0
    noted = await backup(database)
    await serve(settings, turns=1)
    assert await run(settings, "verify") == 0
    await noted()
    assert await run(settings, "verify") == 1
    await put_back()  # and a copy without the note is held to every anchor
    assert await run(settings, "verify") == 1


async def test_nothing_but_what_anchors_miss_is_noted(
    settings: Settings, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    await serve(settings, turns=2)
    assert await run(settings, "restored", "--reason", WHY) == 0
    assert "적을 것이 없습니다" in capsys.readouterr().out
    put_back = await backup(database)
    await serve(settings, turns=1)
    await put_back()
    async with database.transaction() as session:
        await session.execute(update(AuditEntry).values(actor="nobody"))
    assert await run(settings, "restored", "--reason", WHY) == 1
    assert "변조를 먼저 살피세요" in capsys.readouterr().err
    async with database.session() as session:
        assert (await session.scalars(select(AuditEntry).where(AuditEntry.kind == "restoration"))).all() == []


async def test_a_note_that_was_tampered_with_excuses_nothing(settings: Settings, database: Database) -> None:
    await serve(settings, turns=1)
    put_back = await backup(database)
    await serve(settings, turns=1)
    await put_back()
    assert await run(settings, "restored", "--reason", WHY) == 0
    noted = await backup(database)
    await serve(settings, turns=1)
    await noted()
    async with database.transaction() as session:
        note = (await session.scalars(select(AuditEntry).where(AuditEntry.kind == "restoration"))).one()
        assert note.details is not None
        note.details = {**note.details, "lost": []}
    assert await run(settings, "verify") == 1


def test_a_note_has_a_reason() -> None:
    with pytest.raises(SystemExit):
        audit.asked(["restored"])
