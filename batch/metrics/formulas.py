"""One expression for each metric of the tables that rules and thresholds ask for, and when it was taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import ibis
from ibis.expr import types as ir

from app.services.finance_metrics.formulas import FORMULAS as PLAIN
from batch.metrics import accounts, arrears, cards
from batch.metrics.series import double, growth, percent
from batch.tables import MONTHLY, Customers
from rules.metrics import Metric, Source

Formula = Callable[[Customers], ir.NumericValue]


def newest(source: Source, column: str) -> Formula:
    """A column of the newest month."""
    return lambda customers: customers.read(source, column)


def spent_on(column: str) -> Formula:
    """A part of the newest month's spending, percent."""
    return lambda customers: percent(
        customers.won(Source.SPENDING, column), customers.won(Source.SPENDING, "total_won")
    )


#: Business days are left out: only the finer points of a reply turn on them, no scenario does.
FORMULAS: Mapping[Metric, Formula] = MappingProxyType(
    {
        Metric.UTIL: cards.utilisation,
        Metric.UTIL_SLOPE_3M: cards.utilisation_slope,
        Metric.UTIL_RISING_MONTHS: cards.rising_months,
        Metric.LIMIT_CHANGE: lambda customers: growth(customers, Source.CARD, "limit_won"),
        Metric.REVOLVING_RATIO: cards.revolving_ratio,
        Metric.REVOLVING_MONTHS: cards.revolving_months,
        Metric.PAID_RATIO: cards.paid_ratio,
        Metric.UNDERPAID_MONTHS_3M: cards.underpaid_months,
        Metric.MINIMUM_PAYMENTS_6M: cards.minimum_payments,
        Metric.CASH_ADVANCE_SHARE: cards.cash_advance_share,
        Metric.INSTALMENT_SHARE: cards.instalment_share,
        Metric.BORROWED_NEAR_DUE: newest(Source.CARD, "borrowed_near_due_won"),
        Metric.BILL_SHORTFALL: accounts.bill_shortfall,
        Metric.DAYS_TO_DUE: cards.days_to_due,
        Metric.DQ_DAYS: arrears.overdue_days,
        Metric.DQ_AMOUNT: arrears.overdue_amount,
        Metric.DQ_PRINCIPAL: newest(Source.DELINQUENCY, "principal_won"),
        Metric.DQ_COUNT_12M: newest(Source.DELINQUENCY, "episodes_12m"),
        Metric.DAYS_SINCE_CURE: arrears.days_since_cure,
        Metric.PLAN_PAID_STREAK: newest(Source.DELINQUENCY, "plan_paid_streak"),
        Metric.BALANCE: newest(Source.BALANCE, "balance_won"),
        Metric.AVG_BALANCE: newest(Source.BALANCE, "avg_balance_won"),
        Metric.MIN_BALANCE: newest(Source.BALANCE, "min_balance_won"),
        Metric.BALANCE_DROP: accounts.balance_drop,
        Metric.LIQUIDITY_MONTHS: accounts.liquidity_months,
        Metric.INFLOW_DROP: accounts.inflow_drop,
        Metric.INFLOW_DROP_2M: accounts.lasting_inflow_drop,
        Metric.RATE: newest(Source.BALANCE, "weighted_rate"),
        Metric.INTEREST_BURDEN: lambda customers: percent(
            customers.won(Source.BALANCE, "interest_won"), customers.won(Source.BALANCE, "inflow_won")
        ),
        Metric.N_LENDERS: newest(Source.BALANCE, "lenders"),
        Metric.DSR: accounts.debt_service_ratio,
        Metric.DEBT_GROWTH_3M: lambda customers: growth(customers, Source.BALANCE, "debt_won"),
        Metric.SPEND_Z: accounts.spending_deviation,
        Metric.DISC_SHARE: spent_on("discretionary_won"),
        Metric.NIGHT_SHARE: spent_on("night_won"),
        Metric.FOOD_SHARE: spent_on("food_won"),
        Metric.HOUSING_SHARE: spent_on("housing_won"),
        Metric.TRANSPORT_SHARE: spent_on("transport_won"),
        Metric.COMMUNICATION_SHARE: spent_on("communication_won"),
        Metric.MEDICAL_SHARE: spent_on("medical_won"),
        Metric.EDUCATION_SHARE: spent_on("education_won"),
        Metric.SHOPPING_SHARE: spent_on("shopping_won"),
        Metric.LEISURE_SHARE: spent_on("leisure_won"),
        Metric.INSURANCE_SHARE: spent_on("insurance_won"),
        Metric.OTHER_SHARE: spent_on("other_won"),
    }
)


def measured(customers: Customers, metrics: tuple[Metric, ...]) -> ir.Table:
    """``user_id``, the metrics asked for as doubles, and the day of each table's newest row."""
    return customers.rows.select(
        "user_id",
        **{source.value: customers.as_of(source) for source in MONTHLY},
        **{metric.value: double(FORMULAS[metric](customers)) for metric in metrics},
    )


def taken_on(table: ir.Table, metric: Metric) -> ir.DateValue:
    """The oldest day among the newest rows that a metric reads."""
    days = [table[source.value] for source in PLAIN[metric].sources]
    return days[0] if len(days) == 1 else ibis.least(*days)
