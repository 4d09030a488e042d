"""The crisis lane without a model: what is said outright, what only sounds like it, and the turns after."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.schemas.turn import History, Message, RiskLevel, Role
from app.services.fraud_screen import detect_fraud
from app.services.safety_screen import screen

NOW = datetime(2026, 11, 25, tzinfo=UTC)
OUTRIGHT = (
    "죽고 싶어요",
    "빚 때문에 그만 살고 싶다",
    "자살하고 싶어",
    "ㅈㅅ 생각밖에 안 나",
    "죽 고 싶 다",
    "살고 싶지 않아요",
)
SOUNDS = (
    "배고파 죽겠다",
    "이자 때문에 죽을 맛이에요",
    "카드값에 깔려 죽을 맛",
    "주식이 죽었다",
    "웃겨 죽겠네 ㅋㅋ",
    "이번 달 카드 얼마 썼어?",
    "더워 죽겠어요",
)


def after(level: RiskLevel) -> History:
    """A talk whose last message was at ``level``."""
    return History((Message(Role.CUSTOMER, "…", NOW, risk=level), Message(Role.COUNSELLOR, "…", NOW)))


@pytest.mark.parametrize("text", OUTRIGHT)
def test_what_is_said_outright_needs_no_model(text: str) -> None:
    assert screen(text, None, History()).level is RiskLevel.CRISIS


@pytest.mark.parametrize("text", SOUNDS)
def test_what_only_sounds_like_it_is_no_crisis(text: str) -> None:
    assert screen(text, None, History()).level is not RiskLevel.CRISIS


def test_one_denial_does_not_close_it() -> None:
    assert screen("아니에요", None, after(RiskLevel.CRISIS)).level is not RiskLevel.NONE


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("검찰이라면서 안전계좌로 돈을 옮기라는데 보내야 하나요", "voice_phishing"),
        ("대출해 준다고 보증금부터 입금하래요", "advance_fee"),
        ("연 25% 이자를 내라고 해요", "illegal_rate"),
    ],
)
def test_signs_of_fraud(text: str, kind: str) -> None:
    alert = detect_fraud(text)
    assert alert is not None
    assert kind in alert.kinds


@pytest.mark.parametrize("text", ["보이스피싱이 뭐예요?", "법정 최고금리가 몇 %예요?", "연 20.0% 대출이에요"])
def test_questions_and_lawful_rates_are_no_fraud(text: str) -> None:
    assert detect_fraud(text) is None
