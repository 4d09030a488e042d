"""Everything a customer wrote can be had as a file."""

from __future__ import annotations

from dataclasses import replace

import httpx2
from sqlalchemy import insert

from app.core.dependencies import Services
from app.models import Handoff, Objection
from app.repositories.conversations import ConversationRepository, Memory
from app.schemas.paging import PAGE
from app.schemas.talk import Summary
from rules.korean_time import KOREA
from tests.audit.factories import turn
from tests.rights.conftest import ANSWERED, ASKED, AT, handoff_row, messages, objection_row
from tests.rights.left_behind import WORDS, leave_decision, leave_texts


async def test_what_was_decided_is_exported(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    for name in ("kim", "park"):
        await leave_decision(services, name)
    (decision,) = (await client.get("/api/users/kim/export")).json()["decisions"]
    assert (decision["request_id"], decision["label"]) == ("turn-of-kim", "DELINQ_EARLY")
    assert (decision["emotion"], decision["evidence"][0]["value"]) == ("걱정", 12)
    text = (await client.get("/api/users/kim/export?form=text")).text
    assert f"DELINQ_EARLY ({AT.date()} 자료, 감정 걱정)" in text


async def test_export_is_marked_for_people_and_machines(
    client: httpx2.AsyncClient, talks: ConversationRepository
) -> None:
    await leave_texts(client)
    answer = await client.get("/api/users/kim/export")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith('attachment; filename="emofinance-')
    found = answer.json()
    assert "생성형 인공지능이 만들었어요" in found["notice"]
    assert found["ai_generated"] is True
    assert [one["session_id"] for one in found["conversations"]] == ["default", "second"]
    asked, answered = found["conversations"][0]["messages"]
    assert (asked["text"], asked["ai_generated"], asked["emotion"]) == (ASKED, False, "걱정")
    assert (answered["text"], answered["ai_generated"]) == (ANSWERED, True)
    assert found["handoffs"][0]["replies"][0]["role"] == "counsellor"
    assert len(found["objections"]) == 2


async def test_export_is_everything(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    summary = Summary("연체로 걱정하셨어요", AT)
    async with await talks.enter(replace(turn(request_id="later"), session_id="second")) as floor:
        await floor.leave(Memory(messages(), "다른 이름", summary))
    await leave_texts(client)
    found = (await client.get("/api/users/kim/export")).json()
    assert [one["title"] for one in found["conversations"]] == ["대화", "대화"]
    assert [one["summary"] for one in found["conversations"]] == [None, summary.text]
    assert [said["text"] for said in found["handoffs"][0]["transcript"]] == [ASKED, ANSWERED]
    (thumb,) = found["feedback"]
    assert (thumb["request_id"], thumb["rating"], thumb["reason"]) == ("r1", "down", WORDS)
    text = (await client.get("/api/users/kim/export?form=text")).text
    assert f"앞부분 요약: {summary.text}" in text
    assert f"아쉬워요 {WORDS}" in text


async def test_export_stops_at_no_number(client: httpx2.AsyncClient, services: Services) -> None:
    async with services.database.transaction() as session:
        await session.execute(insert(Handoff), [handoff_row(number, "kim") for number in range(PAGE + 1)])
        await session.execute(insert(Objection), [objection_row(number, "kim") for number in range(PAGE + 1)])
    found = (await client.get("/api/users/kim/export")).json()
    assert (len(found["handoffs"]), len(found["objections"])) == (PAGE + 1, PAGE + 1)


async def test_export_as_people_read_it(client: httpx2.AsyncClient, talks: ConversationRepository) -> None:
    await leave_texts(client)
    text = (await client.get("/api/users/kim/export?form=text")).text
    assert text.startswith("이 파일에 담긴 상담 도우미의 답변은 생성형 인공지능이 만들었어요.")
    assert text.rstrip().endswith("따로 표시했어요.")
    assert f"[{AT.astimezone(KOREA):%Y-%m-%d %H:%M}] 고객: {ASKED}" in text
    assert "(한국 시각)" in text
    assert "UTC" not in text
    assert f"상담 도우미(인공지능): {ANSWERED}" in text
    assert f"상담사(사람): {WORDS}" in text


async def test_export_holds_nothing_of_others(
    client: httpx2.AsyncClient, talks: ConversationRepository
) -> None:
    assert (await client.get("/api/users/nobody/export")).json()["conversations"] == []
    assert len((await client.get("/api/users/park/export")).json()["conversations"]) == 1
