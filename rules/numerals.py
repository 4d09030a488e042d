"""Korean numerals as numbers: 1억 2천만, 삼백만, 131만 5,000, 열두, 스물세 (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

SINO: Mapping[str, int] = dict(zip("영공일이삼사오육칠팔구", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
SMALL: Mapping[str, int] = {"십": 10, "백": 100, "천": 1_000}
LARGE: Mapping[str, int] = {"만": 10_000, "억": 100_000_000, "조": 1_000_000_000_000}
#: Right before what is counted: 한 달, 석 달.
BEFORE_A_NOUN: Mapping[str, int] = {
    "한": 1, "두": 2, "세": 3, "석": 3, "네": 4, "넉": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
#: Days that are counted by a word of their own.
DAYS: Mapping[str, int] = {
    "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8, "아흐레": 9,
    "열흘": 10, "보름": 15,
}  # fmt: skip
ONES: Mapping[str, int] = {"하나": 1, "둘": 2, "셋": 3, "넷": 4, **BEFORE_A_NOUN}
TENS: Mapping[str, int] = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80,
    "아흔": 90,
}  # fmt: skip
ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
ONE = "|".join(sorted(ONES, key=len, reverse=True))
SEVERAL = "|".join(word for word, number in BEFORE_A_NOUN.items() if number > 1)  # of what is counted
NATIVE = rf"(?:{'|'.join(TENS)})(?:{ONE})?|{ONE}"
TOKEN = re.compile(rf"(?P<arabic>{ARABIC})|(?P<char>[{''.join(SINO)}{''.join(SMALL)}{''.join(LARGE)}])")
TEN = re.compile("|".join(TENS))


def sino(words: str) -> Decimal:
    """A number in digits, Sino-Korean words or both; spaces do not count."""
    total, section, current = Decimal(0), Decimal(0), Decimal(0)
    seen = False  # whether ``current`` holds a digit, be it 0
    for found in TOKEN.finditer(words):
        token = found[0]
        if token in LARGE:
            total += (section + current or Decimal(1)) * LARGE[token]
            section, current, seen = Decimal(0), Decimal(0), False
        elif token in SMALL:
            section += (current if seen else Decimal(1)) * SMALL[token]
            current, seen = Decimal(0), False
        else:
            digit = Decimal(SINO[token]) if token in SINO else Decimal(token.replace(",", ""))
            current = current * 10 + digit if token in SINO else digit
            seen = True
    return total + section + current


def native(words: str) -> Decimal:
    """A native Korean numeral: 두, 열한, 스물세. Raises ``KeyError`` for anything else."""
    found = TEN.match(words)
    ten = TENS[found[0]] if found else 0
    rest = words[found.end() :] if found else words
    return Decimal(ten + (ONES[rest] if rest else 0))


def count(words: str) -> Decimal:
    """A number in digits, Sino-Korean or native words: 12, 십이, 열두."""
    try:
        return native(words)
    except KeyError:
        return sino(words)
