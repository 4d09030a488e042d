"""Joy that was read is believed only where a glad word or a deed is told."""

from __future__ import annotations

import pytest

from app.schemas.labels import Emotion
from app.services.advice_templates.consultation import consult
from app.services.advice_templates.tone import Tone
from rules.scenario import Scenario
from tests.counsellor.factories import case


@pytest.mark.parametrize(
    ("text", "score", "scenario", "tone"),
    [
        ("이번 달은 이렇게 지나가네요", 0.53, Scenario.DEBT_CRISIS, Tone.WARM),
        ("이번 달은 이렇게 지나가네요", 0.9, Scenario.STABLE_HOPE, Tone.WARM),
        ("아이가 입원했어요", 0.77, None, Tone.WARM),
        ("국세 체납됐어요", 0.73, None, Tone.WARM),
        ("워크아웃 실효됐어요", 0.9, None, Tone.WARM),
        ("최고장 받았어요", 0.9, None, Tone.WARM),
        ("이번 달은 진짜 죽음이다", 0.9, None, Tone.WARM),
        ("카드론 1200 받았어요", 0.9, None, Tone.WARM),
        ("이 대출 빨리 끝내고 싶어요", 0.9, None, Tone.WARM),
        ("승진했어요 근데 빚이 더 늘었어요", 0.9, None, Tone.WARM),
        ("승진했어요", 0.6, None, Tone.JOY),
        ("행복하지 않아요", 0.9, None, Tone.WARM),
        ("오늘 아이랑 놀러 다녀왔어요", 0.9, None, Tone.JOY),
        ("카드값 드디어 다 갚았어요", 0.53, Scenario.DEBT_CRISIS, Tone.JOY),
        ("오늘은 마음이 홀가분하네요", 0.53, Scenario.DEBT_CRISIS, Tone.JOY),
        ("이번 달도 적자네요", 0.9, None, Tone.WARM),
        ("드디어 적자 탈출이에요", 0.9, None, Tone.JOY),
        ("조카 송금은 언제가 좋아요", 0.9, None, Tone.WARM),
        ("고정이랑 변동 중에 뭐가 더 좋아요", 0.9, None, Tone.WARM),
        ("날씨도 좋고 기분도 좋아요", 0.9, None, Tone.JOY),
    ],
)
def test_joy_needs_words_that_bear_it_out(
    text: str, score: float, scenario: Scenario | None, tone: Tone
) -> None:
    told = case(text, emotion=Emotion.JOY, score=score, scenario=scenario)
    assert consult(told).tone is tone


@pytest.mark.parametrize(
    ("text", "emotion", "tone"),
    [
        ("어제 권고사직 통보를 받았습니다", Emotion.JOY, Tone.WARM),
        ("자동차 수리비가 백만 원 나왔네요", Emotion.JOY, Tone.WARM),
        ("청약 부적격 통보 받았습니다", Emotion.NEUTRAL, Tone.WARM),
        ("남편이 몰래 카드론을 받았더라고요", Emotion.JOY, Tone.WARM),
        ("모아 둔 돈을 다 썼어요", Emotion.JOY, Tone.WARM),
        ("월급은 줄었는데 이상하게 더 행복해요", Emotion.JOY, Tone.JOY),
        ("해고는 면했어요", Emotion.JOY, Tone.JOY),
        ("거절될 줄 알았는데 승인이 났어요", Emotion.JOY, Tone.JOY),
        ("통장이 압류됐는데 어떻게 풀어요?", Emotion.NEUTRAL, Tone.NEUTRAL),
        ("카드값이 석 달 밀렸습니다", Emotion.SADNESS, Tone.SADNESS),
    ],
)
def test_what_is_told_outweighs_how_it_sounded(text: str, emotion: Emotion, tone: Tone) -> None:
    assert consult(case(text, emotion=emotion, score=0.9, known=False)).tone is tone


@pytest.mark.parametrize(
    ("text", "tone"), [("왜", Tone.WARM), ("ㅂㅂ", Tone.WARM), ("하ㅠ", Tone.ANGER), ("짜증나", Tone.ANGER)]
)
def test_two_syllables_tell_of_no_feeling(text: str, tone: Tone) -> None:
    assert consult(case(text, emotion=Emotion.ANGER, score=0.89, known=False)).tone is tone
