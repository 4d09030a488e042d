"""Amounts and rates that a customer writes: 300만원, 오백만 원, 1억 2천, 7.5%."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9}
SMALL = {"십": 10, "백": 100, "천": 1_000}
LARGE = {"만": 10_000, "억": 100_000_000}
AMOUNT = re.compile(
    r"(?:[\d,.]+|[일이삼사오육칠팔구])?[\d일이삼사오육칠팔구십백천만억,]*[십백천만억\d](?=원|에|을|빌|대출|이면|이고|,|$|\s|[가-힣])"
)
TOKEN = re.compile(r"[\d.]+|[가-힣]")
RATE = re.compile(r"(\d+(?:\.\d+)?)%")
SMALLEST = 10_000  # won; smaller numbers in a message are hardly a principal


def amount_in(text: str) -> int | None:
    """The largest amount in a text without spaces, in won."""
    amounts = [won_of(found[0].replace(",", "")) for found in AMOUNT.finditer(RATE.sub(" ", text))]
    return max((amount for amount in amounts if amount >= SMALLEST), default=None)


def rate_in(text: str) -> Decimal | None:
    """The first yearly percentage in a text."""
    found = RATE.search(text)
    return None if found is None else Decimal(found[1])


def won_of(words: str) -> int:
    """A number in digits, Hangul or both, as an integer."""
    total, section, current = Decimal(0), Decimal(0), Decimal(0)
    for token in TOKEN.findall(words):
        if token in LARGE:
            total += (section + current or Decimal(1)) * LARGE[token]
            section, current = Decimal(0), Decimal(0)
        elif token in SMALL:
            section += (current or Decimal(1)) * SMALL[token]
            current = Decimal(0)
        else:
            current = Decimal(DIGITS[token]) if token in DIGITS else Decimal(token.strip(".") or 0)
    return int(total + section + current)
