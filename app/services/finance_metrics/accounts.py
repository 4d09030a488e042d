"""Metrics of deposits, income and debt."""

from __future__ import annotations

from app.schemas.customer import BalanceMonth
from app.services.finance_metrics.series import Series, drop, growth, median, percent, usual

Accounts = Series[BalanceMonth]


def inflow(month: BalanceMonth) -> int | None:
    """Income received, won."""
    return month.inflow_won


def inflow_drop(accounts: Accounts, back: int = 0) -> float | None:
    """How far income lies below its median of the six months before the last two, percent."""
    return drop(accounts.read(inflow, back), median(usual(accounts, inflow, after=1)))


def lasting_inflow_drop(accounts: Accounts) -> float | None:
    """The smaller drop of the last two months, percent."""
    now, before = inflow_drop(accounts, 0), inflow_drop(accounts, 1)
    return None if now is None or before is None else min(now, before)


def balance_drop(accounts: Accounts) -> float | None:
    """How far deposits lie below their median of the six months before, percent."""
    before = usual(accounts, lambda month: month.balance_won, after=0)
    return drop(accounts.read(lambda month: month.balance_won), median(before))


def interest_burden(month: BalanceMonth) -> float | None:
    """Interest over income, percent."""
    return percent(month.interest_won, month.inflow_won)


def debt_service_ratio(month: BalanceMonth, annual_income_won: int | None) -> float | None:
    """Twelve times the month's principal and interest over the yearly income, percent."""
    return None if month.repayment_won is None else percent(month.repayment_won * 12, annual_income_won)


def debt_growth(accounts: Accounts) -> float | None:
    """Growth of all debts over up to three months, percent."""
    return growth(accounts, lambda month: month.debt_won)
