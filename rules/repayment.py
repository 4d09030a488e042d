"""A loan repaid by instalments: what is paid a month, the interest in all, what is left (pure).

Rates are percent a year, amounts won and unrounded; a month bears a twelfth of the year's interest.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

DAYS, WEEKS, MONTHS = 365, 52, 12  # of a year


class Way(StrEnum):
    """How the principal is paid back."""

    LEVEL = "level"  # 원리금균등: the same amount every month
    EQUAL_PRINCIPAL = "equal_principal"  # 원금균등: the same share of the principal, and interest on the rest
    BULLET = "bullet"  # 만기일시: interest alone, and all of the principal at the end


@dataclass(frozen=True, slots=True)
class Plan:
    """A loan over ``months``, of which the first ``grace`` bear interest alone; ``grace`` is the smaller."""

    principal: int | Decimal
    yearly_percent: int | Decimal
    months: int
    way: Way = Way.LEVEL
    grace: int = 0

    @property
    def rate(self) -> Decimal:
        """The rate of a month, as a share."""
        return Decimal(self.yearly_percent) / (100 * MONTHS)

    @property
    def repaying(self) -> int:
        """The months in which the principal is paid back."""
        return self.months - self.grace

    @property
    def interest_alone(self) -> Decimal:
        """A month's interest while all of the principal is owed."""
        return self.principal * self.rate

    @property
    def share(self) -> Decimal:
        """A month's equal share of the principal."""
        return Decimal(self.principal) / self.repaying

    @property
    def first(self) -> Decimal:
        """What the first month after the grace asks for; with ``LEVEL`` every month."""
        if self.way is Way.LEVEL:
            return Decimal(self.principal) / annuity(self.rate, self.repaying)
        return self.interest_alone + (self.share if self.way is Way.EQUAL_PRINCIPAL else 0)

    @property
    def last(self) -> Decimal:
        """What the last month asks for."""
        if self.way is Way.LEVEL:
            return self.first
        return (
            self.share * (1 + self.rate) if self.way is Way.EQUAL_PRINCIPAL else self.principal + self.first
        )

    @property
    def interest(self) -> Decimal:
        """The interest of all the months together."""
        before = self.interest_alone * self.grace
        if self.way is Way.LEVEL:
            return before + self.first * self.repaying - self.principal
        if self.way is Way.EQUAL_PRINCIPAL:
            return before + self.interest_alone * (self.repaying + 1) / 2
        return before + self.interest_alone * self.repaying

    def left_after(self, months: int) -> Decimal:
        """What is still owed once so many months were paid."""
        ahead = max(self.months - months, 0)
        if not ahead or ahead >= self.repaying or self.way is Way.BULLET:
            return Decimal(self.principal if ahead else 0)
        return self.first * annuity(self.rate, ahead) if self.way is Way.LEVEL else self.share * ahead


def annuity(rate: Decimal, months: int) -> Decimal:
    """What a won a month over ``months`` repays at a month's ``rate``."""
    repaid = 1 - (1 + rate) ** -months
    return repaid / rate if repaid else Decimal(months)  # no rate, or one too small for ``Decimal``


def put_aside_interest(each: int | Decimal, yearly_percent: int | Decimal, times: int, often: int) -> Decimal:
    """Simple interest on ``times`` equal amounts put aside ``often`` a year, each from its own day to the end."""
    return each * Decimal(yearly_percent) / (100 * often) * times * (times + 1) / 2


def deposit_interest(principal: int | Decimal, yearly_percent: int | Decimal, months: int) -> Decimal:
    """Simple interest on an amount that lies for ``months``."""
    return principal * Decimal(yearly_percent) * months / (100 * MONTHS)
