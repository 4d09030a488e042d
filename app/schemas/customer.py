"""One customer's finances as the repositories hand them on: frozen, typed, missing where missing.

A field that is ``None`` was never reported; it is not zero. Won amounts are integers, rates are
yearly percentages as ``Decimal`` (``Decimal("17.46")`` is 17.46 % a year).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class CardMonth:
    """Card use in one month (table ``CardUsage``)."""

    as_of: date
    limit_won: int | None = None
    used_won: int | None = None  # balance drawn on the limit at ``as_of``
    spent_won: int | None = None  # purchases within the month
    billed_won: int | None = None  # the bill that fell due in the month
    paid_won: int | None = None  # what was paid of that bill
    minimum_due_won: int | None = None  # the least that revolving allowed to pay of that bill
    next_bill_won: int | None = None
    next_due_on: date | None = None
    revolving_won: int | None = None  # balance carried over by revolving
    cash_advance_won: int | None = None  # short-term card loans (현금서비스) taken in the month
    card_loan_won: int | None = None  # long-term card loans (카드론) taken in the month
    instalment_won: int | None = None  # purchases on instalment within the month
    borrowed_near_due_won: int | None = None  # card borrowing within three days before a due date


@dataclass(frozen=True, slots=True)
class DelinquencyMonth:
    """Arrears at the end of one month (table ``Delinquency``). ``overdue_since=None``: none now."""

    as_of: date
    overdue_since: date | None = None
    overdue_won: int | None = None
    principal_won: int | None = None  # principal of the debt in arrears
    episodes_12m: int | None = None  # times in arrears over the last twelve months
    cured_on: date | None = None  # when the last arrears were paid off
    plan_paid_streak: int | None = None  # instalments of a repayment plan paid in a row


@dataclass(frozen=True, slots=True)
class BalanceMonth:
    """Deposits and debts in one month (table ``BalanceInfo``)."""

    as_of: date
    balance_won: int | None = None
    avg_balance_won: int | None = None
    min_balance_won: int | None = None  # negative when an overdraft was used
    inflow_won: int | None = None  # income that reached the account
    debt_won: int | None = None
    interest_won: int | None = None  # interest due in the month
    repayment_won: int | None = None  # principal and interest due in the month
    lenders: int | None = None
    weighted_rate: Decimal | None = None  # yearly percent, weighted by balance


@dataclass(frozen=True, slots=True)
class SpendingMonth:
    """Spending in one month (table ``SpendingPattern``)."""

    as_of: date
    total_won: int | None = None
    essential_won: int | None = None
    discretionary_won: int | None = None
    night_won: int | None = None  # spent between 22:00 and 06:00
    food_won: int | None = None
    housing_won: int | None = None
    transport_won: int | None = None
    communication_won: int | None = None
    medical_won: int | None = None
    education_won: int | None = None
    shopping_won: int | None = None
    leisure_won: int | None = None
    insurance_won: int | None = None
    other_won: int | None = None


@dataclass(frozen=True, slots=True)
class MonthSnapshot:
    """What the four tables say of one month; a part that is ``None`` has no row."""

    month: date  # the month's first day
    card: CardMonth | None = None
    delinquency: DelinquencyMonth | None = None
    balance: BalanceMonth | None = None
    spending: SpendingMonth | None = None


@dataclass(frozen=True, slots=True)
class CustomerProfile:
    """A known customer with up to twelve months, oldest first."""

    user_id: str
    birth_year: int | None = None
    annual_income_won: int | None = None
    months: tuple[MonthSnapshot, ...] = ()
