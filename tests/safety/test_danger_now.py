"""Danger that is now: 119 or 112 first, for as long as it lasts, and whose danger it is."""

from __future__ import annotations

import pytest

from app.schemas.subject import Subject
from app.schemas.talk import History
from app.services.safety_screen import screen
from app.services.safety_screen.card_kinds import BLOWS
from tests.safety.talks import Talk

#: It has happened, or it is happening.
HAPPENING = (
    "신경안정제를 마흔 알 삼켰어요",
    "게보린 열다섯 개 먹고 누워 있어요",
    "우울증 약 남은 것 몽땅 먹었어요",
    "소주랑 수면제를 한꺼번에 다 먹었어요",
    "표백제를 들이켰어요",
    "제초제 마셨어요",
    "화장실에서 번개탄 피우고 있어요",
    "차 안에 착화탄 켜 놨어요",
    "목을 매려고 했는데 끈이 풀렸어요",
    "밧줄 매 놨어요",
    "죽으려고 세제를 마셨어요",
    "손목을 그었는데 피가 계속 나요",
)
#: It has an hour.
AT_AN_HOUR = (
    "이따 밤에 죽을 거예요",
    "30분 뒤면 저는 없어요",
    "저 오늘 죽습니다",
    "다음 전철에 몸을 던질 거예요",
    "유서 써 놓고 이제 떠납니다",
    "잠시 뒤에 뛰어내릴게요",
    "시너를 샀어요. 대부업체 앞에서 몸에 끼얹을 거예요",
    "아이들이랑 같이 죽으려고요",
    "애들이랑 마지막으로 외식하고 맛있는 거 먹고 다 같이 가려고요",
    "문틈에 테이프 붙이고 번개탄도 준비했어요",
)
#: The same words about a cold, a barbecue, a floor, an animal, a plan for the evening.
NOT_NOW = (
    "감기약 한 알 먹었어요",
    "두통약 두 알 먹었는데 졸려요",
    "비타민을 열 알씩 먹어요",
    "아침마다 혈압약이랑 당뇨약을 열두 알 먹어요",
    "삼겹살 굽느라 숯 피웠어요",
    "번개탄 피워서 고기 구웠어요",
    "표백제로 빨래했어요",
    "강아지가 쥐약을 먹었어요",
    "강아지랑 산책하다 코피가 나요",
    "빨래 널려고 줄 매 놨어요",
    "오늘 밤에 보고서 끝낼 거예요",
    "두 시간 뒤면 저는 사무실에 없어요",
    "제가 작년에 수면제를 서른 알 먹었어요. 지금은 괜찮아요",
    "죽으려고 마음먹었어요",
    "창문 틈을 막았더니 난방비가 줄었어요",
    "방학 마지막 날 애들이랑 다 같이 가려고요",
)
ATTACKED = (
    "남편이 술만 마시면 저를 때려요",
    "아버지가 지금 엄마를 때리고 있어요",
    "대부업자들이 저를 방에 가뒀어요",
    "애인이 칼을 들고 집 앞에 와 있어요",
    "사채업자한테 납치당했어요",
    "남자친구가 목을 졸랐어요",
    "아내가 화나면 뺨을 때려요",
    "동거인이 월급 카드를 뺏고 욕해요",
    "신랑한테 맞고 살아요",
    "가정폭력을 당하고 있어요",
    "남편이 그릇을 던지고 주먹을 휘둘러요",
)
NOT_ATTACKED = (
    "제가 저를 자꾸 때려요",
    "남편이 저를 때린 적은 없어요",
    "회사 때려치우고 싶어요",
    "어릴 때 아빠가 저를 때렸어요",
    "빚에 갇혀 사는 기분이에요",
    "드라마에서 남편이 아내를 때려요",
    "남편이 주식을 때려치웠어요",
    "남친이 멍때리고 있어요",
    "아내가 뼈 때리는 말을 해요",
    "남편이 사채에 손을 댔어요",
    "카드값이 제 목을 졸라요",
    "남편한테 딱 맞는 옷을 샀어요",
    "아내가 주사를 맞았어요",
    "감기 걸려서 엄마가 집에서 못 나가게 해요",
    "친구가 남편한테 맞고 살아요",
    "아내가 생활비를 가져가요",
)
OTHERS = (
    "남편이 제초제를 마셨어요",
    "아버지가 창고에서 연탄 피우는 것 같아요",
    "아들이 살기 싫대요",
    "세입자가 죽겠다고 문자를 남겼어요",
    "누나가 사흘째 연락이 안 되고 미안하다는 쪽지만 있어요",
    "언니가 유서 같은 톡을 보냈어요",
    "여친이 헤어지면 죽는대요",
    "고1 아들이 팔뚝에 붕대를 감고 숨기기만 해요",
    "할머니가 당신 보험금 타라며 곡기를 끊으셨어요",
    "과장님이 자꾸 사라지고 싶대요",
    "아내가 보험 수익자를 몰래 바꿨더라고요. 요즘 이상해요",
)
#: Somebody is named, and the writer is the one in danger.
OWN = (
    "남편이 떠나고 저는 농약을 마셨어요",
    "엄마한테 미안해서 수면제를 마흔 알 먹었어요",
    "동생한테 유서를 문자로 보냈어요. 저 이제 죽어요",
    "남편은 모르는데 저 어제 뛰어내리려고 했어요",
)
SPOKEN_AGAINST = (
    "배그에서 자살각 나왔네 ㅋㅋ",
    "다음 생엔 재벌집에 태어나고 싶어요",
    "자살 생각은 전혀 없어요. 워크아웃이 궁금해요",
    "텐트랑 밧줄 샀어요",
    "강아지 안락사 비용이 걱정이에요",
    "은퇴 준비 중인데 제가 죽으면 연금은 누가 받나요?",
    "암 말기예요. 제가 죽으면 대출은 어떻게 되나요?",
    "저는 사라지고 싶지 않아요. 애들이 있잖아요",
    "예전에 죽고 싶었는데 빚을 갚고 나서는 그런 생각 안 해요",
)
STILL_DANGER = (
    "자살각이네 진짜",
    "게임 현질로 빚이 3천이에요 자살각이다",
    "자살 생각이 없지는 않아요",
    "번개탄 샀어요. 캠핑 가는 건 아니에요",
    "제가 죽으면 빚은 없어지나요?",
    "밧줄을 샀어요",
    "이 글이 제 마지막 글이에요",
    "그을 때만 마음이 편해져요",
)


@pytest.mark.parametrize("text", [*HAPPENING, *AT_AN_HOUR])
def test_danger_that_is_now_gets_rescue_in_the_first_line(text: str) -> None:
    card = Talk().say(text)
    assert "119" in card.text.splitlines()[0]
    assert card.subject == Subject("crisis", "own_now")
    assert all(number in card.text for number in ("109", "1577-0199"))
    assert "물을 한 모금" not in card.text


@pytest.mark.parametrize("text", NOT_NOW)
def test_what_only_sounds_like_it_is_not_now(text: str) -> None:
    assert not screen(text, None, History()).imminent


@pytest.mark.parametrize("text", ATTACKED)
def test_whoever_is_attacked_gets_the_police_first(text: str) -> None:
    card = Talk().say(text)
    assert "112" in card.text.splitlines()[0]
    assert card.subject == Subject("crisis", "attacked_now")


@pytest.mark.parametrize("text", NOT_ATTACKED)
def test_no_blow_no_police(text: str) -> None:
    assert BLOWS.isdisjoint(screen(text, None, History()).rules)


@pytest.mark.parametrize("text", OTHERS)
def test_somebody_elses_danger_is_theirs(text: str) -> None:
    card = Talk().say(text)
    assert str(card.subject).startswith("crisis:other")
    assert all(number in card.text for number in ("112", "119"))


@pytest.mark.parametrize("text", OWN)
def test_the_writers_danger_stays_theirs_though_others_are_named(text: str) -> None:
    assert str(Talk().say(text).subject).startswith("crisis:own")


@pytest.mark.parametrize("text", SPOKEN_AGAINST)
def test_a_sign_that_the_words_speak_against_raises_no_card(text: str) -> None:
    assert not screen(text, None, History()).stops


@pytest.mark.parametrize("text", STILL_DANGER)
def test_its_neighbours_are_still_danger(text: str) -> None:
    assert screen(text, None, History()).stops
