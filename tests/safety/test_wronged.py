"""Who is touched against their will, blackmailed, starved or left: the police and a desk that helps, no card about dying."""

from __future__ import annotations

import pytest

from app.schemas.labels import RiskLevel
from app.schemas.subject import Subject
from app.schemas.talk import History
from app.services.safety_screen import screen
from app.services.safety_screen.card_kinds import BY_SIGN
from tests.safety.talks import Talk

#: What only somebody who wishes to die is told, or a debtor, or whoever is being deceived.
OUT_OF_PLACE = ("죽고 싶은", "삶을 끝낼", "혼자 두지 말", "1332", "1394", "추심", "빚")
VIOLATED = (
    "아빠가 밤마다 제 몸을 만져요",
    "새아빠가 밤에 제 방에 들어와서 만져요",
    "어젯밤에 강간당했어요",
    "나 사장한테 성추행 당했어",
    "알바 사장이 저를 강제로 안았어요",
    "상사가 회식 때 허벅지를 만졌어요",
    "선생님이 단둘이 있을 때 속옷 속에 손을 넣었어요",
    "남자친구가 싫다고 하는데도 관계를 해요",
    "술 취해서 자고 있는데 선배가 만졌어요",
    "어릴 때 삼촌한테 성폭행당했어요",
    "할아버지가 자꾸 저를 만져요",
    "우리 딸이 학원 선생님한테 성추행 당했대요",
)
PICTURED = (
    "13살인데 아저씨가 사진 안 보내면 학교에 뿌린대요",
    "중3인데 야한 사진 보냈더니 더 보내래요",
    "열네 살인데 어떤 오빠가 벗은 사진 달래요",
    "단톡방에 제 사진 합성한 게 돌아요 고1이에요",
    "친구들이 제 얼굴로 딥페이크 만들었어요",
)
CHILDREN = (
    "학교 애들이 매일 돈 뺏고 때려요",
    "고등학생인데 반 애들한테 맞았어요",
    "형들이 매일 삥 뜯어요 중2예요",
    "같은 반 애가 괴롭혀요",
    "새엄마가 밥을 안 줘요 저 초6이에요",
    "아빠가 며칠째 집에 안 와요 동생이랑 둘만 있어요 10살이에요",
    "엄마랑 아빠가 사흘째 안 들어와요 저 혼자 있어요",
    "초4인데 집에 먹을 게 없어요",
    "저 초등학교 5학년인데 아빠가 저를 때려요",
)
IN_CARE = (
    "요양보호사가 우리 어머니를 꼬집고 때린 자국이 있어요",
    "요양원에서 우리 아버지를 때려요",
    "간병인이 할머니를 때렸어요",
    "도우미가 할머니를 굶겨요",
)
FREEZING = ("역에서 자는데 발이 시커매졌어요", "노숙하는데 발에 감각이 없어요")
#: The same words about a doctor, a film, a wife's hand, a class, a vaccine, a child that is fussy about food.
HARMLESS = (
    "아내가 제 몸을 만져 줘서 좋아요",
    "도수치료 선생님이 제 허리를 만져요",
    "오빠가 제 컴퓨터를 만져요",
    "할머니가 제 손을 만져 주셨어요",
    "성희롱 예방교육 들었어요",
    "드라마에서 주인공이 성폭행당했어요",
    "가수가 성추행으로 고소당했대요",
    "성희롱으로 신고당했어요 저는 억울해요",
    "엄마가 밥을 안 주고 출근했어요 ㅋㅋ",
    "우리 아이 초6인데 밥을 안 먹어요",
    "엄마가 일주일째 여행 가서 안 계세요 저 혼자 집 봐요 스무 살이에요",
    "학교에서 예방접종 맞았어요",
    "학교 다닐 때 왕따였는데 지금은 잘 지내요",
    "중3 아들 학원비가 부담돼요",
    "중고 거래 사진 안 보내면 신고한대요",
    "요양원 비용이 비싸요 어머니가 아파요",
    "아버지가 요양병원에서 예방주사 맞았어요",
    "연탄 나르다 손이 시커매졌어요",
    "발이 시려요",
)
OWN_SIGNS = frozenset().union(*BY_SIGN.values())


@pytest.mark.parametrize("text", VIOLATED)
def test_who_was_touched_against_their_will_bears_no_blame_and_hears_whom_to_call(text: str) -> None:
    card = Talk().say(text)
    assert card.subject == Subject("crisis", "violated")
    assert all(words in card.text for words in ("112", "1366", "잘못"))
    assert not any(words in card.text for words in OUT_OF_PLACE)


@pytest.mark.parametrize("text", PICTURED)
def test_a_child_sends_nothing_more_and_is_not_scolded(text: str) -> None:
    card = Talk().say(text)
    assert card.subject == Subject("crisis", "violated")
    assert all(words in card.text for words in ("112", "1366", "더 보내지 말고", "어른"))
    assert not any(words in card.text for words in OUT_OF_PLACE)


@pytest.mark.parametrize("text", CHILDREN)
def test_a_child_is_sent_to_the_police_and_to_a_grown_up(text: str) -> None:
    card = Talk().say(text)
    assert card.subject == Subject("crisis", "attacked_now")
    assert "112" in card.text.splitlines()[0]
    assert "어른" in card.text
    assert "고객님" not in card.text
    assert not any(words in card.text for words in OUT_OF_PLACE)


@pytest.mark.parametrize("text", IN_CARE)
def test_an_old_parent_hurt_in_care_has_the_police_and_the_welfare_desk(text: str) -> None:
    card = Talk().say(text)
    assert card.subject == Subject("crisis", "witness")
    assert all(words in card.text for words in ("112", "129", "노인보호전문기관"))
    assert not any(words in card.text for words in OUT_OF_PLACE)


@pytest.mark.parametrize("text", FREEZING)
def test_feet_that_freeze_are_119s(text: str) -> None:
    card = Talk().say(text)
    assert card.subject == Subject("crisis", "ill_now")
    assert "119" in card.text.splitlines()[0]
    assert "129" in card.text


def test_a_parents_threat_is_no_wish_to_die() -> None:
    card = Talk().say("엄마가 저보고 너 오늘 나한테 죽는다고 문 잠갔어요")
    assert card.subject == Subject("crisis", "attacked_now")
    assert "112" in card.text.splitlines()[0]


@pytest.mark.parametrize("text", HARMLESS)
def test_and_the_same_words_elsewhere_are_nothing(text: str) -> None:
    risk = screen(text, None, History())
    assert risk.level is not RiskLevel.CRISIS
    assert OWN_SIGNS.isdisjoint(risk.rules)
