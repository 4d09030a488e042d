"""What a talk keeps of what was told: a death that leaves debts, a marriage that ends, a try that failed."""

from __future__ import annotations

import pytest

from app.schemas.subject import Subject
from app.services.advice_templates import counsel
from app.services.advice_templates.normal_form import normalise
from app.services.advice_templates.told_matters import matter_concerned
from app.services.stated_events import misfortune_in_talk
from rules.scenario import Scenario
from tests.counsellor.factories import case
from tests.counsellor.test_thread import talk

DEATH = "아버지가 지난달에 돌아가셨어요"
DIVORCE = "남편이랑 이혼 소송 중이에요"


@pytest.mark.parametrize(
    ("told", "asked", "subject"),
    [
        (DEATH, "아빠 빚은 어떡해요", "info:inherited_debt"),
        (DEATH, "돌아가신 분 카드값도 내야 해요?", "info:inherited_debt"),
        (DEATH, "제 카드값은 얼마예요?", None),
        (DEATH, "남편 빚이 걱정이에요", None),
        (DEATH, "아버지가 보고 싶어요", None),
        (DIVORCE, "빚도 나눠야 해요?", "info:divorce_told"),
        (DIVORCE, "이번 달 얼마 썼어요?", None),
        ("아버지가 편찮으세요", "아버지 빚은 어떡해요", None),
        ("친구 부모님이 이혼했대요", "재산은 반반이에요?", None),
    ],
)
def test_which_matter_a_message_belongs_to(told: str, asked: str, subject: str | None) -> None:
    before = [normalise(told), normalise("통장에 얼마 있어?")]
    assert matter_concerned(normalise(asked), before) == Subject.parse(subject)


def test_a_dead_parents_debt_is_never_one_to_begin_with_the_small_ones() -> None:
    for asked in ("아버지 빚부터 조금씩 갚을까요?", "아버지 카드값은 어떡해요", "아버지 빚도 있대요"):
        told = talk(DEATH, "통장에 얼마 있어?", asked, scenario=Scenario.DELINQ_EARLY)
        assert str(told.subject).startswith("info:inherit"), asked
        assert "작고 오래된" not in told.text


def test_what_was_told_is_said_back_in_the_customers_words() -> None:
    told = talk("저 이혼했어요", "통장에 얼마 있어?", "양육비를 안 줘요", "아까 말한 거 기억해요?")
    assert "'저 이혼했어요', '양육비를 안 줘요'" in told.text
    assert "통장" not in told.text


@pytest.mark.parametrize(
    ("before", "text", "kind"),
    [
        ("오늘 면접 봤어요", "떨어졌대요", "failed"),
        ("대출 심사 넣었어요", "결국 안 됐어요", "refusal"),
        ("오늘 점심 먹었어요", "떨어졌대요", None),
        (None, "떨어졌대요", None),
    ],
)
def test_a_failure_is_of_what_was_tried(before: str | None, text: str, kind: str | None) -> None:
    assert misfortune_in_talk(text, [] if before is None else [before]) == kind


@pytest.mark.parametrize(
    "text",
    [
        "더 빌려서 복구할까요",
        "대출받아서 본전 찾을까요",
        "카드론으로 손실 메우면 어때요",
        "빚내서 잃은 돈 찾을까요",
    ],
)
def test_borrowing_to_win_back_is_refused(text: str) -> None:
    assert counsel(case(text)).subject == Subject("refuse", "leverage")


@pytest.mark.parametrize("text", ["개인회생으로 회복할까요", "카드론으로 메꾸면 안 되나"])
def test_other_borrowing_is_no_gamble(text: str) -> None:
    assert counsel(case(text)).subject != Subject("refuse", "leverage")


def test_who_promises_to_wipe_debts_out_is_answered_as_that() -> None:
    turn = case("법무사 사무실에서 300 내면 다 탕감해준대요", fraud=("voice_phishing",))
    assert counsel(turn).subject == Subject("info", "broker")
