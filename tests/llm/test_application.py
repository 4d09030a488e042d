"""The whole application over a model server with faults: always a useful answer, told as what it is."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import func, select

from app.core.token_budget import TokenBudget
from app.errors import Unavailable
from app.factory import create_app, lifespan
from app.models import AuditEntry
from app.repositories.turns import TurnRecorder
from app.schemas.labels import Emotion
from scripts.seed_demo import seed
from tests.conftest import Backend, settings_for
from tests.llm.authored import case_of
from tests.llm.lies import text_kinds
from tests.llm.server import Play, Server
from tests.pipeline.serving import Heard, heard, served
from tests.pipeline.stand_ins import WordEmotions, install

BODY = {"user_id": "demo-delinq-early", "message": "카드값이 밀려서 너무 걱정돼요. 어떡하죠"}
GOOD = (
    "걱정이 크셨겠어요. 지금 움직이면 되돌릴 길이 있어요. 지금 35만 2,000원이 밀려 있어요. "
    "먼저 돈을 빌린 금융회사에 전화해 언제까지 얼마를 낼 수 있는지 알려 주세요."
)
LIE = "걱정이 크셨겠어요. 국민은행에서 777만 원을 무조건 승인해 드려요."
FAULTS = {
    "500": [Play(status=500)] * 2,
    "429": [Play(status=429, retry_after="60")],
    "late": [Play(GOOD, first_token_s=3)],
    "slow": [Play(GOOD * 9, gap_s=0.4)],
    "cut": [Play(GOOD, cut=True)],
    "malformed": [Play(GOOD, event="{oops")],
    "empty": [Play("")],
    "lying": [Play(LIE), Play(LIE)],
    "gone": [Play(status=404)],
}


@pytest.fixture
async def app(server: Server, embedded: Backend, tmp_path: Path) -> AsyncIterator[FastAPI]:
    """The application on the model server, with the demo customers."""
    settings = settings_for(
        embedded,
        emotion_model_dir=tmp_path / "no-model",
        openai_base_url=server.url,
        llm_first_token_timeout_s=1.5,
        llm_timeout_s=3,
        llm_circuit_failures=100,
    )
    application = create_app(settings)
    async with lifespan(application):
        await seed(settings, customers=0)
        install(application, emotions=WordEmotions())
        yield application
        await application.state.services.live.close()


async def test_a_right_answer_is_the_models(app: FastAPI, server: Server) -> None:
    server.script.append(Play(GOOD))
    async with served(app) as http:
        answer = (await http.post("/api/chat", json=BODY)).json()
    assert answer["reply"] == GOOD
    assert "language_model" not in answer["meta"]["degraded"]
    assert answer["scenario"]["label"] == "DELINQ_EARLY"


@pytest.mark.parametrize("fault", FAULTS)
async def test_every_fault_ends_in_a_useful_answer(app: FastAPI, server: Server, fault: str) -> None:
    server.script.extend(FAULTS[fault])
    async with served(app) as http:  # whose client waits 20 seconds at most
        response = await http.post("/api/chat", json=BODY)
        sessions = (await http.get(f"/api/users/{BODY['user_id']}/sessions")).json()["sessions"]
    answer = response.json()
    assert response.status_code == 200
    assert len(answer["reply"]) > 40
    assert "777만" not in answer["reply"]
    assert "language_model" in answer["meta"]["degraded"]
    assert [session["messages"] for session in sessions] == [2]  # one turn, neither lost nor doubled
    assert await recorded(app) == 1


async def recorded(app: FastAPI) -> int:
    """How many audit rows there are."""
    await app.state.services.records.trail.settle()
    async with app.state.services.database.transaction() as session:
        return await session.scalar(select(func.count()).select_from(AuditEntry)) or 0


@pytest.mark.parametrize("fault", FAULTS)
async def test_every_fault_of_a_stream_ends_in_the_same_answer(
    app: FastAPI, server: Server, fault: str
) -> None:
    server.script.extend(FAULTS[fault])
    async with served(app) as http:
        told = await heard(http, BODY)
        sessions = (await http.get(f"/api/users/{BODY['user_id']}/sessions")).json()["sessions"]
    names = [event.name for event in told]
    assert (names[0], names[-1]) == ("analysis", "done")
    assert set(names[1:-1]) <= {"token", "retract"}
    assert said_last(told) == told[-1].data["reply"]
    assert "language_model" in told[-1].data["meta"]["degraded"]
    assert "777만" not in str([event.data for event in told])
    assert [session["messages"] for session in sessions] == [2]
    assert await recorded(app) == 1


def said_last(told: list[Heard]) -> str:
    """What stands after the last retraction."""
    last = max((place for place, event in enumerate(told) if event.name == "retract"), default=0)
    return "".join(event.data["text"] for event in told[last:] if event.name == "token")


@pytest.mark.parametrize("fault", ["500", "cut", "lying"])
async def test_every_fault_behind_the_openai_face_ends_in_an_answer(
    app: FastAPI, server: Server, fault: str
) -> None:
    server.script.extend(FAULTS[fault])
    messages = [{"role": "user", "content": BODY["message"]}]
    async with served(app) as http:
        response = await http.post(
            "/v1/chat/completions", json={"user": BODY["user_id"], "messages": messages}
        )
    answer = response.json()
    assert len(answer["choices"][0]["message"]["content"]) > 40
    assert "777만" not in response.text
    assert "language_model" in answer["emofinance"]["meta"]["degraded"]


async def test_a_server_that_is_not_there_ends_in_an_answer(app: FastAPI, server: Server) -> None:
    server.stop()
    async with served(app) as http:
        answer = (await http.post("/api/chat", json=BODY)).json()
    assert len(answer["reply"]) > 40
    assert "language_model" in answer["meta"]["degraded"]


@pytest.mark.parametrize("kind", dict(text_kinds("heldout")))
async def test_no_kind_of_lie_is_heard(app: FastAPI, server: Server, kind: str) -> None:
    plant = dict(text_kinds("heldout"))[kind]
    planted = plant(random.Random(kind), case_of("DELINQ_EARLY", BODY["message"], Emotion.WORRY), GOOD)
    assert planted is not None
    text, lie = planted
    server.script.extend([Play(text), Play(text)])
    async with served(app) as http:
        told = await heard(http, BODY)
    assert "language_model" in told[-1].data["meta"]["degraded"]
    assert all(lie not in str(event.data) for event in told)


async def test_who_used_up_the_day_is_told_so(app: FastAPI, server: Server) -> None:
    await TokenBudget(app.state.services.redis, limit=1).spend(BODY["user_id"], 200_000)
    async with served(app) as http:
        told = await heard(http, BODY)
    assert told[-1].data["meta"]["degraded"] == ["language_model_budget"]
    assert said_last(told) == told[-1].data["reply"]
    assert server.asked == []


async def test_the_counsellors_words_leave_only_when_they_are_recorded(
    app: FastAPI, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(_: TurnRecorder, *__: object) -> Any:
        raise Unavailable(retry_after=5)

    monkeypatch.setattr(TurnRecorder, "record", refuse)
    await app.state.services.redis.set("switch:language_model", "off")
    async with served(app) as http:
        told = await heard(http, BODY)
    assert [event.name for event in told] == ["analysis", "error"]


async def test_what_was_streamed_before_a_fault_is_retracted(app: FastAPI, server: Server) -> None:
    server.script.extend([Play(GOOD + " " + LIE), Play(GOOD, cut=True)])
    async with served(app) as http:
        told = await heard(http, BODY)
    names = [event.name for event in told]
    assert names[0] == "analysis"
    assert names[-1] == "done"
    assert names.count("retract") == 2
    assert said_last(told) == told[-1].data["reply"]
    assert all("777만" not in str(event.data) for event in told)


async def test_parallel_retries_ask_the_model_once(app: FastAPI, server: Server) -> None:
    server.script.append(Play(GOOD, gap_s=0.01))
    async with served(app) as http:
        sent = [http.post("/api/chat", json=BODY, headers={"Idempotency-Key": "once"}) for _ in range(50)]
        answers = [response.json() for response in await asyncio.gather(*sent)]
        sessions = (await http.get(f"/api/users/{BODY['user_id']}/sessions")).json()["sessions"]
    assert {answer["reply"] for answer in answers} == {GOOD}
    assert len(server.asked) == 1
    assert [session["messages"] for session in sessions] == [2]


async def test_a_thrown_switch_is_no_degradation(app: FastAPI, server: Server) -> None:
    redis = app.state.services.redis
    await redis.set("switch:language_model", "off")
    async with served(app) as http:
        answer = (await http.post("/api/chat", json=BODY)).json()
    assert "language_model" not in answer["meta"]["degraded"]
    assert len(answer["reply"]) > 40
    assert server.asked == []


async def test_a_crisis_and_a_fraud_never_reach_the_model(app: FastAPI, server: Server) -> None:
    async with served(app) as http:
        for message in ("빚 때문에 죽고 싶어요", "검찰이라면서 계좌로 돈을 보내래요"):
            answer = (await http.post("/api/chat", json=BODY | {"message": message})).json()
            assert "112" in answer["reply"] or "109" in answer["reply"]
    assert server.asked == []
