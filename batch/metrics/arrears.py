"""Metrics of arrears; the twins of ``app.services.finance_metrics.arrears``."""

from __future__ import annotations

import ibis
from ibis.expr import types as ir

from batch.tables import Customers
from rules.freshness import FRESH_DAYS
from rules.metrics import Source

NOT_KNOWN = ibis.null("int64")


def arrears(customers: Customers, column: str) -> ir.IntegerValue:
    """A column of the arrears' table."""
    return customers.won(Source.DELINQUENCY, column)


def since(customers: Customers) -> ir.DateValue:
    """When the arrears began."""
    return customers.read(Source.DELINQUENCY, "overdue_since")


def exists(customers: Customers) -> ir.BooleanValue:
    """Whether there is a row at all: its NULLs mean "none now", those of a missing row mean nothing."""
    return customers.as_of(Source.DELINQUENCY).notnull()


def contradicts(customers: Customers) -> ir.BooleanValue:
    """Whether date and amount disagree about there being arrears."""
    owed = arrears(customers, "overdue_won").fill_null(0) != 0
    nothing = (arrears(customers, "overdue_won") == 0).fill_null(False)
    return ibis.ifelse(since(customers).isnull(), owed, nothing)


def days_since(day: ir.DateValue, customers: Customers) -> ir.IntegerValue:
    """Days from ``day`` to the day the row speaks for; unknown for a day that lies ahead."""
    taken = customers.as_of(Source.DELINQUENCY)
    today = ibis.literal(customers.today)
    fresh = today.delta(taken, unit="day") <= FRESH_DAYS
    days = ibis.ifelse(fresh, ibis.greatest(taken, today), taken).delta(day, unit="day")
    return ibis.ifelse(days >= 0, days, NOT_KNOWN)


def overdue_days(customers: Customers) -> ir.IntegerValue:
    """Days in arrears, 0 when there are none."""
    days = ibis.ifelse(since(customers).isnull(), 0, days_since(since(customers), customers))
    return ibis.ifelse(exists(customers) & ~contradicts(customers), days, NOT_KNOWN)


def overdue_amount(customers: Customers) -> ir.IntegerValue:
    """The amount in arrears, 0 when there are none."""
    amount = arrears(customers, "overdue_won")
    none = exists(customers) & since(customers).isnull() & amount.isnull()
    return ibis.ifelse(none, 0, amount)


def days_since_cure(customers: Customers) -> ir.IntegerValue:
    """Days since the last arrears were paid off; unknown while there are new ones."""
    cured_on = customers.read(Source.DELINQUENCY, "cured_on")
    over = cured_on.notnull() & since(customers).isnull() & ~contradicts(customers)
    return ibis.ifelse(over, days_since(cured_on, customers), NOT_KNOWN)
