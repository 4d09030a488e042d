"""An objection waits for a person; a thumb is a thumb."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime, timedelta

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import insert, select, update
from sqlalchemy.exc import DBAPIError

from app.core.dependencies import Services
from app.models import Feedback, Objection, ScenarioLabel
from app.repositories.conversations import ConversationRepository, SessionKeys
from app.repositories.turns import label_of
from app.schemas.paging import PAGE
from app.services.feedback import NO_ANSWER
from tests.audit.factories import case, turn
from tests.pipeline.stand_ins import WordEmotions, install
from tests.rights.conftest import objection_row

THUMB = {"user_id": "kim", "request_id": "r1", "rating": "up"}
WORDS = {"label": "DELINQ_EARLY", "text": "지난주에 다 갚았어요. 계좌는 국민 123456-78-901234예요."}


async def thumbs(services: Services) -> list[str]:
    """The ratings that are kept."""
    async with services.database.session() as session:
        return list(await session.scalars(select(Feedback.rating)))


async def object_to(client: httpx2.AsyncClient, **more: str) -> str:
    answer = await client.post("/api/users/kim/objections", json=WORDS | more)
    assert answer.status_code == 201
    assert answer.json()["state"] == "waiting"
    return str(answer.json()["objection_id"])


async def test_an_objection_is_masked_and_due_in_thirty_days(
    client: httpx2.AsyncClient, talks: ConversationRepository
) -> None:
    await object_to(client)
    (own,) = (await client.get("/api/users/kim/objections")).json()["objections"]
    assert own["text"].startswith("지난주에 다 갚았어요.")
    assert "123456-78-901234" not in own["text"]
    assert (own["label"], own["title"]) == ("DELINQ_EARLY", "초기 연체")
    due, made = datetime.fromisoformat(own["due_at"]), datetime.fromisoformat(own["created_at"])
    assert due - made == timedelta(days=30)


async def test_the_person_who_answers_sees_what_the_label_rested_on(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    decided = case(asked=turn(request_id="turn-1"))
    assert decided.match is not None
    async with services.database.transaction() as session:
        await session.execute(insert(ScenarioLabel), [dict(label_of(decided, decided.match).values)])
    await object_to(client, request_id="turn-1")
    (waiting,) = (await client.get("/api/counsellor/objections")).json()["objections"]
    assert waiting["evidence"][0]["metric"] == "dq_days"


async def test_another_customers_turn_shows_nothing_of_theirs(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    decided = case(asked=turn(request_id="turn-1", user_id="park"))
    assert decided.match is not None
    async with services.database.transaction() as session:
        await session.execute(insert(ScenarioLabel), [dict(label_of(decided, decided.match).values)])
    await object_to(client, request_id="turn-1")
    (waiting,) = (await client.get("/api/counsellor/objections")).json()["objections"]
    assert waiting["evidence"] == []


async def test_only_a_person_answers_and_only_once(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    objection = await object_to(client)
    address = f"/api/counsellor/objections/{objection}/answer"
    answers = await asyncio.gather(
        *(client.post(address, json={"text": f"확인해 보니 갚으신 것이 맞아요. {n}"}) for n in range(3))
    )
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409]
    (own,) = (await client.get("/api/users/kim/objections")).json()["objections"]
    assert own["state"] == "answered"
    assert own["answer"].startswith("확인해 보니")
    assert (await client.get("/api/counsellor/objections")).json()["objections"] == []
    async with services.database.session() as session:
        assert (await session.scalars(select(Objection.answered_by))).one()


async def test_the_queue_goes_on_page_by_page(client: httpx2.AsyncClient, services: Services) -> None:
    rows = [objection_row(number, "kim") for number in range(PAGE + 1)]
    async with services.database.transaction() as session:
        await session.execute(insert(Objection), rows)
    first = (await client.get("/api/counsellor/objections")).json()
    second = (await client.get("/api/counsellor/objections", params={"after": first["next"]})).json()
    found = [one["objection_id"] for one in first["objections"] + second["objections"]]
    assert found == [row["objection_id"] for row in rows]
    assert (len(first["objections"]), second["next"]) == (PAGE, None)
    assert (await client.post("/api/users/kim/objections", json=WORDS)).status_code == 409


async def test_an_answer_that_cannot_be_shown_is_not_given(
    client: httpx2.AsyncClient, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    objection = await object_to(client)
    seen = services.records.objections.get

    async def fail(*_: object) -> object:
        raise OSError

    async def seen_before(_: object, objection_id: str) -> object:
        found = await seen(objection_id)
        monkeypatch.setattr("app.repositories.objections.one_of", fail)
        return found

    monkeypatch.setattr("app.services.objections.ObjectionDesk.get", seen_before)
    address = f"/api/counsellor/objections/{objection}/answer"
    assert (await client.post(address, json={"text": "네"})).status_code == 503
    monkeypatch.undo()
    assert (await client.post(address, json={"text": "네"})).status_code == 201


async def test_the_database_takes_no_answer_without_a_person(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    await object_to(client)
    with pytest.raises(DBAPIError):
        async with services.database.transaction() as session:
            await session.execute(update(Objection).values(state="answered", answer="자동으로 답했어요"))


@pytest.mark.parametrize(
    "body", [{}, {"label": "RICH", "text": "아니에요"}, {"label": "LOW_CASH", "text": ""}, WORDS | {"x": 1}]
)
async def test_bad_objections_are_refused(body: object, client: httpx2.AsyncClient) -> None:
    assert (await client.post("/api/users/kim/objections", json=body)).status_code == 422


async def test_an_objection_that_is_not_there(client: httpx2.AsyncClient) -> None:
    answer = await client.post("/api/counsellor/objections/nothing/answer", json={"text": "네"})
    assert answer.status_code == 404


async def test_a_thumb_is_kept_masked_and_the_last_one_counts(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    thumb = {"user_id": "kim", "session_id": "default", "request_id": "r1", "rating": "down"}
    said = thumb | {"reason": "제 번호 010-1234-5678로 전화가 안 와요"}
    assert (await client.post("/api/feedback", json=said)).status_code == 204
    assert (await client.post("/api/feedback", json=thumb | {"rating": "up"})).status_code == 204
    async with services.database.session() as session:
        (row,) = (await session.scalars(select(Feedback))).all()
    assert (row.rating, row.reason, row.session_id) == ("up", None, "default")
    await client.post("/api/feedback", json=said)
    async with services.database.session() as session:
        (row,) = (await session.scalars(select(Feedback))).all()
    assert row.reason is not None
    assert "010-1234-5678" not in row.reason


async def test_a_double_click_is_one_thumb(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    answers = await asyncio.gather(*(client.post("/api/feedback", json=THUMB) for _ in range(6)))
    assert {answer.status_code for answer in answers} <= {204, 503}
    assert 204 in {answer.status_code for answer in answers}
    async with services.database.session() as session:
        assert len((await session.scalars(select(Feedback))).all()) == 1


async def test_an_answer_of_the_service_can_be_rated(
    app: FastAPI, client: httpx2.AsyncClient, services: Services
) -> None:
    install(app, emotions=WordEmotions())
    answer = await client.post(
        "/api/chat", json={"user_id": "kim", "session_id": "s", "message": "안녕하세요"}
    )
    told = answer.json()["meta"]
    thumb = {"user_id": "kim", "rating": "up", **{name: told[name] for name in ("session_id", "request_id")}}
    assert (await client.post("/api/feedback", json=thumb)).status_code == 204
    assert await thumbs(services) == ["up"]


@pytest.mark.parametrize(
    "spoken_of",
    [
        {"request_id": "0" * 32},  # of nobody
        {"request_id": "r3"},  # of another customer
        {"request_id": "r2"},  # of another talk
        {"session_id": "third"},
        {"user_id": "lee"},
    ],
)
async def test_a_thumb_is_for_an_answer_that_is_there(
    spoken_of: dict[str, str], client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    answer = await client.post("/api/feedback", json=THUMB | spoken_of)
    assert answer.status_code == 404
    error = answer.json()["error"]
    assert (error["code"], error["message"]) == ("not_found", NO_ANSWER)
    assert await thumbs(services) == []


async def test_what_an_earlier_version_stored_is_read_and_not_rated(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    log = SessionKeys.of("kim", "default").named("log")
    rows = [json.loads(row) for row in await services.redis.lrange(log, 0, -1)]
    await services.redis.delete(log)
    for row in rows:
        await services.redis.rpush(log, json.dumps({name: row[name] for name in row if name != "turn"}))
    assert len((await talks.recall("kim", "default")).messages) == 2
    assert (await client.post("/api/feedback", json=THUMB)).status_code == 404


async def test_thumbs_go_with_their_talk(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    for more in ({}, {"session_id": "second", "request_id": "r2"}, {"user_id": "park", "request_id": "r3"}):
        assert (await client.post("/api/feedback", json=THUMB | more)).status_code == 204
    assert (await client.delete("/api/users/kim/sessions/default")).status_code == 204
    async with services.database.session() as session:
        assert set(await session.scalars(select(Feedback.request_id))) == {"r2", "r3"}
    assert (await client.delete("/api/users/kim/conversations")).status_code == 200
    async with services.database.session() as session:
        assert list(await session.scalars(select(Feedback.request_id))) == ["r3"]
    for more in ({}, {"session_id": "second", "request_id": "r2"}):
        assert (await client.post("/api/feedback", json=THUMB | more)).status_code == 404


@pytest.mark.parametrize(
    "away",
    ["conversations.SessionRepository.read", "feedback.FeedbackRepository.keep"],
)
async def test_a_thumb_waits_while_a_store_is_away(
    away: str, client: httpx2.AsyncClient, talks: ConversationRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object, **__: object) -> object:
        raise OSError

    monkeypatch.setattr(f"app.repositories.{away}", fail)
    answer = await client.post("/api/feedback", json=THUMB)
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"
    monkeypatch.undo()
    assert (await client.post("/api/feedback", json=THUMB)).status_code == 204


async def test_no_talk_goes_while_its_thumbs_stay(
    client: httpx2.AsyncClient, talks: ConversationRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("app.repositories.feedback.FeedbackRepository.forget", fail)
    assert (await client.delete("/api/users/kim/sessions/default")).status_code == 503
    assert (await talks.recall("kim", "default")).messages


@pytest.mark.parametrize(
    "body",
    [
        {"user_id": "kim", "request_id": "r1"},
        {"user_id": "kim", "request_id": "r1", "rating": "sideways"},
        {"user_id": "kim", "request_id": "r 1", "rating": "up"},
        {"user_id": "kim", "request_id": "r1", "rating": "up", "reason": "가" * 501},
    ],
)
async def test_bad_thumbs_are_refused(body: object, client: httpx2.AsyncClient) -> None:
    assert (await client.post("/api/feedback", json=body)).status_code == 422
