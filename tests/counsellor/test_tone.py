"""Joy that is only faint is no joy where there is trouble."""

from __future__ import annotations

import pytest

from app.schemas.turn import Emotion
from app.services.advice_templates.consultation import consult
from app.services.advice_templates.tone import Tone
from rules.scenario import Scenario
from tests.counsellor.factories import case


@pytest.mark.parametrize(
    ("text", "score", "scenario", "tone"),
    [
        ("이번 달은 이렇게 지나가네요", 0.53, Scenario.DEBT_CRISIS, Tone.WARM),
        ("이번 달은 이렇게 지나가네요", 0.9, Scenario.DEBT_CRISIS, Tone.JOY),
        ("이번 달은 이렇게 지나가네요", 0.53, Scenario.STABLE_HOPE, Tone.JOY),
        ("카드값 드디어 다 갚았어요", 0.53, Scenario.DEBT_CRISIS, Tone.JOY),
        ("오늘은 마음이 홀가분하네요", 0.53, Scenario.DEBT_CRISIS, Tone.JOY),
        ("이번 달도 적자네요", 0.9, None, Tone.WARM),
        ("드디어 적자 탈출이에요", 0.9, None, Tone.JOY),
    ],
)
def test_faint_joy(text: str, score: float, scenario: Scenario | None, tone: Tone) -> None:
    told = case(text, emotion=Emotion.JOY, score=score, scenario=scenario)
    assert consult(told).tone is tone
