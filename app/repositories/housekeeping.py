"""The nightly job: what its class does not keep any longer goes, table by table."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import ColumnElement, Select, Table, and_, delete, null, or_, select, update

from app.core.db import DATABASE_AWAY, Database
from app.models import Base
from app.schemas.retention import Retention, period_of

log = structlog.get_logger(__name__)

BATCH = 500


@dataclass(frozen=True, slots=True)
class RetentionRule:
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

    def due(self, moment: str, before: datetime) -> ColumnElement[bool]:
        """Which rows, by one of the moments: each has an index of its own."""
        old = self.columns.c[moment] < before
        full = [self.columns.c[name].is_not(None) for name in self.emptied]
        return and_(old, or_(*full)) if full else old

    def action(self, keys: list[Any]) -> Any:
        """What is done with them."""
        (key,) = self.columns.primary_key
        if not self.emptied:
            return delete(self.columns).where(key.in_(keys))
        return update(self.columns).where(key.in_(keys)).values({name: null() for name in self.emptied})


#: ``AuditEntry`` is purged by ``app.repositories.audit.expiry``; Redis lets conversations end by itself.
RULES = (
    RetentionRule("ScenarioLabel", ("decided_at",), Retention.COUNSELLING),
    RetentionRule("CrisisEvent", ("at",), Retention.CRISIS),
    RetentionRule("ErasureReceipt", ("erased_at",), Retention.RECEIPT),
    RetentionRule("Objection", ("answered_at", "withdrawn_at"), Retention.OBJECTION),
    RetentionRule("Handoff", ("created_at",), Retention.TEXT),
    RetentionRule("WebhookDelivery", ("created_at",), Retention.TEXT),
    RetentionRule(
        "Feedback", ("at",), Retention.TEXT, emptied=("user_id", "session_id", "request_id", "reason")
    ),
)


@dataclass(frozen=True, slots=True)
class Swept:
    """How many rows went, by table, and the tables whose rule could not be applied to the end."""

    counts: Mapping[str, int]
    failed: tuple[str, ...] = ()


class Housekeeping:
    """One run over all tables, in short transactions."""

    def __init__(self, database: Database, *, seller: bool) -> None:
        self.database = database
        self.seller = seller

    async def run(self, now: datetime) -> Swept:
        """Apply every rule; one that fails keeps none of the others from being applied."""
        counts: Counter[str] = Counter({rule.table: 0 for rule in RULES})
        failed: list[str] = []
        for rule in RULES:
            try:
                async for count in self._apply(rule, now):
                    counts[rule.table] += count
            except DATABASE_AWAY as error:
                log.error("retention_rule_failed", table=rule.table, error_type=type(error).__name__)
                failed.append(rule.table)
        return Swept(counts, tuple(dict.fromkeys(failed)))

    async def _apply(self, rule: RetentionRule, now: datetime) -> AsyncIterator[int]:
        """The rows of one step after another."""
        before = period_of(rule.retention, seller=self.seller).before(now)
        (key,) = rule.columns.primary_key
        for moment in rule.moments:
            due = select(key).where(rule.due(moment, before)).order_by(rule.columns.c[moment]).limit(BATCH)
            while count := await self._step(rule, due):
                yield count

    async def _step(self, rule: RetentionRule, due: Select[Any]) -> int:
        """Do to the next rows what the rule says; how many they were."""
        async with self.database.transaction() as session:
            keys = list(await session.scalars(due))
            if keys:
                await session.execute(rule.action(keys))
        return len(keys)
