"""What goes on from what was said: reminders, corrections, an urgent matter, a figure asked on about."""

from __future__ import annotations

import pytest

from app.schemas.labels import Emotion
from app.schemas.subject import Subject
from app.schemas.talk import History
from app.schemas.turn import Case, Draft
from app.services.advice_templates import chat, counsel, understand
from app.services.advice_templates.texts import load_texts
from rules.scenario import Scenario
from tests.counsellor.factories import after, case


def talk(*said: str, scenario: Scenario | None = None, fraud: tuple[str, ...] = ()) -> Draft:
    """The answer to the last of several messages; ``fraud`` shows in the first."""
    history, draft = History(), None
    for number, text in enumerate(said):
        turn = case(
            text,
            scenario=scenario,
            history=history,
            request_id=f"t{number}",
            fraud=() if number else fraud,
        )
        draft = counsel(turn)
        history = after(turn, draft)
    assert draft is not None
    return draft


def test_steps_are_told_again_across_other_answers() -> None:
    told = talk(
        "리볼빙 해지하고 싶어요",
        "통장에 얼마 있어?",
        "방금 뭐부터 하라고 하셨죠?",
        scenario=Scenario.REVOLVING_BURDEN,
    )
    assert told.subject == Subject("procedure", "revolving_cancel")
    assert "약정결제비율" in told.text
    assert told.steps


def test_there_is_nothing_to_remind_of_before_any_step() -> None:
    assert not talk("통장에 얼마 있어?", "아까 뭐라고 하셨는지 알려 주세요").understood


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("voice_phishing", "procedure:payment_stop"),
        ("illegal_rate", "procedure:illegal_lending_report"),
        ("illegal_collection", "procedure:debtor_agent"),
    ],
)
def test_what_is_told_after_an_urgent_guide_belongs_to_it(kind: str, expected: str) -> None:
    told = talk("도와주세요", "한 시간쯤 전이었어요", scenario=Scenario.CREDIT_DOWN, fraud=(kind,))
    assert told.subject == Subject.parse(expected)
    assert "한도" not in told.text


def test_an_app_installed_in_the_middle_of_a_fraud_is_closed_first() -> None:
    first = talk("돈을 보내래요", "시키는 대로 앱을 설치했어요", fraud=("advance_fee",))
    assert first.subject == Subject("guide", "personal_data_leak")
    then = talk("돈을 보내래요", "앱을 설치했어요", "신분증도 찍어 보냈어요", fraud=("advance_fee",))
    assert then.subject == Subject("guide", "personal_data_leak")
    assert "1394" in then.text
    assert then.text != first.text


def test_self_blame_is_met_after_fraud_and_after_pressure_in_different_words() -> None:
    deceived = talk("돈을 보내래요", "제가 바보였어요", fraud=("voice_phishing",))
    pressed = talk("전화가 와요", "다 제 탓이죠", fraud=("illegal_collection",))
    turns = load_texts().common["turns"]
    assert deceived.text.startswith(turns["deceived"])
    assert pressed.text.startswith(turns["pressed"])


def test_blame_without_such_a_matter_is_something_else() -> None:
    assert understand("다 제 탓이죠").label != "follow.blame"
    assert understand("다 제 탓이죠", subject=Subject("scenario", "LOW_CASH")).label != "follow.blame"


def test_reporting_asked_after_its_steps_is_answered_with_yes_and_the_numbers() -> None:
    told = talk("돈을 보내래요", "벌써 보냈어요", "금감원에도 신고해야 하나요?", fraud=("voice_phishing",))
    assert told.text.startswith(load_texts().common["turns"]["report_too"])
    assert "112" in told.text


def test_where_to_take_a_record_of_collectors() -> None:
    told = talk("전화가 와요", "문자를 모아 뒀는데 어디로 제출해요?", fraud=("illegal_collection",))
    assert told.subject == Subject("procedure", "collection_report")


def test_a_correction_is_the_question() -> None:
    assert "쇼핑은 38만 5,000원" in talk("식비 얼마 썼어?", "식비 말고 쇼핑 물어봤는데요").text
    assert talk("돈이 모자라요", "대출 말고 햇살론 쪽이요").subject == Subject("procedure", "public_loan")


def test_a_corrected_amount_is_reckoned_anew() -> None:
    first = talk("리볼빙 한 달에 40만원씩 갚으면 언제 끝나요?", scenario=Scenario.REVOLVING_BURDEN)
    assert "40만 원씩 갚으면 다 갚는 데 5개월" in first.text
    assert "한 해 안에" in first.text
    second = talk(
        "리볼빙 한 달에 40만원씩 갚으면 언제 끝나요?",
        "40만원이 아니라 10만원이요",
        scenario=Scenario.REVOLVING_BURDEN,
    )
    assert "10만 원씩 갚으면 다 갚는 데 1년 10개월" in second.text
    assert "한 해" not in second.text
    assert "40만 원" not in second.text


def test_what_a_purchase_leaves_is_reckoned_and_not_decided() -> None:
    text = talk("자전거 사는 데 10만원 써도 될까요?").text
    assert "31만 2,000원이 남아요" in text
    assert "정해 드리지 않을게요" in text


def test_a_category_is_remembered() -> None:
    assert "교통비는 11만 원" in talk("지난달 교통비 얼마예요?", "이번 달은?").text
    assert "교통비" in talk("교통비 얼마예요?", "지난달보다 늘었어?").text
    assert "전체 지출" in talk("이번 달 얼마 썼어?", "지난달하고 비교하면?").text


def test_two_ways_compared_go_on_with_the_one_that_is_open_to_the_customer() -> None:
    told = talk("신속채무조정이랑 프리워크아웃 차이가 뭐예요?", "준비물은?", scenario=Scenario.DELINQ_MID)
    assert told.subject == Subject("procedure", "pre_workout")


def test_worries_beside_a_way_do_not_change_what_is_talked_of() -> None:
    told = talk(
        "개인회생 어떻게 신청해요?", "아내가 알게 될까요?", "준비물은요?", scenario=Scenario.DELINQ_LONG
    )
    assert told.subject == Subject("procedure", "rehabilitation")


def test_who_asks_what_to_do_after_all_steps_gets_one_step() -> None:
    told = talk(
        "장 보는 돈도 없어요",
        "너무 답답하네요",
        "모르겠어요",
        "힘들어요",
        "이제 뭘 해야 돼요?",
        scenario=Scenario.LOW_CASH,
    )
    assert not told.text.endswith(load_texts().common["closings"]["neutral"])
    assert not any(text in told.text for text in load_texts().common["turns"]["nothing_new"])


def test_the_words_of_a_scenario_open_its_first_counselling_only() -> None:
    openings = load_texts().scenarios["OVERSPEND_EMOTIONAL"].openings["anger"]
    turns: list[Case] = []
    history = History()
    for number, text in enumerate(("또 잔뜩 샀어요", "또 질렀네요 어제", "충동구매를 못 끊겠네")):
        turn = case(
            text,
            emotion=Emotion.ANGER,
            scenario=Scenario.OVERSPEND_EMOTIONAL,
            history=history,
            request_id=f"o{number}",
        )
        history = after(turn, counsel(turn))
        turns.append(turn)
    said = [message.text for message in history.messages[1::2]]
    assert said[0].startswith(openings)
    assert not any(text.startswith(openings) for text in said[1:])


@pytest.mark.parametrize("text", ["어머니가 편찮으세요", "할머니 용돈", "나머지는요", "주머니가 비었어요"])
def test_ordinary_words_are_no_slips(text: str) -> None:
    assert understand(text).message.compact == text.replace(" ", "")


def test_a_slip_is_still_one() -> None:
    assert understand("리볼빙이 머야").label == "term:revolving"


def test_everyday_talk_keeps_the_thread_too() -> None:
    first = case("돈을 보내래요", fraud=("voice_phishing",))
    history = after(first, counsel(first))
    told = chat(case("이제 어떻게 해야 돼요", history=history, known=False))
    assert told.subject == Subject("guide", "voice_phishing")
    assert "통화를 끊고" in told.text
