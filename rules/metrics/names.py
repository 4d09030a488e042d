"""Names, units and sources of the metrics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType


class Metric(StrEnum):
    """Names of metrics."""

    UTIL = "util"
    UTIL_SLOPE_3M = "util_slope_3m"
    UTIL_RISING_MONTHS = "util_rising_months"
    LIMIT_CHANGE = "limit_change"
    REVOLVING_RATIO = "revolving_ratio"
    REVOLVING_MONTHS = "revolving_months"
    PAID_RATIO = "paid_ratio"
    UNDERPAID_MONTHS_3M = "underpaid_months_3m"
    MINIMUM_PAYMENTS_6M = "minimum_payments_6m"
    CASH_ADVANCE_SHARE = "cash_advance_share"
    INSTALMENT_SHARE = "instalment_share"
    BORROWED_NEAR_DUE = "borrowed_near_due"
    BILL_SHORTFALL = "bill_shortfall"
    DAYS_TO_DUE = "days_to_due"
    DQ_DAYS = "dq_days"
    DQ_BUSINESS_DAYS = "dq_business_days"
    DQ_AMOUNT = "dq_amount"
    DQ_PRINCIPAL = "dq_principal"
    DQ_COUNT_12M = "dq_count_12m"
    DAYS_SINCE_CURE = "days_since_cure"
    PLAN_PAID_STREAK = "plan_paid_streak"
    BALANCE = "balance"
    AVG_BALANCE = "avg_balance"
    MIN_BALANCE = "min_balance"
    BALANCE_DROP = "balance_drop"
    LIQUIDITY_MONTHS = "liquidity_months"
    INFLOW_DROP = "inflow_drop"
    INFLOW_DROP_2M = "inflow_drop_2m"
    RATE = "rate"
    INTEREST_BURDEN = "interest_burden"
    N_LENDERS = "n_lenders"
    DSR = "dsr"
    DEBT_GROWTH_3M = "debt_growth_3m"
    SPEND_Z = "spend_z"
    DISC_SHARE = "disc_share"
    NIGHT_SHARE = "night_share"
    FOOD_SHARE = "food_share"
    HOUSING_SHARE = "housing_share"
    TRANSPORT_SHARE = "transport_share"
    COMMUNICATION_SHARE = "communication_share"
    MEDICAL_SHARE = "medical_share"
    EDUCATION_SHARE = "education_share"
    SHOPPING_SHARE = "shopping_share"
    LEISURE_SHARE = "leisure_share"
    INSURANCE_SHARE = "insurance_share"
    OTHER_SHARE = "other_share"
    SAID_LOAN_REJECTED = "said_loan_rejected"
    SAID_LOAN_APPROVED = "said_loan_approved"
    SAID_LOAN_CONSIDERED = "said_loan_considered"
    SAID_JOB_LOST = "said_job_lost"
    SAID_INVESTMENT_LOSS = "said_investment_loss"


Metrics = Mapping[Metric, float]


@dataclass(frozen=True, slots=True)
class Measured:
    """Metrics and, for each, the day its data was taken (the older one where two tables meet)."""

    values: Metrics = field(default_factory=lambda: MappingProxyType({}))
    dates: Mapping[Metric, date] = field(default_factory=lambda: MappingProxyType({}))


class MetricUnit(StrEnum):
    """Units, as they follow a number in Korean."""

    WON = "원"
    PERCENT = "%"
    POINTS = "%p"
    DAYS = "일"
    BUSINESS_DAYS = "영업일"
    TIMES = "회"
    PLACES = "곳"
    MONTHS = "개월"
    DEVIATIONS = "표준편차"
    SAID = "말씀"


class Source(StrEnum):
    """Where a metric comes from: a table of the database, or what the customer writes."""

    CARD = "CardUsage"
    DELINQUENCY = "Delinquency"
    BALANCE = "BalanceInfo"
    SPENDING = "SpendingPattern"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class MetricSpec:
    """What a metric is called, its unit, its main source and how it is computed (Korean)."""

    title: str
    unit: MetricUnit
    source: Source
    description: str
    digits: int = 0  # decimals when shown
