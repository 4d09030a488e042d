"""The tables of a population, and what metrics need of them: one row a customer, columns by months back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from types import MappingProxyType

import ibis
from ibis.expr import types as ir

from app.repositories.finances import MONTHS
from rules.metrics import Source

USER = "User"
MONTHLY = (Source.CARD, Source.DELINQUENCY, Source.BALANCE, Source.SPENDING)


def reach(columns: Mapping[str, int], *newest: str) -> Mapping[str, int]:
    """Columns with the number of months that are read of them; ``newest`` ones of the newest month only."""
    return MappingProxyType({**columns, **dict.fromkeys(newest, 1)})


#: How many months, from a customer's newest row of the table backwards, each column is read.
REACH: Mapping[Source, Mapping[str, int]] = MappingProxyType(
    {
        Source.CARD: reach(
            {
                "limit_won": MONTHS,
                "used_won": MONTHS,
                "revolving_won": MONTHS,
                "billed_won": 6,
                "paid_won": 6,
                "minimum_due_won": 6,
            },
            "spent_won",
            "next_bill_won",
            "next_due_on",
            "cash_advance_won",
            "card_loan_won",
            "instalment_won",
            "borrowed_near_due_won",
        ),
        Source.DELINQUENCY: reach(
            {},
            "overdue_since",
            "overdue_won",
            "principal_won",
            "episodes_12m",
            "cured_on",
            "plan_paid_streak",
        ),
        Source.BALANCE: reach(
            {"balance_won": 7, "inflow_won": 8, "debt_won": 4},
            "avg_balance_won",
            "min_balance_won",
            "interest_won",
            "repayment_won",
            "lenders",
            "weighted_rate",
        ),
        Source.SPENDING: reach(
            {"total_won": 7},
            "essential_won",
            "discretionary_won",
            "night_won",
            "food_won",
            "housing_won",
            "transport_won",
            "communication_won",
            "medical_won",
            "education_won",
            "shopping_won",
            "leisure_won",
            "insurance_won",
            "other_won",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Population:
    """The five tables of some customers, as the database has them."""

    user: ir.Table
    monthly: Mapping[Source, ir.Table]
    months: int  # how many there are in the monthly tables together


@dataclass(frozen=True, slots=True)
class Customers:
    """One row a customer: yearly income, and each column of each table by months back."""

    rows: ir.Table
    today: date

    def read(self, source: Source, column: str, back: int = 0) -> ir.Value:
        """A column ``back`` calendar months before the customer's newest row of the table."""
        return self.rows[name_of(source, column, back)]

    def won(self, source: Source, column: str, back: int = 0) -> ir.IntegerValue:
        """An amount or a count."""
        return self.read(source, column, back).cast("int64")

    def as_of(self, source: Source) -> ir.DateValue:
        """When the newest row was taken; NULL without a row."""
        return self.rows[name_of(source, "as_of", 0)]

    @property
    def annual_income_won(self) -> ir.IntegerValue:
        """Yearly income before tax."""
        return self.rows["annual_income_won"].cast("int64")


def name_of(source: Source, column: str, back: int) -> str:
    """The name of a column of :class:`Customers`."""
    return f"{source.name.lower()}_{column}_{back}"


def customers_of(population: Population, today: date) -> Customers:
    """Lay the months of every customer side by side."""
    monthly = last_months(population)
    wide = [side_by_side(source, monthly[source]) for source in MONTHLY]
    rows = reduce(
        lambda left, right: left.left_join(right, "user_id").drop("user_id_right"),
        wide,
        customer_rows(population),
    )
    return Customers(rows, today)


def customer_rows(population: Population) -> ir.Table:
    """What does not change from month to month."""
    return population.user.select("user_id", "annual_income_won")


def side_by_side(source: Source, table: ir.Table) -> ir.Table:
    """One table with a row for each customer."""
    newest = table.group_by("user_id").agg(newest=table.month.max())
    dated = table.join(newest, "user_id")
    back = (dated.newest.year() - dated.month.year()) * 12 + dated.newest.month() - dated.month.month()
    counted = dated.mutate(back=back)
    columns = {"as_of": 1, **REACH[source]}
    return counted.group_by("user_id").agg(
        **{
            name_of(source, column, months): counted[column].max(where=counted.back == months)
            for column, reached in columns.items()
            for months in range(reached)
        }
    )


def months_of(monthly: Mapping[Source, ir.Table]) -> ir.Table:
    """The months that the tables hold together."""
    return ibis.union(*(table.select("month") for table in monthly.values()), distinct=True)


def last_months(population: Population) -> Mapping[Source, ir.Table]:
    """The rows of each customer's last twelve months, as a turn reads them: a month counts when any table has it.

    That costs a sort of every row, so it is left out where there are no more than twelve months at all.
    """
    monthly = population.monthly
    if population.months <= MONTHS:
        return monthly
    seen = ibis.union(*(table.select("user_id", "month") for table in monthly.values()), distinct=True)
    newest_first = ibis.window(group_by="user_id", order_by=ibis.desc("month"))
    recent = seen.mutate(rank=ibis.row_number().over(newest_first)).filter(ibis._.rank < MONTHS)
    return {source: table.semi_join(recent, ["user_id", "month"]) for source, table in monthly.items()}
