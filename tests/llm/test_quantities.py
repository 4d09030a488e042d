"""Numbers in Korean text, however they are written."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.reply_verifier.quantities import quantities_in
from app.services.reply_verifier.sentences import pieces_of, whole_sentences
from app.services.reply_verifier.units import Unit
from rules.bands import EDGES, band_of
from rules.formatting import format_won
from rules.metrics import MetricUnit
from rules.numerals import BEFORE_A_NOUN, count, native, sino
from scripts.dialogues.figures import hangul

READ = {
    "1억 2천만원": (Unit.WON, 120_000_000),
    "삼백만 원": (Unit.WON, 3_000_000),
    "131만 5,000원": (Unit.WON, 1_315_000),
    "1,315,000원": (Unit.WON, 1_315_000),
    "백삼십일만 오천 원": (Unit.WON, 1_315_000),
    "2천5백만 원": (Unit.WON, 25_000_000),
    "1.5억": (Unit.WON, 150_000_000),
    "３００만원": (Unit.WON, 3_000_000),
    "만 원": (Unit.WON, 10_000),
    "300만 넘게": (Unit.WON, 3_000_000),
    "100여만 원": (Unit.WON, 1_000_000),
    "수천만 원": (Unit.VAGUE_WON, 10_000_000),
    "3.5%p": (Unit.PERCENT, Decimal("3.5")),
    "3프로": (Unit.PERCENT, 3),
    "십오 퍼센트": (Unit.PERCENT, 15),
    "반값": (Unit.PERCENT, 50),
    "3할을": (Unit.PERCENT, 30),
    "두 배": (Unit.MULTIPLE, 2),
    "두 달": (Unit.MONTHS, 2),
    "석 달": (Unit.MONTHS, 3),
    "서너 달": (Unit.MONTHS, 4),
    "오 개월": (Unit.MONTHS, 5),
    "3년": (Unit.MONTHS, 36),
    "반년": (Unit.MONTHS, 6),
    "열흘": (Unit.DAYS, 10),
    "보름": (Unit.DAYS, 15),
    "2주": (Unit.DAYS, 14),
    "10영업일": (Unit.BUSINESS_DAYS, 10),
    "12월 5일": (Unit.DATE, 1205),
    "2026년 12월 5일": (Unit.DATE, 1205),
    "2026-12-05": (Unit.DATE, 1205),
    "십이월 오일": (Unit.DATE, 1205),
    "11월": (Unit.MONTH_NAME, 11),
    "2026년": (Unit.YEAR, 2026),
    "밤 9시부터": (Unit.CLOCK, 9),
    "네 곳": (Unit.PLACES, 4),
    "4곳": (Unit.PLACES, 4),
    "7번": (Unit.TIMES, 7),
    "세 가지": (Unit.ITEMS, 3),
    "720점": (Unit.POINTS, 720),
    "만 34세": (Unit.AGE, 34),
    "제35조": (Unit.ARTICLE, 35),
    "1600-5500": (Unit.PHONE, 16_005_500),
    "010-1234-5678": (Unit.PHONE, 1_012_345_678),
    "일삼삼이로 전화": (Unit.PHONE, 1_332),
    "1332": (Unit.NUMBER, 1_332),
}


@pytest.mark.parametrize("text", READ)
def test_a_number_is_read(text: str) -> None:
    [found] = quantities_in(text)
    unit, value = READ[text]
    assert (found.unit, found.value) == (unit, value)
    assert text[found.start : found.end] == found.text


def test_a_fraction_is_a_percentage() -> None:
    assert [round(q.value, 1) for q in quantities_in("3분의 1, 삼분의 이")] == [
        Decimal("33.3"),
        Decimal("66.7"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "이 일은 이번 달에 정해요",
        "이 점을 만약 일단 살펴요",
        "천만다행이에요. 천만에요.",
        "십분 이해해요",
        "사실 구체적인 사이",
        "제 일만 하면 잔액이 모자라는 일이 줄어요",
        "원금만 원하는 방식",
        "여는 일조차 겁나요",
        "그대로 두시면 돼요",
        "한시름 놓으세요",
        "몇만 원쯤",
        "오늘은 이만 쉬세요",
        "반대매매와 세분화",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert quantities_in(text) == ()


def test_the_ends_of_a_range_have_one_unit() -> None:
    assert [(q.unit, int(q.value)) for q in quantities_in("연체 1~30일, 10~20%")] == [
        (Unit.DAYS, 1),
        (Unit.DAYS, 30),
        (Unit.PERCENT, 10),
        (Unit.PERCENT, 20),
    ]


@pytest.mark.parametrize(
    ("text", "rough", "bound"),
    [
        ("130만 원이에요", False, False),
        ("약 130만 원이에요", True, False),
        ("130만 원쯤이에요", True, False),
        ("130만 원 이상이에요", True, True),
        ("130만 원을 넘어요", True, True),
    ],
)
def test_approximations_and_bounds_are_told_apart(text: str, rough: bool, bound: bool) -> None:
    [found] = quantities_in(text)
    assert (found.rough, found.bound) == (rough, bound)


@given(st.integers(min_value=1, max_value=99_999_999_999))
def test_every_amount_is_read_back(amount: int) -> None:
    for text in (format_won(amount), f"{amount:,}원", f"{amount}원"):
        assert [(q.unit, int(q.value)) for q in quantities_in(text)] == [(Unit.WON, amount)]


@given(st.integers(min_value=1, max_value=9_999))
def test_every_amount_in_words_is_read_back(number: int) -> None:
    [found] = quantities_in(f"{hangul(number)}만 원")
    assert found.value == number * 10_000


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    found = quantities_in(text)
    assert all(text[q.start : q.end] == q.text for q in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_numerals() -> None:
    assert [native(word) for word in ("두", "열한", "스물세", "열", "석")] == [2, 11, 23, 10, 3]
    assert sino("일공구") == 109
    with pytest.raises(KeyError):
        native("하하")
    assert [count(words) for words in ("12", "십이", "열두", "석")] == [12, 12, 12, 3]
    assert [count(word) for word in BEFORE_A_NOUN] == list(BEFORE_A_NOUN.values())


@given(st.text(alphabet="가나다. ?!\n1\"'", max_size=60))
def test_sentences_lose_nothing(text: str) -> None:
    assert "".join(pieces_of(text)) == text
    done, rest = whole_sentences(text)
    assert done + rest == text


def test_a_sentence_ends_where_another_may_begin() -> None:
    assert whole_sentences("금리는 3.5%예요. 그리고") == ("금리는 3.5%예요. ", "그리고")
    assert whole_sentences("금리는 3.5%예요.") == ("", "금리는 3.5%예요.")
    assert pieces_of("1. 먼저 전화하세요.\n2. 쉬세요.") == ["1. 먼저 전화하세요.\n", "2. 쉬세요."]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (93, MetricUnit.PERCENT, "90% 이상"),
        (46, MetricUnit.PERCENT, "30% 이상 50% 미만"),
        (-3, MetricUnit.PERCENT, "마이너스 10% 미만"),
        (-30, MetricUnit.PERCENT, "마이너스 30% 이상 50% 미만"),
        (-500_000, MetricUnit.WON, "마이너스 50만 원 이상 100만 원 미만"),
        (0, MetricUnit.DAYS, "없음"),
        (0, MetricUnit.TIMES, "없음"),
        (2, MetricUnit.TIMES, "2회"),
        (1, MetricUnit.PLACES, "1곳"),
        (0.5, MetricUnit.MONTHS, "1개월 미만"),
        (190_000, MetricUnit.WON, "10만 원 이상 50만 원 미만"),
        (31, MetricUnit.DAYS, "31일 이상 90일 미만"),
        (4, MetricUnit.PLACES, "3곳 이상 5곳 미만"),
    ],
)
def test_bands(value: float, unit: MetricUnit, text: str) -> None:
    assert band_of(value, unit).text == text


@given(st.sampled_from(sorted(EDGES)), st.floats(min_value=-1e9, max_value=1e9))
def test_a_value_lies_in_its_band(unit: MetricUnit, value: float) -> None:
    band, size = band_of(value, unit), abs(value)
    assert band.negative == (value < 0)
    assert band.low is None or band.low <= size
    assert band.high is None or size < band.high or size == band.high == 0
