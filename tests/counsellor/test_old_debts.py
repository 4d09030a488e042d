"""A debt told to be old: nothing is to be paid or promised before its limitation is known, now or later in the talk."""

from __future__ import annotations

import pytest

from app.schemas.subject import Subject
from app.schemas.talk import History
from app.services.advice_templates import counsel
from app.services.advice_templates.hearing.old_debts import tells_old_debt
from app.services.advice_templates.normal_form import normalise
from rules.scenario import Scenario
from tests.counsellor.factories import TODAY, after, case


@pytest.mark.parametrize(
    "told",
    [
        "15년 전 카드빚인데요",
        "2011년 카드빚인데 갚으라고 전화 왔어요",
        "십년 된 대출인데 추심회사에서 연락이 왔어요",
        "빚이 10년도 더 지났어요",
        "아주 오래전 빚이에요",
    ],
)
def test_old_debts_are_heard(told: str) -> None:
    assert tells_old_debt(normalise(told), TODAY)


@pytest.mark.parametrize(
    "told",
    [
        "2024년에 쓴 카드값인데요",
        "2년 전 빚이에요",
        "10년 만기 대출이에요",
        "10년 전에 받은 대출을 잘 갚고 있어요",
        "20년 전에 결혼했고 빚은 없어요",
    ],
)
def test_what_is_no_old_debt(told: str) -> None:
    assert not tells_old_debt(normalise(told), TODAY)


@pytest.mark.parametrize(
    ("asked", "subject"),
    [
        ("조금이라도 갚을까요?", "info:revive"),
        ("5만원만 보내 달라는데 보내도 되나요?", "info:revive"),
        ("갚겠다고 말은 해도 되죠?", "info:revive"),
        ("전화로 갚겠다고 해버렸는데 어떡하죠", "info:revive_promised"),
    ],
)
def test_the_age_is_remembered_beside_another_answer(asked: str, subject: str) -> None:
    history = History()
    for number, text in enumerate(["2011년 카드빚으로 연락이 왔어요", "이번 달 이자 얼마예요?"]):
        turn = case(text, history=history, scenario=Scenario.DELINQ_MID, request_id=f"r{number}")
        history = after(turn, counsel(turn))
    answer = counsel(case(asked, history=history, scenario=Scenario.DELINQ_MID, request_id="r9"))
    assert answer.subject == Subject.parse(subject)
    assert "일부라도 먼저 내시면" not in answer.text


def test_a_bill_of_this_month_may_be_paid_in_part() -> None:
    first = case("10년 전 카드빚이 있어요")
    asked = "이번 달 카드값은 조금이라도 먼저 내도 되나요?"
    answer = counsel(case(asked, history=after(first, counsel(first)), request_id="r2"))
    assert answer.subject != Subject("info", "revive")


def test_a_guide_against_collectors_warns_too() -> None:
    told = "10년 지난 카드빚인데 밤마다 전화해서 협박해요"
    answer = counsel(case(told, fraud=("illegal_collection",)))
    assert answer.subject == Subject("guide", "illegal_collection")
    assert "시효" in answer.text
