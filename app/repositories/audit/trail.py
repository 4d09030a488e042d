"""The audit trail: a record is in the database or on this machine's disk before anybody gets an answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog

from app.core.audit_keys import AuditKeys, load_audit_keys
from app.core.background import in_background
from app.core.config import Settings
from app.core.db import DATABASE_AWAY, Database
from app.core.spool import Spool
from app.errors import Unavailable
from app.repositories.audit.drain import Drain
from app.repositories.audit.packing import Packing
from app.repositories.audit.watch import Watch
from app.repositories.audit.writer import REFUSED, ChainTaken, ChainWriter
from app.schemas.audit import AuditRecord, Kept

log = structlog.get_logger(__name__)

BATCH = 64  # records in one transaction, at most


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record and who waits for it to be safe."""

    record: AuditRecord
    outcome: asyncio.Future[Kept]


class AuditTrail:
    """Takes records from all turns of this process and commits those that wait together as one."""

    def __init__(self, writer: ChainWriter, drain: Drain, keys: AuditKeys) -> None:
        self.writer = writer
        self.drain = drain
        self.keys = keys
        self._queue: asyncio.Queue[Waiting] = asyncio.Queue()

    async def append(self, record: AuditRecord) -> Kept:
        """Return when ``record`` is safe; raise ``Unavailable`` when neither database nor disk takes it."""
        waiting = Waiting(record, asyncio.get_running_loop().create_future())
        self._queue.put_nowait(waiting)
        return await waiting.outcome

    async def write(self) -> None:
        """Write batch after batch, until cancelled."""
        while True:
            batch = [await self._queue.get()]
            while len(batch) < BATCH and not self._queue.empty():
                batch.append(self._queue.get_nowait())
            try:
                await self._keep(batch)
            except Exception as error:  # noqa: BLE001  handed to everybody who waits
                fail(batch, error)
            for _ in batch:
                self._queue.task_done()

    async def settle(self) -> None:
        """Wait until everything appended so far is safe."""
        await self._queue.join()

    async def _keep(self, batch: Sequence[Waiting]) -> None:
        """Make a batch safe and tell everybody who waits."""
        records = [waiting.record for waiting in batch]
        if not self.drain.away and await self._stored(records):
            tell(batch, Kept.STORED)
            return
        try:
            await self.drain.put_off(records)
        except OSError as error:
            log.error("audit_spool_failed", error_type=type(error).__name__, records=len(records))
            self._refuse(batch)
        else:
            tell(batch, Kept.SPOOLED)

    async def _stored(self, records: Sequence[AuditRecord]) -> bool:
        """Whether the database has them now."""
        try:
            await self._store(records)
        except (*DATABASE_AWAY, ChainTaken) as error:
            log.warning("audit_database_away", error_type=type(error).__name__, records=len(records))
            self.drain.away = True
            return False
        return True

    async def _store(self, records: Sequence[AuditRecord]) -> None:
        try:
            await self.writer.store(records)
        except (*REFUSED, ChainTaken):
            await self.writer.store_once(records)

    def _refuse(self, batch: Sequence[Waiting]) -> None:
        """Nobody gets an answer that is not recorded, but for those in danger: their record is held."""
        self.drain.held.extend(waiting.record for waiting in batch if waiting.record.urgent)
        tell([waiting for waiting in batch if waiting.record.urgent], Kept.SPOOLED)
        fail(batch, Unavailable(retry_after=5))


def tell(batch: Sequence[Waiting], kept: Kept) -> None:
    """Say where the records are; some may have stopped waiting."""
    for waiting in batch:
        if not waiting.outcome.done():
            waiting.outcome.set_result(kept)


def fail(batch: Sequence[Waiting], error: Exception) -> None:
    """Let everybody who still waits know that their record is nowhere."""
    for waiting in batch:
        if not waiting.outcome.done():
            waiting.outcome.set_exception(error)


@asynccontextmanager
async def open_trail(settings: Settings, database: Database) -> AsyncIterator[AuditTrail]:
    """The trail with its two tasks; at the end everything appended is safe, and drained if it can be."""
    keys = load_audit_keys(settings)
    spool = Spool(settings.audit_dir / "spool")
    drain = Drain(ChainWriter(database, keys.current), spool, Packing(keys.cipher))
    trail = AuditTrail(ChainWriter(database, keys.current), drain, keys)
    watch = Watch(database, keys, (trail.writer, drain.writer), settings.audit_dir)
    async with in_background(trail.write, drain.run, watch.run):
        try:
            yield trail
        finally:
            await trail.settle()
    await drain.finish()
    await watch.look()
