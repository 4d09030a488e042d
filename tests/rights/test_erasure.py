"""Everything a customer wrote can be gone at once, and nothing brings it back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import httpx2
import pytest
from sqlalchemy import LargeBinary, String, Text, func, insert, select

from app.core.dependencies import Services
from app.models import AuditEntry, Base, CrisisEvent, ErasureReceipt, Objection, ScenarioLabel
from app.repositories.conversations import ConversationRepository, FloorLost, Memory, customer_key
from app.schemas.audit import AuditRecord
from app.schemas.labels import RiskLevel
from app.schemas.rights import FeedbackRequest
from app.schemas.turn import Risk
from tests.audit.factories import turn
from tests.rights.conftest import ASKED, AT, messages
from tests.rights.left_behind import THUMB, WORDS, leave_decision, leave_texts, leave_wishes


async def texts_in_tables(services: Services) -> str:
    """Everything that is in any column that can hold text."""
    found: list[Any] = []
    async with services.database.session() as session:
        for table in Base.metadata.sorted_tables:
            columns = [
                c
                for c in table.c
                if isinstance(c.type, String | Text | LargeBinary) or "JSON" in repr(c.type)
            ]
            if columns:
                found += (await session.execute(select(*columns))).all()
    return repr(found)


async def test_erasure_leaves_no_key_and_no_text(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    await leave_texts(client)
    await services.redis.set(f"{customer_key('kim')}:anything:else", "what others keep")
    assert WORDS in await texts_in_tables(services)
    answer = await client.delete("/api/users/kim/conversations")
    assert answer.status_code == 200
    receipt = answer.json()
    assert receipt["sessions"] == 2
    assert "지웠어요" in receipt["notice"]
    keys = [key async for key in services.redis.scan_iter(match="*")]
    assert [key for key in keys if key.startswith(customer_key("kim"))] == []
    assert [key for key in keys if key.startswith(customer_key("park"))] != []
    left = await texts_in_tables(services)
    assert WORDS not in left
    assert ASKED not in left


async def test_a_turn_that_was_under_way_brings_nothing_back(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    async with await talks.enter(turn()) as floor:
        assert (await client.delete("/api/users/kim/conversations")).status_code == 200
        with pytest.raises(FloorLost):
            await floor.leave(Memory(messages(), "대화"))
    keys = [key async for key in services.redis.scan_iter(match=f"{customer_key('kim')}*")]
    assert keys == []


async def test_this_process_forgets_that_there_was_a_crisis(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    for name in ("kim", "park"):
        services.pipeline.open_crises.note(turn(user_id=name), Risk(RiskLevel.CRISIS))
    await client.delete("/api/users/kim/conversations")
    assert not services.pipeline.open_crises.holds("kim", turn().session_id)
    assert services.pipeline.open_crises.holds("park", turn().session_id)


async def test_a_wish_that_was_under_way_brings_no_text_back(
    client: httpx2.AsyncClient,
    services: Services,
    talks: ConversationRepository,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    append = services.records.trail.append

    async def leave_late(record: AuditRecord) -> object:
        monkeypatch.undo()
        await leave_wishes(client)
        thumb = FeedbackRequest.model_validate(THUMB)  # whose talk was still there when it was looked for
        await services.records.feedback.feedback.keep(thumb, reason=WORDS, at=AT)
        return await append(record)

    monkeypatch.setattr(services.records.trail, "append", leave_late)
    assert (await client.delete("/api/users/kim/conversations")).status_code == 200
    assert WORDS not in await texts_in_tables(services)


async def test_the_receipt_and_the_entry_survive(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    receipt = (await client.delete("/api/users/kim/conversations")).json()
    async with services.database.session() as session:
        row = (await session.scalars(select(ErasureReceipt))).one()
        entry = (await session.scalars(select(AuditEntry))).one()
    assert row.receipt_id == receipt["receipt_id"]
    assert row.subject == entry.subject == services.records.trail.keys.current.subject("kim")
    assert (entry.kind, entry.retention, entry.actor) == ("erasure", "receipt", "customer")
    assert entry.details == {"receipt_id": row.receipt_id, "sessions": 2, "texts": 0}


async def test_an_open_objection_is_withdrawn_and_an_answered_one_stays_answered(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    await leave_texts(client)
    await client.delete("/api/users/kim/conversations")
    async with services.database.session() as session:
        rows = (await session.scalars(select(Objection))).all()
    assert sorted((row.state, row.text, row.answer, row.withdrawn_at is None) for row in rows) == [
        ("answered", None, None, True),
        ("withdrawn", None, None, False),
    ]


async def test_crisis_events_of_the_customer_go_too(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    key = services.records.trail.keys.current
    events = [{"person": key.person(name), "at": AT, "action": "crisis_numbers"} for name in ("kim", "park")]
    async with services.database.transaction() as session:
        await session.execute(insert(CrisisEvent), events)
    await client.delete("/api/users/kim/conversations")
    async with services.database.session() as session:
        assert (await session.scalars(select(CrisisEvent.person))).all() == [key.person("park")]


async def test_an_emotion_goes_with_the_text_it_was_read_in(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    for name in ("kim", "park"):
        await leave_decision(services, name)
    await client.delete("/api/users/kim/conversations")
    kept = select(ScenarioLabel.label, ScenarioLabel.emotion, ScenarioLabel.emotion_score)
    async with services.database.session() as session:
        rows = (await session.execute(kept.order_by(ScenarioLabel.user_id))).all()
    assert [tuple(row) for row in rows] == [
        ("DELINQ_EARLY", None, None),
        ("DELINQ_EARLY", "걱정", Decimal("0.8")),
    ]


async def test_erasing_twice_is_no_trouble(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    first = (await client.delete("/api/users/kim/conversations")).json()
    second = (await client.delete("/api/users/kim/conversations")).json()
    assert (first["sessions"], second["sessions"]) == (2, 0)
    async with services.database.session() as session:
        assert await session.scalar(select(func.count()).select_from(ErasureReceipt)) == 2


async def test_a_customer_whose_id_looks_like_a_pattern_erases_only_their_own(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    await client.delete("/api/users/k.m/conversations")
    assert (await talks.recall("kim", "default")).messages


@pytest.mark.parametrize("away", ["redis", "database"])
async def test_nothing_is_promised_while_a_part_is_away(
    away: str,
    client: httpx2.AsyncClient,
    services: Services,
    talks: ConversationRepository,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def fail(*_: object) -> int:
        raise OSError

    name = "forget" if away == "redis" else "erase_texts"
    monkeypatch.setattr(f"app.repositories.customer_data.CustomerDataRepository.{name}", fail)
    answer = await client.delete("/api/users/kim/conversations")
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    async with services.database.session() as session:
        assert (await session.scalars(select(ErasureReceipt))).all() == []
