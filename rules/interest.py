"""Interest as a contract counts it: rates are percent a year, amounts won (pure)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, expm1, log, log1p

from rules.repayment import MONTHS, Plan

LONGEST = 1_200  # months; what takes longer has no end that anybody would plan for
NOTHING = 1e-9  # of a payment
BISECTIONS = 60  # as fine as a float can tell apart

Amount = int | Decimal


def year_interest(principal: Amount, yearly_percent: Amount) -> int:
    """A year's simple interest."""
    return round(Decimal(principal) * Decimal(yearly_percent) / 100)


def month_interest(principal: Amount, yearly_percent: Amount) -> int:
    """A month's simple interest."""
    return round(Decimal(principal) * Decimal(yearly_percent) / 1_200)


def day_interest(principal: Amount, yearly_percent: Amount) -> int:
    """A day's simple interest in a year of 365 days."""
    return round(Decimal(principal) * Decimal(yearly_percent) / 36_500)


def monthly_payment(principal: Amount, yearly_percent: Amount, months: int) -> int:
    """The equal payment of principal and interest a month (원리금균등) over ``months``, at least one."""
    return round(Plan(principal, yearly_percent, months).first)


def covers_interest(principal: Amount, yearly_percent: Amount, each: Amount, a_year: int = MONTHS) -> bool:
    """Whether a payment is more than the interest before it; exact, for ``Decimal`` rounds a twelfth."""
    return Fraction(principal) * Fraction(yearly_percent) < 100 * a_year * Fraction(each)


def months_to_repay(principal: Amount, yearly_percent: Amount, monthly: Amount) -> int | None:
    """How many payments of ``monthly`` repay a debt; ``None`` where they never do, or take over ``LONGEST``."""
    return payments_to_repay(principal, yearly_percent, monthly, MONTHS)


def payments_to_repay(principal: Amount, yearly_percent: Amount, each: Amount, a_year: int) -> int | None:
    """The same for payments that come so often ``a_year``; each bears the interest of its span."""
    if principal <= 0:
        return 0
    if not covers_interest(principal, yearly_percent, each, a_year):
        return None
    rate, whole = Decimal(yearly_percent) / (100 * a_year), Decimal(principal) / Decimal(each)
    left = float(1 - whole * rate)  # the share of the first payment that repays
    if left <= 0:  # too near to nothing
        return None
    payments = ceil((-log(left) / log1p(rate) if rate else float(whole)) - NOTHING)
    return payments if payments * MONTHS <= LONGEST * a_year else None


def interest_until_repaid(principal: Amount, yearly_percent: Amount, monthly: Amount) -> Decimal:
    """All of the interest until payments of ``monthly`` have repaid a debt; they have to cover its interest."""
    owed, paid = Decimal(principal), Decimal(0)
    rate = Decimal(yearly_percent) / 1_200
    while owed > 0:
        paid += owed * rate
        owed += owed * rate - Decimal(monthly)
    return paid


def yearly_rate(principal: Amount, month_interest_won: Amount) -> Decimal:
    """The yearly rate, in percent, at which a month's simple interest is that much."""
    return Decimal(month_interest_won) * 1_200 / Decimal(principal)


def equal_payments_rate(principal: Amount, each: Amount, payments: int) -> Decimal:
    """The rate per payment, as a share, at which so many equal payments pay a loan off; 0 where they bear no interest.

    What is paid back day by day is owed less and less: set against the whole principal its interest looks like half.
    """
    share = float(Decimal(each) / Decimal(principal))
    if share * payments <= 1:
        return Decimal(0)
    low, high = 0.0, share  # at a rate of a payment's whole share it only ever bears the interest
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        worth = share * -expm1(-payments * log1p(middle)) / middle
        low, high = (middle, high) if worth > 1 else (low, middle)
    return Decimal(repr(high))
