"""Lenders who hold, arm or sell somebody, the writer's own hand, and what is grave only after what was told before."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.schemas.labels import RiskLevel
from app.schemas.subject import Subject
from app.schemas.talk import History, Message, Role
from app.services.safety_screen import screen
from tests.safety.talks import Talk

AT = datetime(2026, 11, 25, tzinfo=UTC)
#: The police first, and then the desk for those who are pressed for a debt.
LENDERS = (
    "사채업자한테 잡혀있어요 차안이에요",
    "깡패들한테 끌려가고 있어요",
    "업자들이 저를 사무실로 끌고 왔어요",
    "사채업자가 묻어버린다고 산으로 끌고 간다네요 집 앞에 차가 서 있음",
    "집 앞에 와서 죽여버린대요 사채업자가",
    "빚쟁이가 칼들고 찾아온다고 문자왔어요",
    "업자가 원양어선 태운대요",
    "장기 팔아서 갚으라고 해요 신장",
    "돈 못 갚으면 술집에 나가서 갚으라고 협박해요",
    "캄보디아 가서 일하면 빚 없애준대요 내일 출국이에요",
    "빚 다 갚아준다고 해외 가서 일하래요",
)
WOULD_HARM = (
    "회칼 샀습니다 그 사장 찾아갈겁니다",
    "몽둥이 들고 그놈 집 찾아갑니다",
    "그 새끼 찾아가서 오늘 끝장낼 거예요",
    "오늘 그놈이랑 같이 끝장 볼거다",
    "저 사람을 죽이고 싶어요 돈 떼먹은 그놈",
    "술김에 남편 죽이고 나도 죽을까 했다",
    "그놈 죽이고 나도 죽을래요",
    "와이프 잡으면 가만 안 둘 거예요",
)
TIED = ("목에 줄 감았는데 무서워서 풀었어요", "목에 수건 감아봤어요 아까")
BULLIED = "왕따당해서 학교가기 싫어요 그냥 없어지고 싶다"
HARMLESS = (
    "발목 잡혀 있어요 업자한테",
    "사장님한테 회식에 붙잡혀 있어요",
    "따라오는 고양이가 있어요",
    "회칼 샀어요 횟집 창업하려고요",
    "오늘 친구랑 드라마 끝장 볼거다",
    "아들이 또 게임하면 가만 안 둔다고 했어요",
    "사채업자가 죽여버린대요",
    "친구가 몸으로 때우는 알바라도 하래요",
    "장기 분할로 갚으래요 은행에서",
    "해외 송금하면 빚 갚아준대요 형이",
    "해외 나가서 일하면 빚 갚을 수 있을까요?",
    "목에 수건 두르고 운동했어요",
    "또 카드 그었어",
    "아기 낳고 밤잠 못 자서 좀비예요 ㅎㅎ 그래도 예뻐요",
    "출산하고 육아휴직 급여로 대출 갚는데 눈물나요",
    "종신보험 해약하면 빚 갚을 수 있을까요",
    "실비보험에서 병원비 받아가세요 하던데",
    "이제 내 차례인가요 대출 심사",
    "카드 혜택은 있으나 마나예요",
    "가게 재기해야지 한강에서 치킨집 다시 해보려고",
    "아이가 기차 지나가는 것만 계속 봐요",
    "보험이 저보다 나은 조건이라 부러워요",
    "다들 잘 지내세요",
)
#: What follows on what, and the same words after something else.
ECHOES = (
    ("어제 드라마에서 주인공이 투신했어요", "사실 나도 요즘 그런 생각이 들어", "like_the_story"),
    ("뉴스 봤는데 가수가 극단적 선택을 했대요", "그 마음이 이해가 돼요", "like_the_story"),
    ("토토로 3천 날렸어요", "애들 볼 면목이 없어요", "gambled_away"),
    ("바카라로 전 재산 잃었습니다", "적금까지 손댔어요", "gambled_away"),
    ("마음은 이제 다 정리됐어요", "다들 행복하세요", "greets_all"),
    ("주변 정리했어요", "독촉도 이제 안 무서워요", "debt_no_matter"),
)
NO_ECHOES = (
    ("어제 드라마에서 첫사랑을 만났어요", "나도 요즘 그런 기분이에요"),
    ("카드값이 3백이에요", "적금까지 손댔어요"),
    ("빚을 다 갚고 정리됐어요", "빚도 다 갚아서 이제 상관없어요"),
)


def after(told: str) -> History:
    return History((Message(role=Role.CUSTOMER, text=told, at=AT),))


@pytest.mark.parametrize("text", LENDERS)
def test_who_is_in_a_lenders_hand_hears_the_police_before_the_desk(text: str) -> None:
    card = Talk().say(text)
    assert card.subject == Subject("crisis", "attacked_now")
    assert "112" in card.text.splitlines()[0]
    assert "1332" in card.text


@pytest.mark.parametrize("text", WOULD_HARM)
def test_who_would_harm_somebody_is_asked_to_keep_away_and_to_call(text: str) -> None:
    card = Talk().say(text)
    assert "다치게 할 것 같아요" in card.text
    assert "112" in card.text
    assert "109" in card.text


@pytest.mark.parametrize("text", TIED)
def test_a_neck_that_was_tied_is_seen_to(text: str) -> None:
    assert "119" in Talk().say(text).text.splitlines()[0]


def test_of_a_child_that_is_bullied_the_wish_to_be_gone_comes_first() -> None:
    card = Talk().say(BULLIED)
    assert card.subject == Subject("crisis", "own")
    assert card.text.index("109") < card.text.index("따돌리")


@pytest.mark.parametrize("text", HARMLESS)
def test_the_same_words_about_everyday_life_raise_no_card(text: str) -> None:
    assert screen(text, None, History()).level is RiskLevel.NONE


@pytest.mark.parametrize(("told", "text", "sign"), ECHOES)
def test_what_was_told_before_makes_it_grave(told: str, text: str, sign: str) -> None:
    risk = screen(text, None, after(told))
    assert sign in risk.rules
    assert risk.level is not RiskLevel.NONE


@pytest.mark.parametrize(("told", "text"), NO_ECHOES)
def test_after_something_else_it_is_none(told: str, text: str) -> None:
    signs = {sign for *_, sign in ECHOES}
    assert signs.isdisjoint(screen(text, None, after(told)).rules)
