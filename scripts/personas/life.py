"""How a persona's life becomes twelve monthly rows: a small, exact arithmetic of one household.

A course is what one figure does over the months: a number stays as it is, a tuple gives the last months,
oldest first, and the months before them are like its first. Dates count back from the day of seeding.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from decimal import Decimal

from app.schemas.customer import (
    BalanceMonth,
    CardMonth,
    CustomerProfile,
    DelinquencyMonth,
    MonthSnapshot,
    SpendingMonth,
)
from scripts.population import ESSENTIAL, MINIMUM_PAYMENT, end_of, month_starts

MONTHS = 12
REVOLVING_RATE = 17.5  # percent a year
#: No two months are alike. Figures that do not matter to a persona's scenario move by these factors.
SWAY = (1.03, 0.98, 1.01, 0.96, 1.04, 0.99, 1.02, 0.97, 1.01, 1.03, 0.98, 1.0)

Course = float | tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Card use. ``paid`` is the percentage of each bill that was paid."""

    limit_won: Course = 6_000_000
    spent_won: Course = 880_000
    paid: Course = 100
    revolves: bool = False  # whether the unpaid part is carried over rather than overdue
    cash_advance_won: Course = 0
    card_loan_won: Course = 0
    near_due_won: Course = 0
    owed_won: Course = 0  # drawn on the limit beside purchases, revolving and cash advances
    due_in_days: int = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrears:
    """One spell of arrears, in days before the day of seeding; ``cured`` ends it."""

    since: int
    won: int
    principal_won: int
    cured: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """Deposits, income and debts."""

    balance_won: Course = 6_400_000
    least_won: Course = 4_300_000
    inflow_won: Course = 2_850_000
    debt_won: Course = 11_200_000
    repayment_won: Course = 268_000
    lenders: int = 1
    rate: Decimal = Decimal("5.80")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """Spending by category, and the percentage that falls into the night."""

    food_won: Course = 520_000
    housing_won: Course = 410_000
    transport_won: Course = 130_000
    communication_won: Course = 78_000
    medical_won: Course = 62_000
    education_won: Course = 90_000
    shopping_won: Course = 190_000
    leisure_won: Course = 140_000
    insurance_won: Course = 145_000
    other_won: Course = 85_000
    night: Course = 6


CATEGORIES = tuple(part.name for part in fields(Spending) if part.name.endswith("_won"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """One household."""

    age: int
    annual_income_won: int
    card: Card = field(default_factory=Card)
    arrears: Arrears | None = None
    accounts: Accounts = field(default_factory=Accounts)
    spending: Spending = field(default_factory=Spending)


def at(course: Course, index: int) -> float:
    """A course's value in month ``index`` of twelve, 0 being the oldest."""
    if not isinstance(course, tuple):
        return course
    return course[max(index - (MONTHS - len(course)), 0)]


def swaying(course: Course, index: int, shift: int = 0) -> int:
    """A course's value in whole ten won; one that is a plain number sways a little."""
    factor = 1.0 if isinstance(course, tuple) else SWAY[(index + shift) % MONTHS]
    return round(at(course, index) * factor / 10) * 10


def won(course: Course, index: int) -> int:
    """A course's value in whole won."""
    return round(at(course, index))


def profile_of(user_id: str, life: Life, today: date) -> CustomerProfile:
    """The customer who lives ``life``, as of ``today``."""
    starts = month_starts(today, MONTHS)
    days = [min(end_of(start), today) for start in starts]
    cards = cards_of(life.card, days)
    months = tuple(
        MonthSnapshot(
            start,
            card=cards[index],
            delinquency=arrears_of(life.arrears, today, day),
            balance=accounts_of(life.accounts, index, day),
            spending=spending_of(life.spending, index, day),
        )
        for index, (start, day) in enumerate(zip(starts, days, strict=True))
    )
    return CustomerProfile(user_id, today.year - life.age, life.annual_income_won, months)


def cards_of(card: Card, days: list[date]) -> list[CardMonth]:
    """The card's months: last month's purchases and what was carried over make this month's bill."""
    rows: list[CardMonth] = []
    carried, bill = 0, won(card.spent_won, 0)
    for index, day in enumerate(days):
        paid = round(bill * at(card.paid, index) / 100)
        carried = bill - paid if card.revolves else 0
        rows.append(card_month(card, index, day, bill=bill, paid=paid, carried=carried))
        bill = rows[-1].next_bill_won or 0
    return rows


def card_month(card: Card, index: int, day: date, *, bill: int, paid: int, carried: int) -> CardMonth:
    """One month of the card."""
    spent, advance = swaying(card.spent_won, index), won(card.cash_advance_won, index)
    limit = won(card.limit_won, index)
    return CardMonth(
        day,
        limit_won=limit,
        used_won=min(spent + carried + advance + won(card.owed_won, index), limit),
        spent_won=spent,
        billed_won=bill,
        paid_won=paid,
        minimum_due_won=round(bill * MINIMUM_PAYMENT),
        next_bill_won=spent + advance + round(carried * (1 + REVOLVING_RATE / 1200)),
        next_due_on=day + timedelta(days=card.due_in_days),
        revolving_won=carried,
        cash_advance_won=advance,
        card_loan_won=won(card.card_loan_won, index),
        instalment_won=round(spent * 0.12 / 10) * 10,
        borrowed_near_due_won=won(card.near_due_won, index),
    )


def arrears_of(arrears: Arrears | None, today: date, day: date) -> DelinquencyMonth:
    """Arrears as they stood on ``day``."""
    quiet = DelinquencyMonth(day, episodes_12m=0, plan_paid_streak=0)
    if arrears is None or (since := today - timedelta(days=arrears.since)) > day:
        return quiet
    cured_on = None if arrears.cured is None else today - timedelta(days=arrears.cured)
    if cured_on is not None and cured_on <= day:
        return DelinquencyMonth(day, episodes_12m=1, cured_on=cured_on, plan_paid_streak=0)
    return DelinquencyMonth(day, since, arrears.won, arrears.principal_won, 1, None, 0)


def accounts_of(accounts: Accounts, index: int, day: date) -> BalanceMonth:
    """Deposits, income and debts of one month."""
    balance, least = swaying(accounts.balance_won, index), won(accounts.least_won, index)
    debt = won(accounts.debt_won, index)
    return BalanceMonth(
        day,
        balance_won=balance,
        avg_balance_won=round((balance + least) / 20) * 10,
        min_balance_won=least,
        inflow_won=swaying(accounts.inflow_won, index),
        debt_won=debt,
        interest_won=round(debt * float(accounts.rate) / 1200),
        repayment_won=won(accounts.repayment_won, index),
        lenders=accounts.lenders,
        weighted_rate=accounts.rate,
    )


def spending_of(spending: Spending, index: int, day: date) -> SpendingMonth:
    """Spending of one month; the sums are those of the categories."""
    parts = {
        category: swaying(getattr(spending, category), index, shift)
        for shift, category in enumerate(CATEGORIES)
    }
    total = sum(parts.values())
    essential = sum(parts[f"{name}_won"] for name in ESSENTIAL)
    return SpendingMonth(
        day,
        total_won=total,
        essential_won=essential,
        discretionary_won=total - essential,
        night_won=round(total * at(spending.night, index) / 100),
        **parts,
    )
