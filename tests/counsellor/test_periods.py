"""The periods that messages name, and what is said of a bill whose day is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.services.advice_templates import counsel
from app.services.advice_templates.normal_form import normalise
from rules.periods import (
    Months,
    Span,
    asked_months,
    asked_span,
    asks_a_day,
    asks_only_when,
    compares_months,
    no_such_month,
)
from tests.counsellor.factories import case, profile

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("올해 얼마 썼어?", date(2026, 1, 1), date(2026, 11, 1)),
        ("1월부터 3월까지 식비", date(2026, 1, 1), date(2026, 3, 1)),
        ("3월~5월 식비 합쳐서", date(2026, 3, 1), date(2026, 5, 1)),
        ("상반기 식비", date(2026, 1, 1), date(2026, 6, 1)),
        ("작년에 얼마 썼어?", date(2025, 1, 1), date(2025, 12, 1)),
        ("지난 석 달 동안 얼마 썼어?", date(2026, 8, 1), date(2026, 10, 1)),
        ("3분기 교통비", date(2026, 7, 1), date(2026, 9, 1)),
    ],
)
def test_spans(text: str, first: date, last: date) -> None:
    assert asked_span(text, TODAY) == Span(first, last)


@pytest.mark.parametrize(
    "text", ["지난달 식비", "10월 카드값", "작년 12월 식비", "작년보다 많이 썼어?", "두 달 전 식비"]
)
def test_one_month_or_none_is_no_span(text: str) -> None:
    assert asked_span(text, TODAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "전달 대비 지출",
        "전달보다 늘었어?",
        "카드값전달보다늘었어?",
        "돈 전달에 얼마 썼지",
        "전달 한도는?",
        "전달 할부금",
        "전달하고 비교해줘",
        "식비를 전달 수준으로",
        "전달 못 낸 월세",
        "전달 하루 늦었어요",
    ],
)
def test_the_month_before_is_last_month(text: str) -> None:
    assert "지난달" in normalise(text).compact


@pytest.mark.parametrize(
    "text",
    [
        "전달했어요",
        "전달받았어요",
        "말을 전달",
        "말을 전달해 주세요",
        "전달이 안 됐어요",
        "상담사에게 전달 부탁드려요",
        "현금 전달만 네 번 했습니다",
        "나 전달책 된건가요",
        "전달 사항이 있나요",
        "환전 달러",
        "마음이 완전 달라졌어요",
    ],
)
def test_what_is_handed_over_is_no_month(text: str) -> None:
    normal = normalise(text)
    assert "지난달" not in normal.compact + normal.bare


def months(*numbers: int) -> tuple[date, ...]:
    """Months of this year."""
    return tuple(date(2026, number, 1) for number in numbers)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8월 9월 10월 의료비 각각 알려줘", Months(months(8, 9, 10))),
        ("8·9·10월 식비", Months(months(8, 9, 10))),
        ("지난달 식비", Months(months(10))),
        ("저번달은요", Months(months(10))),
        ("그럼 저저번달은?", Months(months(9))),
        ("석달 전엔 얼마였어요?", Months(months(8))),
        ("올해 7월은?", Months(months(7))),
        ("12월은?", Months((date(2025, 12, 1),))),
        ("작년 이맘때보다 많아요?", Months(against=date(2025, 11, 1))),
        ("9월이랑 비교해줘", Months(against=date(2026, 9, 1))),
        ("10월이 9월보다 많아요?", Months(months(10), date(2026, 9, 1))),
        ("이번 달이랑 지난달 비교", Months(months(11), date(2026, 10, 1))),
        ("8월이랑 9월 식비", Months(months(8, 9))),
        ("2월급 받으면", Months()),
    ],
)
def test_single_months_and_what_they_are_compared_with(text: str, expected: Months) -> None:
    assert asked_months(text, TODAY) == expected


@pytest.mark.parametrize(
    "text", ["지지난달은?", "9월이랑 비교해줘", "석 달 전엔 얼마였어요?", "작년부터 얼마나 늘었어요?"]
)
def test_a_time_alone_asks_for_the_figure_of_the_talk(text: str) -> None:
    assert asks_only_when(text)


@pytest.mark.parametrize("text", ["9월에 이사해요", "지난달 식비는?", "지난달에 헤어졌어요", "얼마예요?"])
def test_what_names_more_than_a_time_stands_for_itself(text: str) -> None:
    assert not asks_only_when(text)


def test_what_sets_a_month_against_another() -> None:
    assert compares_months("카드값 8월이랑 9월 비교해줘")
    assert compares_months("통장 잔액이 8월보다 줄었나")
    assert not compares_months("이번 달 월세가 모자랄 것 같아요")
    assert not compares_months("지난달에 더 힘들었어요")


def test_days_and_months_that_are_not() -> None:
    assert asks_a_day("어제 얼마 썼어?")
    assert asks_a_day("이번 주에 얼마 썼지?")
    assert not asks_a_day("오늘까지 얼마 썼어?")
    assert no_such_month("13월에 얼마 썼어?") == 13
    assert no_such_month("12월에 얼마 썼어?") is None


@pytest.mark.parametrize("text", ["카드값 얼마야?", "다음 카드값 얼마 나가요?"])
def test_a_bill_whose_day_is_over_is_not_told_as_coming(text: str) -> None:
    customer = profile()
    rows = tuple(
        replace(month, card=replace(month.card, next_due_on=date(2026, 11, 14))) if month.card else month
        for month in customer.months
    )
    answer = counsel(case(text, customer=replace(customer, months=rows))).text
    assert "이미 지났" in answer
    assert "예정" not in answer
