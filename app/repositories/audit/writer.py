"""Writes records to a chain of its own, so that it waits for no other writer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from secrets import token_hex
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.audit_keys import AuditKey
from app.core.db import Database
from app.models import AuditChain, AuditEntry, AuditHead, Base, User
from app.repositories.audit.chain import End, end_seal_of, head_seal_of, linked, opening_of
from app.schemas.audit import AuditRecord

#: What the database raises when it is there and does not take a record.
REFUSED = (IntegrityError, DataError)
ENTRIES = Base.metadata.tables[AuditEntry.__tablename__]
CHAINS = Base.metadata.tables[AuditChain.__tablename__]
#: Made once: a statement costs more to put together than to send. The tables themselves, as there is no object.
INSERTS = {name: insert(table) for name, table in Base.metadata.tables.items()}
ADVANCE = (
    update(CHAINS)
    .where(CHAINS.c.number == bindparam("chain"), CHAINS.c.length == bindparam("before"))
    .values(length=bindparam("after"), end=bindparam("link"), seal=bindparam("sealed"))
)


class ChainTaken(Exception):
    """Somebody else wrote to this chain; the next attempt opens another."""


@dataclass(frozen=True, slots=True)
class Committed:
    """What a writer knows to be in the database of the chain that it wrote to last."""

    start: End
    end: End


class ChainWriter:
    """One chain. Not for concurrent use; raises ``DATABASE_AWAY`` errors as they come.

    Whenever the outcome of a transaction is not known the chain is left as it is and the next records
    begin a new one: no lost answer of the database can fork a chain.
    """

    def __init__(self, database: Database, key: AuditKey) -> None:
        self.database = database
        self.key = key
        self.start: End | None = None
        self.end: End | None = None  # where the next records go; ``None`` while that is not known
        self.committed: Committed | None = None  # stands also while more is being written

    async def store(self, records: Sequence[AuditRecord]) -> None:
        """Commit all ``records`` and what comes with them, or none."""
        end, self.end = self.end or await self._open(), None
        start = self.start or end
        rows = list(linked(self.key, end, records))
        after = replace(end, length=rows[-1]["seq"], link=rows[-1]["link"])
        async with self.database.transaction() as session:
            await session.execute(INSERTS[AuditEntry.__tablename__], rows)
            await insert_companions(session, records)
            await self._advance(session, end, after)
        self.end, self.committed = after, Committed(start, after)

    async def store_once(self, records: Sequence[AuditRecord]) -> None:
        """The same for records that may be there already, and whose customers may be gone."""
        async with self.database.session() as session:
            known = await stored_ids(session, records)
            new = [record for record in records if record.entry_id not in known]
            gone = await missing_customers(session, new)
        if new:
            await self.store([without_companions_of(record, gone) for record in new])

    async def _open(self) -> End:
        """Open a chain. The update locks the head row, so chains are numbered one after another."""
        async with self.database.transaction() as session:
            moved = await session.execute(
                update(AuditHead).where(AuditHead.id == 1).values(chains=AuditHead.chains + 1)
            )
            number = await next_number(session)
            before = await opening_in(session, number - 1) if number > 1 else token_hex(32)
            opening = opening_of(self.key, number, before or "")
            end = End(number, 0, opening, opening if number == 1 else await opening_in(session, 1))
            seal = head_seal_of(self.key, number, opening)
            if moved.rowcount:  # type: ignore[attr-defined]
                await session.execute(update(AuditHead).values(chains=number, seal=seal))
            else:
                await session.execute(insert(AuditHead).values(id=1, chains=number, seal=seal))
            await session.execute(insert(AuditChain).values(**self._chain_row(end)))
        self.start = end
        return end

    def _chain_row(self, end: End) -> dict[str, Any]:
        return {
            "number": end.chain,
            "opened_at": datetime.now(UTC),
            "key_id": self.key.id,
            "opening": end.link,
            "length": end.length,
            "end": end.link,
            "seal": end_seal_of(self.key, end),
        }

    async def _advance(self, session: AsyncSession, end: End, after: End) -> None:
        """Move the end on, if it is still where we left it."""
        seal = end_seal_of(self.key, after)
        values = {"chain": end.chain, "before": end.length, "after": after.length}
        moved = await session.execute(ADVANCE, {**values, "link": after.link, "sealed": seal})
        if moved.rowcount != 1:  # type: ignore[attr-defined]
            raise ChainTaken(str(end.chain))


async def opening_in(session: AsyncSession, number: int) -> str | None:
    """The opening of a chain, ``None`` when it is not there."""
    return await session.scalar(select(AuditChain.opening).where(AuditChain.number == number))


async def next_number(session: AsyncSession) -> int:
    """The number of a new chain."""
    return (await session.scalar(select(func.coalesce(func.max(AuditChain.number), 0)))) + 1  # type: ignore[operator]


async def insert_companions(session: AsyncSession, records: Iterable[AuditRecord]) -> None:
    """The rows of other tables, one statement a table."""
    by_table: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in records:
        for companion in record.companions:
            by_table[companion.table].append(dict(companion.values))
    for table, rows in by_table.items():
        await session.execute(INSERTS[table], rows)


async def stored_ids(session: AsyncSession, records: Sequence[AuditRecord]) -> frozenset[str]:
    """Which of ``records`` are in the trail already."""
    ids = [record.entry_id for record in records]
    found = await session.scalars(select(AuditEntry.entry_id).where(AuditEntry.entry_id.in_(ids)))
    return frozenset(found)


async def missing_customers(session: AsyncSession, records: Iterable[AuditRecord]) -> frozenset[str]:
    """Customers whom companions name and who are not in the database any more."""
    named = {
        str(companion.values["user_id"])
        for record in records
        for companion in record.companions
        if "user_id" in companion.values
    }
    found = await session.scalars(select(User.user_id).where(User.user_id.in_(named)))
    return frozenset(named - set(found))


def without_companions_of(record: AuditRecord, customers: frozenset[str]) -> AuditRecord:
    """The record without rows that belong to ``customers``."""
    kept = tuple(row for row in record.companions if row.values.get("user_id") not in customers)
    return replace(record, companions=kept)
