"""Whoever reaches for a customer's data and is not the customer is on record, on every route."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from app.core.access.api_keys import ApiKey, digest_of
from app.core.access.principal import CallerKind, Principal, Scope
from app.core.dependencies import Services
from app.models import AuditEntry, Handoff, Objection
from app.repositories.conversations import ConversationRepository
from tests.conftest import Backend
from tests.rights.conftest import messages, remember
from tests.security.identities import BANK_KEY, bearer, client_of, running, token

DESK_KEY = "emo_a-desk-with-the-scope-of-counsellors"
KEYS = ",".join(
    str(ApiKey(name, frozenset(scopes), digest_of(key)))
    for name, scopes, key in (
        ("bank", {Scope.OWN, Scope.CHAT}, BANK_KEY),
        ("desk", {Scope.COUNSELLOR}, DESK_KEY),
    )
)
BODIES = {"title": "새 이름", "reason": "사람과 상의할래요", "label": "LOW_CASH", "text": "아니에요"}


@pytest.fixture
async def app(embedded: Backend) -> AsyncIterator[FastAPI]:
    """The application with authentication on."""
    async with running(embedded, api_keys=KEYS) as application:
        yield application


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    """Somebody on the network."""
    async with client_of(app) as http:
        yield http


def own_routes(app: FastAPI) -> list[tuple[str, str]]:
    """Method and path of every route about one customer's data."""
    paths = app.openapi()["paths"].items()
    return sorted((m.upper(), path) for path, ops in paths if path.startswith("/api/users/") for m in ops)


def services_of(app: FastAPI) -> Services:
    found: Services = app.state.services
    return found


async def entries(app: FastAPI) -> list[AuditEntry]:
    async with services_of(app).database.session() as session:
        return list(
            (await session.scalars(select(AuditEntry).order_by(AuditEntry.chain, AuditEntry.seq))).all()
        )


async def test_a_service_is_on_record_on_every_route(app: FastAPI, client: httpx2.AsyncClient) -> None:
    routes = own_routes(app)
    assert len(routes) >= 11
    for method, path in routes:
        before = len(await entries(app))
        address = re.sub(r"\{user_id\}", "kim", re.sub(r"\{(?!user_id)\w+\}", "x1", path))
        body = None if method in {"GET", "DELETE"} else BODIES
        answer = await client.request(method, address, json=body, headers={"X-API-Key": BANK_KEY})
        assert answer.status_code != 403, (method, path)
        new = [entry for entry in (await entries(app))[before:] if entry.kind == "access"]
        assert [(entry.actor, entry.address) for entry in new] == [("service:bank", "203.0.113.9")], (
            method,
            path,
        )
        assert new[0].subject == services_of(app).records.trail.keys.current.subject("kim")
        assert new[0].purpose == f"{method} {path}".replace("/api/users/{user_id}", "own")


async def test_a_service_that_takes_up_an_answer_is_on_record(
    app: FastAPI, client: httpx2.AsyncClient
) -> None:
    address = f"/api/chat/stream/{'0' * 32}?user_id=kim"
    assert (await client.get(address, headers={"X-API-Key": BANK_KEY})).status_code == 404
    (entry,) = await entries(app)
    assert (entry.actor, entry.purpose) == ("service:bank", "GET /api/chat/stream/{request_id}")


async def test_the_customers_own_look_is_not(app: FastAPI, client: httpx2.AsyncClient) -> None:
    answer = await client.get("/api/users/kim/export", headers=bearer(token("kim")))
    assert answer.status_code == 200
    assert await entries(app) == []


async def test_another_customer_sees_nothing_and_leaves_nothing(
    app: FastAPI, client: httpx2.AsyncClient
) -> None:
    answer = await client.get("/api/users/kim/export", headers=bearer(token("park")))
    assert answer.status_code == 403
    assert await entries(app) == []


async def test_counsellors_see_the_queue_and_customers_do_not(
    app: FastAPI, client: httpx2.AsyncClient
) -> None:
    wish = {"reason": "사람과 상의하고 싶어요"}
    await client.post("/api/users/kim/handoffs", json=wish, headers=bearer(token("kim")))
    customer = await client.get("/api/counsellor/handoffs", headers=bearer(token("kim")))
    assert customer.status_code == 403
    person = await client.get(
        "/api/counsellor/handoffs", headers=bearer(token("lee", scope=Scope.COUNSELLOR.value))
    )
    assert len(person.json()["handoffs"]) == 1
    (entry,) = await entries(app)
    assert (entry.actor, entry.address) == ("counsellor:lee", "203.0.113.9")


def test_the_longest_name_of_a_counsellor_fits() -> None:
    longest = Principal(CallerKind.PERSON, "x" * 128, frozenset({Scope.COUNSELLOR})).actor(Scope.COUNSELLOR)
    for column in (AuditEntry.actor, Handoff.counsellor, Objection.answered_by):
        assert len(str(longest)) <= column.type.length


async def test_no_machine_answers_an_objection(app: FastAPI, client: httpx2.AsyncClient) -> None:
    objection = {"label": "LOW_CASH", "text": "월급이 들어왔어요"}
    made = await client.post("/api/users/kim/objections", json=objection, headers=bearer(token("kim")))
    address = f"/api/counsellor/objections/{made.json()['objection_id']}/answer"
    answer = {"text": "확인했어요"}
    assert (await client.post(address, json=answer, headers={"X-API-Key": DESK_KEY})).status_code == 403
    person = bearer(token("lee", scope=Scope.COUNSELLOR.value))
    assert (await client.post(address, json=answer, headers=person)).status_code == 201


async def test_no_machine_replies_as_a_counsellor(app: FastAPI, client: httpx2.AsyncClient) -> None:
    wish = {"session_id": "default", "reason": "사람과 이야기하고 싶어요"}
    made = await client.post("/api/users/kim/handoffs", json=wish, headers=bearer(token("kim")))
    address = f"/api/counsellor/handoffs/{made.json()['handoff_id']}/replies"
    reply = {"text": "안녕하세요, 상담사입니다."}
    assert (await client.post(address, json=reply, headers={"X-API-Key": DESK_KEY})).status_code == 403
    person = bearer(token("lee", scope=Scope.COUNSELLOR.value))
    assert (await client.post(address, json=reply, headers=person)).status_code == 201


async def test_feedback_is_for_ones_own_answers(app: FastAPI, client: httpx2.AsyncClient) -> None:
    talks = ConversationRepository(services_of(app).redis, ttl_s=600, max_messages=40)
    await remember(talks, "kim", "default", *messages("r1"))
    thumb = {"user_id": "kim", "request_id": "r1", "rating": "up"}
    assert (await client.post("/api/feedback", json=thumb, headers=bearer(token("park")))).status_code == 403
    assert (await client.post("/api/feedback", json=thumb, headers=bearer(token("kim")))).status_code == 204
