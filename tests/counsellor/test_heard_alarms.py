"""Alarms that no word calls for, only the learnt weight: they leave questions their answer and the talk its course."""

from __future__ import annotations

import pytest

from app.schemas.labels import Emotion
from app.schemas.subject import HEARD, Subject
from app.schemas.talk import History
from app.schemas.turn import Case
from app.services.advice_templates import counsel
from app.services.advice_templates.texts import load_texts
from rules.knowledge import current_registry
from rules.scenario import Scenario
from tests.counsellor.factories import after, case

#: Short questions that have their answer: on figures, sums, terms, ways and rules.
QUESTIONS = (
    "이번 달 이자 얼마예요?",
    "1000만원 연 5%면 한 달 이자 얼마예요?",
    "리볼빙이 뭐예요?",
    "채무조정 어떻게 신청해요?",
    "부모님한테 연락 가요?",
)
COINS = "선임이 하라고 해서 제 이름으로 800을 받아 왔습니다"


def heard(text: str, kind: str, *, history: History | None = None) -> Case:
    """``text`` in which the learnt weight alone is certain of ``kind``."""
    return case(text, fraud=(kind,), fraud_written=False, history=history, scenario=Scenario.DELINQ_EARLY)


def guided(text: str, kind: str, *, written: bool) -> History:
    """A talk in which ``text`` was met with the guide of ``kind``."""
    first = case(text, fraud=(kind,), fraud_written=written, scenario=Scenario.DELINQ_EARLY)
    return after(first, counsel(first))


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_short_question_keeps_its_answer_and_gets_one_word_of_caution(text: str) -> None:
    plain = counsel(case(text, scenario=Scenario.DELINQ_EARLY))
    careful = counsel(heard(text, "voice_phishing"))
    assert careful.text.startswith(plain.text)
    assert careful.subject == plain.subject
    registry, today = current_registry(), case(text).today
    cautions = {registry.render(one, today).text for one in load_texts().common["caution"]["voice_phishing"]}
    assert careful.text.removeprefix(plain.text).strip() in cautions


def test_a_question_on_the_service_itself_is_no_matter_of_fraud() -> None:
    asked = "제 정보 지울 수 있어요?"
    assert counsel(heard(asked, "personal_data_leak")).text == counsel(case(asked)).text


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_written_sign_takes_the_same_question_over(text: str) -> None:
    assert counsel(case(text, fraud=("voice_phishing",))).subject == Subject("guide", "voice_phishing")


def test_what_is_told_is_alarmed_as_before() -> None:
    draft = counsel(heard(COINS, "loan_fraud_work"))
    assert draft.subject == Subject("guide", f"loan_fraud_work{HEARD}")
    assert "1332" in draft.text


@pytest.mark.parametrize(
    "text", ["부대에 알려지면 징계 받습니까", "다 날렸습니다. 월급이 150인데 이자가 나갑니다"]
)
def test_another_matter_is_no_report_on_a_fraud_that_was_only_heard(text: str) -> None:
    captured = counsel(case(text, history=guided(COINS, "loan_fraud_work", written=True)))
    free = counsel(case(text, history=guided(COINS, "loan_fraud_work", written=False)))
    step = current_registry().guides["loan_fraud_work"].steps[0]
    assert step in captured.text
    assert step not in free.text


def test_what_tells_of_a_fraud_goes_on_with_it_whatever_called_for_the_guide() -> None:
    history = guided("이모가 급하다고 해서요", "voice_phishing", written=False)
    told = counsel(case("아까 300만원 보냈어요", history=history))
    assert told.subject == Subject("procedure", "payment_stop")
    assert "지급정지" in told.text


def test_one_deceit_is_not_mixed_with_another_that_no_word_tells_of() -> None:
    history = guided("검찰이라면서 안전계좌로 옮기래요", "voice_phishing", written=True)
    draft = counsel(heard("이미 300만원 보냈어요", "advance_fee", history=history))
    assert "지급정지" in draft.text
    assert "먼저 달라는 돈" not in draft.text


def test_another_lure_that_is_told_in_words_is_answered_for_itself() -> None:
    history = guided("검찰이라면서 안전계좌로 옮기래요", "voice_phishing", written=True)
    draft = counsel(case("대출이 나오려면 보증료를 먼저 보내래요", fraud=("advance_fee",), history=history))
    assert "이름이 무엇이든 먼저 돈을 내라는 것은 사기" in draft.text


def test_two_guides_in_a_row_do_not_end_in_the_same_words() -> None:
    first = case("검찰이라면서 안전계좌로 옮기래요", fraud=("voice_phishing",))
    told = counsel(first)
    then = case("대출이 나오려면 보증료를 먼저 보내래요", fraud=("advance_fee",), history=after(first, told))
    closing = told.text.splitlines()[-1]
    assert closing not in counsel(then).text
    assert not set(closing.split(". ")) & set(counsel(then).text.splitlines()[-1].split(". "))


def test_a_feeling_is_not_answered_with_figures_once_a_guide_was_heard() -> None:
    history = guided("이모가 급하다고 해서요", "voice_phishing", written=False)
    draft = counsel(case("너무 무서워요", history=history, emotion=Emotion.WORRY))
    assert "35만 2,000원" not in draft.text
