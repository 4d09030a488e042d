"""A short message in the middle of a talk carries the feeling on; a clear or long one stands by itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import MappingProxyType

import pytest

from app.schemas.labels import Emotion
from app.schemas.talk import History, Message, Role
from app.schemas.turn import Reading
from app.services.emotion_in_talk import LASTS, in_talk

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
WORRIED = {
    Emotion.WORRY: 0.9,
    Emotion.SADNESS: 0.04,
    Emotion.NEUTRAL: 0.03,
    Emotion.ANGER: 0.02,
    Emotion.JOY: 0.01,
}
UNSURE = {
    Emotion.NEUTRAL: 0.45,
    Emotion.WORRY: 0.35,
    Emotion.SADNESS: 0.1,
    Emotion.JOY: 0.06,
    Emotion.ANGER: 0.04,
}
GLAD = {
    Emotion.JOY: 0.9,
    Emotion.NEUTRAL: 0.06,
    Emotion.WORRY: 0.02,
    Emotion.SADNESS: 0.01,
    Emotion.ANGER: 0.01,
}


def reading(emotions: dict[Emotion, float] | None) -> Reading:
    return Reading(
        emotions=None if emotions is None else MappingProxyType(emotions),
        fine=MappingProxyType({}),
        finance=0.5,
        risk=0.01,
        model_version="test",
    )


def told(emotions: dict[Emotion, float] | None, *, ago: timedelta = timedelta(minutes=1)) -> History:
    asked = Message(Role.CUSTOMER, "카드값이 밀려서 잠이 안 와요", NOW - ago, emotions=emotions)
    return History((asked, Message(Role.COUNSELLOR, "많이 걱정되셨겠어요.", NOW - ago)))


def test_feeling_goes_on_in_a_short_reply() -> None:
    heard = in_talk("그럼 뭐부터 해요", reading(UNSURE), told(WORRIED), NOW)
    assert heard is not None
    assert heard.dominant is Emotion.WORRY
    assert heard.emotions is not None
    assert sum(heard.emotions.values()) == pytest.approx(1)
    assert heard.finance == 0.5


@pytest.mark.parametrize(
    ("text", "emotions", "history"),
    [
        ("아 다행이다", GLAD, told(WORRIED)),
        ("그럼 이번 달 카드값은 언제까지 내야 하나요", UNSURE, told(WORRIED)),
        ("그럼 뭐부터 해요", UNSURE, History()),
        ("그럼 뭐부터 해요", UNSURE, told(None)),
        ("그럼 뭐부터 해요", UNSURE, told(WORRIED, ago=LASTS + timedelta(minutes=1))),
        ("ok", None, told(WORRIED)),
    ],
)
def test_what_stands_by_itself_is_left_alone(
    text: str, emotions: dict[Emotion, float] | None, history: History
) -> None:
    alone = reading(emotions)
    assert in_talk(text, alone, history, NOW) is alone


def test_without_a_model_there_is_nothing_to_weigh() -> None:
    assert in_talk("네", None, told(WORRIED), NOW) is None
