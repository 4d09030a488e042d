"""Figures read as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.formatting import format_number, format_percent, format_quantity, format_won


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (0, "0원"),
        (9_999, "9,999원"),
        (10_000, "1만 원"),
        (99_999, "9만 9,999원"),
        (1_234_000, "123만 4,000원"),
        (1_000_001, "100만 1원"),
        (30_000_000, "3,000만 원"),
        (120_000_000, "1억 2,000만 원"),
        (100_004_000, "1억 4,000원"),
        (1_000_000_000_000, "1조 원"),
        (-52_000, "-5만 2,000원"),
        (-20_000, "-2만 원"),
        (1_234_000.0, "123만 4,000원"),
        (0.5, "1원"),
        (Decimal("12500"), "1만 2,500원"),
    ],
)
def test_won(amount: float, shown: str) -> None:
    assert format_won(amount) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (93.0, "93%"),
        (17.46, "17.5%"),
        (17.45, "17.5%"),  # 17.45 lies below 17.45 in binary; people round what they see
        (Decimal("17.44"), "17.4%"),
        (0.0, "0%"),
        (-0.04, "0%"),
        (-10.0, "-10%"),
        (100, "100%"),
        (1234.56, "1,234.6%"),
    ],
)
def test_percent(value: float, shown: str) -> None:
    assert format_percent(value) == shown


def test_quantities() -> None:
    assert format_quantity(47.0, "일") == "47일"
    assert format_quantity(1.44, "개월", 1) == "1.4개월"
    assert format_percent(Decimal("17.46"), 2) == "17.46%"
    assert format_number(2.0, 2) == "2"


@given(st.integers(-(10**15), 10**15))
def test_won_reads_back(amount: int) -> None:
    total = 0
    for word in format_won(amount).removeprefix("-").removesuffix("원").split():
        digits = word.rstrip("만억조경").replace(",", "")
        total += int(digits) * {"": 1, "만": 10**4, "억": 10**8, "조": 10**12}[word.lstrip("0123456789,")]
    assert total == abs(amount)
