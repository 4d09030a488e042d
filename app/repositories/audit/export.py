"""Reads the trail out: masked for an auditor, who sees what was done, or whole for whoever must know who did it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Select, select, tuple_

from app.core.db import Database
from app.models import AuditEntry
from app.repositories.audit.chain import Row
from app.repositories.audit.writer import ENTRIES
from app.schemas.audit import CUSTOMER, AuditKind, AuditRecord
from app.schemas.retention import Retention

BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries; all that is left out does not narrow."""

    subjects: Sequence[str] = ()  # the pseudonyms of one customer
    since: datetime | None = None
    until: datetime | None = None
    unmasked: bool = False  # who it was and from where, in full
    reason: str | None = None  # what for, as the reader wrote it; kept with the entry of the reading

    def query(self) -> Select[Any]:
        """Their rows."""
        query = select(*ENTRIES.c)
        if self.subjects:
            query = query.where(AuditEntry.subject.in_(self.subjects))
        if self.since is not None:
            query = query.where(AuditEntry.at >= self.since)
        if self.until is not None:
            query = query.where(AuditEntry.at < self.until)
        return query.order_by(AuditEntry.chain, AuditEntry.seq).limit(BATCH)


async def export(database: Database, wanted: Wanted) -> AsyncIterator[dict[str, Any]]:
    """The entries in the order of their chains, masked unless they are wanted whole."""
    query = wanted.query()
    place: tuple[int, int] | None = None
    while True:
        step = query if place is None else query.where(tuple_(ENTRIES.c.chain, ENTRIES.c.seq) > place)
        async with database.session() as session:
            rows = [dict(row) for row in (await session.execute(step)).mappings()]
        for row in rows:
            yield readable(row) if wanted.unmasked else masked(row)
        if len(rows) < BATCH:
            return
        place = (rows[-1]["chain"], rows[-1]["seq"])


def readable(row: Row) -> dict[str, Any]:
    """An entry as it is."""
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in row.items()}


def masked(row: Row) -> dict[str, Any]:
    """An entry without what would name a person."""
    shown = readable(row)
    shown["actor"] = masked_actor(row["actor"])
    shown["address"] = masked_address(row["address"])
    shown["subject"] = row["subject"] and row["subject"][:8] + "…"
    return shown


def masked_actor(actor: str | None) -> str | None:
    """The first letters of who it was."""
    return actor if actor in {None, CUSTOMER} else f"{str(actor)[:2]}…"


def masked_address(address: str | None) -> str | None:
    """The first half of an address."""
    if address is None:
        return None
    mark = ":" if ":" in address else "."
    return mark.join(address.split(mark)[:2]) + "…"


def record_of(wanted: Wanted, *, actor: str) -> AuditRecord:
    """The entry that says who read the trail."""
    return AuditRecord(
        entry_id=uuid4().hex,
        kind=AuditKind.EXPORT,
        retention=Retention.ACCESS,
        at=datetime.now(UTC),
        actor=actor,
        subject=wanted.subjects[0] if wanted.subjects else None,
        purpose="audit export",
        details={
            "since": wanted.since and wanted.since.isoformat(),
            "until": wanted.until and wanted.until.isoformat(),
            "unmasked": wanted.unmasked,
            "reason": wanted.reason,
        },
    )
