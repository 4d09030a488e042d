"""Moves records from the spool into the database, each exactly once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence

import structlog
from cryptography.fernet import InvalidToken

from app.core.db import DATABASE_AWAY
from app.core.metrics import AUDIT_SPOOL_DEPTH
from app.core.spool import Leaf, Spool
from app.repositories.audit.packing import Packing
from app.repositories.audit.writer import REFUSED, ChainTaken, ChainWriter
from app.schemas.audit import AuditRecord

log = structlog.get_logger(__name__)

BATCH = 256  # records in one transaction, at most
PAUSE_S = 1.0
LONGEST_PAUSE_S = 15.0


class Drain:
    """The spool, and the way back from it. ``away`` says that the database took no record lately."""

    def __init__(self, writer: ChainWriter, spool: Spool, packing: Packing) -> None:
        self.writer = writer
        self.spool = spool
        self.packing = packing
        self.away = False
        self.held: list[AuditRecord] = []  # urgent ones that found neither database nor disk
        self._one_at_a_time = asyncio.Lock()

    async def run(self) -> None:
        """Drain for ever; while the database is away look again after ever longer pauses."""
        pause = PAUSE_S
        while True:
            await asyncio.sleep(pause)
            try:
                drained = await self.drain()
            except (*DATABASE_AWAY, ChainTaken) as error:
                pause = min(pause * 2, LONGEST_PAUSE_S)
                log.warning("audit_spool_waits", error_type=type(error).__name__, next_try_s=pause)
            else:
                pause, self.away = PAUSE_S, False
                if drained:
                    log.info("audit_spool_drained", records=drained)
            AUDIT_SPOOL_DEPTH.set(await asyncio.to_thread(self.spool.depth))

    async def drain(self) -> int:
        """Move everything that no living process still writes; raises ``DATABASE_AWAY`` errors."""
        async with self._one_at_a_time:
            drained = await self._store_held()
            while leaf := await asyncio.to_thread(self.spool.take):
                drained += await self._empty(leaf)
            return drained

    async def finish(self) -> None:
        """One last attempt; what is left waits on the disk for the next process."""
        try:
            await self.drain()
        except (*DATABASE_AWAY, ChainTaken, OSError) as error:
            log.warning("audit_spool_left", error_type=type(error).__name__, held=len(self.held))

    async def put_off(self, records: Sequence[AuditRecord]) -> None:
        """Keep records on the disk until the database takes them; raises ``OSError``."""
        await asyncio.to_thread(self._spooled, records)

    def _spooled(self, records: Sequence[AuditRecord]) -> None:
        self.spool.append([self.packing.pack(record) for record in records])

    async def _empty(self, leaf: Leaf) -> int:
        records, strange = readable(leaf, self.packing)
        try:
            refused = [one for batch in batches(records) for one in await self._store(batch)]
            await asyncio.to_thread(self._set_aside, [*strange, *map(self.packing.pack, refused)])
        except BaseException:
            leaf.release()
            raise
        if leaf.damaged:
            log.error("audit_spool_damaged", file=leaf.path.name, lines=leaf.damaged)
        await asyncio.to_thread(leaf.discard)
        return len(leaf.payloads)

    def _set_aside(self, payloads: Sequence[bytes]) -> None:
        """Keep what cannot be stored, once everything else of its file is: an attempt that fails is made again."""
        for payload in payloads:
            self.spool.set_aside(payload)

    async def _store(self, records: Sequence[AuditRecord]) -> list[AuditRecord]:
        """Store a batch; when the database refuses it, one by one. What it refuses."""
        try:
            await self.writer.store_once(records)
        except REFUSED:
            return [record for record in records if not await self._stored_alone(record)]
        return []

    async def _stored_alone(self, record: AuditRecord) -> bool:
        try:
            await self.writer.store_once([record])
        except REFUSED as error:
            log.error("audit_record_refused", entry_id=record.entry_id, error_type=type(error).__name__)
            return False
        return True

    async def _store_held(self) -> int:
        held, self.held = self.held, []
        try:
            refused = [one for batch in batches(held) for one in await self._store(batch)]
            await asyncio.to_thread(self._set_aside, [self.packing.pack(record) for record in refused])
        except BaseException:
            self.held[:0] = held
            raise
        return len(held)


def readable(leaf: Leaf, packing: Packing) -> tuple[list[AuditRecord], list[bytes]]:
    """Its records, and the lines that another version of the service or another key wrote."""
    records: list[AuditRecord] = []
    strange: list[bytes] = []
    for payload in leaf.payloads:
        try:
            records.append(packing.unpack(payload))
        except (InvalidToken, ValueError, KeyError, TypeError):
            log.error("audit_record_unreadable", file=leaf.path.name)
            strange.append(payload)
    return records, strange


def batches(records: Sequence[AuditRecord]) -> Iterator[Sequence[AuditRecord]]:
    """``records`` in order, a batch at a time."""
    return (records[start : start + BATCH] for start in range(0, len(records), BATCH))
