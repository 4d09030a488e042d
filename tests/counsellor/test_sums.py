"""Sums with amounts the customer writes: instalments over a term, late interest a day, paying back early."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.advice_templates import counsel
from app.services.advice_templates.told.amounts import sums_in
from rules.interest import (
    LONGEST,
    covers_interest,
    monthly_payment,
    months_to_repay,
    payments_to_repay,
    yearly_rate,
)
from rules.scenario import Scenario
from tests.counsellor.factories import after, case, profile


@pytest.mark.parametrize(
    ("principal", "rate", "months", "payment"),
    [
        (30_000_000, Decimal(7), 60, 594_036),
        (1_200_000, Decimal(0), 12, 100_000),
        (10_000_000, Decimal(12), 1, 10_100_000),
    ],
)
def test_equal_payments(principal: int, rate: Decimal, months: int, payment: int) -> None:
    assert monthly_payment(principal, rate, months) == payment


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("5년이면요", 60),
        ("18개월로하면", 18),
        ("얼마씩내요", None),
        ("1년 6개월이면", 18),
        ("2년 반 동안", 30),
        ("십년이면", 120),
        ("삼십 년", 360),
        ("두 달이면", 2),
        ("열두 달 동안", 12),
        ("반년이면", 6),
        ("한 달에 30만원씩", None),
        ("1년에 500만원씩 3년", 36),
        ("3년 전에 빌린 돈", None),
        ("두 달째 밀렸어요", None),
        ("이번 달 2026년", None),
    ],
)
def test_terms(text: str, months: int | None) -> None:
    assert sums_in(text).months == months


def test_a_term_alone_goes_on_with_the_amount_and_rate_of_the_message_before() -> None:
    first = case("3천만 원을 금리 7%로 빌리면 한 달에 얼마씩 내요?")
    answered = counsel(first)
    assert "기간을 알려 주시면" in answered.text
    then = case("5년이면요?", history=replace(after(first, answered)))
    assert "59만 4,000원" in counsel(then).text


def test_late_interest_is_bounded_by_the_law_and_never_guessed() -> None:
    draft = counsel(case("연체이자 하루에 얼마나 붙어요", scenario=Scenario.DELINQ_EARLY))
    assert "rate_cap" in draft.facts
    assert "넘지 않아요" in draft.text
    nobody = counsel(case("연체이자 하루에 얼마나 붙어요", known=False))
    assert "20%" in nobody.text
    assert "하루 " not in nobody.text


def test_what_paying_back_early_saves() -> None:
    text = counsel(
        case("이번 달에 오십만 원을 먼저 갚으면 이자가 얼마나 줄어요?", scenario=Scenario.DEBT_CRISIS)
    ).text
    assert "50만 원을 먼저 갚으면 한 달 이자가" in text


@pytest.mark.parametrize(
    ("principal", "rate", "monthly", "months"),
    [
        (1_500_000, Decimal("11.9"), 600_000, 3),
        (1_200_000, 0, 100_000, 12),
        (30_000_000, 9, 1_000_000, 35),
        (30_000_000, 9, 225_000, None),  # the interest alone
        (30_000_000, 4, 100_000, None),  # likewise, with a twelfth of the rate that no decimal holds
        (30_000_000, 4, 100_001, None),  # 287 years
        (30_000_000, 0, 10_000, None),  # 250 years
        (10_000_000, 12, 10_100_000, 1),  # what the first month asks for, to the won
        (10_000_000, 12, 10_099_999, 2),
        (0, 12, 100_000, 0),
    ],
)
def test_how_long_a_debt_lasts(principal: int, rate: Decimal, monthly: int, months: int | None) -> None:
    assert months_to_repay(principal, rate, monthly) == months


def month_by_month(principal: int, rate: Decimal, monthly: int) -> int | None:
    """The same reckoned payment by payment, without rounding."""
    rest, months = Fraction(principal), 0
    while rest > 0:
        if months == LONGEST or rest * Fraction(rate) >= 1_200 * monthly:
            return None
        rest, months = rest * (1 + Fraction(rate) / 1_200) - monthly, months + 1
    return months


@settings(deadline=None)  # fractions grow long
@given(
    principal=st.integers(1, 10**9),
    rate=st.decimals(0, 30, places=2),
    payments=st.integers(1, 40),
    more=st.integers(0, 10**6),
)
def test_a_debt_lasts_as_long_as_month_by_month(
    principal: int, rate: Decimal, payments: int, more: int
) -> None:
    monthly = principal // payments + more + 1
    assert months_to_repay(principal, rate, monthly) == month_by_month(principal, rate, monthly)


@given(principal=st.integers(1, 10**15), rate=st.decimals(0, 9_999, places=4), more=st.integers(-1, 2))
def test_a_payment_near_the_interest_is_told_from_it(principal: int, rate: Decimal, more: int) -> None:
    monthly = int(Fraction(principal) * Fraction(rate) / 1_200) + more
    months = months_to_repay(principal, rate, monthly)
    assert months is None or covers_interest(principal, rate, monthly)


def test_a_payment_of_the_interest_alone_ends_nothing() -> None:
    first = case("빚이 3000만원인데 매달 10만원씩 갚으면 언제 다 갚아요?", known=False)
    then = case("금리는 4%예요", history=after(first, counsel(first)), known=False)
    assert "원금이 줄지 않아요" in counsel(then).text


def test_a_payment_of_little_more_takes_longer_than_a_life() -> None:
    first = case("빚이 3억인데 매달 30만원씩 갚으면 언제 다 갚아요?", known=False)
    then = case("금리는 1%예요", history=after(first, counsel(first)), known=False)
    assert "100년이 넘게" in counsel(then).text


def test_the_rate_behind_a_month_of_interest() -> None:
    assert yearly_rate(50_000_000, 600_000) == Decimal("14.4")


@pytest.mark.parametrize(
    ("principal", "rate", "each", "a_year", "spans"),
    [
        (9_000_000, 0, 30_000, 365, 300),
        (9_000_000, 20, 30_000, 365, 328),
        (10_000_000, 0, 200_000, 52, 50),
        (900_000_000_000, 0, 1_000, 12, None),  # beyond a hundred years, and no payment is counted one by one
        (30_000_000, 12, 300_000, 12, None),
    ],
)
def test_how_many_payments_a_debt_takes(
    principal: int, rate: int, each: int, a_year: int, spans: int | None
) -> None:
    assert payments_to_repay(principal, rate, each, a_year) == spans


def test_only_the_balance_is_missing_where_the_amount_was_told() -> None:
    whole = profile()
    months = tuple(replace(month, balance=None) for month in whole.months)
    text = counsel(case("200만원 써도 될까", customer=replace(whole, months=months))).text
    assert "통장 잔액은 아직 들어온 것이 없어" in text
    assert "알려 주시면" not in text


def test_a_balance_below_zero_is_spoken() -> None:
    whole = profile()
    months = tuple(
        replace(month, balance=replace(month.balance, balance_won=-350_000)) if month.balance else month
        for month in whole.months
    )
    text = counsel(case("통장 잔액 얼마야?", customer=replace(whole, months=months))).text
    assert "마이너스 35만 원" in text
    assert "-" not in text


def test_a_debt_that_outlasts_a_life() -> None:
    text = counsel(case("9000억 빚을 월 1000원씩 갚으면 언제 끝나?", known=False)).text
    assert "100년이 넘게" in text
