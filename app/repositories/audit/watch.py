"""Keeps an eye on what this process adds to the trail: verifies it, and drops anchors."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import structlog

from app.core.audit_keys import AuditKeys
from app.core.db import DATABASE_AWAY, Database
from app.core.metrics import AUDIT_CHAIN_INTACT
from app.repositories.audit.anchors import drop_anchor
from app.repositories.audit.chain import End
from app.repositories.audit.verification import ChainReading, Report, TrailVerifier
from app.repositories.audit.writer import ChainWriter

log = structlog.get_logger(__name__)

PAUSE_S = 60.0


class Watch:
    """Reads back what the writers have written since the last look. What was once found broken stays so."""

    def __init__(
        self, database: Database, keys: AuditKeys, writers: Sequence[ChainWriter], folder: Path
    ) -> None:
        self.verifier = TrailVerifier(database, keys)
        self.keys = keys
        self.writers = writers
        self.folder = folder
        self._seen: dict[int, End] = {}
        AUDIT_CHAIN_INTACT.set(1)

    async def run(self) -> None:
        """Look once a minute, for ever."""
        while True:
            await asyncio.sleep(PAUSE_S)
            await self.look()

    async def look(self) -> None:
        """Look now; what cannot be read now is looked at the next time."""
        for writer in self.writers:
            try:
                await self._look_at(writer)
            except DATABASE_AWAY as error:
                log.warning("audit_not_looked_at", error_type=type(error).__name__)

    async def _look_at(self, writer: ChainWriter) -> None:
        if (committed := writer.committed) is None:
            return
        end = committed.end
        seen = self._seen.get(end.chain, committed.start)
        if seen == end:
            return
        report = Report()
        reading = ChainReading(self.keys.current, seen, {}, report)
        async for row in self.verifier.rows(end.chain, after=reading.end.length, upto=end.length):
            reading.meet(row)
        if report.faults or reading.end != end:
            AUDIT_CHAIN_INTACT.set(0)
            log.error("audit_chain_broken", chain=end.chain, faults=len(report.faults))
            return
        await asyncio.to_thread(drop_anchor, self.folder, end)
        self._seen[end.chain] = end
