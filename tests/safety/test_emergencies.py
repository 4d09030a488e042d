"""A body that fails, a fire, treatment that is missed, what was swallowed: who comes is named first."""

from __future__ import annotations

import pytest

from app.schemas.labels import RiskLevel
from app.schemas.subject import Subject
from app.schemas.talk import History
from app.services.safety_screen import screen
from app.services.safety_screen.card_kinds import BY_SIGN
from tests.safety.talks import Talk
from tests.safety.words_of_dying import OF_DYING

FAILING = (
    "애기가 사탕이 목에 걸려서 파래요",
    "아이가 떡을 먹다가 목에 걸렸는데 컥컥거려요",
    "할아버지가 떡이 목에 걸렸어요",
    "벌에 쏘였는데 목이 붓고 숨쉬기 힘들어요",
    "새우 먹었는데 입술이 붓고 숨이 차요",
    "산에서 뱀에 물렸어요",
    "아이가 뜨거운 물에 데었어요",
    "애기가 커피를 쏟아서 데였어요",
    "뜨거운 국에 얼굴을 데었어요",
    "시어머니가 피를 토하시는데 입원비 걱정된다고 119 부르지 말래요",
    "엄마가 갑자기 쓰러졌는데 한쪽 팔을 못 움직여요 병원비 없는데 어떡해요",
    "아버지가 쓰러졌는데 구급차 부를 돈이 없어요",
    "태동이 하루종일 없어요 34주",
    "뱃속 아기가 어제부터 안 움직여요",
    "술끊은지 이틀됐는데 손이 떨리고 헛것이 보여요",
    "술을 안 마시니까 벌레가 보이고 발작을 해요",
    "차사고났는데 사람이 안움직여요",
    "차로 사람을 쳤어요 어떡해요",
    "길에 할아버지가 쓰러져 있어요",
    "가스냄새가 심하게 나요",
    "집에서 가스가 새는 것 같아요",
    "목이 막혀서 숨을 못 쉬어요",
    "할머니가 떡 드시다가 캑캑거리며 숨을 못 쉬세요",
    "라면 국물을 아기가 엎어서 다리가 벌겋게 데었어요 어떡해요",
    "아기가 국에 데어서 울어요 물집이 생겼어요",
    "차가 뒤집혀서 갇혔어요",
    "방금 차가 뒤집혔어요 남편이 피를 흘려요",
    "차가 물에 빠져서 문이 안 열려요",
)
FIRES = (
    "주방에 불이 붙었어요 연기가 가득해요",
    "부엌에 불났어요 못 끄겠어요",
    "고기 굽다가 부엌에 불났어요 못 끄겠어요",
    "불이 나서 못 나가고 있어요",
    "복도에 연기가 가득해요",
    "우리집에 불이 났어요 엄마가 안에 있어요",
    "가게에 불이 났는데 어떡해요",
)
FUMES = (
    "보일러 켜고 자다가 온 식구가 머리 아프고 토해요",
    "보일러 때문인지 머리가 아프고 어지럽고 토해요",
    "난로 켜놓고 잤는데 머리가 깨질 것 같고 속이 메스꺼워요",
)
UNTREATED = (
    "당뇨인데 인슐린 살 돈이 없어서 삼일째 못맞았어요",
    "돈이 없어서 혈압약을 한달째 못 먹고 있어요",
    "투석 받으러 갈 차비가 없어서 두 번 못 갔어요",
    "항암 치료비가 없어서 치료를 못 받고 있어요",
)
GIVEN_UP = ("투석 그만둘래요 돈도 없고", "투석 안 받을래요", "이제 인슐린 그만 맞을래")
SWALLOWED = (
    "엄니가 약을 자셨는디 거품을 물어요",
    "언니가 약을 많이 먹고 안일어나요",
    "남편이 약 먹고 불러도 안 깨요",
)
WITH_DRINK = ("나 오늘 소주 세병에 수면제 몇알 같이 먹었어", "소주랑 수면제 다섯알 먹었어요")
OTHERS_MEANS = ("남편이 번개탄을 사왔어요", "언니 서랍에 번개탄이 있어요", "아버지가 농약병 들고 계세요")
OWN = (
    "무사 나만 영 살암신지 모르쿠다 죽어불고정 허우다 빚 갚을 길도 어신디",
    "혼자 사는 노인이 가고 나면 며칠 만에 발견됩니까. 치우는 값 빼라고 써놓으려고요",
    "인슐린을 일부러 안 맞고 있어요 이렇게 가면 자연사죠?",
)
#: The same words about grief, a bill, a settled claim, an errand, a game, a vaccine.
HARMLESS = (
    "말이 목에 걸려서 안 나와요",
    "밥을 넘기면 목에 걸려요",
    "하늘이 파래서 기분이 좋아요",
    "어릴 때 벌에 쏘였어요",
    "주식에 크게 데었어요",
    "라면 끓이다가 손을 조금 데었어요",
    "화상 상담도 되나요",
    "엄마가 쓰러지셔서 입원비가 걱정이에요",
    "아버지가 쓰러지셔서 병원비로 카드값이 밀렸어요",
    "아빠가 투석 받느라 일을 그만두셨어요",
    "인슐린 값이 너무 비싸요",
    "술 끊은 지 한 달 됐어요",
    "차사고 나서 합의금 받았어요",
    "교통사고로 다쳐서 일을 못해요",
    "가스비가 너무 많이 나왔어요",
    "가스 샌다고 119가 왔다 갔어요 다행히 괜찮대요",
    "아들이 감기약 먹고 자요",
    "엄마가 혈압약을 드시고 계세요",
    "남편이 집을 나가서 생활비가 없어요",
    "남편이 빚을 남기고 사라졌어요",
    "친구가 돈 빌려가고 연락이 안돼요",
    "아버지가 메모 남기고 산책 나가셨어요",
    "남편이 비밀번호를 적어놓고 출근했어요",
    "친구가 한강에서 자전거 타자고 전화했어요",
    "아들이 학교에서 아직 안 왔는데 저녁 뭐 먹지",
    "할머니가 혼자 사시는데 전기요금 할인 되나요",
    "치매 어머니 명의 대출이 있어요",
    "업자가 며칠째 전화를 안 받아요",
    "남편이 삼겹살 구우려고 번개탄을 사왔어요",
    "남편이 아기를 공중에 던졌다 받아요 웃어요",
    "아빠가 동생을 혼내요",
    "동생이 예방주사 맞았어요",
    "옆집 애가 매일 울어서 시끄러워요",
    "선생님이 제 컴퓨터를 만졌어요",
    "오빠가 자꾸 폰을 만져요",
    "육교 위에 붕어빵 가게가 있어요",
    "보증금에서 청소 비용 빼나요",
    "남편이 문을 잠갔어요",
    "상환 계획이 있대요",
    "속에 불이 나요",
    "불난 집에 부채질하네요",
    "방 불이 안 꺼져요",
    "집값에 불이 붙었어요",
    "캠핑 가서 불멍하고 싶어요",
    "화재보험 해지하면 얼마 받나요",
    "집에 불났을 때 보험 처리 되나요",
    "가게에 불이 나서 보험금 받으려고요",
    "엊그제 데인 흉터 치료비가 걱정이에요",
    "아이 엊그제 데인 흉터 치료비 얼마나 들까요",
    "아이가 국을 엎었어요",
    "한강 다리에서 라면 먹고 싶어요",
    "예전에 차가 뒤집힌 사고 합의금 받을 수 있나요",
    "집에 불이 나서 다 잃었어요",
    "가게에 불이 났는데 대출은 어떻게 해요",
    "보일러 소리 때문에 머리가 아프고 어지러워요",
    "보일러 고장 수리비가 없어요",
    "보일러 수리비 때문에 머리가 아프고 토할 것 같아요",
    "목이 막혀서 말이 안 나왔어요 울컥해서",
    "떡 먹다가 빚 생각에 숨이 막혀요",
)
OWN_SIGNS = frozenset().union(*BY_SIGN.values())


@pytest.mark.parametrize("text", FAILING)
def test_a_body_that_fails_is_119s_before_any_money(text: str) -> None:
    card = Talk().say(text)
    assert card.subject == Subject("crisis", "ill_now")
    assert "119" in card.text.splitlines()[0]
    assert not any(words in card.text for words in OF_DYING)


@pytest.mark.parametrize("text", FIRES)
def test_from_a_fire_everybody_goes_out_low_and_nobody_goes_back(text: str) -> None:
    card = Talk().say(text)
    assert card.subject == Subject("crisis", "ill_now")
    assert "119" in card.text.splitlines()[0]
    assert all(
        words in card.text for words in ("밖으로", "몸을 낮춰", "문을 닫고", "승강기 대신", "다시 들어가지")
    )


@pytest.mark.parametrize("text", FUMES)
def test_who_is_sick_beside_what_burns_goes_out_into_the_air(text: str) -> None:
    card = Talk().say(text)
    assert card.subject == Subject("crisis", "ill_now")
    assert all(words in card.text.splitlines()[0] for words in ("119", "창문", "모두"))


def test_whoever_chokes_is_no_faint() -> None:
    assert "물을 먹이지" in Talk().say("할머니가 떡 드시다가 캑캑거리며 숨을 못 쉬세요").text


def test_whoever_is_afraid_after_a_fire_is_sent_nobody_into_the_house() -> None:
    talk = Talk()
    talk.say("부엌에 불났어요 못 끄겠어요")
    card = talk.say("무서워요")
    assert "다시 들어가지" in card.text
    assert "와 달라고" not in card.text


@pytest.mark.parametrize("text", UNTREATED)
def test_treatment_missed_for_want_of_money_is_the_hospitals_today(text: str) -> None:
    card = Talk().say(text)
    assert card.subject == Subject("crisis", "ill")
    assert all(words in card.text for words in ("119", "오늘", "병원", "129"))
    assert "109" not in card.text


@pytest.mark.parametrize("text", GIVEN_UP)
def test_whoever_gives_up_what_keeps_them_alive_is_asked_and_a_yes_is_heard(text: str) -> None:
    talk = Talk()
    card = talk.say(text)
    assert all(words in card.text for words in ("119", "병원", "109", "죽고 싶은 마음도"))
    assert talk.say("네").subject == Subject("crisis", "own")


@pytest.mark.parametrize("text", SWALLOWED)
def test_whoever_does_not_wake_is_119s_and_the_breath_is_looked_at(text: str) -> None:
    card = Talk().say(text)
    assert card.subject == Subject("crisis", "other_now")
    assert "119" in card.text.splitlines()[0]
    assert all(words in card.text for words in ("숨을 쉬는지", "마시게 하지 말고", "봉지"))


@pytest.mark.parametrize("text", WITH_DRINK)
def test_sleeping_pills_with_drink_are_an_overdose(text: str) -> None:
    card = Talk().say(text)
    assert card.subject == Subject("crisis", "own_now")
    assert "119" in card.text.splitlines()[0]
    assert "물을 한 모금" not in card.text


@pytest.mark.parametrize("text", OTHERS_MEANS)
def test_what_somebody_else_has_got_ready_is_their_danger(text: str) -> None:
    assert Talk().say(text).subject == Subject("crisis", "other")


@pytest.mark.parametrize(
    "text", ["남편이요 제가 아니라", "제가 아니라 아들이요", "아들이 사온 거예요", "친구 얘기예요"]
)
def test_a_correction_turns_the_card(text: str) -> None:
    talk = Talk()
    assert talk.say("번개탄을 사왔어요").subject == Subject("crisis", "own")
    assert talk.say(text).subject == Subject("crisis", "other")


@pytest.mark.parametrize("text", ["남편이요", "엄마가 와 있어요", "친구랑 있어요"])
def test_and_whoever_is_near_is_no_correction(text: str) -> None:
    talk = Talk()
    talk.say("번개탄을 사왔어요")
    assert str(talk.say(text).subject).startswith("crisis:own")


@pytest.mark.parametrize("text", OWN)
def test_what_was_not_heard_before(text: str) -> None:
    assert Talk().say(text).subject == Subject("crisis", "own")


def test_a_plan_and_a_locked_door_are_now() -> None:
    talk = Talk()
    assert talk.say("아들이 요즘 방에서 안나오고 죽고싶다고 해요").subject == Subject("crisis", "other")
    for text in ("아들이랑 얘기해봤는데 계획까지 있대요", "지금 아들은 방에 있어요 문 잠갔어요"):
        card = talk.say(text)
        assert card.subject == Subject("crisis", "other_now")
        assert all(number in card.text.splitlines()[0] for number in ("119", "112"))


@pytest.mark.parametrize("text", HARMLESS)
def test_and_the_same_words_elsewhere_are_nothing(text: str) -> None:
    risk = screen(text, None, History())
    assert risk.level is not RiskLevel.CRISIS
    assert OWN_SIGNS.isdisjoint(risk.rules)
