"""How the counsellor speaks: particles, openings, repetition, what is never said."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest

from app.schemas.labels import Emotion, Topic
from app.schemas.subject import Subject
from app.schemas.turn import Case, Draft
from app.services.advice_templates import chat, counsel
from app.services.advice_templates.texts import FOLDER, load_texts
from app.services.advice_templates.wording import josa, opening
from rules.knowledge import PACKAGE, current_registry
from rules.scenario import Scenario
from tests.counsellor.factories import after, case, profile

EMOTIONS: tuple[Emotion | None, ...] = (*Emotion, None)
SAID = {
    Emotion.SADNESS: "돈 생각만 하면 눈물이 나요",
    Emotion.WORRY: "앞으로 어떻게 해야 할지 막막해요",
    Emotion.ANGER: "진짜 열받네요 저한테 왜 이러는 거예요",
    Emotion.NEUTRAL: "제 상황에서 뭐부터 하면 좋을지 듣고 싶습니다",
    Emotion.JOY: "조금씩 나아지는 것 같아서 기뻐요",
    None: "어떡하죠",
}
FORBIDDEN = (
    "진정하세요", "!!", "무조건", "승인됩니다", "승인될 거예요", "보장해 드", "걱정하지 마세요", "당신", "과소비", "낭비",
    "게으", "한심", "가입하세요", "추천드", "추천해 드릴", "최저금리", "수익률이 좋", "사세요", "파세요", "지금 아니면",
    "반드시 하셔야", "핑계", "탓입니다", "None", "{", "}", "scenario", "  ",
)  # fmt: skip
TALK = ["이번 달 카드 얼마 썼어?", "그럼 지난달은?", "연체 있어?", "리볼빙이 뭐야", "리볼빙 해지하고 싶어요", "준비물은?",
        "너무 불안해요", "네", "DSR이 뭐예요?", "왜 그렇게 판단했어?"]  # fmt: skip


def first_turn(scenario: Scenario, emotion: Emotion | None) -> Draft:
    """What is said to somebody in a scenario, moved by an emotion."""
    return counsel(
        case(SAID[emotion], emotion=emotion, scenario=scenario, request_id=f"{scenario}-{emotion}")
    )


@pytest.mark.parametrize("scenario", Scenario)
@pytest.mark.parametrize("emotion", EMOTIONS)
def test_every_scenario_and_emotion_is_counselled(scenario: Scenario, emotion: Emotion | None) -> None:
    draft = first_turn(scenario, emotion)
    assert draft.understood
    assert draft.subject == Subject("scenario", scenario.value)
    assert 80 <= len(draft.text) <= 900
    assert (
        len(re.findall(r"^(?:먼저|우선|첫걸음으로|그다음|이어서|다음으로|그리고|끝으로)", draft.text, re.M))
        <= 3
    )
    assert not [phrase for phrase in FORBIDDEN if phrase in draft.text]


def test_no_two_of_them_are_alike() -> None:
    texts = [first_turn(scenario, emotion).text for scenario in Scenario for emotion in EMOTIONS]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("scenario", [each for each in Scenario if each is not Scenario.STABLE_HOPE])
def test_emotion_sets_the_order(scenario: Scenario) -> None:
    texts = load_texts().scenarios[scenario.value]
    sad, angry = first_turn(scenario, Emotion.SADNESS).text, first_turn(scenario, Emotion.ANGER)
    assert sad.startswith(texts.openings["sadness"])
    assert any(hope in sad for hope in texts.hope)
    assert angry.text.startswith(texts.openings["anger"])
    rights = [current_registry().facts[fact].text for fact in angry.facts if fact in texts.facts]
    heads = [step.partition("{")[0][:24] or step[-12:] for step in texts.steps]
    first_step = min(angry.text.index(head) for head in heads if head in angry.text)
    assert all(angry.text.index(right) < first_step for right in rights)


@pytest.mark.parametrize("emotion", EMOTIONS)
def test_thirty_turns_never_open_alike_or_repeat_their_steps(emotion: Emotion | None) -> None:
    turn = case(TALK[0], emotion=emotion, scenario=Scenario.REVOLVING_BURDEN)
    drafts: list[Draft] = []
    for number, text in zip(range(30), itertools.cycle(TALK), strict=False):
        turn = next_turn(turn, text, number)
        drafts.append(counsel(turn))
        turn = replace(turn, history=after(turn, drafts[-1]))
    for earlier, later in itertools.pairwise(drafts):
        assert opening(earlier.text) != opening(later.text)
        assert not repeated_steps(earlier.text, later.text)


def next_turn(turn: Case, text: str, number: int) -> Case:
    """The same talk with a new message."""
    guarded = replace(
        turn.guarded, text=text, turn=replace(turn.guarded.turn, request_id=f"t{number}", message=text)
    )
    return replace(turn, guarded=guarded)


def repeated_steps(earlier: str, later: str) -> set[str]:
    """Lines that tell to do something and stand in both."""
    told = [
        {line for line in text.splitlines() if line.endswith("세요.") and len(line) > 25}
        for text in (earlier, later)
    ]
    return told[0] & told[1]


def test_the_same_question_again_is_not_answered_word_for_word() -> None:
    first = case("금리인하요구권 어떻게 신청해요?", scenario=Scenario.CREDIT_UP)
    answered = counsel(first)
    again = counsel(replace(first, history=after(first, answered)))
    assert again.text != answered.text
    assert not repeated_steps(answered.text, again.text)


def test_the_same_request_is_always_answered_alike() -> None:
    once = case("앞으로 어떻게 해야 할지 막막해요", emotion=Emotion.WORRY, scenario=Scenario.LOW_CASH)
    assert counsel(once) == counsel(once)


@pytest.mark.parametrize(
    ("word", "pair", "expected"),
    [
        ("3만 1,000원", "이/가", "3만 1,000원이"),
        ("식비", "은/는", "식비는"),
        ("통신비", "이에요/예요", "통신비예요"),
        ("12월 5일", "이고/고", "12월 5일이고"),
        ("14.3%", "으로/로", "14.3%로"),
        ("DSR", "은/는", "DSR은"),
        ("ISA", "은/는", "ISA는"),
        ("11월", "과/와", "11월과"),
        ("금융감독원(1332)", "은/는", "금융감독원은"),
    ],
)
def test_particles(word: str, pair: str, expected: str) -> None:
    assert josa(word, pair).replace("(1332)", "") == expected


def test_particles_after_offices_fit_their_names() -> None:
    """A hotline's placeholder is followed by the particle its name asks for."""
    registry = current_registry()
    pairs = {"은": "은/는", "는": "은/는", "이": "이/가", "가": "이/가", "을": "을/를", "를": "을/를", "로": "으로/로",
             "으로": "으로/로", "나": "이나/나", "이나": "이나/나"}  # fmt: skip
    for file in (
        *FOLDER.glob("*.toml"),
        PACKAGE / "facts" / "procedures.toml",
        PACKAGE / "facts" / "guides.toml",
    ):
        text = file.read_text(encoding="utf-8")
        for office, particle in re.findall(r"\{h:(\w+)\}(으로|이나|은|는|이|가|을|를|로|나)(?=[\s,])", text):
            name = registry.hotlines[office].name
            assert josa(name, pairs[particle]) == name + particle, (file.name, name, particle)


@pytest.mark.parametrize("emotion", EMOTIONS)
@pytest.mark.parametrize(
    "text", ["안녕하세요", "오늘 힘들었어", "배고파", "오늘 날씨 어때?", "너는 누구야", "고마워", "ㅋㅋㅋ"]
)
def test_small_talk_is_short_and_does_not_begin_with_money(text: str, emotion: Emotion | None) -> None:
    draft = chat(case(text, emotion=emotion, known=False, topic=Topic.GENERAL))
    assert len(draft.text) <= 160
    assert not re.search(r"대출|연체|카드|이자", draft.text)
    assert not [phrase for phrase in FORBIDDEN if phrase in draft.text]


def test_a_thin_profile_is_no_reason_to_stumble() -> None:
    for scenario in Scenario:
        for emotion in EMOTIONS:
            turn = case(SAID[emotion], emotion=emotion, scenario=scenario, customer=profile(months=0))
            assert counsel(turn).text
