"""Purges the content of entries whose time is over. The entries stay, sealed, so the chains still verify."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import bindparam, null, select, update

from app.core.audit_keys import AuditKeys
from app.core.db import Database
from app.models import AuditChain, AuditEntry
from app.repositories.audit.chain import CONTENT, LASTING, Row, purge_seal_of
from app.repositories.audit.writer import ENTRIES, ChainWriter
from app.schemas.audit import AuditKind, AuditRecord
from app.schemas.retention import Retention, period_of

BATCH = 500


class Expiry:
    """One run over the whole trail, in short transactions."""

    def __init__(self, database: Database, keys: AuditKeys, *, seller: bool) -> None:
        self.database = database
        self.keys = keys
        self.seller = seller

    async def purge(self, now: datetime, *, actor: str) -> Mapping[str, int]:
        """Purge by class and record that it was done; the number of entries by class."""
        now = now.astimezone(UTC)
        purged = {found.value: await self._purge_class(found, now) for found in Retention}
        purged = {name: count for name, count in purged.items() if count}
        if purged:
            await ChainWriter(self.database, self.keys.current).store([record_of(purged, now, actor)])
        return purged

    async def _purge_class(self, retention: Retention, now: datetime) -> int:
        before = period_of(retention, seller=self.seller).before(now)
        purged = 0
        while rows := await self._due(retention, before):
            await self._empty(rows, now)
            purged += len(rows)
        return purged

    async def _due(self, retention: Retention, before: datetime) -> Sequence[Row]:
        """Entries whose time is over; those sealed with a key that is not known here stay."""
        known = [key.id for key in (self.keys.current, *self.keys.former)]
        query = (
            select(*(ENTRIES.c[name] for name in (*LASTING, "digest")), AuditChain.key_id)
            .join(AuditChain, AuditChain.number == AuditEntry.chain)
            .where(
                AuditEntry.retention == retention.value,
                AuditEntry.purged_at.is_(None),
                AuditEntry.at < before,
                AuditChain.key_id.in_(known),
            )
            .limit(BATCH)
        )
        async with self.database.session() as session:
            return [dict(row) for row in (await session.execute(query)).mappings()]

    async def _empty(self, rows: Sequence[Row], now: datetime) -> None:
        """Take the content away and seal that it was us."""
        statement = (
            update(ENTRIES)
            .where(ENTRIES.c.chain == bindparam("of_chain"), ENTRIES.c.seq == bindparam("of_seq"))
            .values({name: null() for name in CONTENT})
            .values(purged_at=bindparam("now"), purge_seal=bindparam("seal"))
        )
        async with self.database.transaction() as session:
            await session.execute(statement, [self._purged(row, now) for row in rows])

    def _purged(self, row: Row, now: datetime) -> dict[str, Any]:
        key = self.keys.get(row["key_id"])
        assert key is not None  # noqa: S101
        seal = purge_seal_of(key, row, now)
        return {"of_chain": row["chain"], "of_seq": row["seq"], "now": now, "seal": seal}


def record_of(purged: Mapping[str, int], now: datetime, actor: str) -> AuditRecord:
    """The entry that says what was purged."""
    return AuditRecord(
        entry_id=uuid4().hex,
        kind=AuditKind.PURGE,
        retention=Retention.PROCESSING,
        at=now,
        actor=actor,
        purpose="retention",
        details={"entries": dict(purged)},
    )
