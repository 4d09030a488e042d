"""Facts told to somebody sad or worried: one word of sympathy, not twice running, and hope where they hold none."""

from __future__ import annotations

import pytest

from app.schemas.labels import Emotion, Topic
from app.services.advice_templates import chat, counsel
from app.services.advice_templates.sympathy import opens_gently
from tests.counsellor.factories import after, case


@pytest.mark.parametrize(
    ("text", "emotion"),
    [
        ("연체가 기록에 남을까 봐 무서워요. 언제 지워지나요?", Emotion.WORRY),
        ("월급이 압류될까 봐 걱정돼서 잠이 안 와요", Emotion.WORRY),
        ("주식이 더 떨어질까 봐 무서워요. 팔아야 할까요?", Emotion.WORRY),
        ("주식이 떨어져서 속상해요. 지금 팔아야 할까요?", Emotion.SADNESS),
    ],
)
def test_a_feeling_told_is_met_first(text: str, emotion: Emotion) -> None:
    assert opens_gently(counsel(case(text, emotion=emotion, known=False)).text)


def test_no_feeling_is_supposed_in_a_plain_question() -> None:
    assert not opens_gently(counsel(case("연체 기록은 언제 지워지나요?", known=False)).text)


def test_sympathy_is_not_said_twice_running() -> None:
    first = case("주식이 더 떨어질까 봐 무서워요. 팔아야 할까요?", emotion=Emotion.WORRY, known=False)
    talk = after(first, counsel(first))
    second = case("코인도 무서워요. 지금 팔아야 할까요?", emotion=Emotion.WORRY, known=False, history=talk)
    assert not opens_gently(counsel(second).text)


def test_hope_closes_an_answer_that_holds_none() -> None:
    asked = case("적금을 깨야 할까 봐 속상해요. 깨도 될까요?", emotion=Emotion.SADNESS, known=False)
    assert "하나" in counsel(asked).text.splitlines()[-1] or "여기서부터" in counsel(asked).text


def test_english_is_told_whom_to_call() -> None:
    text = "I have a lot of debt and cannot pay my loan. please help me"
    said = chat(case(text, known=False, topic=Topic.GENERAL)).text
    assert "1600-5500" in said
    assert "1577-1366" in said
