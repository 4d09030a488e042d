"""The nightly job: what its class does not keep any longer goes, table by table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, null, or_, select, update

from app.core.db import Database
from app.models import Base
from app.schemas.retention import Retention, period_of

BATCH = 500


@dataclass(frozen=True, slots=True)
class Rule:
    """Rows of ``table`` of whose ``moments`` one is older than their class go, or lose the columns in ``emptied``.

    A row that has none of them stays.
    """

    table: str
    moments: tuple[str, ...]
    retention: Retention
    emptied: tuple[str, ...] = ()

    @property
    def columns(self) -> Table:
        """The table."""
        return Base.metadata.tables[self.table]

    def due(self, before: datetime) -> ColumnElement[bool]:
        """Which rows."""
        old = or_(*(self.columns.c[name] < before for name in self.moments))
        return old & self.columns.c[self.emptied[0]].is_not(None) if self.emptied else old

    def action(self, keys: list[Any]) -> Any:
        """What is done with them."""
        (key,) = self.columns.primary_key
        if not self.emptied:
            return delete(self.columns).where(key.in_(keys))
        return update(self.columns).where(key.in_(keys)).values({name: null() for name in self.emptied})


#: ``AuditEntry`` is purged by ``app.repositories.audit.expiry``; Redis lets conversations end by itself.
RULES = (
    Rule("ScenarioLabel", ("decided_at",), Retention.COUNSELLING),
    Rule("CrisisEvent", ("at",), Retention.CRISIS),
    Rule("ErasureReceipt", ("erased_at",), Retention.RECEIPT),
    Rule("Objection", ("answered_at", "withdrawn_at"), Retention.OBJECTION),
    Rule("Handoff", ("created_at",), Retention.TEXT),
    Rule("WebhookDelivery", ("created_at",), Retention.TEXT),
    Rule("Feedback", ("at",), Retention.TEXT, emptied=("user_id", "session_id", "reason")),
)


class Housekeeping:
    """One run over all tables, in short transactions."""

    def __init__(self, database: Database, *, seller: bool) -> None:
        self.database = database
        self.seller = seller

    async def run(self, now: datetime) -> Mapping[str, int]:
        """Apply every rule; the number of rows by table."""
        return {rule.table: await self._apply(rule, now) for rule in RULES}

    async def _apply(self, rule: Rule, now: datetime) -> int:
        before = period_of(rule.retention, seller=self.seller).before(now)
        (key,) = rule.columns.primary_key
        done = 0
        while True:
            async with self.database.transaction() as session:
                keys = list(
                    await session.scalars(select(key).where(rule.due(before)).order_by(key).limit(BATCH))
                )
                if not keys:
                    return done
                await session.execute(rule.action(keys))
            done += len(keys)
