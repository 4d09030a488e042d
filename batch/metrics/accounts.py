"""Metrics of deposits, income, debt and spending; the twins of ``accounts`` and ``spending``."""

from __future__ import annotations

import ibis
from ibis.expr import types as ir

from app.services.finance_metrics.spending import LEAST_SPREAD
from batch.metrics.series import (
    UNKNOWN,
    before,
    count_known,
    double,
    drop,
    has_baseline,
    median,
    number,
    percent,
    total,
)
from batch.tables import Customers
from rules.metrics import Source


def account(customers: Customers, column: str, back: int = 0) -> ir.IntegerValue:
    """A column of the accounts' table."""
    return customers.won(Source.BALANCE, column, back)


def inflow_drop(customers: Customers, back: int = 0) -> ir.FloatingValue:
    """How far income lies below its median of the six months before the last two, percent."""
    usual = median(before(customers, Source.BALANCE, "inflow_won", after=1))
    return drop(account(customers, "inflow_won", back), usual)


def lasting_inflow_drop(customers: Customers) -> ir.FloatingValue:
    """The smaller drop of the last two months, percent."""
    now, then = inflow_drop(customers, 0), inflow_drop(customers, 1)
    return ibis.ifelse(now.notnull() & then.notnull(), ibis.least(now, then), UNKNOWN)


def balance_drop(customers: Customers) -> ir.FloatingValue:
    """How far deposits lie below their median of the six months before, percent."""
    usual = median(before(customers, Source.BALANCE, "balance_won", after=0))
    return drop(account(customers, "balance_won"), usual)


def bill_shortfall(customers: Customers) -> ir.IntegerValue:
    """Next bill less deposits, won."""
    return customers.won(Source.CARD, "next_bill_won") - account(customers, "balance_won")


def liquidity_months(customers: Customers) -> ir.FloatingValue:
    """For how many months of essential spending deposits would last."""
    balance, essential = account(customers, "balance_won"), customers.won(Source.SPENDING, "essential_won")
    return ibis.ifelse(essential > 0, double(balance) / double(essential), UNKNOWN)


def debt_service_ratio(customers: Customers) -> ir.FloatingValue:
    """Twelve times the month's principal and interest over the yearly income, percent."""
    return percent(account(customers, "repayment_won") * 12, customers.annual_income_won)


def spending_deviation(customers: Customers) -> ir.FloatingValue:
    """Distance of this month's spending from the mean of the six before, in standard deviations."""
    months = before(customers, Source.SPENDING, "total_won", after=0)
    n = double(count_known(months))
    whole = total([month.fill_null(0) for month in months])
    mean = double(whole) / n
    squares = total([((double(m) - mean) * (double(m) - mean)).fill_null(0.0) for m in months])
    spread = ibis.greatest((squares / (n - number(1))).sqrt(), number(LEAST_SPREAD) * mean)
    now = double(customers.won(Source.SPENDING, "total_won"))
    return ibis.ifelse(has_baseline(months) & (whole > 0), (now - mean) / spread, UNKNOWN)
