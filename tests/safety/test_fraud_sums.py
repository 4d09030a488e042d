"""Sums and spans told in a message about a loan, as the fraud overlay reads them."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.fraud_screen import detect_fraud
from app.services.told_loans.plain_form import plain_form
from app.services.told_loans.rates import (
    illegal_rate,
)
from app.services.told_loans.sums import (
    Sum,
    SumRole,
    nearest,
    sums_of,
    terms_of,
)
from rules.numerals import count
from tests.safety.told_rates import rate

LENT, INTEREST, PART, DUE = SumRole.LENT, SumRole.INTEREST, SumRole.PART, SumRole.DUE
LONGEST = 2_000  # characters of a message
SECONDS = 0.5  # far over what the slowest message takes, far under what a super-linear search would
PIECES = (
    "50", "1,", "12.5", "만", "원", "십", "이", "백", "일", "주일", "달", "년", "반", "하루", "다음 달", "3월 5일",
    "시간당", "빌려", "갚", "이자", "씩", "한테", "원금", "사채", "%", "5부", "2할", " ", "?", "\n", "_", "①", "٣", "²",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=LONGEST),
    st.lists(st.sampled_from(PIECES), max_size=600).map(lambda pieces: "".join(pieces)[:LONGEST]),
)


def told(text: str) -> list[tuple[int, SumRole]]:
    """The sums of a message and what each is."""
    return [(int(one.won), one.role) for one in sums_of(plain_form(text))]


def spans(text: str) -> list[float]:
    """The spans of a message in days."""
    return [float(term.days) for term in terms_of(plain_form(text))]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("일주일 뒤에 갚으래요", [7]),
        ("이주일 만에 두 배가 됐어요", [14]),
        ("3주 동안 매주 내요", [21, 7]),
        ("석 달 지나니까 달라네요", [90]),
        ("스무 날 만에 갚았어요", [20]),
        ("열두 달 동안 내요", [360]),
        ("스물다섯 날 뒤에 갚아요", [25]),
        ("백 일 동안 하루에 사만 원씩 내요", [100, 1]),
        ("다음날 갚기로 했어요", [1]),
        ("보름 뒤에 갚기로 했어요", [15]),
        ("한 달 반 뒤에 갚아요", [45]),
        ("1년 반 동안 썼어요", [547.5]),
        ("반년 만에 불었어요", [182.5]),
        ("다음 달 5일까지 갚아야 해요", [30]),
        ("매달 25일에 이자가 나가요", [30]),
        ("12시간마다 이자가 붙어요", [0.5]),
        ("연 24% 월 2%", [365, 30]),
        ("3월 5일에 빌려서 12월 5일에 갚아요", []),
        ("2026년 11월에 빌렸어요", []),
        ("지난달 25일에 빌렸어요", []),
        ("3일날 갚기로 했어요", []),
        ("0일 연체예요", []),
        ("일수를 찍고 있어요", []),
        ("달라고 하면 주려고 해요", []),
        ("두 시간째 통화했어요", []),
    ],
)
def test_spans_are_read_in_days_and_dates_are_none(text: str, days: list[float]) -> None:
    assert spans(text) == days


def test_a_span_of_hours_is_a_part_of_a_day() -> None:
    [term] = terms_of("시간당 이자 만 원")
    assert term.days * 24 == pytest.approx(1)


@pytest.mark.parametrize(
    ("words", "number"), [("12", 12), ("스물세", 23), ("넉", 4), ("열", 10), ("이십사", 24), ("백", 100)]
)
def test_counts_are_read_in_digits_and_both_kinds_of_words(words: str, number: int) -> None:
    assert count(words) == number


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("50 빌려서 일주일 뒤 80 갚으래요", [(50, LENT), (80, DUE)]),
        ("백 빌려서 열흘 뒤 백오십 갚으래", [(100, LENT), (150, DUE)]),
        ("오십만 원 빌려서 다음 주에 팔십만 원 갚으래요", [(500_000, LENT), (800_000, DUE)]),
        ("보름 뒤에 130 갚는 조건으로 100 빌렸어요", [(130, DUE), (100, LENT)]),
        ("1,000,000원 빌리고 30일 뒤 1,300,000원 상환하래요", [(1_000_000, LENT), (1_300_000, DUE)]),
        ("100만 원을 석 달 동안 빌렸는데 이자가 매달 15만 원", [(1_000_000, LENT), (150_000, INTEREST)]),
        ("일수로 300만 원 쓰고 하루에 5만 원씩 100일 갚아요", [(3_000_000, LENT), (50_000, PART)]),
        (
            "30만 원 빌렸는데 시간당 연체료가 2만 원이래요",
            [(300_000, LENT), (20_000, INTEREST)],
        ),
        ("일주일 뒤에 수고비 10만 원을 얹어 달래요", [(100_000, INTEREST)]),
        ("50만 원 빌린 게 90만 원이 됐어요", [(500_000, LENT), (900_000, DUE)]),
        ("급전 40만 원을 빌렸는데 60만 원으로 불어났어요", [(400_000, LENT), (600_000, DUE)]),
        ("이자가 19.9%래요", []),
        ("이자 3번 밀렸어요", []),
        ("이 돈 갚으래요", []),
        ("0원 빌렸어요", []),
    ],
)
def test_each_sum_is_what_its_surroundings_tell(text: str, sums: list[tuple[int, SumRole]]) -> None:
    assert told(text) == sums


@pytest.mark.parametrize(
    "text",
    [
        "대출 원금 50만 원하고 이자 20만 원을 매달 갚아요",
        "월급 300만 원 받아서 매달 100만 원씩 대출을 갚아요",
        "퇴직금 2천만 원 받아서 대출 1500만 원을 갚았어요",
        "친구한테 30만 원 빌려줬는데 한 달 뒤 40만 원 갚겠대요",
        "동생에게 100만 원을 빌려 줬는데 이자로 매달 5만 원씩 줘요",
        "카드값 50만 원을 3개월 할부로 냈어요",
    ],
)
def test_instalments_income_and_money_lent_to_others_are_no_loan(text: str) -> None:
    assert LENT not in [role for _, role in told(text)]
    assert rate(text) is None


def test_income_told_beside_a_loan_is_not_what_is_due() -> None:
    assert told("대출 100만 원 받고 월급 300만 원 들어오면 갚을게요") == [(1_000_000, LENT)]


@pytest.mark.parametrize(
    ("one", "other", "share"), [("80", "50", "1.6"), ("800000", "50", "1.6"), ("80", "500000", "1.6")]
)
def test_a_bare_number_is_told_in_the_unit_of_the_other(one: str, other: str, share: str) -> None:
    assert Sum(Decimal(one), DUE, 0, 0).beside(Sum(Decimal(other), LENT, 0, 0)) == Decimal(share)


def test_the_span_between_two_sums_belongs_to_them() -> None:
    text = "1년 전에 50 빌려서 일주일 뒤 80을 갚으래요 하루 늦었어요"
    lent, due = sums_of(text)
    term = nearest(terms_of(text), due, lent)
    assert term
    assert term.days == 7


def test_no_span_belongs_to_a_sum_without_one() -> None:
    assert nearest([], Sum(Decimal(1), DUE, 0, 0)) is None


@given(TEXTS)
@settings(deadline=None)
def test_any_text_is_read(text: str) -> None:
    plain = plain_form(text)
    assert all(0 <= term.start < term.end <= len(plain) and term.days > 0 for term in terms_of(plain))
    assert all(0 <= one.start < one.end <= len(plain) and one.won > 0 for one in sums_of(plain))
    assert (found := illegal_rate(plain)) is None or found > 20
    detect_fraud(text, None)


@pytest.mark.parametrize(
    "phrase",
    [
        "1",
        "1 ",
        "12,",
        "일",
        "만 ",
        "50만 원 ",
        "지인",
        "지인가나다",
        "빌려하루50시간당50",
        "5부만",
        "이자 1% ",
        "사채 ",
    ],
)
def test_no_repetition_makes_reading_slow(phrase: str) -> None:
    text = (phrase * LONGEST)[: LONGEST - 1] + "%"
    detect_fraud(text, None)  # whatever is read once for the process is read
    start = time.process_time()
    detect_fraud(text, None)
    assert time.process_time() - start < SECONDS
