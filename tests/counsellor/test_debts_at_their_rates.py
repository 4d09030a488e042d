"""Each debt keeps its own name and rate; a rate that moves is no rate that was told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.services.advice_templates.normal_form import normalise
from app.services.advice_templates.told.amounts import sums_in
from app.services.advice_templates.told.debts import Debts, common_rate, with_debts
from rules.interest import interest_until_repaid


def told(*messages: str) -> Debts:
    debts = Debts()
    for turn, text in enumerate(messages):
        debts = with_debts(debts, sums_in(text), normalise(text), turn, asked=False)
    return debts


def shown(debts: Debts) -> dict[str, int]:
    return {debt.name.shown: (debt.won or 0) // 10_000 for debt in debts.known}


def test_each_debt_keeps_the_rate_that_was_told_with_it() -> None:
    debts = told("카드론 900만원 연 17.9%", "신용대출 2400만원 연 4.8%")
    assert [debt.rate for debt in debts.each] == [Decimal("17.9"), Decimal("4.8")]
    assert common_rate(debts.each) == (Decimal("17.9") * 900 + Decimal("4.8") * 2400) / 3300


def test_a_rate_told_later_is_that_of_the_debt_named_and_of_no_other() -> None:
    debts = told("카드론 900만원이랑 신용대출 2400만원 있어요", "신용대출 금리는 4.8%예요")
    assert [debt.rate for debt in debts.each] == [None, Decimal("4.8")]
    assert common_rate(debts.each) is None


@pytest.mark.parametrize("tried", ["6%로 오르면요?", "금리 0.5%p 내리면요?", "연 6%면요?"])
def test_a_rate_that_is_only_tried_is_not_kept(tried: str) -> None:
    debts = told("카드론 900만원 연 17.9%", tried)
    assert [debt.rate for debt in debts.each] == [Decimal("17.9")]


@pytest.mark.parametrize(
    ("text", "rate", "moved"),
    [
        ("금리 0.5%p 오르면 월 얼마 더 내요?", "4", "4.5"),
        ("1% 내리면 1년에 얼마 아껴요", "17", "16"),
        ("6%로 오르면요?", "4", "6"),
        ("금리 7.9로 오르면요", "4", "7.9"),
        ("15%로 낮추면", "17", "15"),
    ],
)
def test_to_and_by_how_much_a_rate_moves(text: str, rate: str, moved: str) -> None:
    sums = sums_in(text)
    assert sums.rate is None
    assert sums.move is not None
    assert sums.move.of(Decimal(rate)) == Decimal(moved)


@pytest.mark.parametrize("text", ["금리가 올랐어요", "금리가 6%예요", "한도가 10% 줄었어요"])
def test_no_move_where_none_is_thought_of(text: str) -> None:
    assert sums_in(text).move is None


@pytest.mark.parametrize(
    ("text", "debts"),
    [
        ("신한카드론 300만원이랑 국민은행 대출 1000만원", {"신한카드론": 300, "국민은행 대출": 1000}),
        ("국민은행 대출이 1000만원 있고요 삼성카드 빚이 400만원이에요", {"국민은행 대출": 1000, "삼성카드 빚": 400}),
        ("빚이 오케이론 200이랑 국민은행 1000만원이에요", {"오케이론": 200, "국민은행": 1000}),
        ("리드코프 300만원 19.9% 있어요", {"리드코프": 300}),
        ("카드론 500만원이랑 학원비 30만원 나가요", {"카드론": 500}),
        ("국민은행 대출 1000만원이고 월세 50만원 나가요", {"국민은행 대출": 1000}),
        ("장기카드대출 300만원 있어요", {"장기카드대출": 300}),
    ],
)  # fmt: skip
def test_no_debt_is_dropped_and_none_invented(text: str, debts: dict[str, int]) -> None:
    assert shown(told(text)) == debts


def test_what_may_be_owed_or_kept_waits_for_a_word() -> None:
    first = "국민은행 1000만원이랑 삼성카드 400만원 있어요"
    assert shown(told(first)) == {}
    assert len(told(first).doubtful) == 2
    assert shown(told(first, "네 다 빌린 거예요")) == {"국민은행": 1000, "삼성카드": 400}
    assert shown(told(first, "아니요 모은 돈이에요")) == {}


def test_all_of_the_interest_until_a_debt_is_repaid() -> None:
    owed, paid = Decimal(1_000_000), Decimal(0)
    for _ in range(4):  # 1 % a month, 300,000 won each, the last less
        paid += owed / 100
        owed += owed / 100 - 300_000
    assert owed < 0
    assert interest_until_repaid(1_000_000, 12, 300_000) == paid
