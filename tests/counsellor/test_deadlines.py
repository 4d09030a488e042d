"""Deadlines counted from a day that is told."""

from __future__ import annotations

from datetime import date

import pytest

from app.schemas.talk import History
from app.services.advice_templates import counsel
from app.services.advice_templates.ways.deadlines import day_meant
from tests.counsellor.factories import TODAY, after, case


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("어제", date(2026, 11, 23)),
        ("그저께", date(2026, 11, 22)),
        ("3일전", date(2026, 11, 21)),
        ("사흘전", date(2026, 11, 21)),
        ("일주일전", date(2026, 11, 17)),
        ("11월20일", date(2026, 11, 20)),
        ("12월20일", date(2025, 12, 20)),
        ("2월31일", None),
    ],
)
def test_the_day_that_is_meant(words: str, day: date | None) -> None:
    assert day_meant(words, TODAY) == day


def told(*texts: str) -> str:
    """The last answer of a talk."""
    history, draft = History(), None
    for number, text in enumerate(texts):
        asked = case(text, known=False, history=history, request_id=f"r{number}")
        draft = counsel(asked)
        history = after(asked, draft)
    assert draft is not None
    return draft.text


def test_the_last_day_to_object_is_named() -> None:
    assert "12월 7일" in told("지급명령을 받았어요", "어제 받았는데 언제까지 내야 해요?")
    assert "12월 4일" in told("지급명령이 11월 20일에 왔어요", "언제까지 이의신청해야 해요?")


def test_a_day_long_past_is_not_called_in_time() -> None:
    said = told("지급명령을 받았어요", "10월 1일에 받았는데 언제까지죠?")
    assert "지났을 수 있어요" in said
    assert "대한법률구조공단" in said


@pytest.mark.parametrize(
    ("span", "left"), [("두 달 됐어요", "한 달쯤"), ("20일 됐어요", "두 달쯤"), ("한 달 지났어요", "두 달쯤")]
)
def test_a_death_within_the_time_leaves_some(span: str, left: str) -> None:
    assert left in told("아버지가 돌아가셨는데 빚이 있대요", span)


def test_a_death_beyond_the_time_is_late() -> None:
    said = told("아버지가 돌아가셨는데 빚이 있대요", "넉 달 지났어요")
    assert "아직 기한 안" not in said
    assert "알게 된 날부터 3개월" in said
