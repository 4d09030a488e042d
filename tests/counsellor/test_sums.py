"""Sums with amounts the customer writes: instalments over a term, late interest a day, paying back early."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app.services.advice_templates import counsel
from app.services.advice_templates.data_answers.calculations import months_in
from rules.interest import monthly_payment
from rules.scenario import Scenario
from tests.counsellor.factories import after, case


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


@pytest.mark.parametrize(("text", "months"), [("5년이면요", 60), ("18개월로하면", 18), ("얼마씩내요", None)])
def test_terms(text: str, months: int | None) -> None:
    assert months_in(text) == months


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
