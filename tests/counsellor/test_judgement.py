"""What the counsellor makes of feelings, outcries and days in arrears."""

from __future__ import annotations

from datetime import date

import pytest

from app.schemas.labels import Emotion
from app.services.advice_templates import counsel
from rules.scenario import Scenario
from tests.counsellor.factories import case


@pytest.mark.parametrize(
    ("scenario", "title"),
    [
        (Scenario.DELINQ_EARLY, "신속채무조정"),
        (Scenario.DELINQ_MID, "사전채무조정"),
        (Scenario.DELINQ_LONG, "개인워크아웃"),
    ],
)
def test_any_adjustment_is_the_one_open_at_these_days_in_arrears(scenario: Scenario, title: str) -> None:
    assert counsel(case("채무조정 신청하고 싶어요", scenario=scenario)).text.count(title) >= 1


def test_an_adjustment_asked_for_by_name_is_explained_by_that_name() -> None:
    text = counsel(case("신속채무조정 어떻게 신청해요?", scenario=Scenario.DELINQ_LONG)).text
    assert "신속채무조정" in text


def test_an_outcry_is_answered_with_counsel_not_with_a_figure_alone() -> None:
    said = "리볼빙 이자가 이렇게 높다는 걸 왜 제대로 말해 주지 않은 거죠? 속은 것 같아서 화가 납니다"
    text = counsel(case(said, scenario=Scenario.REVOLVING_BURDEN, emotion=Emotion.ANGER)).text
    assert len(text.splitlines()) >= 4


def test_a_short_angry_question_still_gets_its_figure() -> None:
    text = counsel(case("리볼빙 잔액 얼마야", scenario=Scenario.REVOLVING_BURDEN, emotion=Emotion.ANGER)).text
    assert "187만 원" in text


def test_a_feeling_that_asks_nothing_is_listened_to() -> None:
    said = "부모님이 편찮으시니 다 무슨 소용인가 싶어 슬퍼요"
    text = counsel(case(said, scenario=Scenario.STABLE_HOPE, emotion=Emotion.SADNESS)).text
    assert "자료가 없어요" not in text
    assert "답하지 않을게요" not in text


def test_early_words_are_not_said_to_somebody_long_in_arrears() -> None:
    said = "연체된 지 넉 달이 넘었어요. 무섭습니다"
    text = counsel(case(said, scenario=Scenario.DELINQ_LONG, emotion=Emotion.WORRY)).text
    assert "처음 겪는 연체" not in text
    assert "며칠만 밀려도" not in text


def test_the_day_of_these_cases_is_fixed() -> None:
    assert case("안녕").today == date(2026, 11, 24)
