"""A full room tells nobody whose crisis is open, and refusing costs little whatever is sent."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from app.core.access.said import LONGEST, TalkRequest
from app.core.dependencies import Services
from app.schemas.labels import RiskLevel
from app.schemas.talk import History
from app.schemas.turn import Degraded, GuardedTurn, Reading, Risk, Turn
from app.services.emotion_analyzer import Overloaded
from app.services.input_guard import guard
from app.services.safety_screen import screening
from tests.conftest import Backend
from tests.security.identities import BANK_KEY, GRAFANA_KEY, bearer, client_of, running, token

DANGER = "빚 때문에 죽고 싶어요"
#: These tokens are made when the tests are gathered, which may be long before they are used.
LATER = datetime.now(UTC) + timedelta(hours=2)
KIM, LEE = bearer(token("kim", exp=LATER)), bearer(token("lee", exp=LATER))
BANK, GRAFANA = {"X-API-Key": BANK_KEY}, {"X-API-Key": GRAFANA_KEY}


@pytest.fixture
async def full(embedded: Backend) -> AsyncIterator[FastAPI]:
    """An application without room, in which a crisis of kim is open and none of lee."""
    async with running(embedded, turn_permits=1, emotion_model_dir=embedded.folder / "none") as app:
        services: Services = app.state.services
        turn = Turn("kim", "default", "r" * 32, DANGER, datetime.now(UTC))
        services.pipeline.open_crises.note(turn, Risk(RiskLevel.CRISIS))
        with services.room.turn():
            yield app


@pytest.fixture
async def client(full: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    """Somebody on the network."""
    async with client_of(full) as http:
        yield http


async def told(client: httpx2.AsyncClient, headers: dict[str, str], user_id: str, text: str = "네") -> int:
    """The status of one message."""
    body = {"user_id": user_id, "message": text}
    return (await client.post("/api/chat", json=body, headers=headers)).status_code


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        (bearer("nonsense"), 401),
        (GRAFANA, 429),
        (LEE, 429),
        (bearer(token("lee", scope="own", exp=LATER)), 429),
    ],
    ids=["nobody", "nonsense", "no chat", "another", "not to chat"],
)
async def test_who_may_not_speak_for_somebody_learns_nothing_of_their_crisis(
    client: httpx2.AsyncClient, headers: dict[str, str], status: int
) -> None:
    assert [await told(client, headers, user_id) for user_id in ("kim", "park")] == [status, status]


async def test_who_may_is_let_in_for_an_open_crisis_alone(client: httpx2.AsyncClient) -> None:
    assert [await told(client, KIM, "kim"), await told(client, BANK, "kim")] == [200, 200]
    assert [await told(client, LEE, "lee"), await told(client, BANK, "lee")] == [429, 429]
    assert await told(client, LEE, "lee", DANGER) == 200


class Crowded:
    """A model that has no permit left."""

    async def read(self, text: str) -> Reading:
        """Always raises ``Overloaded``."""
        raise Overloaded(retry_after=1)


async def test_who_is_in_danger_is_heard_without_the_model_that_has_no_time(full: FastAPI) -> None:
    services: Services = full.state.services
    pipeline = replace(services.pipeline, emotions=Crowded())
    heard = await pipeline.read_emotion(guarded(DANGER), History())
    assert (heard.value, heard.lost) == (None, (Degraded.EMOTION_MODEL,))
    assert pipeline.in_danger(TalkRequest("lee", "default", (DANGER,)))
    with pytest.raises(Overloaded):
        await pipeline.read_emotion(guarded("네"), History())
    assert not pipeline.in_danger(TalkRequest("lee", "default", ("네",)))


def guarded(text: str) -> GuardedTurn:
    """A message of lee."""
    return guard(Turn("lee", "default", "r" * 32, text, datetime.now(UTC)))


async def test_a_talk_without_a_name_is_that_of_the_token(client: httpx2.AsyncClient) -> None:
    body = {"messages": [{"role": "user", "content": "네"}]}
    answers = [await client.post("/v1/chat/completions", json=body, headers=one) for one in (KIM, LEE)]
    assert [answer.status_code for answer in answers] == [200, 429]


@pytest.mark.parametrize("said", [DANGER, "이번 달 카드값이 궁금해요"])
async def test_danger_is_read_in_parts_too(client: httpx2.AsyncClient, said: str) -> None:
    parts = [{"type": "text", "text": "안녕하세요"}, {"type": "text", "text": said}]
    body = {"messages": [{"role": "user", "content": parts}]}
    status = (await client.post("/v1/chat/completions", json=body, headers=LEE)).status_code
    assert status == (200 if said == DANGER else 429)


@pytest.mark.parametrize(
    "content", [[{"type": "image_url", "text": DANGER}], [[DANGER]], {"text": DANGER}, 7]
)
async def test_what_no_route_reads_lets_nobody_in(client: httpx2.AsyncClient, content: object) -> None:
    body = {"messages": [{"role": "user", "content": content}]}
    assert (await client.post("/v1/chat/completions", json=body, headers=LEE)).status_code == 429


async def test_no_more_is_screened_than_one_message_holds(
    client: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    screened: list[str] = []

    def screen(text: str, reading: None, history: History) -> Risk:
        screened.append(text)
        return Risk()

    monkeypatch.setattr(screening, "screen", screen)
    long: dict[str, Any] = {"messages": [{"role": "user", "content": f"{n} " * 1_200} for n in range(6)]}
    assert (await client.post("/v1/chat/completions", json=long, headers=LEE)).status_code == 429
    assert sum(map(len, screened)) == LONGEST
    assert screened[0].startswith("5")
    screened.clear()
    assert (await client.post("/v1/chat/completions", json=long)).status_code == 401
    assert not screened
