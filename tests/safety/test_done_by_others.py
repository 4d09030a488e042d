"""What deceivers and collectors do to somebody is no wish to die; no row of danger is lost for it."""

from __future__ import annotations

import pytest

from app.schemas.labels import RiskLevel
from app.schemas.talk import History
from app.schemas.turn import FraudAlert
from app.services.fraud_screen import detect_fraud
from app.services.safety_screen import screen
from app.services.safety_screen.done_by_others import tells_only_of_them
from training.sources import lane_rows

DECEIT = FraudAlert(("voice_phishing",))


@pytest.mark.parametrize(
    "text",
    [
        "경찰이라면서 아무한테도 말하지말고 모텔에 혼자 있으래요",
        "검사님이 수사 끝날때까지 호텔에 혼자 있으라고 하셨어요",
    ],
)
def test_what_others_do_gives_no_card(text: str) -> None:
    assert screen(text, None, History()).stops, "the weights alone take it for danger"
    heard = screen(text, None, History(), detect_fraud(text, None) or DECEIT)
    assert heard.level is RiskLevel.CONCERN


@pytest.mark.parametrize("text", ["벌써 동생한테 전화왔어요", "오늘밤까지 안주면 보낸대요"])
def test_a_call_or_a_deadline_of_others_gives_no_card(text: str) -> None:
    """Whatever the weights of the day take them for."""
    assert screen(text, None, History(), detect_fraud(text, None) or DECEIT).level is RiskLevel.CONCERN


@pytest.mark.parametrize(
    "text",
    [
        "사채업자가 가족한테 다 알린대요 죽고 싶어요",
        "모텔에 혼자 있으래요 이제 다 끝내고 싶어요",
        "그분들 단톡에 제 영상 뿌린대요 3시간 준다는데 전 3시간이면 충분해요. 돈 말고 다른걸로",
        "언니가 저한테 조카 부탁한대요 키워달래요",
    ],
)
def test_a_word_of_oneself_keeps_the_card(text: str) -> None:
    alone = screen(text, None, History())
    assert screen(text, None, History(), DECEIT).level is alone.level


@pytest.mark.parametrize("name", ["crisis_heldout", "crisis_opened", "crisis_talks"])
def test_no_row_of_danger_tells_only_of_others(name: str) -> None:
    rows = [row["text"] for row in lane_rows(name) if row["expected"] == RiskLevel.CRISIS.value]
    assert rows
    assert [text for text in rows if tells_only_of_them(text)] == []
