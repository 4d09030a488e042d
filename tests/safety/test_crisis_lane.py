"""The crisis lane without a model: what is said outright, what only sounds like it, and the turns after."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from app.schemas.labels import RiskLevel
from app.schemas.subject import Subject
from app.schemas.talk import History, Message, Role
from app.schemas.turn import GuardedTurn, Turn
from app.services.chat_pipeline import analyse, build_case
from app.services.fraud_screen import detect_fraud
from app.services.safety_screen import crisis_reply, screen
from app.services.talk_memory import history_of
from rules.knowledge import current_registry

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
    "제 대화 내용 삭제하고 싶어요",
    "상담 기록을 전부 삭제하고 싶은데요",
    "주식 때문에 죽을 쒔어요",
)


#: Somebody else is in danger, in words no set holds.
OTHERS = (
    "동생이 방금 죽고 싶다고 전화를 끊었어요",
    "친구가 유서 같은 글을 올리고 연락이 안 돼요",
    "남편이 자기가 사라지면 다 해결된다고 해요. 어떻게 해야 하죠",
)
#: Said on the turns after a crisis: it goes down step by step, never at once.
CALMER = ("아니에요", "친구가 와 줬어요", "밥도 먹었어요", "고마워요")


def case_of(text: str, history: History):  # type: ignore[no-untyped-def]
    """The case of one message without model and customer."""
    guarded = GuardedTurn(Turn("u", "s", "r", text, NOW), text)
    return build_case(guarded, analyse(guarded, None, history), history, None)


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
    "text", ["대화 내용 삭제하고 저도 사라지고 싶어요", "저를 이 세상에서 삭제하고 싶어요"]
)
def test_a_wish_to_delete_hides_no_wish_to_vanish(text: str) -> None:
    assert screen(text, None, History()).level is RiskLevel.CRISIS


def test_a_card_in_a_talk_about_an_inheritance_answers_in_one_line_and_stays_a_card() -> None:
    asked = "내가 죽으면 애들이 빚 물려받나요?"
    talk = History((Message(Role.CUSTOMER, "아버지 빚이 많은데 상속은 어떻게 돼요?", NOW),))
    within, alone = crisis_reply(case_of(asked, talk)), crisis_reply(case_of(asked, History()))
    assert "한정승인" in within.text
    assert "한정승인" not in alone.text
    for draft in (within, alone):
        lines = draft.text.splitlines()
        assert "109" in draft.text
        assert "한정승인" not in "".join(lines[:3])
        assert lines[-1].endswith("?")


@pytest.mark.parametrize("text", OTHERS)
def test_who_fears_for_somebody_is_told_how_to_help(text: str) -> None:
    case = case_of(text, History())
    assert case.analysis.risk.stops
    assert case.analysis.risk.about_other
    card = crisis_reply(case).text
    assert all(number in card for number in ("109", "1577-0199", "112", "119"))


def test_it_goes_down_gently_and_only_then_ends() -> None:
    talk: list[tuple[Role, str]] = [(Role.CUSTOMER, "죽고 싶어요")]
    levels = []
    for text in (*CALMER, "이번 달 카드값이 얼마예요?"):
        history = history_of(Turn("u", "s", "r", text, NOW, talk=tuple(talk)))
        levels.append(screen(text, None, history).level)
        talk.append((Role.CUSTOMER, text))
    assert levels == [*[RiskLevel.CONCERN] * len(CALMER), RiskLevel.NONE]


def test_a_faint_word_weighs_more_while_it_is_not_over() -> None:
    assert screen("희망이 없어요", None, after(RiskLevel.CRISIS)).level is RiskLevel.CRISIS
    assert screen("희망이 없어요", None, History()).level is RiskLevel.CONCERN


@pytest.mark.parametrize("text", [*OUTRIGHT, *OTHERS, "약을 모아 뒀어요 지금 먹으려고요"])
def test_every_card_has_both_lines_and_is_short(text: str) -> None:
    card = crisis_reply(case_of(text, History())).text
    assert "109" in card
    assert "1577-0199" in card
    assert len(card) <= 600
    assert "진정하" not in card


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        ("voice_phishing", ("112", "1394")),
        ("advance_fee", ("112", "1394")),
        ("personal_data_leak", ("1394", "112")),
        ("loan_fraud_work", ("1332",)),
        ("illegal_rate", ("1332", "112")),
        ("illegal_collection", ("1332", "112")),
        ("acquaintance_collection", ("1332", "112")),
    ],
)
def test_urgent_guides_give_the_numbers_of_the_registry(kind: str, numbers: tuple[str, ...]) -> None:
    registry = current_registry()
    steps = registry.render("\n".join(registry.guides[kind].steps), NOW.date()).text
    assert all(number in steps for number in numbers)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("검찰이라면서 안전계좌로 돈을 옮기라는데 보내야 하나요", "voice_phishing"),
        ("대출해 준다고 보증금부터 입금하래요", "advance_fee"),
        ("연 25% 이자를 내라고 해요", "illegal_rate"),
    ],
)
def test_signs_of_fraud(text: str, kind: str) -> None:
    alert = detect_fraud(text, None)
    assert alert is not None
    assert kind in alert.kinds


@pytest.mark.parametrize("text", ["보이스피싱이 뭐예요?", "법정 최고금리가 몇 %예요?", "연 20.0% 대출이에요"])
def test_questions_and_lawful_rates_are_no_fraud(text: str) -> None:
    assert detect_fraud(text, None) is None


@pytest.mark.parametrize("text", ["칼을 준비했어요", "칼을 사 왔어요"])
def test_a_means_counts_only_with_danger_told(text: str) -> None:
    assert not screen(text, None, History()).stops
    told = screen(text, None, after(RiskLevel.CRISIS))
    assert told.stops
    assert "held" in told.rules
    assert "held" in screen(f"죽고 싶어요. {text}", None, History()).rules


def test_a_means_put_away_is_none() -> None:
    assert not screen("끈은 손에 들고 있었는데 치웠어요", None, after(RiskLevel.CRISIS)).stops


def test_only_what_was_said_before_is_called_said_again() -> None:
    def answered(text: str, before: str) -> str:
        talk = History(
            (
                Message(Role.CUSTOMER, before, NOW, risk=RiskLevel.CRISIS),
                Message(Role.COUNSELLOR, "…", NOW, subject=Subject("crisis", "own")),
            )
        )
        return crisis_reply(case_of(text, talk)).text.splitlines()[0]

    again = ("같은 말을 다시", "몇 번을 말씀하셔도")
    assert any(words in answered("죽고 싶어요", "죽고 싶어요") for words in again)
    assert not any(words in answered("살고 싶지 않아요", "죽고 싶어요") for words in again)


#: Harmless while no danger was told lately.
ORDINARY = (
    ("빚이 8천이에요", "아내는 몰라요"),
    ("주식이 물렸어요", "주식 물려서 다음 생에나 본전 찾겠네요"),
    ("감기약 사뒀어요. 약값이 만 이천 원이나 하네요", "두통약도 한 통 사뒀어요"),
    ("안녕하세요", "감기 걸려서 병원 갔다 왔는데 약 사뒀어요"),
    ("안녕하세요", "시골로 사라지고 싶다"),
    ("안녕하세요", "다음 계획을 세우고 싶어요"),
    ("안녕하세요", "새로 저축 목표를 정하고 싶어요"),
)
#: Their neighbours, with danger in the words or in the talk.
GRAVE = (
    ("빚이 8천이에요", "없을 때를 대비해 서류를 정리했어요. 아내는 몰라요"),
    ("주식이 물렸어요", "다음 생에는 안 태어나고 싶어요"),
    ("죽고 싶어요", "두통약도 한 통 사뒀어요"),
    ("안녕하세요", "죽을 계획을 세우고 싶어요"),
    ("안녕하세요", "죽고 싶진 않은데 살고 싶지도 않아요"),
    ("안녕하세요", "예전엔 죽고 싶었는데 다 갚고 나니 살 것 같았어요. 근데 요즘 다시 죽고 싶어요"),
)


def after_saying(text: str) -> History:
    """A talk of one message."""
    return History((Message(Role.CUSTOMER, text, NOW, risk=screen(text, None, History()).level),))


@pytest.mark.parametrize(("before", "text"), ORDINARY)
def test_ordinary_words_raise_no_concern(before: str, text: str) -> None:
    assert screen(text, None, after_saying(before)).level is RiskLevel.NONE


@pytest.mark.parametrize(("before", "text"), GRAVE)
def test_their_grave_neighbours_stay_caught(before: str, text: str) -> None:
    assert screen(text, None, after_saying(before)).level is RiskLevel.CRISIS


@pytest.mark.parametrize("text", ["죽고싶진 않은데 무서움", "예전엔 죽고 싶었는데 다 갚고 나니 살 것 같아요"])
def test_a_wish_denied_or_over_is_met_gently(text: str) -> None:
    assert screen(text, None, History()).level is RiskLevel.CONCERN


@pytest.mark.parametrize(
    ("text", "never", "words"),
    [
        ("손목 긋고 싶었던 적도 있어요 예전에", "몸까지 다치게", "때가 있으셨군요|마음이 아팠던 날"),
        ("손목을 그었어요", "때가 있으셨군요", "몸"),
        ("물건도 동생한테 나눠 줬어요. 저 없어도 잘 살 거예요", "그 말 한 줄", "내어 주고|내려놓고"),
        ("자살하면 빚은 없어지나요", "그 말 한 줄", "빚"),
    ],
)
def test_a_card_opens_by_what_was_told(text: str, never: str, words: str) -> None:
    opening = crisis_reply(case_of(text, History())).text.splitlines()[0]
    assert re.search(words, opening)
    assert never not in opening
