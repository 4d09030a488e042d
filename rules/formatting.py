"""Figures as people write them in Korean: 123만 4,000원, 1억 2,000만 원, 17.5%, 47일.

One spacing throughout, that of the standard orthography: a unit noun stands apart after a number word
(``만 원``, ``억 원``) and joins figures (``4,000원``, ``47일``).
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

MYRIAD = 10_000  # 만, by which figures are grouped and spoken
MYRIADS = ("", "만", "억", "조", "경")

Number = int | float | Decimal


def exact(value: Number) -> Decimal:
    """``value`` as it prints: 0.1 is one tenth, not its binary neighbour."""
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)


def rounded(value: Number, digits: int) -> Decimal:
    """``value`` to ``digits`` decimals, halves away from zero."""
    return exact(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def format_won(amount: Number) -> str:
    """An amount in won: ``1_234_000`` is 123만 4,000원, ``120_000_000`` is 1억 2,000만 원."""
    whole = int(rounded(amount, 0))
    groups: list[str] = []
    rest = abs(whole)
    for myriad in MYRIADS:
        rest, group = divmod(rest, MYRIAD)
        if group:
            groups.insert(0, f"{group:,}{myriad}")
    if not groups:
        return "0원"
    space = "" if groups[-1][-1].isdigit() else " "
    return ("-" if whole < 0 else "") + " ".join(groups) + space + "원"


def format_number(value: Number, digits: int = 1) -> str:
    """A number with at most ``digits`` decimals: 1,234.5, 3, -0.4."""
    text = f"{rounded(value, digits):,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def format_percent(value: Number, digits: int = 1) -> str:
    """A percentage, given in percent: ``17.46`` is 17.5%, ``93.0`` is 93%."""
    return format_number(value, digits) + "%"


def format_quantity(value: Number, unit: str, digits: int = 0) -> str:
    """A number of days, months, places or times: 47일, 1.4개월, 3곳, 2회."""
    return format_number(value, digits) + unit
