"""A measure asked for in a few words is told out of what was talked of; what is the customer's own stays that."""

from __future__ import annotations

import pytest

from app.schemas.labels import Topic
from app.schemas.subject import Subject
from app.schemas.talk import History, Message, Role
from app.services.advice_templates import counsel, understand
from tests.counsellor.factories import NOW, case


def about(subject: str) -> History:
    """A talk whose last answer was about ``subject``."""
    asked = Message(Role.CUSTOMER, "…", NOW, topic=Topic.FINANCE)
    return History((asked, Message(Role.COUNSELLOR, "…", NOW, subject=Subject.parse(subject))))


def told(text: str, subject: str) -> str:
    return counsel(case(text, history=about(subject))).text


@pytest.mark.parametrize(
    ("text", "subject", "measure"),
    [
        ("몇년인데요", "procedure:old_debt_check", "5년"),
        ("몇 년이에요?", "term:limitation", "5년"),
        ("몇 년이면 없어져?", "info:limitation", "5년"),
        ("얼마까지 보호돼요?", "info:account_stopped", "250만 원"),
        ("얼매까지 되는교", "procedure:living_account", "250만 원"),
        ("그럼 얼마까지요", "calc:wage_kept", "250만 원"),
        ("몇 개 만들 수 있어요?", "term:living_account", "하나 만들"),
        ("며칠 안에요?", "procedure:loan_withdrawal", "14일"),
        ("얼마부터요?", "term:short_arrears", "10만 원"),
        ("며칠부터요?", "info:arrears_effect", "5영업일"),
        ("몇 번까지 되는데요?", "guide:illegal_collection", "7번"),
        ("몇시간까지 막을 수 있어요?", "procedure:contact_limit", "28시간"),
        ("밤에는?", "info:contact_count", "밤 9시"),
        ("얼마까지 받을 수 있어요?", "procedure:collection_report", "300만 원"),
        ("빚 얼마까지", "procedure:rehabilitation", "10억 원"),
        ("몇프로까지 돼?", "calc:late_interest", "20%"),
        ("얼마까지 빌려줘요?", "term:prevention_loan", "100만 원"),
        ("한도는요?", "procedure:public_loan", "100만 원"),
        ("언제까지예요?", "term:renunciation", "3개월"),
        ("은행 두 군데면?", "info:deposit_cover", "1억 원"),
    ],
)
def test_a_measure_is_told_out_of_what_was_talked_of(text: str, subject: str, measure: str) -> None:
    assert measure in told(text, subject)


@pytest.mark.parametrize(
    ("text", "subject", "elsewhere"),
    [
        ("며칠 걸려요?", "procedure:collection_report", "7일"),  # how long it takes is no measure of the law
        ("지금 남은 한도는 얼마예요?", "procedure:public_loan", "100만 원"),
        ("몇 번을 말해요", "procedure:contact_limit", "7번"),
        ("통장이 여러 개예요", "procedure:living_account", "하나 만들"),
        ("최대한 빨리 받고 싶어요", "procedure:public_loan", "100만 원"),
    ],
)
def test_what_asks_for_something_else_is_not_answered_with_a_measure(
    text: str, subject: str, elsewhere: str
) -> None:
    assert elsewhere not in told(text, subject)


@pytest.mark.parametrize(
    ("text", "subject", "intent"),
    [
        ("이자는 얼마나 깎아줘요?", "procedure:pre_workout", "follow.extent"),
        ("이자 깎아주나?", "term:early_adjustment", "follow.extent"),
        ("이자 깎아줄 수 있나요?", None, "procedure:rate_cut"),
        ("은행에 금리 깎아달라고 할 수 있어요?", "procedure:pre_workout", "procedure:rate_cut"),
        ("신청하면 추심 멈춰요?", "procedure:pre_workout", "info.contact_meanwhile"),
        ("독촉은 안 오나요?", "procedure:workout", "info.contact_meanwhile"),
        ("채무조정 신청하면 추심 멈춰요?", None, "info.contact_meanwhile"),
        ("그거 이름이 뭐였죠", "procedure:rate_cut", "follow.name"),
        ("이름이 뭐예요?", None, "service.who"),
        ("너 이름이 뭐야?", "procedure:rate_cut", "service.who"),
        ("중간에 못 내면요?", "procedure:workout", "info.plan_broken"),
        ("중간에 못 내면요?", "procedure:split_bill", None),
        ("법원 우편 집으로 와요?", "procedure:rehabilitation", "follow.discovery"),
        ("조회만 해도 떨어져요?", "info:score_counts", "info.score_lookup"),
        ("IRP는요?", "term:isa", "term:irp"),
        ("카드 한도는?", "data:balance", "data.card_limit"),
    ],
)
def test_a_short_question_is_about_what_was_talked_of(
    text: str, subject: str | None, intent: str | None
) -> None:
    label = understand(text, subject=Subject.parse(subject)).label
    assert label == intent if intent is not None else label != "info.plan_broken"
