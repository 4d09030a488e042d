"""Loans reckoned month by month and to the won, as a lender books them: what the product's sums are held against."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from rules.repayment import Way


@dataclass(frozen=True)
class Ledger:
    """What was paid in each month, and what was owed after it."""

    paid: list[int]
    owed: list[int]
    interest: int


def to_the_won(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


def level(principal: int, rate: Decimal, months: int) -> int:
    """The annuity, by the formula of the textbook: P r (1+r)^n / ((1+r)^n - 1)."""
    if not rate:
        return round(principal / months)
    grown = (1 + rate) ** months
    return to_the_won(principal * rate * grown / (grown - 1))


def booked(principal: int, percent: Decimal, months: int, *, way: Way = Way.LEVEL, grace: int = 0) -> Ledger:
    """The loan as it is booked: interest on what is owed, rounded every month; the last month clears the rest."""
    rate, owed, repaying = percent / 1_200, principal, months - grace
    each = level(owed, rate, repaying)
    paid, left, total = [], [], 0
    for month in range(1, months + 1):
        interest = to_the_won(owed * rate)
        if month == months:
            back = owed
        elif month <= grace or way is Way.BULLET:
            back = 0
        else:
            back = each - interest if way is Way.LEVEL else principal // repaying
        owed, total = owed - back, total + interest
        paid.append(interest + back)
        left.append(owed)
    return Ledger(paid, left, total)
