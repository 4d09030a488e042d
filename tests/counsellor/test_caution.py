"""One word of caution where fraud is only likely: the question is answered first, and no guide talks over it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.schemas.labels import RiskLevel
from app.schemas.subject import Subject
from app.schemas.talk import History
from app.schemas.turn import Case, Draft, Risk
from app.services.advice_templates import chat, counsel
from app.services.advice_templates.texts import load_texts
from rules.knowledge import current_registry
from tests.counsellor.factories import after, case

KINDS = sorted(current_registry().guides)
QUESTION = "리볼빙이 뭐예요?"
#: Words about what the caution warns of; a kind that is not here needs none.
TRACED = {
    "acquaintance_collection": "카톡 연락처로 온 광고에 있던데 리볼빙이 뭐예요?",
    "illegal_collection": "카톡 연락처로 온 광고에 있던데 리볼빙이 뭐예요?",
    "illegal_rate": "이자 내는 광고에 있던데 리볼빙이 뭐예요?",
    "personal_data_leak": "문자로 온 광고에 있던데 리볼빙이 뭐예요?",
}


def asked(kind: str, *, certain: bool, risk: RiskLevel = RiskLevel.NONE) -> Case:
    """The question, with signs of ``kind``."""
    return case(QUESTION, fraud=(kind,), fraud_certain=certain, risk=risk)


def cautions(kind: str, draft: Draft) -> list[str]:
    """The words of caution about ``kind`` that the draft holds."""
    registry, today = current_registry(), case(QUESTION).today
    rendered = (registry.render(text, today).text for text in load_texts().common["caution"][kind])
    return [text for text in rendered if text in draft.text]


def test_every_guide_has_its_word_of_caution() -> None:
    assert sorted(load_texts().common["caution"]) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_likely_fraud_is_cautioned_after_the_answer(kind: str) -> None:
    question = TRACED.get(kind, QUESTION)
    plain, careful = counsel(case(question)), counsel(case(question, fraud=(kind,), fraud_certain=False))
    assert careful.text.startswith(plain.text)
    assert careful.subject == plain.subject
    assert careful.text.split("\n")[-1:] == cautions(kind, careful)
    assert not cautions(kind, plain)


@pytest.mark.parametrize("kind", TRACED)
def test_nobody_is_cautioned_of_what_no_word_of_theirs_tells(kind: str) -> None:
    assert not cautions(kind, counsel(asked(kind, certain=False)))


@pytest.mark.parametrize("kind", KINDS)
def test_certain_fraud_gets_its_guide(kind: str) -> None:
    draft = counsel(asked(kind, certain=True))
    assert draft.subject == Subject("guide", kind)
    assert not cautions(kind, draft)


def test_everyday_talk_is_cautioned_too() -> None:
    draft = chat(case("안녕하세요", fraud=("voice_phishing",), fraud_certain=False, known=False))
    assert cautions("voice_phishing", draft)


def test_a_heavy_heart_comes_before_caution() -> None:
    draft = counsel(asked("illegal_collection", certain=False, risk=RiskLevel.CONCERN))
    assert not cautions("illegal_collection", draft)
    assert "109" in draft.text


def test_what_was_only_feared_is_not_feared_aloud_in_two_answers_running() -> None:
    first = case("리볼빙이 뭐예요?", risk=RiskLevel.CONCERN)
    told = counsel(first)
    watched = case("카드값이 얼마예요?", risk=RiskLevel.CONCERN, history=after(first, told))
    quiet = replace(watched, analysis=replace(watched.analysis, risk=Risk(RiskLevel.CONCERN, ("watch",))))
    assert "109" in told.text
    assert "109" not in counsel(quiet).text
    assert "109" in counsel(watched).text


def test_the_same_word_is_not_said_twice_in_a_talk() -> None:
    history, heard = History(), []
    for number in range(3):
        turn = replace(asked("advance_fee", certain=False), history=history)
        draft = counsel(turn)
        heard += cautions("advance_fee", draft)
        history = after(turn, draft)
        assert len(heard) == min(number + 1, 2)
    assert len(set(heard)) == 2


def test_what_is_being_dealt_with_needs_no_caution() -> None:
    urgent = asked("voice_phishing", certain=True)
    history = after(urgent, counsel(urgent))
    goes_on = case("벌써 보냈어요", history=history, fraud=("voice_phishing",), fraud_certain=False)
    assert not cautions("voice_phishing", counsel(goes_on))
