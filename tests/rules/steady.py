"""A steady customer, and the metrics of a profile by name."""

from __future__ import annotations

from datetime import date

from app.schemas.customer import (
    CustomerProfile,
)
from app.services.finance_metrics import measure
from rules.metrics import Metric
from tests.rules.factories import TODAY

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


def values(profile: CustomerProfile, today: date = TODAY) -> dict[Metric, float]:
    """The metrics of a profile."""
    return dict(measure(profile, today).values)
