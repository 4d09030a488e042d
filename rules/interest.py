"""Interest as a contract counts it: rates are percent a year, amounts won (pure)."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from fractions import Fraction

Amount = int | Decimal
LONGEST = 1_200  # months; what takes longer has no end that anybody would plan for
#: Payments that differ from a whole number by less are that number: it stands for less than a won.
NEGLIGIBLE = Decimal("1e-15")


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
    rate = Decimal(yearly_percent) / 1_200
    repaid = 1 - (1 + rate) ** -months
    if not repaid:  # no rate, or one too small for ``Decimal``
        return round(Decimal(principal) / months)
    return round(principal * rate / repaid)


def covers_interest(principal: Amount, yearly_percent: Amount, monthly: Amount) -> bool:
    """Whether a month's payment is more than the first month's interest; exact, for ``Decimal`` rounds a twelfth."""
    return Fraction(principal) * Fraction(yearly_percent) < 1_200 * Fraction(monthly)


def months_to_repay(principal: Amount, yearly_percent: Amount, monthly: Amount) -> int | None:
    """How many payments of ``monthly`` repay a debt; ``None`` where they never do, or take over ``LONGEST``."""
    if principal <= 0:
        return 0
    if not covers_interest(principal, yearly_percent, monthly):
        return None
    whole, rate = Decimal(principal) / monthly, Decimal(yearly_percent) / 1_200
    left = 1 - whole * rate  # the share of the first payment that repays
    if left <= 0:  # too near to nothing for ``Decimal``
        return None
    growth = (1 + rate).ln()
    payments = -left.ln() / growth if growth else whole
    months = int((payments - NEGLIGIBLE).to_integral_value(ROUND_CEILING))
    return months if months <= LONGEST else None


def yearly_rate(principal: Amount, month_interest_won: Amount) -> Decimal:
    """The yearly rate, in percent, at which a month's simple interest is that much."""
    return Decimal(month_interest_won) * 1_200 / Decimal(principal)
