"""Metrics of arrears. A row that contradicts itself (a date without a debt, a debt without a date) is unknown."""

from __future__ import annotations

from datetime import date

from app.schemas.customer import DelinquencyMonth
from app.services.finance_metrics.business_days import business_days
from rules.freshness import speaks_for


def contradicts(row: DelinquencyMonth) -> bool:
    """Whether date and amount disagree about there being arrears."""
    if row.overdue_since is None:
        return bool(row.overdue_won)
    return row.overdue_won == 0


def days_since(day: date, row: DelinquencyMonth, today: date) -> int | None:
    """Days from ``day`` to the day the row speaks for; unknown for a day that lies ahead."""
    days = (speaks_for(row.as_of, today) - day).days
    return days if days >= 0 else None


def overdue_days(row: DelinquencyMonth, today: date) -> int | None:
    """Days in arrears, 0 when there are none."""
    if contradicts(row):
        return None
    return 0 if row.overdue_since is None else days_since(row.overdue_since, row, today)


def overdue_business_days(row: DelinquencyMonth, today: date) -> int | None:
    """Business days in arrears, 0 when there are none."""
    if row.overdue_since is None or overdue_days(row, today) is None:
        return overdue_days(row, today)
    return business_days(row.overdue_since, speaks_for(row.as_of, today))


def overdue_amount(row: DelinquencyMonth) -> int | None:
    """The amount in arrears, 0 when there are none."""
    return 0 if row.overdue_since is None and row.overdue_won is None else row.overdue_won


def days_since_cure(row: DelinquencyMonth, today: date) -> int | None:
    """Days since the last arrears were paid off; unknown while there are new ones."""
    if row.cured_on is None or row.overdue_since is not None or contradicts(row):
        return None
    return days_since(row.cured_on, row, today)
