"""Every class goes when its time is over, not before, and the chains still verify."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, insert, select

from app.core.config import Settings
from app.core.db import Database
from app.models import (
    AuditEntry,
    Base,
    CrisisEvent,
    ErasureReceipt,
    Feedback,
    Handoff,
    HandoffMessage,
    Objection,
    ScenarioLabel,
    WebhookDelivery,
)
from app.repositories.audit import AuditTrail
from app.repositories.audit.expiry import Expiry
from app.repositories.housekeeping import RULES, Housekeeping, RetentionRule
from app.schemas.audit import AuditKind, AuditRecord
from app.schemas.retention import PERIODS, Retention, period_of
from tests.audit.conftest import verify

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
YEARS = {Retention.ACCESS: 2, Retention.PROCESSING: 3, Retention.COUNSELLING: 5}


def entry(retention: Retention, at: datetime) -> AuditRecord:
    return AuditRecord(
        entry_id=uuid4().hex,
        kind=AuditKind.ACCESS,
        retention=retention,
        at=at,
        actor="kim@bank",
        purpose="help",
    )


def test_periods_are_those_of_the_law() -> None:
    assert {found: PERIODS[found].years for found in YEARS} == YEARS
    assert PERIODS[Retention.TEXT].days == 30
    assert PERIODS[Retention.RECEIPT].years == 3
    assert period_of(Retention.COUNSELLING, seller=True).years == 10
    assert period_of(Retention.ACCESS, seller=True).years == 2
    assert all(period.ground for period in PERIODS.values())


def test_a_leap_day_is_no_trouble() -> None:
    day = datetime(2028, 2, 29, tzinfo=UTC)
    assert PERIODS[Retention.ACCESS].before(day) == datetime(2026, 2, 28, tzinfo=UTC)


@pytest.mark.parametrize("seller", [False, True])
async def test_content_is_purged_by_its_class(
    seller: bool, trail: AuditTrail, database: Database, settings: Settings
) -> None:
    day = timedelta(days=1)
    for retention in YEARS:
        edge = period_of(retention, seller=seller).before(NOW)
        for at in (edge - day, edge + day):
            await trail.append(entry(retention, at))
    expiry = Expiry(database, trail.keys, seller=seller)
    assert await expiry.purge(NOW, actor="cli:job") == {"access": 1, "processing": 1, "counselling": 1}
    report = await verify(settings, database)
    assert (report.entries, report.purged, report.faults) == (7, 3, [])
    async with database.session() as session:
        rows = (await session.scalars(select(AuditEntry).order_by(AuditEntry.chain, AuditEntry.seq))).all()
    gone = [row for row in rows if row.purged_at is not None]
    assert [row.seq for row in gone] == [1, 3, 5]
    assert {(row.actor, row.subject, row.details) for row in gone} == {(None, None, None)}
    assert (rows[-1].kind, rows[-1].actor) == ("purge", "cli:job")
    assert await expiry.purge(NOW, actor="cli:job") == {}


def rows_of(moment: datetime) -> dict[str, dict[str, Any]]:
    """A row of every table with a rule, as old as ``moment``."""
    return {
        "ScenarioLabel": {
            "user_id": "kim",
            "request_id": uuid4().hex,
            "decided_at": moment,
            "label": "LOW_CASH",
            "probability": 1,
            "basis": "rule",
            "data_as_of": moment.date(),
            "evidence": [],
            "rules_version": "1",
        },
        "CrisisEvent": {"person": "p", "at": moment, "action": "crisis_numbers"},
        "ErasureReceipt": {
            "receipt_id": uuid4().hex,
            "subject": "s",
            "erased_at": moment,
            "sessions": 1,
            "texts": 0,
        },
        "Objection": {
            "objection_id": uuid4().hex,
            "user_id": "kim",
            "label": "LOW_CASH",
            "text": "아니에요",
            "state": "answered",
            "created_at": moment,
            "due_at": moment,
            "answered_at": moment,
            "answered_by": "lee",
            "answer": "확인했어요",
        },
        "Handoff": {
            "handoff_id": uuid4().hex,
            "user_id": "kim",
            "session_id": "s",
            "reason": "사람과 이야기하고 싶어요",
            "share_transcript": False,
            "state": "waiting",
            "created_at": moment,
        },
        "WebhookDelivery": {
            "delivery_id": uuid4().hex,
            "created_at": moment,
            "payload": {},
            "state": "done",
            "attempts": 1,
            "next_at": moment,
        },
        "Feedback": {
            "user_id": "kim",
            "session_id": "s",
            "request_id": uuid4().hex,
            "rating": "up",
            "reason": "고마워요",
            "at": moment,
        },
    }


async def test_every_table_is_kept_as_long_as_its_class(database: Database) -> None:
    day = timedelta(days=1)
    for rule in RULES:
        edge = period_of(rule.retention, seller=False).before(NOW)
        async with database.transaction() as session:
            table = Base.metadata.tables[rule.table]
            await session.execute(insert(table), [rows_of(at)[rule.table] for at in (edge - day, edge + day)])
    done = await Housekeeping(database, seller=False).run(NOW)
    assert (set(done.counts.values()), done.failed) == ({1}, ())
    async with database.session() as session:
        for model in (ScenarioLabel, CrisisEvent, ErasureReceipt, Objection, Handoff, WebhookDelivery):
            assert await session.scalar(select(func.count()).select_from(model)) == 1
        kept = (await session.scalars(select(Feedback).order_by(Feedback.at))).all()
    assert [(row.user_id, row.session_id, row.reason, row.rating) for row in kept] == [
        (None, None, None, "up"),
        ("kim", "s", "고마워요", "up"),
    ]
    assert [row.request_id is None for row in kept] == [True, False]
    assert set((await Housekeeping(database, seller=False).run(NOW)).counts.values()) == {0}


async def test_an_old_hand_off_takes_its_messages_along(database: Database) -> None:
    old = rows_of(NOW - timedelta(days=31))["Handoff"]
    async with database.transaction() as session:
        await session.execute(insert(Base.metadata.tables["Handoff"]), [old])
        said = {"handoff_id": old["handoff_id"], "role": "user", "text": "도와주세요", "at": NOW}
        await session.execute(insert(Base.metadata.tables["HandoffMessage"]), [said])
    await Housekeeping(database, seller=False).run(NOW)
    async with database.session() as session:
        assert (await session.scalars(select(HandoffMessage))).all() == []


async def test_an_old_thumb_leads_to_nobody_by_its_turn(database: Database) -> None:
    """A turn has a label with the customer's id: whatever an earlier version left of it goes as well."""
    nameless = {"user_id": None, "session_id": None, "reason": None}
    old = rows_of(NOW - timedelta(days=31))["Feedback"] | nameless
    async with database.transaction() as session:
        await session.execute(insert(Base.metadata.tables["Feedback"]), [old])
    for emptied in (1, 0):
        assert (await Housekeeping(database, seller=False).run(NOW)).counts["Feedback"] == emptied
    async with database.session() as session:
        assert list(await session.scalars(select(Feedback.request_id))) == [None]


async def test_a_withdrawn_objection_goes_in_its_time(database: Database) -> None:
    edge = period_of(Retention.OBJECTION, seller=False).before(NOW)
    unanswered = {"text": None, "answered_at": None, "answered_by": None, "answer": None}
    rows = [
        rows_of(edge - timedelta(days=400))["Objection"]
        | unanswered
        | {"state": "withdrawn", "withdrawn_at": edge + apart}
        for apart in (timedelta(days=-1), timedelta(days=1))
    ]
    async with database.transaction() as session:
        await session.execute(insert(Base.metadata.tables["Objection"]), rows)
    assert (await Housekeeping(database, seller=False).run(NOW)).counts["Objection"] == 1
    async with database.session() as session:
        assert (await session.scalars(select(Objection.objection_id))).all() == [rows[1]["objection_id"]]


async def test_an_objection_without_an_answer_never_goes(database: Database) -> None:
    waiting = rows_of(NOW - timedelta(days=5_000))["Objection"] | {
        "state": "waiting",
        "answered_at": None,
        "answered_by": None,
        "answer": None,
    }
    async with database.transaction() as session:
        await session.execute(insert(Base.metadata.tables["Objection"]), [waiting])
    assert (await Housekeeping(database, seller=False).run(NOW)).counts["Objection"] == 0


async def test_a_rule_that_fails_keeps_no_other_from_its_work(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = NOW - timedelta(days=5_000)
    async with database.transaction() as session:
        for rule in RULES:
            await session.execute(insert(Base.metadata.tables[rule.table]), [rows_of(old)[rule.table]])
    housekeeping = Housekeeping(database, seller=False)
    apply = housekeeping._step

    async def slow(rule: RetentionRule, due: Any) -> int:
        if rule.table == RULES[0].table:
            raise TimeoutError
        return await apply(rule, due)

    monkeypatch.setattr(housekeeping, "_step", slow)
    swept = await housekeeping.run(NOW)
    assert swept.failed == ("ScenarioLabel",)
    assert set(swept.counts.values()) == {0, 1}
    assert swept.counts["Feedback"] == 1


def test_retention_asks_by_moments_that_have_an_index() -> None:
    for rule in RULES:
        indexed = {index.columns.values()[0].name for index in rule.columns.indexes}
        assert set(rule.moments) <= indexed, rule.table


def test_every_table_has_a_class() -> None:
    customers = {"User", "CardUsage", "Delinquency", "BalanceInfo", "SpendingPattern"}
    trail = {"AuditHead", "AuditChain", "AuditEntry"}
    with_their_parent = {"HandoffMessage"}
    ruled = {rule.table for rule in RULES}
    assert set(Base.metadata.tables) == ruled | customers | trail | with_their_parent
