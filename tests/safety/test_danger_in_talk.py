"""A danger in the course of a talk: rescue leads until it is over, and every answer is heeded."""

from __future__ import annotations

import pytest

from app.schemas.labels import RiskLevel
from app.schemas.subject import ASKED, Subject
from app.schemas.talk import History
from app.services.safety_screen import screen
from tests.safety.talks import Talk


@pytest.mark.parametrize(
    ("begun", "heeded", "said"),
    [
        ("수면제를 서른 알 먹었어요", "속이 울렁거려요", "몸이 힘들어지고|증상"),
        ("수면제를 서른 알 먹었어요", "눈이 감겨요", "잠들"),
        ("지금 옥상 난간에 앉아 있어요", "손이 시리고 추워요", "안쪽"),
        ("지금 옥상 난간에 앉아 있어요", "119 부르는 건 싫어요", "문자"),
        ("손목을 그었는데 피가 안 멈춰요", "수건을 감고 있어요", "누르|누른"),
        ("손목을 그었는데 피가 안 멈춰요", "엄마가 알면 큰일 나요", "먼저"),
        ("애들이랑 같이 죽으려고요", "아이들은 방에서 자요", "아이들"),
    ],
)
def test_what_is_said_on_is_heeded(begun: str, heeded: str, said: str) -> None:
    talk = Talk()
    talk.say(begun)
    answer = talk.say(heeded)
    assert "119" in answer.text
    assert any(word in answer.text for word in said.split("|"))
    assert answer.subject == Subject("crisis", "own_now")


def test_rescue_leads_every_reply_until_it_is_over() -> None:
    talk = Talk()
    talk.say("약을 한 통 다 삼켰어요")
    for text in (
        "몰라요",
        "하늘이 맑네요",
        "카드값이 얼마예요?",
        "개인정보는 지켜지나요?",
        "그냥요",
        "아니요",
        "네",
        "그럼 준비물은요?",
    ):
        assert "119" in talk.say(text).text, text
    assert talk.say("119에 전화했어요").subject == Subject("crisis", "own")
    assert "119" not in talk.say("카드값이 얼마예요?").text


@pytest.mark.parametrize("over", ["내려왔어요", "안전해요", "119 불렀어요", "방금 걸었어요", "농담이에요"])
def test_it_is_over_when_it_is_told(over: str) -> None:
    talk = Talk()
    talk.say("지금 옥상 난간 앞이에요")
    assert talk.say(over).subject == Subject("crisis", "own")


def test_a_fresh_attempt_to_end_the_talk_is_answered_with_rescue() -> None:
    talk = Talk()
    talk.say("지금 옥상 난간 앞이에요")
    card = talk.say("안녕히 계세요")
    assert "119" in card.text.splitlines()[0]
    assert card.subject == Subject("crisis", "own_now")


def test_who_watches_over_somebody_is_led_to_rescue_until_it_was_called() -> None:
    talk = Talk()
    talk.say("아빠가 방문을 잠그고 번개탄을 피우는 것 같아요")
    assert "119" in talk.say("대답이 없어요").text
    assert "119" in talk.say("병원비가 걱정이에요").text
    called = talk.say("119 불렀어요")
    assert "잘하셨어요" in called.text
    assert called.subject == Subject("crisis", "other")


def test_who_hides_from_somebody_violent_need_not_speak() -> None:
    talk = Talk()
    talk.say("저 지금 사채업자한테 감금돼 있어요")
    assert all(word in talk.say("화장실에 숨어 있어요").text for word in ("112", "문자"))
    assert "112" in talk.say("또 때리려고 해요").text
    assert talk.say("집에 왔어요").subject == Subject("crisis", "attacked")


def test_words_that_only_weigh_after_a_card() -> None:
    for begun, worse, told in (
        ("제 팔을 긁어서 벌주고 싶어요", "피가 날 때까지요", "wounded"),
        ("핸들을 꺾고 싶어져요", "운전할 때마다요", "driving"),
        ("다 끝내고 싶어요", "더 이상 정리할 것도 없어요", "nothing_left"),
    ):
        talk = Talk()
        talk.say(begun)
        after = screen(worse, None, talk.history)
        assert after.stops, worse
        assert told in after.rules
        assert not screen(worse, None, History()).stops


def test_a_plain_question_is_answered_with_yes_no_or_something_else() -> None:
    for answer, stops in (
        ("네", True),
        ("ㅇㅇ", True),
        ("가끔요", True),
        ("아니요", False),
        ("여행 가요", False),
    ):
        talk = Talk()
        asked = talk.say("한강 물 차갑냐 ㅋㅋ")
        assert asked.subject == ASKED
        assert screen(answer, None, talk.history).stops is stops, answer
    assert not screen("네", None, History()).stops


def test_a_crisis_without_an_hour_is_watched_as_before() -> None:
    talk = Talk()
    talk.say("죽고 싶어요")
    for _ in range(4):
        talk.say("그냥 앉아 있어요")
    assert screen("적금 금리 알려 주세요", None, talk.history).level is RiskLevel.NONE
