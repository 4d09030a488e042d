"""One formula for each metric of the tables, and the tables it reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from app.schemas.customer import BalanceMonth, CardMonth, DelinquencyMonth, SpendingMonth
from app.services.finance_metrics import accounts, arrears, cards, spending
from app.services.finance_metrics.series import Series, percent
from rules.metrics import SPECS, Metric, Source


@dataclass(frozen=True, slots=True)
class Finances:
    """What formulas read: the four tables as series, the yearly income and the day."""

    card: Series[CardMonth]
    delinquency: Series[DelinquencyMonth]
    balance: Series[BalanceMonth]
    spending: Series[SpendingMonth]
    annual_income_won: int | None
    today: date

    def as_of(self, source: Source) -> date | None:
        """When the newest row of a table was taken."""
        tables: dict[
            Source,
            Series[CardMonth] | Series[DelinquencyMonth] | Series[BalanceMonth] | Series[SpendingMonth],
        ] = {
            Source.CARD: self.card,
            Source.DELINQUENCY: self.delinquency,
            Source.BALANCE: self.balance,
            Source.SPENDING: self.spending,
        }
        return tables[source].as_of


Compute = Callable[[Finances], float | None]


@dataclass(frozen=True, slots=True)
class Formula:
    """How a metric is computed, and from which tables."""

    compute: Compute
    sources: tuple[Source, ...]


def of_card(column: Callable[[CardMonth], float | None]) -> Compute:
    """A metric of the newest month's card row."""
    return lambda finances: finances.card.read(column)


def of_arrears(column: Callable[[DelinquencyMonth, date], float | None]) -> Compute:
    """A metric of the newest arrears row and the day."""
    return lambda finances: finances.delinquency.read(lambda row: column(row, finances.today))


def of_balance(column: Callable[[BalanceMonth], float | None]) -> Compute:
    """A metric of the newest month's deposits and debts."""
    return lambda finances: finances.balance.read(column)


def of_spending(part: Callable[[SpendingMonth], int | None]) -> Compute:
    """A part of the newest month's spending, percent."""
    return lambda finances: finances.spending.read(lambda month: percent(part(month), month.total_won))


def bill_shortfall(finances: Finances) -> float | None:
    """Next bill less deposits, won."""
    bill = finances.card.read(lambda month: month.next_bill_won)
    balance = finances.balance.read(lambda month: month.balance_won)
    return None if bill is None or balance is None else bill - balance


def days_to_due(finances: Finances) -> int | None:
    """Days to the next due date; unknown once it has passed."""
    row = finances.card.rows.get(0)
    if row is None or row.next_due_on is None:
        return None
    days = (row.next_due_on - finances.today).days
    return days if days >= 0 else None


def liquidity_months(finances: Finances) -> float | None:
    """For how many months of essential spending deposits would last."""
    balance = finances.balance.read(lambda month: month.balance_won)
    essential = finances.spending.read(lambda month: month.essential_won)
    if balance is None or essential is None or essential <= 0:
        return None
    return balance / essential


def debt_service_ratio(finances: Finances) -> float | None:
    """See :func:`accounts.debt_service_ratio`."""
    return finances.balance.read(lambda month: accounts.debt_service_ratio(month, finances.annual_income_won))


def weighted_rate(month: BalanceMonth) -> float | None:
    """The loans' mean rate, percent a year."""
    return None if month.weighted_rate is None else float(month.weighted_rate)


COMPUTED: Mapping[Metric, Compute] = {
    Metric.UTIL: of_card(cards.utilisation),
    Metric.UTIL_SLOPE_3M: lambda finances: cards.utilisation_slope(finances.card),
    Metric.UTIL_RISING_MONTHS: lambda finances: cards.rising_months(finances.card),
    Metric.LIMIT_CHANGE: lambda finances: cards.limit_change(finances.card),
    Metric.REVOLVING_RATIO: of_card(cards.revolving_ratio),
    Metric.REVOLVING_MONTHS: lambda finances: cards.revolving_months(finances.card),
    Metric.PAID_RATIO: of_card(cards.paid_ratio),
    Metric.UNDERPAID_MONTHS_3M: lambda finances: cards.underpaid_months(finances.card),
    Metric.MINIMUM_PAYMENTS_6M: lambda finances: cards.minimum_payments(finances.card),
    Metric.CASH_ADVANCE_SHARE: of_card(cards.cash_advance_share),
    Metric.INSTALMENT_SHARE: of_card(cards.instalment_share),
    Metric.BORROWED_NEAR_DUE: of_card(lambda month: month.borrowed_near_due_won),
    Metric.BILL_SHORTFALL: bill_shortfall,
    Metric.DAYS_TO_DUE: days_to_due,
    Metric.DQ_DAYS: of_arrears(arrears.overdue_days),
    Metric.DQ_BUSINESS_DAYS: of_arrears(arrears.overdue_business_days),
    Metric.DQ_AMOUNT: of_arrears(lambda row, _: arrears.overdue_amount(row)),
    Metric.DQ_PRINCIPAL: of_arrears(lambda row, _: row.principal_won),
    Metric.DQ_COUNT_12M: of_arrears(lambda row, _: row.episodes_12m),
    Metric.DAYS_SINCE_CURE: of_arrears(arrears.days_since_cure),
    Metric.PLAN_PAID_STREAK: of_arrears(lambda row, _: row.plan_paid_streak),
    Metric.BALANCE: of_balance(lambda month: month.balance_won),
    Metric.AVG_BALANCE: of_balance(lambda month: month.avg_balance_won),
    Metric.MIN_BALANCE: of_balance(lambda month: month.min_balance_won),
    Metric.BALANCE_DROP: lambda finances: accounts.balance_drop(finances.balance),
    Metric.LIQUIDITY_MONTHS: liquidity_months,
    Metric.INFLOW_DROP: lambda finances: accounts.inflow_drop(finances.balance),
    Metric.INFLOW_DROP_2M: lambda finances: accounts.lasting_inflow_drop(finances.balance),
    Metric.RATE: of_balance(weighted_rate),
    Metric.INTEREST_BURDEN: of_balance(accounts.interest_burden),
    Metric.N_LENDERS: of_balance(lambda month: month.lenders),
    Metric.DSR: debt_service_ratio,
    Metric.DEBT_GROWTH_3M: lambda finances: accounts.debt_growth(finances.balance),
    Metric.SPEND_Z: lambda finances: spending.spending_deviation(finances.spending),
    Metric.DISC_SHARE: of_spending(lambda month: month.discretionary_won),
    Metric.NIGHT_SHARE: of_spending(lambda month: month.night_won),
    Metric.FOOD_SHARE: of_spending(lambda month: month.food_won),
    Metric.HOUSING_SHARE: of_spending(lambda month: month.housing_won),
    Metric.TRANSPORT_SHARE: of_spending(lambda month: month.transport_won),
    Metric.COMMUNICATION_SHARE: of_spending(lambda month: month.communication_won),
    Metric.MEDICAL_SHARE: of_spending(lambda month: month.medical_won),
    Metric.EDUCATION_SHARE: of_spending(lambda month: month.education_won),
    Metric.SHOPPING_SHARE: of_spending(lambda month: month.shopping_won),
    Metric.LEISURE_SHARE: of_spending(lambda month: month.leisure_won),
    Metric.INSURANCE_SHARE: of_spending(lambda month: month.insurance_won),
    Metric.OTHER_SHARE: of_spending(lambda month: month.other_won),
}
MEETING: Mapping[Metric, tuple[Source, ...]] = {
    Metric.BILL_SHORTFALL: (Source.CARD, Source.BALANCE),
    Metric.LIQUIDITY_MONTHS: (Source.BALANCE, Source.SPENDING),
}
FORMULAS: Mapping[Metric, Formula] = MappingProxyType(
    {
        metric: Formula(compute, MEETING.get(metric, (SPECS[metric].source,)))
        for metric, compute in COMPUTED.items()
    }
)
