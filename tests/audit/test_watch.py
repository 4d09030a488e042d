"""While the service runs, the watch sees what was changed in the trail."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from prometheus_client import REGISTRY
from sqlalchemy import update

from app.core.config import Settings
from app.core.db import Database
from app.models import AuditEntry
from app.repositories.audit import AuditTrail
from app.repositories.audit.anchors import read_anchors
from app.repositories.audit.watch import Watch
from app.repositories.audit.writer import ChainWriter
from app.repositories.turns import TurnRecorder
from tests.audit.factories import case, draft


async def test_the_watch_sees_what_was_changed_since_its_last_look(
    recorder: TurnRecorder, trail: AuditTrail, database: Database, settings: Settings
) -> None:
    watch = Watch(database, trail.keys, (trail.writer,), settings.audit_dir)
    await recorder.record(case(), draft())
    await watch.look()
    await recorder.record(case(), draft())
    async with database.transaction() as session:
        await session.execute(update(AuditEntry).where(AuditEntry.seq == 2).values(actor="nobody"))
    await watch.look()
    assert (settings.audit_dir / "anchors.jsonl").read_text().count("\n") == 1


async def test_the_watch_sees_a_chain_that_is_being_written_to(
    recorder: TurnRecorder, trail: AuditTrail, database: Database, settings: Settings
) -> None:
    watch = Watch(database, trail.keys, (trail.writer,), settings.audit_dir)
    await recorder.record(case(), draft())
    async with busy(trail.writer):
        await watch.look()
    anchors = list(read_anchors(settings.audit_dir / "anchors.jsonl"))
    assert [(anchor.chain, anchor.length) for anchor in anchors] == [(1, 1)]


async def test_a_broken_chain_stays_broken_when_the_watch_begins_again(
    recorder: TurnRecorder, trail: AuditTrail, database: Database, settings: Settings
) -> None:
    watch = Watch(database, trail.keys, (trail.writer,), settings.audit_dir)
    await recorder.record(case(), draft())
    async with database.transaction() as session:
        await session.execute(update(AuditEntry).values(actor="nobody"))
    await watch.look()
    task = asyncio.create_task(watch.run())
    await asyncio.sleep(0)
    task.cancel()
    assert REGISTRY.get_sample_value("emofinance_audit_chain_intact") == 0


@asynccontextmanager
async def busy(writer: ChainWriter) -> AsyncIterator[None]:
    """A writer in the middle of a transaction."""
    end, writer.end = writer.end, None
    yield
    writer.end = end
