"""What was not reported stays unknown, and time that passes is counted."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.schemas.customer import (
    BalanceMonth,
    CardMonth,
    CustomerProfile,
    DelinquencyMonth,
    MonthSnapshot,
    SpendingMonth,
)
from app.services.finance_metrics.business_days import business_days
from rules.metrics import SPECS, Metric, Source
from tests.rules.factories import TODAY, customer, month_of, overdue
from tests.rules.steady import STEADY, values

TABLES = {
    Source.CARD: "card",
    Source.DELINQUENCY: "delinquency",
    Source.BALANCE: "balance",
    Source.SPENDING: "spending",
}


@pytest.mark.parametrize(
    ("metric", "newest", "earlier"),
    [
        (Metric.UTIL, {"card": {"limit_won": 0}}, {}),
        (Metric.UTIL, {"card": {"used_won": None}}, {}),
        (Metric.UTIL_RISING_MONTHS, {}, {1: {"card": None}}),
        (Metric.LIMIT_CHANGE, {}, {back: {"card": None} for back in (1, 2, 3)}),
        (Metric.REVOLVING_RATIO, {"card": {"revolving_won": None}}, {}),
        (Metric.REVOLVING_RATIO, {"card": {"revolving_won": 1, "billed_won": 0}}, {}),
        (Metric.REVOLVING_MONTHS, {"card": {"revolving_won": None}}, {}),
        (Metric.UNDERPAID_MONTHS_3M, {}, {2: {"card": {"paid_won": None}}}),
        (Metric.CASH_ADVANCE_SHARE, {"card": {"card_loan_won": None}}, {}),
        (Metric.BILL_SHORTFALL, {"balance": {"balance_won": None}}, {}),
        (Metric.BILL_SHORTFALL, {"balance": None}, {back: {"balance": None} for back in range(1, 12)}),
        (Metric.DAYS_TO_DUE, {"card": {"next_due_on": TODAY - timedelta(days=1)}}, {}),
        (Metric.DQ_DAYS, {"delinquency": {"overdue_won": 5}}, {}),  # a debt without a date
        (Metric.DQ_DAYS, {"delinquency": {"overdue_since": TODAY, "overdue_won": 0}}, {}),
        (Metric.DQ_DAYS, {"delinquency": {"overdue_since": TODAY + timedelta(days=1)}}, {}),
        (Metric.DQ_AMOUNT, {"delinquency": {**overdue(3), "overdue_won": None}}, {}),
        (Metric.DAYS_SINCE_CURE, {"delinquency": {**overdue(3), "cured_on": date(2026, 9, 1)}}, {}),
        (Metric.BALANCE_DROP, {}, {back: {"balance": None} for back in (1, 2, 3, 4)}),
        (Metric.LIQUIDITY_MONTHS, {"spending": {"essential_won": 0}}, {}),
        (Metric.INFLOW_DROP, {}, {back: {"balance": {"inflow_won": None}} for back in (2, 3, 4, 5)}),
        (Metric.INFLOW_DROP_2M, {}, {1: {"balance": {"inflow_won": None}}}),
        (Metric.INTEREST_BURDEN, {"balance": {"inflow_won": 0}}, {}),
        (Metric.SPEND_Z, {}, {back: {"spending": {"total_won": None}} for back in (1, 2, 3, 4)}),
        (Metric.DISC_SHARE, {"spending": {"total_won": None}}, {}),
        (Metric.DISC_SHARE, {"spending": {"total_won": 0}}, {}),
    ],
)
def test_what_cannot_be_told_is_absent(metric: Metric, newest: Any, earlier: Any) -> None:
    """Neither zero nor an older figure in its place."""
    assert metric not in values(customer(earlier=earlier, **newest))


def test_income_that_is_not_known() -> None:
    """No yearly income, no debt service ratio."""
    assert Metric.DSR not in values(customer(income=None))


def test_rows_in_which_nothing_was_reported() -> None:
    """Of empty rows only one thing is known: a row of arrears without a date says that there are none."""
    empty = MonthSnapshot(
        month_of(0), CardMonth(TODAY), DelinquencyMonth(TODAY), BalanceMonth(TODAY), SpendingMonth(TODAY)
    )
    assert values(CustomerProfile("empty", months=(empty,))) == {
        Metric.DQ_DAYS: 0,
        Metric.DQ_BUSINESS_DAYS: 0,
        Metric.DQ_AMOUNT: 0,
    }
    assert values(CustomerProfile("nobody")) == {}
    assert values(CustomerProfile("rowless", months=(MonthSnapshot(month_of(0)),))) == {}


@pytest.mark.parametrize("source", TABLES)
def test_without_a_table_its_metrics_are_absent(source: Source) -> None:
    """Taking a table away takes away what rests on it, and changes nothing else."""
    table = TABLES[source]
    without = customer(
        earlier={back: {table: None} for back in range(1, 12)},
        card=None if table == "card" else {},
        delinquency=None if table == "delinquency" else {},
        balance=None if table == "balance" else {},
        spending=None if table == "spending" else {},
    )
    left = values(without)
    assert all(SPECS[metric].source is not source for metric in left)
    assert {m: v for m, v in STEADY.items() if m in left} == left


FIELDS = [
    (table, column.name)
    for table, kind in (
        ("card", CardMonth),
        ("delinquency", DelinquencyMonth),
        ("balance", BalanceMonth),
        ("spending", SpendingMonth),
    )
    for column in fields(kind)
    if column.name != "as_of"
]


@given(gone=st.sets(st.sampled_from(FIELDS)))
def test_a_field_that_is_gone_never_becomes_a_number(gone: set[tuple[str, str]]) -> None:
    """A metric of one month is as it was or absent, whatever the newest month does not report."""
    changes: dict[str, Any] = {}
    for table, column in gone:
        changes.setdefault(table, {})[column] = None
    counted = {Metric.MINIMUM_PAYMENTS_6M}  # counts the months that are known
    for metric, value in values(customer(**changes)).items():
        assert metric in counted or value == STEADY[metric]


def test_a_gap_is_not_the_month_before() -> None:
    """With a month missing, three months back is still three months by the calendar."""
    profile = customer(card={"used_won": 3_000_000}, earlier={4: {"card": {"used_won": 0}}})
    gap = replace(profile, months=tuple(m for m in profile.months if m.month != month_of(2)))
    assert values(gap)[Metric.UTIL_SLOPE_3M] == 10.0


def test_days_of_arrears_run_on_while_the_row_is_fresh() -> None:
    """Up to 35 days the date of the arrears counts to today; after that to the day of the row."""
    taken = TODAY - timedelta(days=35)
    assert values(customer(as_of=taken, delinquency=overdue(40)))[Metric.DQ_DAYS] == 40
    taken = TODAY - timedelta(days=36)
    assert values(customer(as_of=taken, delinquency=overdue(40)))[Metric.DQ_DAYS] == 4


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (date(2026, 11, 18), date(2026, 11, 24), 4),  # Wednesday to Tuesday
        (date(2026, 11, 18), date(2026, 11, 25), 5),
        (date(2026, 9, 22), date(2026, 9, 28), 2),  # Chuseok: 24 to 26 September, the last on a Saturday
        (date(2026, 9, 22), date(2026, 10, 1), 5),
        (date(2026, 4, 29), date(2026, 5, 6), 3),  # Labour Day on Friday, Children's Day on Tuesday
        (date(2025, 4, 30), date(2025, 5, 2), 1),  # Labour Day, then a bank holiday only
        (date(2026, 8, 14), date(2026, 8, 18), 1),  # Liberation Day on Saturday, Monday in its place
        (date(2025, 12, 31), date(2026, 1, 2), 1),  # New Year's Day
        (date(2026, 11, 25), date(2026, 11, 25), 0),
        (date(2026, 11, 26), date(2026, 11, 25), 0),
    ],
)
def test_business_days_leave_out_holidays(since: date, until: date, days: int) -> None:
    """Korean public holidays, their substitutes and Labour Day are no business days."""
    assert business_days(since, until) == days
