"""A steady customer, and what changes about him: a test states only what it cares about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from app.schemas.customer import (
    BalanceMonth,
    CardMonth,
    CustomerProfile,
    DelinquencyMonth,
    MonthSnapshot,
    SpendingMonth,
)
from rules.calibration import read_calibration
from rules.limits import ThresholdRun, resolve
from rules.metrics import Measured, Metric
from rules.rule_book import RuleBook
from rules.scenario_rules import RULES
from rules.thresholds import ALL

TODAY = date(2026, 11, 25)
NOBODY: Mapping[int, Any] = MappingProxyType({})

#: The rules with the documented defaults, whatever the last run of the batch job wrote.
BOOK = RuleBook(RULES, resolve(ALL, ThresholdRun()), read_calibration())

Changes = Mapping[str, Mapping[str, Any] | None]


def month_of(back: int, today: date = TODAY) -> date:
    """The first day of the month ``back`` months before that of ``today``."""
    count = today.year * 12 + today.month - 1 - back
    return date(count // 12, count % 12 + 1, 1)


def steady_month(back: int, as_of: date) -> MonthSnapshot:
    """A month like every other: nothing owed, nothing short."""
    return MonthSnapshot(
        month_of(back),
        card=CardMonth(
            as_of,
            limit_won=6_000_000,
            used_won=1_200_000,
            spent_won=900_000,
            billed_won=900_000,
            paid_won=900_000,
            minimum_due_won=90_000,
            next_bill_won=900_000,
            next_due_on=as_of + timedelta(days=18),
            revolving_won=0,
            cash_advance_won=0,
            card_loan_won=0,
            instalment_won=90_000,
            borrowed_near_due_won=0,
        ),
        delinquency=DelinquencyMonth(as_of, episodes_12m=0, plan_paid_streak=0),
        balance=BalanceMonth(
            as_of,
            balance_won=6_000_000,
            avg_balance_won=5_500_000,
            min_balance_won=4_000_000,
            inflow_won=3_000_000,
            debt_won=12_000_000,
            interest_won=60_000,
            repayment_won=300_000,
            lenders=1,
            weighted_rate=Decimal("6.00"),
        ),
        spending=SpendingMonth(
            as_of,
            total_won=2_000_000,
            essential_won=1_400_000,
            discretionary_won=600_000,
            night_won=100_000,
            food_won=500_000,
            housing_won=400_000,
            transport_won=200_000,
            communication_won=100_000,
            medical_won=100_000,
            education_won=150_000,
            shopping_won=200_000,
            leisure_won=150_000,
            insurance_won=100_000,
            other_won=100_000,
        ),
    )


def changed(month: MonthSnapshot, changes: Changes) -> MonthSnapshot:
    """A month with other figures; ``None`` takes a table's row away."""
    parts: dict[str, Any] = {
        table: None if fields is None else replace(getattr(month, table), **fields)
        for table, fields in changes.items()
    }
    return replace(month, **parts)


def customer(
    *,
    earlier: Mapping[int, Changes] = NOBODY,
    months: int = 12,
    as_of: date = TODAY,
    income: int | None = 36_000_000,
    **newest: Mapping[str, Any] | None,
) -> CustomerProfile:
    """A steady customer; ``newest`` changes the newest month's tables, ``earlier`` those of months back."""
    changes: dict[int, Changes] = {0: newest, **earlier}
    rows = [
        changed(steady_month(back, as_of - timedelta(days=30 * back)), changes.get(back, {}))
        for back in reversed(range(months))
    ]
    return CustomerProfile("steady", 1988, income, tuple(rows))


def overdue(
    days: int, *, today: date = TODAY, won: int = 500_000, principal: int = 2_000_000
) -> dict[str, Any]:
    """The arrears fields of somebody ``days`` in arrears."""
    return {
        "overdue_since": today - timedelta(days=days),
        "overdue_won": won,
        "principal_won": principal,
        "episodes_12m": 1,
    }


def measured(values: Mapping[Metric, float], as_of: date = TODAY) -> Measured:
    """Metrics that were all taken on one day."""
    return Measured(MappingProxyType(dict(values)), MappingProxyType(dict.fromkeys(values, as_of)))
