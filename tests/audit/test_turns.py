"""What a turn leaves behind, and when the reply may leave."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import delete, func, select

from app.core.audit_keys import audit_keys
from app.core.config import Settings
from app.core.db import Database
from app.errors import Unavailable
from app.models import AuditEntry, CrisisEvent, ScenarioLabel, User
from app.repositories.audit import AuditTrail
from app.repositories.turns import TurnRecorder, record_of
from app.schemas.labels import RiskLevel, Topic
from app.schemas.turn import Author, Degraded, Reply, Risk
from app.services.chat_pipeline import outcome
from tests.audit.conftest import verify
from tests.audit.factories import WORDS, case, database_away, draft, nowhere_to_write, turn
from tests.conftest import AUDIT_KEY

KEY = audit_keys([AUDIT_KEY]).current


async def all_of(database: Database, model: type[Any]) -> list[Any]:
    async with database.session() as session:
        return list((await session.scalars(select(model))).all())


async def test_a_turn_is_a_label_and_an_entry(recorder: TurnRecorder, database: Database) -> None:
    asked = turn()
    assert await recorder.record(case(asked=asked), draft(findings=("number",))) == ()
    (label,) = await all_of(database, ScenarioLabel)
    (entry,) = await all_of(database, AuditEntry)
    assert label.request_id == entry.entry_id == asked.request_id
    assert (label.label, label.emotion) == ("DELINQ_EARLY", "걱정")
    assert (entry.kind, entry.retention, entry.actor) == ("turn", "counselling", "customer")
    assert entry.address == "203.0.113.0/24"
    assert entry.subject == KEY.subject("kim") != KEY.person("kim")
    assert entry.details["bands"] == ["dq_days>=1", "dq_days<=30"]
    assert entry.details["facts"] == ["ccrs"]
    assert entry.details["findings"] == ["number"]
    assert entry.details["rules"] == label.rules_version
    assert entry.details["notices"]


async def test_the_entry_holds_no_word_and_no_id_of_the_customer(
    recorder: TurnRecorder, database: Database
) -> None:
    await recorder.record(case(), draft())
    (entry,) = await all_of(database, AuditEntry)
    row = repr({column.name: getattr(entry, column.name) for column in AuditEntry.__table__.c})
    assert "kim" not in row
    assert not any(word in row for word in (*WORDS.split(), *draft().text.split()))


async def test_a_service_is_named_with_its_whole_address(recorder: TurnRecorder, database: Database) -> None:
    await recorder.record(case(asked=turn(actor="service:bank")), draft())
    (entry,) = await all_of(database, AuditEntry)
    assert (entry.actor, entry.address) == ("service:bank", "203.0.113.77")


async def test_a_crisis_leaves_a_pseudonym_a_minute_and_an_action(
    recorder: TurnRecorder, database: Database
) -> None:
    asked = turn()
    await recorder.record(case(asked=asked, risk=RiskLevel.CRISIS, imminent=True), draft())
    assert await all_of(database, ScenarioLabel) == []
    (event,) = await all_of(database, CrisisEvent)
    assert event.person == KEY.person("kim")
    assert event.at == asked.received_at.replace(second=0, microsecond=0)
    assert event.action == "emergency_numbers"
    (entry,) = await all_of(database, AuditEntry)
    assert entry.retention == "processing"


async def test_nothing_in_an_entry_tells_that_it_was_a_crisis() -> None:
    everyday, found = case(known=False), case(known=False, risk=RiskLevel.CRISIS, imminent=True)
    everyday = replace(everyday, analysis=replace(everyday.analysis, topic=Topic.GENERAL))
    card = replace(draft(), author=Author.CRISIS_CARD, facts=("suicide_prevention", "emergency"))
    quiet = record_of(found, card, KEY)
    usual = record_of(everyday, replace(draft(), facts=()), KEY)
    assert list(quiet.details.items()) == list(usual.details.items())
    assert (quiet.retention, quiet.purpose, quiet.kind) == (usual.retention, usual.purpose, usual.kind)
    assert list(record_of(case(), draft(), KEY).details) == list(usual.details)


async def test_nothing_in_the_log_tells_that_it_was_a_crisis() -> None:
    found = case(known=False, risk=RiskLevel.CRISIS)
    told = outcome(Reply(found, replace(draft(), author=Author.CRISIS_CARD), ()))
    everyday = replace(found, analysis=replace(found.analysis, topic=Topic.GENERAL, risk=Risk()))
    assert told == outcome(Reply(everyday, draft(), ()))
    assert "crisis" not in repr(told)


async def test_concern_names_no_crisis_number(recorder: TurnRecorder, database: Database) -> None:
    await recorder.record(case(risk=RiskLevel.CONCERN), draft())
    (entry,) = await all_of(database, AuditEntry)
    assert "suicide_prevention" not in repr(entry.details)


async def test_a_turn_that_used_no_data_is_kept_shortest() -> None:
    assert record_of(case(known=False), draft(), KEY).retention == "access"


async def test_many_at_once_are_chained_and_verify(
    recorder: TurnRecorder, database: Database, settings: Settings
) -> None:
    await asyncio.gather(*(recorder.record(case(), draft()) for _ in range(300)))
    report = await verify(settings, database)
    assert (report.chains, report.entries, report.faults) == (1, 300, [])
    assert len(await all_of(database, ScenarioLabel)) == 300


async def test_a_customer_who_is_gone_still_leaves_an_entry(
    recorder: TurnRecorder, database: Database
) -> None:
    async with database.transaction() as session:
        await session.execute(delete(User))
    assert await recorder.record(case(), draft()) == ()
    assert await all_of(database, ScenarioLabel) == []
    assert len(await all_of(database, AuditEntry)) == 1


async def test_without_database_the_turn_is_spooled_and_drained_once(
    recorder: TurnRecorder, trail: AuditTrail, database: Database, settings: Settings
) -> None:
    asked = [turn() for _ in range(20)]
    with database_away(trail):
        lost = await asyncio.gather(*(recorder.record(case(asked=one), draft()) for one in asked))
        assert set(lost) == {(Degraded.AUDIT_SPOOLED,)}
        assert trail.drain.spool.depth() == 20
        assert await all_of(database, AuditEntry) == []
    # The outcome of this one is not known: it is on the disk and in the database.
    await trail.writer.store([record_of(case(asked=asked[0]), draft(), KEY)])
    await trail.drain.drain()
    assert trail.drain.spool.depth() == 0
    entries = await all_of(database, AuditEntry)
    assert sorted(entry.entry_id for entry in entries) == sorted(one.request_id for one in asked)
    assert len(await all_of(database, ScenarioLabel)) == 20
    assert (await verify(settings, database)).faults == []


async def test_without_database_and_disk_nobody_gets_an_answer_but_those_in_danger(
    recorder: TurnRecorder, trail: AuditTrail, database: Database
) -> None:
    with nowhere_to_write(trail):
        with pytest.raises(Unavailable) as refused:
            await recorder.record(case(), draft())
        assert refused.value.status == 503
        assert await recorder.record(case(risk=RiskLevel.CRISIS), draft()) == (Degraded.AUDIT_SPOOLED,)
    await trail.drain.drain()
    assert len(await all_of(database, CrisisEvent)) == 1


async def test_a_failed_transaction_leaves_nothing_and_a_new_chain_goes_on(
    recorder: TurnRecorder, trail: AuditTrail, database: Database, settings: Settings
) -> None:
    await recorder.record(case(), draft())
    async with database.transaction() as session:  # as if another process had written to our chain
        await session.execute(delete(AuditEntry))
    trail.writer.end = None
    await recorder.record(case(), draft())
    report = await verify(settings, database)
    assert report.chains == 2
    assert {fault.chain for fault in report.faults} == {1}


async def test_a_forked_writer_cannot_write_to_the_same_chain(
    recorder: TurnRecorder, trail: AuditTrail, database: Database, settings: Settings
) -> None:
    await recorder.record(case(), draft())
    before = trail.writer.end
    await recorder.record(case(), draft())
    trail.writer.end = before
    await recorder.record(case(), draft())
    async with database.session() as session:
        assert await session.scalar(select(func.count()).select_from(AuditEntry)) == 3
    report = await verify(settings, database)
    assert (report.chains, report.faults) == (2, [])


async def test_what_cannot_be_sealed_fails_its_own_turn_only(
    recorder: TurnRecorder, trail: AuditTrail
) -> None:
    record = record_of(case(), draft(), KEY)
    object.__setattr__(record, "details", {"odd": object()})
    with pytest.raises(TypeError):
        await trail.append(record)
    assert await recorder.record(case(), draft()) == ()
