"""The way that a talk is about: kept through a question in between, through small words, and beside another way."""

from __future__ import annotations

import pytest

from app.schemas.subject import Subject
from app.schemas.talk import History
from app.schemas.turn import Draft
from app.services.advice_templates import counsel, understand
from rules.scenario import Scenario
from tests.counsellor.factories import after, case

WAY = Subject("procedure", "rehabilitation")


def held(*texts: str, scenario: Scenario = Scenario.DELINQ_MID) -> list[Draft]:
    """The answers of a talk."""
    history, answers = History(), []
    for number, text in enumerate(texts):
        turn = case(text, history=history, scenario=scenario, request_id=f"r{number}")
        answers.append(counsel(turn))
        history = after(turn, answers[-1])
    return answers


@pytest.mark.parametrize(
    ("between", "asked", "subject"),
    [
        ("이번 달 이자가 얼마예요?", "서류 뭐 필요해요?", WAY),
        ("카드값 얼마 나와요?", "기간은요?", WAY),
        ("고마워요", "비용은요?", WAY),
    ],
)
def test_a_question_in_between_does_not_lose_the_way(between: str, asked: str, subject: Subject) -> None:
    assert held("개인회생 어떻게 신청해요?", between, asked)[-1].subject == subject


def test_a_way_that_was_only_named_is_kept() -> None:
    answer = held("개인회생 신청하면 카드 못 쓰게 돼요?", "서류는요")[-1]
    assert answer.subject == WAY
    assert "파산" not in answer.text


def test_a_new_matter_is_not_drawn_back_into_the_way() -> None:
    answers = held("개인회생 어떻게 신청해요?", "아버지가 돌아가셨는데 빚이 있대요", "서류는 뭐가 필요해요?")
    assert answers[-1].subject == Subject("info", "inherit_papers")


@pytest.mark.parametrize("asked", ["회사에서 알아요?", "남편한테도 알려져요?", "회사에 연락 가요?"])
def test_who_learns_of_it_is_no_small_talk_and_no_law_of_collectors(asked: str) -> None:
    answer = held("금리인하요구권 어떻게 신청해요?", asked, scenario=Scenario.CREDIT_UP)[-1]
    assert answer.subject == Subject("procedure", "rate_cut")
    assert "추심" not in answer.text
    assert "털어놓" not in answer.text


def test_a_verb_alone_is_about_the_way_that_is_talked_of() -> None:
    assert understand("몇 년까지 나눠 갚을 수 있어요?", subject=WAY).label == "follow.duration"
    assert understand("이 빚 나눠 갚을 수 있어요?", subject=WAY).label == "follow.monthly"
    assert understand("나눠 갚을 수 있어요?").label == "procedure:split_bill"
    assert understand("카드값 나눠 낼 수 있어요?", subject=WAY).label == "procedure:split_bill"


def test_a_verb_alone_means_what_is_overdue_where_something_is() -> None:
    assert held("이 빚 나눠 갚을 수 있어요?")[-1].subject == Subject("procedure", "pre_workout")
    assert held("나눠 내고 싶어요", scenario=Scenario.LOW_CASH)[-1].subject == Subject(
        "procedure", "split_bill"
    )


@pytest.mark.parametrize(
    ("asked", "aspect"),
    [
        ("원금은요?", "extent"),
        ("회사는요?", "discovery"),
        ("기간은요?", "duration"),
        ("차는요?", "effect"),
        ("신용점수는요", "effect"),
        ("보증인한테 연락 가요?", "effect"),
        ("이자는 없어져요?", "extent"),
        ("생활비는 얼마나 남겨줘요?", "monthly"),
    ],
)
def test_an_aspect_asked_by_a_noun_or_in_other_words(asked: str, aspect: str) -> None:
    assert understand(asked, subject=WAY).intent == f"follow.{aspect}"


@pytest.mark.parametrize(
    ("way", "asked", "must", "must_not"),
    [
        ("생계비계좌 어떻게 만들어요?", "두 개 만들 수 있어요?", "한 사람이 하나", "확인한 내용이 아니"),
        ("개인파산 어떻게 신청해요?", "세금도 없어져요?", "세금이나 양육비", "확인된 것이 없"),
        ("카드값 분할납부 어떻게 해요?", "수수료는요", "카드사", "신용회복위원회"),
        ("채무자대리인 어떻게 신청해요?", "돈 내요?", "무료", "더 물어"),
        ("생계비계좌 어떻게 만들어요?", "며칠 걸려요?", "은행", "사정을 보고"),
        ("추심 연락 제한 어떻게 요청해요?", "안 지키면 어떡해요", "1332", "밀려 있어요"),
    ],
)
def test_what_is_said_fits_the_procedure(way: str, asked: str, must: str, must_not: str) -> None:
    text = held(way, asked)[-1].text
    assert must in text
    assert must_not not in text


def test_one_aspect_of_two_ways_is_told_of_both() -> None:
    texts = [
        answer.text
        for answer in held(
            "개인회생이랑 개인워크아웃 뭐가 달라요?", "기간은 어느 쪽이 길어요?", "서류는 각각 뭐예요?"
        )
    ]
    assert all("개인회생" in text and "개인워크아웃" in text for text in texts)


def test_of_one_way_the_aspect_is_told_alone() -> None:
    answer = held("개인회생 어떻게 해요?", "기간은 어느 쪽이 길어요?")[-1]
    assert "3년" in answer.text


def test_what_fits_me_is_not_denied_in_the_next_breath() -> None:
    text = held("신속채무조정이랑 사전채무조정 중에 저한테 뭐가 맞아요?")[-1].text
    assert "먼저 물어보실 만한 길" in text
    assert "정해 드리지 않을게요" not in text


@pytest.mark.parametrize(
    ("told", "must", "must_not"),
    [
        ("신복위에 상담 신청했어요", "상담", "서류까지"),
        ("금리인하요구 했어요", "신청", "전화하셨군요"),
        ("어제 리볼빙 비율을 30퍼센트로 올렸어요", "결제일", "올려 보세요"),
        ("어제 카드사에 전화했는데 안 된대요", "까닭", "밀려 있어요"),
    ],
)
def test_a_step_is_heard_as_what_it_is(told: str, must: str, must_not: str) -> None:
    text = held(told)[-1].text
    assert must in text or "왜 안 되는지" in text
    assert must_not not in text


def test_after_a_request_for_a_lower_rate_no_law_on_arrears_is_quoted() -> None:
    answers = held("금리인하요구 했어요", "언제 결과 나와요?", "거절됐어요", scenario=Scenario.CREDIT_UP)
    assert not any("연체된 대출" in answer.text for answer in answers)
    assert "까닭" in answers[-1].text


def test_papers_that_were_handed_in_are_not_asked_for() -> None:
    text = held("신복위에 상담 신청했어요", "서류도 냈어요")[-1].text
    assert "준비할 것은" not in text
    assert "서류" in text
