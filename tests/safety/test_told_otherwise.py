"""Danger in other words: for shame, in another language, after a call in vain, with children, and what is put in order."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.schemas.labels import RiskLevel
from app.schemas.subject import Subject
from app.schemas.talk import History, Message, Role
from app.services.lines_tried import MENTAL, SUICIDE, lines_in_vain
from app.services.own_language import danger_told, line_for, load_languages
from app.services.safety_screen import screen
from rules.knowledge import current_registry
from tests.safety.talks import Talk

NOW = datetime(2026, 11, 26, tzinfo=UTC)
TODAY = NOW.date()

ASHAMED = (
    "창피해서 죽고 싶어요",
    "부끄러워서 죽고 싶어요. 진짜로요",
    "빚 때문에 쪽팔려서 죽고 싶다",
    "수치스러워서 죽고 싶습니다",
    "넘어졌는데 쪽팔려서 죽고 싶어요 진심이에요",
)
LIGHT_SHAME = (
    "쪽팔려 죽고 싶다 ㅋㅋ",
    "회의하다 방귀 뀌어서 창피해 죽고 싶었어요",
    "창피해 죽겠어요",
    "민망해서 죽는 줄 알았어요",
)
FOUND_OUT = ("들키면 죽어야 할 것 같아요", "엄마가 알면 나 죽어야 돼요", "아빠한테 들키면 죽어 버릴 거예요")
SCOLDED = ("엄마 알면 나 죽음 ㅋㅋ", "늦으면 죽는다", "들키면 죽어요 ㅋㅋ")
FOREIGN = {
    "I want to die": "wish",
    "I don't want to live anymore": "wish",
    "I will kill myself tonight": "now",
    "I took all my pills": "now",
    "My husband hits me": "hit",
    "She says she wants to die": "other",
    "mình muốn chết": "wish",
    "Tôi không muốn sống nữa": "wish",
    "toi muon chet": "wish",
    "chồng tôi đánh tôi": "hit",
    "我想死": "wish",
    "我不想活了。": "wish",
    "我吃了很多安眠药": "now",
    "老公打我": "hit",
    "死にたいです": "wish",
    "ฉันอยากตาย": "wish",
    "Я хочу умереть": "wish",
    "gusto ko nang mamatay": "wish",
    "aku ingin mati": "wish",
    "Би үхмээр байна": "wish",
    "म मर्न चाहन्छु": "wish",
}
NO_DANGER = (
    "I want to diet",
    "i want to die laughing",
    "I want to talk about my loan",
    "mệt muốn chết",
    "我想死你了",
    "笑死我了",
    "KB card 얼마예요?",
    "Xin chào",
)


@pytest.mark.parametrize("text", [*ASHAMED, *FOUND_OUT])
def test_shame_or_discovery_that_wishes_to_die_brings_the_card(text: str) -> None:
    card = Talk().say(text)
    assert card.subject == Subject("crisis", "own")
    assert all(number in card.text for number in ("109", "1577-0199"))


@pytest.mark.parametrize("text", [*LIGHT_SHAME, *SCOLDED])
def test_what_is_said_lightly_of_shame_stays_quiet(text: str) -> None:
    assert screen(text, None, History()).level is RiskLevel.NONE


def test_no_room_to_live_for_shame_is_met_gently() -> None:
    assert screen("창피해서 살 수가 없어요", None, History()).level is RiskLevel.CONCERN
    assert screen("시끄러워서 살 수가 없어요", None, History()).level is RiskLevel.NONE


@pytest.mark.parametrize(("text", "kind"), FOREIGN.items())
def test_danger_in_another_language_brings_the_card_and_one_line_in_it(text: str, kind: str) -> None:
    assert danger_told(text) == kind
    card = Talk().say(text)
    assert str(card.subject).startswith("crisis:")
    line = line_for([text])
    assert line is not None
    assert card.text.startswith(current_registry().render(line, TODAY).text)


@pytest.mark.parametrize("text", NO_DANGER)
def test_other_words_of_those_languages_are_no_danger(text: str) -> None:
    assert danger_told(text) is None


def test_every_line_names_the_right_help() -> None:
    registry = current_registry()
    for language in load_languages():
        for kind, line in language.lines.items():
            wanted = {"hit": {"police", "violence"}, "ill": {"rescue", "danuri"}}.get(
                kind, {"suicide_prevention", "rescue"}
            )
            assert wanted <= set(registry.render(line, TODAY).used)


def test_the_line_goes_with_every_reply_in_that_language_and_with_no_korean_one() -> None:
    talk = Talk()
    talk.say("Tôi muốn chết")
    assert talk.say("giúp tôi với").text.startswith("Bạn không đơn độc")
    assert "Bạn" not in talk.say("한국말 조금 해요").text


@pytest.mark.parametrize(
    ("written", "vain"),
    [
        (("109에 전화했는데 안 받아요",), {SUICIDE}),
        (("109 안 받아요", "계속 통화중이에요"), {SUICIDE}),
        (("109 안 받아요", "1577-0199도 안 받아요"), {SUICIDE, MENTAL}),
        (("1577-0199는 통화 중이래요",), {MENTAL}),
        (("죽고 싶어요", "다 안 받아요"), {SUICIDE, MENTAL}),
        (("109 안 받아요", "이제 통화했어요"), set()),
        (("카드사가 전화를 안 받아요",), set()),
        (("109만 원 입금이 연결이 안 됐어요",), set()),
    ],
)
def test_which_lines_were_called_in_vain(written: tuple[str, ...], vain: set[str]) -> None:
    assert lines_in_vain(written) == vain


def test_a_line_called_in_vain_is_never_named_as_if_nothing_had_been() -> None:
    talk = Talk()
    replies = [
        talk.say(text).text
        for text in (
            "109에 전화했는데 안 받아요",
            "계속 통화중이에요",
            "혼자 있기 무서워요",
            "1577-0199도 안 받아요",
            "다 안 받아요",
            "이제 어떡하죠",
        )
    ]
    assert all("119" in reply for reply in replies)
    assert not any("밤낮없이" in reply or "새벽" in reply for reply in replies)
    assert "1577-0199" in replies[0]
    assert "아직 걸지 않으셨다면" not in "".join(replies[3:])


@pytest.mark.parametrize("text", ["카드사가 전화를 안 받아요", "은행이 계속 통화중이에요"])
def test_other_lines_that_are_busy_are_no_danger(text: str) -> None:
    assert screen(text, None, History()).level is RiskLevel.NONE


def test_children_who_are_to_come_along_are_cared_for_in_the_card() -> None:
    for text in (
        "그냥 아이랑 사라지고 싶어요",
        "애들이랑 같이 죽고 싶어요",
        "저희만 없어지면 돼요 죽고 싶어요",
    ):
        card = Talk().say(text).text
        assert all(words in card for words in ("어른 한 분", "119", "112", "109")), text


def test_a_plan_for_tonight_sends_to_rescue_first() -> None:
    card = Talk().say("오늘 밤에 하려고요. 다 준비해놨어요")
    assert "119" in card.text.splitlines()[0]
    assert not screen("오늘 밤에 가계부 정리하려고요", None, History()).imminent


def after(*texts: str) -> History:
    """A talk of these messages."""
    return History(
        tuple(Message(Role.CUSTOMER, text, NOW, risk=screen(text, None, History()).level) for text in texts)
    )


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("유서 다 썼어요", "카드 해지하는 법 알려주세요"),
        ("유서 썼어요", "보험 수익자 바꾸려고요"),
        ("유서 썼어요", "마음이 편해졌어요"),
        ("죽고 싶어요", "통장은 머리맡에 뒀응게 애들이 찾겄제"),
        ("죽고 싶어요", "제 강아지는 누가 돌봐줄까요"),
        ("죽고 싶어요", "근데 사실 조금은 있어요"),
        ("죽고 싶어요", "사실 아직 생각해요"),
        ("죽고 싶어요", "괜찮다고 한 거 거짓말이에요"),
    ],
)
def test_what_follows_a_card_may_be_a_sign_itself(before: str, text: str) -> None:
    assert screen(text, None, after(before)).stops


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("죽고 싶어요", "카드 해지하는 법 알려주세요"),
        ("유서 썼어요", "상담사랑 통화하고 나니 마음이 편해졌어요"),
        ("죽고 싶어요", "사실 빚이 조금 있어요"),
        ("죽고 싶어요", "고마워요 진심이에요"),
    ],
)
def test_what_only_sounds_like_it_stays_watched(before: str, text: str) -> None:
    assert screen(text, None, after(before)).level is RiskLevel.CONCERN


def test_the_young_are_led_to_a_grown_up() -> None:
    talk = Talk()
    talk.say("저 중2인데요 엄마 카드로 게임에 80만원 썼어요")
    assert "선생님" in talk.say("들키면 죽어야 할 것 같아요").text
    parent = Talk()
    parent.say("중2 딸이 게임에 80만원을 썼어요")
    assert "보건 선생님" not in parent.say("죽고 싶어요").text


def test_pills_that_were_not_taken_are_put_away_and_a_promise_is_thanked_for() -> None:
    talk = Talk()
    talk.say("수면제 모아놨어요")
    for text, words in (
        ("아직 안 먹었어요", "맡겨"),
        ("오늘은 안 먹을게요", "약속"),
        ("내일은 모르겠어요", "내일"),
    ):
        reply = talk.say(text).text
        assert words in reply
        assert "119" in reply
    meal = Talk()
    meal.say("죽고 싶어요")
    assert "맡겨" not in meal.say("아직 안 먹었어요").text
