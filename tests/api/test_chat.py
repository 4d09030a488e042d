"""The request and the response of the specification, and ``meta``."""

from __future__ import annotations

import logging
import re

import httpx2
import pytest
from fastapi import FastAPI

from app.core.config import Settings
from app.core.logger import configure_logging
from app.schemas.labels import Emotion
from app.schemas.turn import Degraded
from tests.pipeline.serving import heard, served
from tests.pipeline.stand_ins import BrokenEmotions, WordEmotions, install

FINANCE = {"user_id": "demo-delinq-early", "message": "카드값이 밀려서 걱정이에요"}
GENERAL = {"user_id": "demo-delinq-early", "message": "은행나무는 언제 노랗게 물들어?"}


async def say(client: httpx2.AsyncClient, **body: object) -> dict[str, object]:
    response = await client.post("/api/chat", json=body)
    assert response.status_code == 200, response.text
    answer: dict[str, object] = response.json()
    return answer


async def test_finance_talk_has_the_fields_of_the_specification(client: httpx2.AsyncClient) -> None:
    answer = await say(client, **FINANCE)
    assert set(answer) == {"reply", "scenario", "emotion", "meta"}
    scenario, emotion = answer["scenario"], answer["emotion"]
    assert isinstance(scenario, dict)
    assert isinstance(emotion, dict)
    assert set(scenario) == {"label", "probability", "key_metrics"}
    assert scenario["label"] == "DELINQ_EARLY"
    assert 0.95 <= scenario["probability"] <= 0.99
    assert all(isinstance(value, str) and value for value in scenario["key_metrics"].values())
    assert set(emotion) == {
        "dominant_emotion",
        "dominant_score",
        "is_negative",
        "is_anxious",
        "all_emotions",
    }
    assert list(emotion["all_emotions"]) == ["슬픔", "중립", "화남", "걱정", "행복"]
    assert sum(emotion["all_emotions"].values()) == pytest.approx(1, abs=1e-9)
    assert (emotion["dominant_emotion"], emotion["is_negative"], emotion["is_anxious"]) == (
        "걱정",
        True,
        True,
    )


async def test_general_talk_has_no_scenario_at_all(client: httpx2.AsyncClient) -> None:
    answer = await say(client, **GENERAL)
    assert set(answer) == {"reply", "emotion", "meta"}
    assert answer["meta"]["topic"] == "general"  # type: ignore[index]


async def test_meta_tells_about_the_turn(client: httpx2.AsyncClient) -> None:
    response = await client.post("/api/chat", json={**FINANCE, "session_id": "s-1"})
    meta = response.json()["meta"]
    assert meta["session_id"] == "s-1"
    assert meta["request_id"] == response.headers["x-request-id"]
    assert re.fullmatch("[0-9a-f]{32}", meta["request_id"])
    assert (meta["topic"], meta["degraded"]) == ("finance", [])
    assert meta["ai_generated"] is True
    assert "인공지능" in meta["notice"]
    assert (meta["scenario_title"], meta["scenario_basis"]) == ("초기 연체", "rule")


@pytest.mark.parametrize(
    ("message", "emotion", "negative", "anxious"),
    [
        ("너무 슬퍼요", Emotion.SADNESS, True, False),
        ("화가 나요", Emotion.ANGER, True, False),
        ("걱정돼요", Emotion.WORRY, True, True),
        ("기뻐요", Emotion.JOY, False, False),
        ("그래요", Emotion.NEUTRAL, False, False),
    ],
)
async def test_negative_and_anxious_follow_the_specification(
    client: httpx2.AsyncClient, message: str, emotion: Emotion, negative: bool, anxious: bool
) -> None:
    answer = await say(client, user_id="demo-delinq-early", message=message)
    read = answer["emotion"]
    assert isinstance(read, dict)
    assert (read["dominant_emotion"], read["is_negative"], read["is_anxious"]) == (emotion, negative, anxious)


async def test_fine_emotions_come_when_asked_for(client: httpx2.AsyncClient) -> None:
    answer = await say(client, **FINANCE, fine_emotions=True)
    assert answer["emotion"]["fine_emotions"] == {"불안/걱정": 0.92}  # type: ignore[index]
    assert answer["emotion"]["named_emotions"] == ["불안/걱정"]  # type: ignore[index]


async def test_fine_emotions_stay_away_when_nobody_asked(client: httpx2.AsyncClient) -> None:
    answer = await say(client, **FINANCE)
    assert not {"fine_emotions", "named_emotions"} & set(answer["emotion"])  # type: ignore[call-overload]


async def test_an_unknown_user_may_talk(client: httpx2.AsyncClient) -> None:
    answer = await say(client, user_id="nobody-knows", message="안녕하세요")
    assert answer["reply"]
    assert "scenario" not in answer


async def test_an_unknown_user_is_told_that_no_data_is_linked(client: httpx2.AsyncClient) -> None:
    answer = await say(client, user_id="nobody-knows", message="연체가 걱정이에요")
    assert answer["scenario"] is None
    assert "연결" in str(answer["reply"])
    assert answer["meta"]["scenario_absent"] == "연결된 금융 데이터가 없어서 상황을 판단하지 못했어요."  # type: ignore[index]


async def test_without_a_model_emotion_is_null_and_never_neutral(
    app: FastAPI, client: httpx2.AsyncClient
) -> None:
    install(app, emotions=BrokenEmotions())
    answer = await say(client, **FINANCE)
    assert answer["emotion"] is None
    assert answer["meta"]["degraded"] == [Degraded.EMOTION_MODEL]  # type: ignore[index]
    assert answer["scenario"]["label"] == "DELINQ_EARLY"  # type: ignore[index]


async def test_the_crisis_lane_shows_no_scenario_and_needs_no_model(
    app: FastAPI, client: httpx2.AsyncClient
) -> None:
    install(app, emotions=BrokenEmotions())
    answer = await say(client, user_id="demo-delinq-early", message="빚 때문에 죽고 싶어요")
    assert "109" in str(answer["reply"])
    assert answer["meta"]["kind"] == "crisis"  # type: ignore[index]
    assert "scenario" not in answer


async def test_the_talk_so_far_counts(client: httpx2.AsyncClient, emotions: WordEmotions) -> None:
    await say(client, **FINANCE)
    after_debt = await say(client, user_id="demo-delinq-early", message="그럼 이제 어떡해요")
    fresh = await say(client, user_id="demo-delinq-early", message="그럼 이제 어떡해요", session_id="new")
    assert fresh["meta"]["topic"] == "general"  # type: ignore[index]
    assert after_debt["meta"]["topic"] == "finance"  # type: ignore[index]
    assert after_debt["meta"]["session_id"] == "default"  # type: ignore[index]
    assert emotions.runs == 3


async def test_a_turn_is_logged_without_its_text(
    settings: Settings, app: FastAPI, client: httpx2.AsyncClient, capfd: pytest.CaptureFixture[str]
) -> None:
    configure_logging(settings.model_copy(update={"log_level": "DEBUG"}))
    await say(client, user_id="demo-delinq-early", message="카드값 밀린 사람은 정은별입니다 010-9182-7364")
    async with served(app) as http:
        await heard(http, {"user_id": "demo-delinq-early", "message": "카드값이 밀렸어요 010-9182-7364"})
    logged = capfd.readouterr().err
    assert logged.count("stages_ms") == 2
    for secret in ("정은별", "9182", "카드값", "demo-delinq-early"):
        assert secret not in logged


def test_nobody_logs_addresses(settings: Settings) -> None:
    access = logging.getLogger("uvicorn.access")
    access.addHandler(logging.StreamHandler())  # as uvicorn's own configuration does
    configure_logging(settings)
    assert not access.hasHandlers()
