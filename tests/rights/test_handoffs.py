"""A person on request: wish, consent, queue, replies, end; and who looked is on record."""

from __future__ import annotations

import asyncio
from threading import get_ident

import httpx2
import pytest
from sqlalchemy import insert, select

from app.core.dependencies import Services
from app.models import AuditEntry, Handoff, HandoffMessage
from app.repositories.conversations import ConversationRepository
from app.repositories.handoffs import WAITING_AT_MOST
from app.schemas.paging import PAGE
from app.schemas.talk import Message, Role
from app.services import hand_off
from tests.audit.factories import nowhere_to_write
from tests.rights.conftest import ANSWERED, ASKED, AT, handoff_row, remember

WISH = {"session_id": "default", "reason": "사람과 상의하고 싶어요. 제 번호는 010-1234-5678이에요."}


async def wish(client: httpx2.AsyncClient, *, user_id: str = "kim", share: bool = True) -> str:
    body = WISH | {"share_transcript": share}
    answer = await client.post(f"/api/users/{user_id}/handoffs", json=body)
    assert answer.status_code == 201
    assert answer.json()["state"] == "waiting"
    return str(answer.json()["handoff_id"])


async def test_with_consent_the_masked_conversation_goes_along(
    client: httpx2.AsyncClient, talks: ConversationRepository
) -> None:
    found = (await client.get(f"/api/counsellor/handoffs/{await wish(client)}")).json()
    assert [(said["role"], said["text"]) for said in found["transcript"]] == [
        ("user", ASKED),
        ("assistant", ANSWERED),
    ]
    assert "010-1234-5678" not in found["reason"]
    assert found["reason"].startswith("사람과 상의하고 싶어요.")


async def test_without_consent_it_does_not(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    found = (await client.get(f"/api/counsellor/handoffs/{await wish(client, share=False)}")).json()
    assert found["transcript"] == []
    async with services.database.session() as session:
        assert (await session.scalars(select(HandoffMessage))).all() == []


async def test_a_transcript_is_masked_even_where_the_history_is_not(
    client: httpx2.AsyncClient, talks: ConversationRepository
) -> None:
    raw = Message(Role.CUSTOMER, "제 카드는 4539-1488-0343-6467이에요", AT)
    await remember(talks, "kim", "default", raw)
    found = (await client.get(f"/api/counsellor/handoffs/{await wish(client)}")).json()
    assert "4539-1488-0343-6467" not in repr(found["transcript"])


async def test_a_transcript_is_masked_beside_the_event_loop(
    client: httpx2.AsyncClient, talks: ConversationRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[int] = set()

    def masking(text: str) -> str:
        threads.add(get_ident())
        return text

    await remember(talks, "kim", "default", Message(Role.CUSTOMER, "카드값이 밀렸어요", AT))
    monkeypatch.setattr(hand_off, "masked", masking)
    await wish(client)
    assert threads - {get_ident()}


async def test_from_the_wish_to_the_end(client: httpx2.AsyncClient, talks: ConversationRepository) -> None:
    handoff = await wish(client)
    address = f"/api/counsellor/handoffs/{handoff}"
    answer = await client.post(
        f"{address}/replies", json={"text": "안녕하세요, 상담사예요. 02-1234-5678로 전화 주세요."}
    )
    assert (answer.status_code, answer.json()["state"]) == (201, "open")
    (own,) = (await client.get("/api/users/kim/handoffs")).json()["handoffs"]
    assert [said["text"] for said in own["replies"]] == [
        "안녕하세요, 상담사예요. 02-1234-5678로 전화 주세요."
    ]
    assert own["transcript"] == []
    assert (await client.post(f"{address}/close")).json()["state"] == "closed"
    assert (await client.post(f"{address}/replies", json={"text": "하나 더"})).status_code == 409
    assert (await client.post(f"{address}/close")).status_code == 409
    (own,) = (await client.get("/api/users/kim/handoffs")).json()["handoffs"]
    assert own["state"] == "closed"
    assert own["closed_at"]


async def test_a_wish_is_withdrawn_with_all_its_words(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    handoff = await wish(client)
    own = f"/api/users/kim/handoffs/{handoff}"
    assert (await client.delete(f"/api/users/park/handoffs/{handoff}")).status_code == 404
    assert (await client.delete(own)).status_code == 204
    async with services.database.session() as session:
        for table in (Handoff, HandoffMessage):
            assert (await session.scalars(select(table))).all() == []
    assert (await client.delete(own)).status_code == 404
    assert await wish(client) != handoff


async def test_what_a_counsellor_has_answered_is_not_withdrawn(
    client: httpx2.AsyncClient, talks: ConversationRepository
) -> None:
    handoff = await wish(client)
    await client.post(f"/api/counsellor/handoffs/{handoff}/replies", json={"text": "안녕하세요"})
    assert (await client.delete(f"/api/users/kim/handoffs/{handoff}")).status_code == 409
    (own,) = (await client.get("/api/users/kim/handoffs")).json()["handoffs"]
    assert own["state"] == "open"


async def test_the_queue_is_in_order_and_by_state(
    client: httpx2.AsyncClient, talks: ConversationRepository
) -> None:
    first, second = await wish(client), await wish(client, user_id="park")

    async def queue(state: str) -> list[str]:
        found = (await client.get(f"/api/counsellor/handoffs?state={state}")).json()["handoffs"]
        return [one["handoff_id"] for one in found]

    assert await queue("waiting") == [first, second]
    await client.post(f"/api/counsellor/handoffs/{first}/replies", json={"text": "네"})
    await client.post(f"/api/counsellor/handoffs/{second}/close")
    assert (await queue("waiting"), await queue("open"), await queue("closed")) == ([], [first], [second])
    assert (await client.get("/api/counsellor/handoffs?state=lost")).status_code == 422


@pytest.mark.parametrize("state", ["waiting", "closed"])
async def test_the_queue_goes_on_page_by_page(
    state: str, client: httpx2.AsyncClient, services: Services
) -> None:
    rows = [handoff_row(number, f"kim{number}", state=state) for number in range(2 * PAGE + 1)]
    async with services.database.transaction() as session:
        await session.execute(insert(Handoff), rows)
    found: list[str] = []
    sizes: list[int] = []
    asked = {"state": state}
    while not sizes or "after" in asked:
        page = (await client.get("/api/counsellor/handoffs", params=asked)).json()
        found += [one["handoff_id"] for one in page["handoffs"]]
        sizes.append(len(page["handoffs"]))
        asked = {"state": state} | ({"after": page["next"]} if page["next"] else {})
    told = [row["handoff_id"] for row in rows]
    assert found == (told if state == "waiting" else told[::-1])
    assert sizes == [PAGE, PAGE, 1]


@pytest.mark.parametrize("after", ["", "x", "1", "1-", "-1-a", "99999999999999999-a"])
async def test_a_page_begins_where_one_ended(after: str, client: httpx2.AsyncClient) -> None:
    assert (await client.get("/api/counsellor/handoffs", params={"after": after})).status_code == 422


async def test_asking_again_while_one_waits_says_it_anew(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    first = await wish(client)
    again = {"reason": "대화는 보이지 않게 해 주세요", "share_transcript": False, "share_finances": True}
    answer = await client.post("/api/users/kim/handoffs", json=again)
    assert (answer.status_code, answer.json()) == (201, {"handoff_id": first, "state": "waiting"})
    found = (await client.get(f"/api/counsellor/handoffs/{first}")).json()
    assert (found["reason"], found["share_transcript"], found["share_finances"]) == tuple(again.values())
    assert found["transcript"] == []
    assert await wish(client) == first
    assert len((await client.get(f"/api/counsellor/handoffs/{first}")).json()["transcript"]) == 2
    await client.post(f"/api/counsellor/handoffs/{first}/replies", json={"text": "네"})
    assert await wish(client) != first


async def test_the_same_wish_at_the_same_moment_is_one(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    await asyncio.gather(*(client.post("/api/users/kim/handoffs", json=WISH) for _ in range(6)))
    async with services.database.session() as session:
        assert len((await session.scalars(select(Handoff))).all()) == 1


async def test_no_customer_fills_the_queue(client: httpx2.AsyncClient, talks: ConversationRepository) -> None:
    bodies = [WISH | {"session_id": f"s{number}"} for number in range(WAITING_AT_MOST + 1)]
    answers = [(await client.post("/api/users/kim/handoffs", json=body)).status_code for body in bodies]
    assert answers == [201] * WAITING_AT_MOST + [409]
    assert (await client.post("/api/users/kim/handoffs", json=bodies[0])).status_code == 201
    assert (await client.post("/api/users/park/handoffs", json=WISH)).status_code == 201


async def test_what_is_done_is_answered_with_as_it_is_then_or_not_done(
    client: httpx2.AsyncClient,
    services: Services,
    talks: ConversationRepository,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    address = f"/api/counsellor/handoffs/{await wish(client)}"
    seen = services.records.handoffs.get

    async def fail(*_: object) -> object:
        raise OSError

    async def seen_before(_: object, handoff_id: str) -> object:
        found = await seen(handoff_id)
        monkeypatch.setattr("app.repositories.handoffs.lines_of", fail)
        return found

    monkeypatch.setattr("app.services.hand_off.HandOffDesk.get", seen_before)
    answer = await client.post(f"{address}/replies", json={"text": "안녕하세요"})
    monkeypatch.undo()
    assert answer.status_code == 503
    found = (await client.get(address)).json()
    assert (found["state"], found["replies"]) == ("waiting", [])


async def test_every_look_of_a_counsellor_is_on_record(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    handoff = await wish(client)
    await wish(client, user_id="park")
    await client.get("/api/counsellor/handoffs")
    await client.get(f"/api/counsellor/handoffs/{handoff}")
    await client.get("/api/users/kim/handoffs")  # the customer's own look is not
    async with services.database.session() as session:
        entries = (await session.scalars(select(AuditEntry).order_by(AuditEntry.chain, AuditEntry.seq))).all()
    key = services.records.trail.keys.current
    assert [(entry.kind, entry.purpose, entry.subject) for entry in entries] == [
        ("access", "handoff queue", key.subject("kim")),
        ("access", "handoff queue", key.subject("park")),
        ("access", "handoff", key.subject("kim")),
    ]
    assert all(entry.actor and entry.actor != "customer" and entry.address for entry in entries)
    assert {entry.retention for entry in entries} == {"access"}


async def test_nothing_is_shown_that_cannot_be_recorded(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    handoff = await wish(client)
    with nowhere_to_write(services.records.trail):
        answer = await client.get(f"/api/counsellor/handoffs/{handoff}")
    assert answer.status_code == 503
    assert ASKED not in answer.text


async def test_what_is_not_there_is_404(client: httpx2.AsyncClient, talks: ConversationRepository) -> None:
    for method, path, body in (
        ("GET", "", None),
        ("POST", "/replies", {"text": "네"}),
        ("POST", "/close", None),
    ):
        answer = await client.request(method, f"/api/counsellor/handoffs/nothing{path}", json=body)
        assert answer.status_code == 404


@pytest.mark.parametrize(
    "body",
    [{}, {"reason": ""}, {"reason": " \n"}, {"reason": "가" * 501}, {"reason": 3}, WISH | {"more": 1}],
)
async def test_bad_wishes_are_refused(body: object, client: httpx2.AsyncClient) -> None:
    assert (await client.post("/api/users/kim/handoffs", json=body)).status_code == 422


async def test_two_counsellors_answer_at_once(
    client: httpx2.AsyncClient, services: Services, talks: ConversationRepository
) -> None:
    address = f"/api/counsellor/handoffs/{await wish(client)}"
    answers = await asyncio.gather(
        *(client.post(f"{address}/replies", json={"text": f"답 {n}"}) for n in range(5))
    )
    assert {answer.status_code for answer in answers} == {201}
    assert len((await client.get(address)).json()["replies"]) == 5
    await services.records.handoffs.handoffs.waiting()
