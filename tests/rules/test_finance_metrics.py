"""Metrics of profiles, reckoned by hand."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from math import sqrt
from typing import Any

import pytest

from rules.metrics import SPECS, Metric, Source
from tests.rules.factories import TODAY, customer, overdue
from tests.rules.steady import STEADY, values


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
