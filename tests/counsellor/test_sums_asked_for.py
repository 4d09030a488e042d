"""Which sum of a loan is asked for, at which rate and over which term, as the words tell."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.services.advice_templates.told.amounts import sums_in
from app.services.advice_templates.told.asked_sums import Asked
from app.services.advice_templates.told.rates import Rate


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("연 6%로 빌리면", Rate(Decimal(6))),
        ("3천만 원 5년 6%면", Rate(Decimal(6))),
        ("오백만원에 18프로면", Rate(Decimal(18))),
        ("햇살론 15.9%로", Rate(Decimal("15.9"))),
        ("12%요", Rate(Decimal(12))),
        ("5천만원을 10년 동안 5%로", Rate(Decimal(5))),
        ("적금 4%면", Rate(Decimal(4))),
        ("월 1%로", Rate(Decimal(1), 12)),
        ("한 달 1.5%면", Rate(Decimal("1.5"), 12)),
        ("이자가 한 달에 1%래요", Rate(Decimal(1), 12)),
        ("매달 1%씩", Rate(Decimal(1), 12)),
        ("월 이자 1.2%로", Rate(Decimal("1.2"), 12)),
        ("일주일에 0.3%면", Rate(Decimal("0.3"), 52)),
        ("하루 0.05% 이자로", Rate(Decimal("0.05"), 365)),
        ("1년에 6%", Rate(Decimal(6))),
        ("열흘에 10% 이자로", None),
        ("두 달에 3%로", None),
        ("DSR 40%면", None),
        ("LTV 70%면", None),
        ("수수료 2% 내라는데", None),
        ("할인 10% 받으면", None),
        ("10% 할인이면", None),
        ("이자 20% 넘으면 불법", None),
        ("법정 최고금리 20%", None),
        ("금리가 2%포인트 올랐어요", None),
        ("소득의 30%를", None),
        ("수익률 10%면", None),
        ("5% 적립되는", None),
    ],
)
def test_a_percentage_is_a_rate_only_where_it_is_said_as_one(text: str, rate: Rate | None) -> None:
    assert sums_in(text).rate == rate


def test_a_rate_by_the_month_is_so_many_times_that_a_year() -> None:
    assert [Rate(Decimal(1), often).yearly for often in (1, 12, 52, 365)] == [1, 12, 52, 365]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("총 이자가 얼마예요?", Asked.TOTAL),
        ("이자를 다 합쳐서 얼마 내요?", Asked.TOTAL),
        ("3천만원 5년이면 이자 얼마예요?", Asked.TOTAL),
        ("이자 얼마예요?", Asked.INTEREST),
        ("한 달 이자는요?", Asked.INTEREST),
        ("1년 이자는 얼마예요?", Asked.YEAR),
        ("이자만 내면 한 달에 얼마예요?", Asked.ALONE),
        ("첫 달 이자는?", Asked.FIRST),
        ("하루 이자는?", Asked.DAY),
        ("하루에 3만원씩 갚으면", None),
        ("한 달에 얼마씩 내요?", Asked.INSTALMENT),
        ("얼마나 걸려요?", Asked.LASTS),
        ("2년 뒤 잔액은?", Asked.LEFT),
        ("연 6%요", None),
    ],
)
def test_which_sum_is_asked(text: str, asked: Asked | None) -> None:
    assert sums_in(text).asking.what is asked


@pytest.mark.parametrize(
    ("text", "months", "grace", "paid"),
    [
        ("5년, 1년 거치면", 60, 12, None),
        ("1년 거치 4년 상환이면", 60, 12, None),
        ("1년 거치 5년 만기", 60, 12, None),
        ("거치기간 1년 포함 5년", 60, 12, None),
        ("처음 1년은 이자만 내고 4년 동안 나눠 갚으면", 60, 12, None),
        ("5년 거치 1년이면", 60, 12, None),
        ("5년 거치 없이", 60, 0, None),
        ("5년인데 2년 갚으면 잔액이", 60, None, 24),
        ("3년 뒤 잔액은", None, None, 36),
        ("5년 동안 갚으면 한 달에", 60, None, None),
    ],
)
def test_terms_by_what_they_are(text: str, months: int | None, grace: int | None, paid: int | None) -> None:
    said = sums_in(text)
    assert (said.months, said.asking.grace, said.asking.paid) == (months, grace, paid)
