"""Whatever is done to the trail without the key, verifying finds it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.audit_keys import audit_keys
from app.core.config import Settings
from app.core.db import Database
from app.models import AuditChain, AuditEntry, AuditHead
from app.repositories.audit import AuditTrail
from app.repositories.audit.anchors import Anchor, drop_anchor
from app.repositories.audit.chain import End, end_seal_of, linked
from app.repositories.audit.verification import Fault, TrailVerifier
from app.repositories.audit.writer import ChainWriter
from app.repositories.turns import TurnRecorder, record_of
from tests.audit.conftest import verify
from tests.audit.factories import case, draft

Tamper = Callable[[AsyncSession], Awaitable[None]]


async def write(trail: AuditTrail, database: Database) -> None:
    """Three chains of five, four and three entries."""
    for length in (5, 4, 3):
        writer = ChainWriter(database, trail.keys.current)
        for _ in range(length):
            await writer.store([record_of(case(), draft(), trail.keys.current)])


async def move(session: AsyncSession, chain: int, seq: int, to: int) -> None:
    entry = update(AuditEntry).where(AuditEntry.chain == chain, AuditEntry.seq == seq)
    await session.execute(entry.values(seq=to))


async def change_a_label(session: AsyncSession) -> None:
    query = select(AuditEntry.details).where(AuditEntry.chain == 1, AuditEntry.seq == 3)
    details: Any = await session.scalar(query)
    changed = {**details, "label": "STABLE_HOPE"}
    entry = update(AuditEntry).where(AuditEntry.chain == 1, AuditEntry.seq == 3)
    await session.execute(entry.values(details=changed))


def change(**values: object) -> Tamper:
    async def tamper(session: AsyncSession) -> None:
        entry = update(AuditEntry).where(AuditEntry.chain == 2, AuditEntry.seq == 2)
        await session.execute(entry.values(**values))

    return tamper


def remove(chain: int, *seqs: int) -> Tamper:
    async def tamper(session: AsyncSession) -> None:
        await session.execute(delete(AuditEntry).where(AuditEntry.chain == chain, AuditEntry.seq.in_(seqs)))

    return tamper


async def swap_two(session: AsyncSession) -> None:
    await move(session, 1, 2, 99)
    await move(session, 1, 3, 2)
    await move(session, 1, 99, 3)


async def close_the_gap(session: AsyncSession) -> None:
    await remove(1, 3)(session)
    await move(session, 1, 4, 3)
    await move(session, 1, 5, 4)
    await session.execute(update(AuditChain).where(AuditChain.number == 1).values(length=4))


async def cut_off_and_shorten(session: AsyncSession) -> None:
    await remove(1, 5)(session)
    link = await session.scalar(select(AuditEntry.link).where(AuditEntry.chain == 1, AuditEntry.seq == 4))
    await session.execute(update(AuditChain).where(AuditChain.number == 1).values(length=4, end=link))


async def move_to_another_chain(session: AsyncSession) -> None:
    await session.execute(
        update(AuditEntry).where(AuditEntry.chain == 1, AuditEntry.seq == 5).values(chain=3, seq=4)
    )


async def remove_a_chain(session: AsyncSession) -> None:
    await remove(2, 1, 2, 3, 4)(session)
    await session.execute(delete(AuditChain).where(AuditChain.number == 2))


async def remove_the_newest_chain(session: AsyncSession) -> None:
    await remove(3, 1, 2, 3)(session)
    await session.execute(delete(AuditChain).where(AuditChain.number == 3))


async def remove_the_newest_chain_and_count_down(session: AsyncSession) -> None:
    await remove_the_newest_chain(session)
    await session.execute(update(AuditHead).values(chains=2))


async def remove_the_head(session: AsyncSession) -> None:
    await session.execute(delete(AuditHead))


async def empty_a_row(session: AsyncSession) -> None:
    row = await session.get(AuditEntry, (1, 2))
    assert row is not None
    row.actor = row.address = row.subject = row.purpose = row.details = None
    row.purged_at, row.purge_seal = row.at, row.link


async def append_with_another_key(session: AsyncSession) -> None:
    key = audit_keys(["somebody else's key of thirty-two letters"]).current
    end_row = await session.get(AuditChain, 1)
    assert end_row is not None
    end = End(1, end_row.length, end_row.end)
    (row,) = linked(key, end, [record_of(case(), draft(), key)])
    await session.execute(AuditEntry.__table__.insert(), [row])  # type: ignore[attr-defined]
    end_row.length, end_row.end = 6, row["link"]
    end_row.seal = end_seal_of(key, End(1, 6, row["link"]))


TAMPERINGS: dict[str, Tamper] = {
    "label changed": change_a_label,
    "actor changed": change(actor="somebody else"),
    "address changed": change(address="192.0.2.1"),
    "subject changed": change(subject="0" * 32),
    "subject removed": change(subject=None),
    "purpose changed": change(purpose="curiosity"),
    "kind changed": change(kind="access"),
    "class changed": change(retention="access"),
    "id changed": change(entry_id="another"),
    "digest changed": change(digest="0" * 64),
    "link changed": change(link="0" * 64),
    "first removed": remove(1, 1),
    "middle removed": remove(1, 3),
    "last removed": remove(1, 5),
    "several removed": remove(1, 2, 3, 4),
    "all of a chain removed": remove(2, 1, 2, 3, 4),
    "reordered": swap_two,
    "removed and closed up": close_the_gap,
    "truncated and the length with it": cut_off_and_shorten,
    "put into another chain": move_to_another_chain,
    "a chain removed": remove_a_chain,
    "the newest chain removed": remove_the_newest_chain,
    "the newest chain removed and the count": remove_the_newest_chain_and_count_down,
    "the head removed": remove_the_head,
    "emptied as if purged": empty_a_row,
    "appended without the key": append_with_another_key,
}


@pytest.mark.parametrize("tampering", TAMPERINGS)
async def test_tampering_is_found(
    tampering: str, trail: AuditTrail, database: Database, settings: Settings
) -> None:
    await write(trail, database)
    assert (await verify(settings, database)).faults == []
    async with database.transaction() as session:
        if database.engine.dialect.name == "sqlite":
            await session.execute(text("PRAGMA defer_foreign_keys = ON"))
        await TAMPERINGS[tampering](session)
    assert (await verify(settings, database)).faults != []


async def test_the_moment_of_an_entry_is_sealed(
    trail: AuditTrail, database: Database, settings: Settings
) -> None:
    await write(trail, database)
    async with database.transaction() as session:
        row = await session.get(AuditEntry, (1, 1))
        assert row is not None
        row.at = row.at.replace(microsecond=(row.at.microsecond + 1) % 1_000_000)
    assert [fault.seq for fault in (await verify(settings, database)).faults] == [1]


async def test_an_older_copy_of_the_whole_database_is_found_by_the_anchors(
    recorder: TurnRecorder, trail: AuditTrail, database: Database, settings: Settings
) -> None:
    await recorder.record(case(), draft())
    async with database.session() as session:
        chain = await session.get(AuditChain, 1)
        assert chain is not None
        old = {"length": chain.length, "end": chain.end, "seal": chain.seal}
    await recorder.record(case(), draft())
    assert trail.writer.end is not None
    drop_anchor(settings.audit_dir, trail.writer.end)
    async with database.transaction() as session:
        await remove(1, 2)(session)
        await session.execute(update(AuditChain).values(**old))
    without_anchors = await TrailVerifier(database, trail.keys).verify()
    assert without_anchors.faults == []
    assert [fault.seq for fault in (await verify(settings, database)).faults] == [2]


@pytest.mark.parametrize("named", [True, False], ids=["named", "of an earlier version"])
async def test_an_anchor_without_a_name_is_one_of_an_earlier_version(
    named: bool, trail: AuditTrail, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not named:
        monkeypatch.setattr("app.repositories.audit.writer.token_hex", lambda _: "")
    await write(trail, database)
    report = await TrailVerifier(database, trail.keys, [Anchor(1, 6, "0" * 64)]).verify()
    found = [(fault.chain, fault.seq) for fault in report.faults]
    assert (report.foreign, found) == ((1, []) if named else (0, [(1, 6)]))


async def test_who_renames_the_trail_gets_rid_of_no_anchor(trail: AuditTrail, database: Database) -> None:
    await write(trail, database)
    async with database.transaction() as session:
        await session.execute(update(AuditChain).where(AuditChain.number == 1).values(opening="0" * 64))
    faults = (await TrailVerifier(database, trail.keys).verify()).faults
    assert {(fault.chain, fault.seq) for fault in faults} == {(1, 1), (2, 0)}


async def test_a_trail_that_lost_its_first_chain_is_held_to_every_anchor(
    trail: AuditTrail, database: Database
) -> None:
    await write(trail, database)
    async with database.transaction() as session:
        await remove(1, 1, 2, 3, 4, 5)(session)
        await session.execute(delete(AuditChain).where(AuditChain.number == 1))
    report = await TrailVerifier(database, trail.keys, [Anchor(1, 5, "0" * 64, "a name")]).verify()
    assert report.foreign == 0
    assert Fault("끝이 잘렸습니다: 더 길었다는 표지가 있습니다", 1, 5) in report.faults


async def test_a_wrong_key_says_so(trail: AuditTrail, database: Database) -> None:
    await write(trail, database)
    others = audit_keys(["somebody else's key of thirty-two letters"])
    assert len((await TrailVerifier(database, others).verify()).faults) >= 3


async def test_a_former_key_still_verifies(trail: AuditTrail, database: Database) -> None:
    await write(trail, database)
    secret = trail.keys.current.secret.decode()
    rotated = audit_keys(["a new key that was made after thirty days", secret])
    await ChainWriter(database, rotated.current).store([record_of(case(), draft(), rotated.current)])
    report = await TrailVerifier(database, rotated).verify()
    assert (report.chains, report.entries, report.faults) == (4, 13, [])


async def test_verifying_while_others_write_finds_nothing_wrong(
    recorder: TurnRecorder, database: Database, settings: Settings
) -> None:
    async def talk() -> None:
        for _ in range(60):
            await recorder.record(case(), draft())

    talking = asyncio.gather(*(talk() for _ in range(3)))
    while not talking.done():
        assert (await verify(settings, database)).faults == []
        await asyncio.sleep(0)
    await talking
    assert (await verify(settings, database)).entries == 180
