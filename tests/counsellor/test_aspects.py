"""What about a procedure is asked: heard by name and by what was talked of, answered with the customer's own figures."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from app.schemas.labels import Emotion
from app.schemas.subject import Subject
from app.schemas.talk import History
from app.services.advice_templates import counsel, understand
from app.services.advice_templates.texts import load_texts
from rules.facts.registry import ASPECTS, Procedure, check_aspects
from rules.knowledge import current_registry
from rules.scenario import Scenario
from tests.counsellor.factories import after, case, profile

REGISTRY = current_registry()
WAY = Subject("procedure", "rehabilitation")


@pytest.mark.parametrize(
    ("question", "aspect"),
    [
        ("원금도 깎아줘요?", "extent"),
        ("얼마동안 갚아야 해요", "duration"),
        ("몇 년 갚아요", "duration"),
        ("변제금은 얼마쯤 나올까요", "monthly"),
        ("배우자 재산도 봐요?", "household"),
        ("일용직도 되나요?", "eligibility"),
        ("월급 180인데 되나요", "eligibility"),
    ],
)
def test_an_aspect_of_what_was_talked_of(question: str, aspect: str) -> None:
    assert understand(question, subject=WAY).intent == f"follow.{aspect}"


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("개인회생 신청하려고요. 저 자격 되나요?", "follow.eligibility:rehabilitation"),
        ("회생하면 회사에서 알아요?", "follow.discovery:rehabilitation"),
        ("사전채무조정은 며칠부터 며칠까지예요?", "follow.days:pre_workout"),
        ("개인워크아웃 하면 원금 얼마나 깎여요?", "follow.extent:workout"),
        ("개인회생 어떻게 신청해요?", "procedure:rehabilitation"),
    ],
)
def test_an_aspect_of_what_is_named(question: str, label: str) -> None:
    assert understand(question).label == label


@pytest.mark.parametrize(
    "question", ["카드론 300만원 중에 100만원 먼저 갚으면 이자가 얼마나 줄어요?", "얼마나 줄었어요?"]
)
def test_a_sum_is_no_aspect(question: str) -> None:
    assert not understand(question, subject=WAY).intent.startswith("follow.extent")


def test_what_is_told_of_a_way_asks_for_no_aspect() -> None:
    assert understand("회생 중인데 회사에서 알게 됐어요").family != "follow"


def test_every_aspect_has_its_question_and_what_is_said_when_nothing_is_known() -> None:
    common = load_texts().common
    asked, unknown = set(common["aspect_question"]), set(common["aspect_unknown"])
    assert asked == unknown == ASPECTS - {"refused", "measure"}  # these are answered alone
    assert all(text.endswith("?") for texts in common["aspect_question"].values() for text in texts)


def test_what_is_known_refers_to_entries_and_aspects_that_exist() -> None:
    procedure = REGISTRY.procedures["workout"]
    for known in ({"colour": "…"}, {"extent": "{f:no_such_fact}"}):
        with pytest.raises(KeyError):
            check_aspects(REGISTRY, with_known(procedure, known))


def with_known(procedure: Procedure, known: dict[str, str]) -> Procedure:
    return replace(procedure, known=MappingProxyType(known))


def test_an_expired_fact_leaves_what_is_known_without_it() -> None:
    asked = case("개인회생은 몇 년 갚아요?")
    assert "3년" in counsel(asked).text
    later = counsel(replace(asked, today=asked.today.replace(year=2028)))
    assert "3년" not in later.text
    assert "rehabilitation" not in later.facts


def test_without_data_and_words_the_days_are_asked_for() -> None:
    told = counsel(case("사전채무조정이 저한테 맞는 거예요?", known=False)).text
    assert "며칠째" in told
    assert "밀린 돈이 없어서" not in told


def test_words_on_the_days_go_before_the_data() -> None:
    told = counsel(case("저 100일 밀렸는데 개인워크아웃 되나요?", scenario=Scenario.DELINQ_EARLY)).text
    assert "100일째" in told
    assert "개인워크아웃이 먼저" in told


def test_the_debt_beyond_the_limit_is_said() -> None:
    owner = profile(scenario=Scenario.DEBT_CRISIS)
    months = tuple(
        replace(
            month, balance=None if month.balance is None else replace(month.balance, debt_won=1_200_000_000)
        )
        for month in owner.months
    )
    asked = case("개인회생 신청하려고요. 저 자격 되나요?", customer=replace(owner, months=months))
    assert "한도를 넘어요" in counsel(asked).text
    assert "한도 안" in counsel(case("개인회생 신청하려고요. 저 자격 되나요?", customer=owner)).text


def test_what_was_just_told_is_not_told_again() -> None:
    first = case("개인회생 일용직도 되나요?")
    said = counsel(first)
    again = counsel(case("알바도 되나요?", history=after(first, said), request_id="r2"))
    assert "방금 말씀드린" in again.text
    assert "꾸준한 소득이 있는지가 먼저" not in again.text


def test_three_unknown_questions_end_with_a_person() -> None:
    history = History()
    texts = ["개인회생이 뭐예요?", "그거 하면 나무가 자라요?", "그럼 물도 마셔요?", "그럼 산도 올라요?"]
    answers = []
    for number, text in enumerate(texts):
        turn = case(text, history=history, request_id=f"r{number}")
        answers.append(counsel(turn))
        history = after(turn, answers[-1])
    assert "개인회생" in answers[1].text
    assert not any(answer.understood for answer in answers[1:])
    assert "상담사가 직접" not in answers[2].text
    assert "상담사가 직접" in answers[3].text


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("신용회복위원회에 전화해서 예약 잡았어요", "챙기실 것은"),
        ("카드사에 전화했어요", "적어 두"),
        ("신복위 상담 받고 왔어요", "제도 이름|이해되지 않는"),
        ("리볼빙 해지 신청했어요", "접수"),
        ("금감원에 신고했어요", "번호"),
    ],
)
def test_a_step_taken_is_heard(told: str, kind: str) -> None:
    answer = counsel(case(told, scenario=Scenario.DELINQ_EARLY))
    assert any(word in answer.text for word in kind.split("|"))
    assert "밀려 있어요" not in answer.text


@pytest.mark.parametrize(
    "told",
    [
        "회사에 전화했어요",
        "카드사에 전화하려고 했는데 못했어요",
        "은행에 대출 신청했어요",
        "은행에 전화했는데 안된대요",
        "카드사에서 전화 왔어요",
    ],
)
def test_what_is_no_step(told: str) -> None:
    assert understand(told, subject=Subject("scenario", "DELINQ_EARLY")).intent != "info.step_taken"


def test_a_step_taken_with_joy_is_met_with_joy() -> None:
    answer = counsel(
        case("드디어 채무조정 상담을 예약했어요!", emotion=Emotion.JOY, scenario=Scenario.DELINQ_MID)
    )
    assert "예약" in answer.text or "상담 날" in answer.text


def test_a_plain_question_does_not_end_in_the_scenario() -> None:
    answer = counsel(case("빚이 있으면 결혼 못하나요?", scenario=Scenario.DELINQ_MID))
    assert answer.subject != Subject("scenario", "DELINQ_MID")
    assert "1600-5500" in answer.text
    way = counsel(case("빚이 많은데 어떻게 하면 좋을까요?", scenario=Scenario.DELINQ_MID))
    assert way.subject == Subject("scenario", "DELINQ_MID")


def test_desks_say_what_they_do_in_this_matter() -> None:
    first = case("금리인하요구권 어떻게 신청해요?")
    asked = case("뭐 준비해요?", history=after(first, counsel(first)), request_id="r2")
    told = counsel(asked).text
    assert "금융 민원" in told
    assert "불법사금융" not in told
    again = counsel(case("준비물은요?", history=after(asked, counsel(asked)), request_id="r3")).text
    assert "앞에서 말씀드린" in again or "방금 말씀드린" in again
    assert "1332" not in again
