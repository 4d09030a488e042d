"""Numbers that cannot be meant as they stand: below zero, beyond what a household reckons with, at odd times (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from app.services.advice_templates.told.terms import UNEVEN

MOST = 10**12  # won; no household reckons with more
#: 1경 원, 3조 원; 제3조 is an article.
BEYOND = re.compile(
    r"(?<!제)(?<!제\s)(?:(?<![가-힣])\d[\d,.]*\s?[십백천]?\s?[조경](?=\s?(?:원|\d|이?면|을|를|씩|빚|대출|연)|\s*$)"
    r"|(?<![가-힣])[일이삼사오육칠팔구십백천]+\s?[조경]\s?원)"
)
BELOW_ZERO = re.compile(
    r"(?:^|(?<=[\s(연리는가이을를]))[-−–](?=\d[\d,.]*\s?(?:[%십백천만억원씩]|이?면))|마이너스\s?(?=\d[\d,.]*\s?[%십백천만억원])"
)
#: Such a number whole, which is left out.
NOT_RECKONED = re.compile(
    rf"(?:{BEYOND.pattern}|(?:{BELOW_ZERO.pattern})\d[\d,.]*\s?(?:%|(?:[십백천만억]\s?)*원?))(?:\s?원)?"
)


class Doubt(StrEnum):
    """Why the numbers of a message are not reckoned with."""

    BELOW_ZERO = "below_zero"
    BEYOND = "beyond"
    UNEVEN = "uneven"


def doubt_in(plain: str, amounts: Iterable[int]) -> Doubt | None:
    """Whether a number lies below zero or beyond what a household reckons with, or comes at odd times."""
    if BEYOND.search(plain) or any(amount >= MOST for amount in amounts):
        return Doubt.BEYOND
    if BELOW_ZERO.search(plain):
        return Doubt.BELOW_ZERO
    return Doubt.UNEVEN if UNEVEN.search(plain) else None
