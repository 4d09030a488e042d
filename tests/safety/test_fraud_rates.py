"""The yearly rate behind the sums of a loan that a message tells, as the fraud overlay reckons it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.services.fraud_screen import detect_fraud
from app.services.told_loans.plain_form import plain_form
from app.services.told_loans.rates import (
    computed,
    grown_by_when,
    illegal_rate,
    in_parts,
    stated,
    told_rate,
    yearly,
)
from app.services.told_loans.sums import (
    sums_of,
    terms_of,
)
from tests.safety.told_rates import rate


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("50 빌려서 일주일 뒤 80 갚으래요", 3_128.6),
        ("오십 땡겨서 담주에 팔십 줘야 해요", 3_128.6),
        ("백만 원 빌려서 한 달 뒤에 백삼십만 원 갚기로 했어요", 365.0),
        ("5백만 원 빌려서 반년 뒤 7백만 원 갚으라고 해요", 80.0),
        ("카드론 500만 원 받아서 1년 뒤 650만 원 갚아야 해요", 30.0),
        ("100만 원 빌려 매일 4만 원씩 65일 갚기로 했어요", 1_313.3),
        ("50만 원 빌리고 4주 동안 매주 40만 원씩 갚고 있어요", 3_678.3),
        ("열두 달 동안 매달 15만 원씩 갚고 원금은 100만 원이에요", 127.1),
        ("일수로 500 썼는데 하루 6만원씩 100일 갚아요", 136.2),
        ("300만원 빌렸는데 매일 4만원씩 90일 갚으래요", 151.2),
        ("일수 300 빌렸고 하루 33000원씩 100일", 70.1),
        ("1000만원 일수로 하루 12만원 100일", 136.2),
        ("50 빌려서 열흘뒤 80 이거 불법임?", 2_190.0),
        ("사채 100만원 빌렸고 이자 10일마다 20만원", 730.0),
        ("급전 200 땡기고 매주 30만원씩 8주", 221.1),
        ("원금 100만 원에 이자만 매달 10만 원씩 내고 있어요", 121.7),
        ("30만 원 빌렸는데 시간당 연체료가 2만 원이래요", 58_400.0),
        ("스무 날 만에 50만 원 빌린 게 90만 원이 됐어요", 1_460.0),
        ("월 3할 이자로 돈을 빌렸어요", 365.0),
        ("열흘에 1할씩 이자를 내요", 365.0),
        ("월 3할이래요", 365.0),
        ("5부로 빌렸어요", 60.8),
        ("하루 0.1퍼센트 이자로 빌렸어요", 36.5),
        ("달마다 10% 이자가 붙어요", 121.7),
        ("적금은 3%인데 대출은 이자가 24%예요", 24.0),
        ("연 24% 월 5% 이자예요", 60.8),
    ],
)
def test_a_rate_over_the_cap_is_counted_by_the_year(text: str, percent: float) -> None:
    assert rate(text) == percent
    alert = detect_fraud(text, None)
    assert alert
    assert "illegal_rate" in alert.kinds


@pytest.mark.parametrize(
    "text",
    [
        "대출 이자가 연 20%예요",
        "대출 이자가 연 19.9%예요",
        "월 1.5% 이자로 빌렸어요",
        "천 빌려서 일 년 뒤 천이백 갚아요",
        "1년 반 동안 100만 원 빌리고 125만 원 갚았어요",
        "카드론 500만 원 받아서 1년 뒤 550만 원 갚아야 해요",
        "3천만 원 대출받아서 5년 동안 매달 60만 원씩 갚아요",
        "햇살론 700만 원 대출받아서 매달 15만 원씩 갚고 있어요",
        "대출 1000만 원 받았는데 매달 5일에 이자 10만 원이 나가요",
        "3월 5일에 1000만 원 대출받아서 12월 5일에 1050만 원 갚아요",
        "엄마한테 50만 원 빌려서 다음 달에 50만 원 갚아요",
        "전세금 1억을 대출받았는데 2년 뒤에 2억을 돌려받아요",
        "100만원 빌리면 한달 이자가 만원인데 이거 몇프로에요",
        "500만원 12개월 빌리고 이자 총 40만원 내는데 비싼건가요",
        "등록된 대부업체에서 연 18%로 빌렸는데 괜찮은건가요",
        "리볼빙 400만원 연 18.5% 인데 매달 10%만 결제하면 1년뒤 얼마 남아요",
        "연 19%인데 매달 50%씩 갚으면요",
        "500만원 빌려서 12개월 동안 매달 46만원씩 갚아요",
    ],
)
def test_a_rate_within_the_cap_is_none(text: str) -> None:
    assert rate(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "사채로 30만 원을 빌렸는데 벌써 60만 원을 내놓으래요",
        "급전 50만원 상품권으로 주고 나중에 80만원 갚는거",
    ],
)
def test_more_back_than_lent_without_a_term_alarms_without_a_figure(text: str) -> None:
    assert rate(text) is None
    assert grown_by_when(plain_form(text))
    alert = detect_fraud(text, None)
    assert alert
    assert "illegal_rate" in alert.kinds
    assert alert.yearly_rate is None


def test_friends_who_round_up_tell_a_rate_and_no_unlawful_lender() -> None:
    text = plain_form("친구한테 100만원 빌리고 한달뒤 105만원 갚기로")
    assert illegal_rate(text) is None
    assert told_rate(text) == pytest.approx(Decimal("60.83"), abs=Decimal("0.01"))


@pytest.mark.parametrize(
    "text",
    [
        "법정 최고 금리가 24% 맞나요",
        "적금 이자 25% 준다는데요",
        "물가가 24% 올랐어요",
        "대출 금리가 30%p 올랐어요",
        "카드 사용률이 80%예요",
        "이자율 최대 몇프로 깎아요 50%라던데",
        "드라마 2부를 봤어요",
        "책 1부",
        "50 주고 산 신발이 일주일 뒤 80 됐어요",
    ],
)
def test_percents_and_sums_of_other_things_are_no_rate(text: str) -> None:
    assert rate(text) is None


def test_the_highest_rate_is_told() -> None:
    text = plain_form("사채 이자가 월 5%이고 연체하면 월 10% 이자예요")
    assert illegal_rate(text) == max(stated(text))


def test_a_rate_needs_a_sum_that_was_lent() -> None:
    assert list(computed("일주일 뒤 80 갚으래요 사채예요")) == []


def test_equal_parts_over_their_one_span_are_one_payment() -> None:
    text = "100만 원 빌려서 한 달에 130만 원씩"
    lent, part = sums_of(text)
    assert list(in_parts(terms_of(text), part, lent)) == [pytest.approx(Decimal(365), abs=Decimal("0.001"))]


@pytest.mark.parametrize(("percent", "days", "by_year"), [(5, 30, 60.8), (24, 365, 24), (1, 1, 365)])
def test_interest_is_simple_over_a_year_of_365_days(percent: int, days: int, by_year: float) -> None:
    assert float(yearly(Decimal(percent), Decimal(days))) == pytest.approx(by_year, abs=0.05)
