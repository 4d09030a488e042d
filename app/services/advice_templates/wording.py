"""Small matters of written Korean: particles, dates, amounts, lists (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hangeul import get_josa

from rules.formatting import format_percent as percent
from rules.formatting import format_won

__all__ = [
    "about",
    "bare_end",
    "day_name",
    "is_",
    "josa",
    "listed",
    "month_name",
    "opening",
    "paragraphs",
    "percent",
    "sentences",
    "was",
    "won",
]

OPENING_WORDS = 2
ROUGH = 100_000  # won; from here on nobody counts the thousands when speaking roughly


def won(amount: int | Decimal) -> str:
    """An amount as it is said; one below zero is read with 마이너스, not with a dash."""
    return f"마이너스 {format_won(-amount)}" if amount < 0 else format_won(amount)


def josa(word: str, pair: str) -> str:
    """``word`` with the fitting particle of ``pair``, such as ``"은/는"`` or ``"으로/로"``."""
    return word + str(get_josa(bare_end(word), pair))


def bare_end(word: str) -> str:
    """The word without a closing parenthesis, which is not read aloud before a particle."""
    head, bracket, _ = word.rpartition("(")
    return head if bracket and word.endswith(")") else word


def is_(word: str) -> str:
    """``word`` with the copula: 원이에요, 주예요."""
    return josa(word, "이에요/예요")


def was(word: str) -> str:
    """``word`` with the copula in the past: 원이었어요, 주였어요."""
    return josa(word, "이었어요/였어요")


def about(amount: int | Decimal) -> str:
    """An amount as it is said with 쯤: to the nearest 만 원; small ones to the thousand."""
    whole = int(amount)
    return won(round(whole, -4 if abs(whole) >= ROUGH else -3))


def month_name(month: date, today: date) -> str:
    """A month as it is called today: 11월, 지난해 12월."""
    years = today.year - month.year
    prefix = {0: "", 1: "지난해 "}.get(years, f"{month.year}년 ")
    return f"{prefix}{month.month}월"


def day_name(day: date, today: date) -> str:
    """A day as it is called today: 11월 25일, 지난해 12월 3일."""
    return f"{month_name(day, today)} {day.day}일"


def listed(words: Sequence[str]) -> str:
    """Words joined with commas."""
    return ", ".join(words)


def opening(text: str) -> tuple[str, ...]:
    """The words a text opens with, without punctuation."""
    return tuple(word.strip(".,!?·:") for word in text.split()[:OPENING_WORDS])


def sentences(*parts: str) -> str:
    """The non-empty parts, one after the other."""
    return " ".join(part.strip() for part in parts if part and part.strip())


def paragraphs(*parts: str) -> str:
    """The non-empty parts, each on its own line."""
    return "\n".join(part.strip() for part in parts if part and part.strip())
