"""Messages as the fraud signs read them: ASCII digits and marks, single spaces (pure)."""

from __future__ import annotations

import re
import unicodedata

FULL_WIDTH = re.compile("[\uff01-\uff5e]")
PERCENT = re.compile(
    r"(?<=[\d일이삼사오육칠팔구십백]) ?(?:퍼센트|퍼센|프로(?![가-힣])|프로(?=[가-힣]{0,3}(?:\s|$))|퍼(?![가-힣]))"
)
MARKS = re.compile(r"[^\w\s.,?%]|_")
SPACES = re.compile(r"\s+")


def plain_form(text: str) -> str:
    """``text`` with one spelling of digits, percent signs and spaces."""
    narrow = FULL_WIDTH.sub(lambda wide: chr(ord(wide[0]) - 0xFEE0), unicodedata.normalize("NFC", text))
    return SPACES.sub(" ", MARKS.sub(" ", PERCENT.sub("%", narrow.lower()))).strip()
