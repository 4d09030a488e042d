"""Metrics of profiles reckoned by hand; what is not reported stays unknown."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from math import sqrt
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
from app.services.finance_metrics import measure
from app.services.finance_metrics.business_days import business_days
from rules.metrics import SPECS, Metric, Source
from tests.rules.factories import TODAY, customer, month_of, overdue

STEADY = {
    Metric.UTIL: 20.0,
    Metric.UTIL_SLOPE_3M: 0.0,
    Metric.UTIL_RISING_MONTHS: 0,
    Metric.LIMIT_CHANGE: 0.0,
    Metric.REVOLVING_RATIO: 0.0,
    Metric.REVOLVING_MONTHS: 0,
    Metric.PAID_RATIO: 100.0,
    Metric.UNDERPAID_MONTHS_3M: 0,
    Metric.MINIMUM_PAYMENTS_6M: 0,
    Metric.CASH_ADVANCE_SHARE: 0.0,
    Metric.INSTALMENT_SHARE: 10.0,
    Metric.BORROWED_NEAR_DUE: 0,
    Metric.BILL_SHORTFALL: -5_100_000,
    Metric.DAYS_TO_DUE: 18,
    Metric.DQ_DAYS: 0,
    Metric.DQ_BUSINESS_DAYS: 0,
    Metric.DQ_AMOUNT: 0,
    Metric.DQ_COUNT_12M: 0,
    Metric.PLAN_PAID_STREAK: 0,
    Metric.BALANCE: 6_000_000,
    Metric.AVG_BALANCE: 5_500_000,
    Metric.MIN_BALANCE: 4_000_000,
    Metric.BALANCE_DROP: 0.0,
    Metric.LIQUIDITY_MONTHS: 6_000_000 / 1_400_000,
    Metric.INFLOW_DROP: 0.0,
    Metric.INFLOW_DROP_2M: 0.0,
    Metric.RATE: 6.0,
    Metric.INTEREST_BURDEN: 2.0,
    Metric.N_LENDERS: 1,
    Metric.DSR: 10.0,
    Metric.DEBT_GROWTH_3M: 0.0,
    Metric.SPEND_Z: 0.0,
    Metric.DISC_SHARE: 30.0,
    Metric.NIGHT_SHARE: 5.0,
    Metric.FOOD_SHARE: 25.0,
    Metric.HOUSING_SHARE: 20.0,
    Metric.TRANSPORT_SHARE: 10.0,
    Metric.COMMUNICATION_SHARE: 5.0,
    Metric.MEDICAL_SHARE: 5.0,
    Metric.EDUCATION_SHARE: 7.5,
    Metric.SHOPPING_SHARE: 10.0,
    Metric.LEISURE_SHARE: 7.5,
    Metric.INSURANCE_SHARE: 5.0,
    Metric.OTHER_SHARE: 5.0,
}
TABLES = {
    Source.CARD: "card",
    Source.DELINQUENCY: "delinquency",
    Source.BALANCE: "balance",
    Source.SPENDING: "spending",
}


def values(profile: CustomerProfile, today: date = TODAY) -> dict[Metric, float]:
    """The metrics of a profile."""
    return dict(measure(profile, today).values)


def test_a_steady_customer_to_the_last_digit() -> None:
    """Every metric of the tables but the two that need arrears in the past or present."""
    assert values(customer()) == STEADY
    assert set(STEADY) == {m for m in Metric if SPECS[m].source is not Source.MESSAGE} - {
        Metric.DQ_PRINCIPAL,
        Metric.DAYS_SINCE_CURE,
    }


@pytest.mark.parametrize(
    ("metric", "newest", "earlier", "expected"),
    [
        (Metric.UTIL, {"card": {"used_won": 5_400_000}}, {}, 90.0),
        (Metric.UTIL, {"card": {"used_won": 0}}, {}, 0.0),
        (Metric.UTIL_SLOPE_3M, {"card": {"used_won": 3_000_000}}, {}, 10.0),  # 20 → 50 over three months
        (
            Metric.UTIL_SLOPE_3M,
            {"card": {"used_won": 3_000_000}},
            {3: {"card": None}},
            15.0,  # no row three months ago: 20 → 50 over two
        ),
        (
            Metric.UTIL_RISING_MONTHS,
            {"card": {"used_won": 1_500_000}},
            {1: {"card": {"used_won": 1_400_000}}, 2: {"card": {"used_won": 1_300_000}}},
            3,
        ),
        (Metric.UTIL_RISING_MONTHS, {"card": {"used_won": 1_500_000}}, {2: {"card": None}}, 1),
        (Metric.LIMIT_CHANGE, {"card": {"limit_won": 5_400_000}}, {}, -10.0),
        (Metric.REVOLVING_RATIO, {"card": {"revolving_won": 270_000}}, {}, 30.0),
        (
            Metric.REVOLVING_MONTHS,
            {"card": {"revolving_won": 1}},
            {1: {"card": {"revolving_won": 1}}, 3: {"card": {"revolving_won": 1}}},
            2,
        ),
        (Metric.PAID_RATIO, {"card": {"paid_won": 747_000}}, {}, 83.0),
        (Metric.PAID_RATIO, {"card": {"billed_won": 0, "paid_won": None}}, {}, 100.0),
        (
            Metric.UNDERPAID_MONTHS_3M,
            {"card": {"paid_won": 899_999}},
            {2: {"card": {"paid_won": 0}}, 3: {"card": {"paid_won": 0}}},
            2,
        ),
        (
            Metric.MINIMUM_PAYMENTS_6M,
            {"card": {"paid_won": 90_000}},
            {5: {"card": {"paid_won": 89_999}}, 6: {"card": {"paid_won": 90_000}}, 4: {"card": None}},
            2,
        ),
        (
            Metric.CASH_ADVANCE_SHARE,
            {"card": {"cash_advance_won": 200_000, "card_loan_won": 100_000}},
            {},
            25.0,
        ),
        (Metric.BORROWED_NEAR_DUE, {"card": {"borrowed_near_due_won": 300_000}}, {}, 300_000),
        (Metric.BILL_SHORTFALL, {"card": {"next_bill_won": 6_100_000}}, {}, 100_000),
        (Metric.DAYS_TO_DUE, {"card": {"next_due_on": TODAY}}, {}, 0),
        (Metric.DQ_DAYS, {"delinquency": overdue(47)}, {}, 47),
        (Metric.DQ_BUSINESS_DAYS, {"delinquency": overdue(7)}, {}, 5),
        (Metric.DQ_AMOUNT, {"delinquency": overdue(7, won=99_999)}, {}, 99_999),
        (Metric.DQ_PRINCIPAL, {"delinquency": overdue(7, principal=29_999_999)}, {}, 29_999_999),
        (Metric.DAYS_SINCE_CURE, {"delinquency": {"cured_on": TODAY - timedelta(days=118)}}, {}, 118),
        (Metric.BALANCE_DROP, {"balance": {"balance_won": 4_200_000}}, {}, 30.0),
        (
            Metric.BALANCE_DROP,
            {"balance": {"balance_won": 3_500_000}},
            {1: {"balance": {"balance_won": 8_000_000}}, 2: {"balance": {"balance_won": 8_000_000}}}
            | {3: {"balance": {"balance_won": 8_000_000}}},
            50.0,  # the middle of 6, 6, 6, 8, 8 and 8 million is 7
        ),
        (Metric.LIQUIDITY_MONTHS, {"balance": {"balance_won": -700_000}}, {}, -0.5),
        (Metric.INFLOW_DROP, {"balance": {"inflow_won": 2_100_000}}, {}, 30.0),
        (
            Metric.INFLOW_DROP_2M,
            {"balance": {"inflow_won": 1_500_000}},
            {1: {"balance": {"inflow_won": 2_100_000}}},
            30.0,  # 50 and 30
        ),
        (Metric.RATE, {"balance": {"weighted_rate": Decimal("20.10")}}, {}, 20.1),
        (Metric.INTEREST_BURDEN, {"balance": {"interest_won": 900_000}}, {}, 30.0),
        (Metric.DSR, {"balance": {"repayment_won": 1_203_000}}, {}, 40.1),
        (Metric.DEBT_GROWTH_3M, {"balance": {"debt_won": 13_200_000}}, {}, 10.0),
        (
            Metric.DEBT_GROWTH_3M,
            {"balance": {"debt_won": 0}},
            {back: {"balance": {"debt_won": 0}} for back in (1, 2, 3)},
            0.0,
        ),
        (Metric.SPEND_Z, {"spending": {"total_won": 2_200_000}}, {}, 2.0),  # a spread of 5 % of the mean
        (
            Metric.SPEND_Z,
            {"spending": {"total_won": 2_500_000}},
            {back: {"spending": {"total_won": 2_300_000}} for back in (1, 2, 3)},
            (2_500_000 - 2_150_000) / sqrt(6 * 150_000**2 / 5),
        ),
        (Metric.NIGHT_SHARE, {"spending": {"night_won": 400_000}}, {}, 20.0),
    ],
)
def test_by_hand(metric: Metric, newest: Any, earlier: Any, expected: float) -> None:
    """One changed figure, one metric."""
    assert values(customer(earlier=earlier, **newest))[metric] == expected


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
