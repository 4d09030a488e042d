"""Short messages in the middle of a talk: what they are about, and that a failed answer loses no thread."""

from __future__ import annotations

import pytest

from app.schemas.labels import Topic
from app.schemas.subject import Subject
from app.schemas.talk import History, Message, Role
from app.schemas.turn import Need, Reading, Risk
from app.services.advice_templates import counsel, need_of
from app.services.topic_detector import detect_topic
from rules.scenario import Scenario
from tests.counsellor.factories import NOW, after, case


def talk(topic: Topic) -> History:
    return History((Message(Role.CUSTOMER, "…", NOW, topic=topic), Message(Role.COUNSELLOR, "…", NOW)))


def read(finance: float) -> Reading:
    return Reading(None, {}, finance, 0.0, "test")


@pytest.mark.parametrize(
    "text",
    [
        "지난달은?",
        "준비물은?",
        "전화번호는요",
        "그럼 어떻게 해",
        "얼마나 걸려요?",
        "제 시나리오가 왜 그렇게 나온 거예요?",
        "지난달하고 비교하면?",
        "올해 몇 번이었지",
        "소득이 없어도 돼요?",
        "식비 말고 교통비요",
        "금감원에 신고해도 되나",
    ],
)
def test_a_message_that_points_back_stays_finance_talk(text: str) -> None:
    assert detect_topic(text, read(0.02), talk(Topic.FINANCE)) is Topic.FINANCE
    assert detect_topic(text, read(0.02), talk(Topic.GENERAL)) is Topic.GENERAL


@pytest.mark.parametrize(
    "text",
    [
        "오늘 날씨 좋다",
        "안녕",
        "고마워요",
        "ㅋㅋㅋ",
        "은행나무 예뻐",
        "영화 추천해줘",
        "여자친구랑 헤어졌어",
        "잠이 안 와요",
    ],
)
def test_other_short_messages_are_judged_by_the_model(text: str) -> None:
    assert detect_topic(text, read(0.02), talk(Topic.FINANCE)) is Topic.GENERAL


@pytest.mark.parametrize("text", ["밤에 얼마나 썼나 봐줘", "이번 달에 얼마 나갔어", "커피값이 제일 많지?"])
def test_nobody_asks_what_was_spent_in_small_talk(text: str) -> None:
    assert need_of(text, History(), Risk()) is Need.FIGURES
    assert detect_topic(text, read(0.02), History(), Need.FIGURES) is Topic.FINANCE


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("9월이랑 비교해줘", "data:spending"),
        ("지지난달은?", "data:spending"),
        ("올해 7월은?", "data:spending"),
        ("오늘까지 며칠 밀렸는지", None),
        ("그럼 저는 뭐가 맞아요?", "procedure:workout"),
        ("연체가 128일인데 저는 뭐가 맞아요?", None),
        ("저 회사에서 해고당했어요", None),
        ("왜 그렇게 판단했어?", "scenario:LOW_CASH"),
    ],
)
def test_what_is_asked_decides_whether_the_figures_are_needed(text: str, subject: str | None) -> None:
    assert need_of(text, about(subject), Risk()) is Need.FIGURES


def about(subject: str | None) -> History:
    """A talk whose last answer was about ``subject``."""
    if subject is None:
        return History()
    asked = Message(Role.CUSTOMER, "…", NOW, topic=Topic.FINANCE)
    return History((asked, Message(Role.COUNSELLOR, "…", NOW, subject=Subject.parse(subject))))


def test_an_open_question_goes_on_with_the_talk_about_money() -> None:
    history = about("procedure:workout")
    assert need_of("열번이 법에 맞나요?", history, Risk()) is Need.TALK
    assert need_of("열번이 법에 맞나요?", History(), Risk()) is Need.NONE
    assert need_of("오늘 날씨 좋네요", history, Risk()) is Need.NONE
    between = Message(Role.CUSTOMER, "하아", NOW, topic=Topic.GENERAL)
    later = History((*history.messages, between))
    assert detect_topic("이제 뭐 해요", read(0.02), later, Need.TALK) is Topic.FINANCE
    assert detect_topic("이제 뭐 해요", read(0.02), talk(Topic.GENERAL), Need.TALK) is Topic.GENERAL


def test_a_feeling_after_a_blow_that_was_told_is_about_the_blow() -> None:
    told = Message(Role.CUSTOMER, "코인으로 2천 날렸네요", NOW, topic=Topic.FINANCE)
    answer = Message(Role.COUNSELLOR, "…", NOW, subject=Subject("scenario", "INVESTMENT_LOSS"))
    assert need_of("너무 속상해요", History((told, answer)), Risk()) is Need.TALK
    assert need_of("너무 속상해요", about("scenario:LOW_CASH"), Risk()) is Need.NONE


def test_whoever_says_it_is_not_about_money_is_believed() -> None:
    said = "돈 얘기는 아닌데 오늘 회사에서 혼나서 속상해"
    assert detect_topic(said, read(0.9), talk(Topic.FINANCE)) is Topic.GENERAL


def test_finance_told_between_the_lines_counts_after_debt_talk() -> None:
    assert detect_topic("다음 달이 막막하다", read(0.2), talk(Topic.FINANCE)) is Topic.FINANCE
    assert detect_topic("은행나무는 언제 물들어?", read(0.03), talk(Topic.FINANCE)) is Topic.GENERAL


def test_how_to_end_what_was_spoken_of() -> None:
    first = case("카드값이 자꾸 리볼빙으로 넘어가요", scenario=Scenario.REVOLVING_BURDEN)
    history = after(first, counsel(first))
    second = case("그럼 그건 어떻게 해지해?", scenario=Scenario.REVOLVING_BURDEN, history=history)
    assert counsel(second).subject == Subject("procedure", "revolving_cancel")


def test_a_failed_answer_does_not_lose_the_thread() -> None:
    first = case("리볼빙 해지하고 싶어", scenario=Scenario.REVOLVING_BURDEN)
    history = after(first, counsel(first))
    second = case("화성 탐사선은 언제 도착해?", history=history)
    draft = counsel(second)
    assert not draft.understood
    third = case("준비물은?", history=after(second, draft))
    assert counsel(third).subject == Subject("procedure", "revolving_cancel")
