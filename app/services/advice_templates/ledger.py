"""A customer's figures by month: looking one up, its newest value, the month a message names (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median
from typing import Literal

from app.schemas.customer import CustomerProfile, DelinquencyMonth, MonthSnapshot
from app.services.advice_templates.normal_form import NormalForm
from rules.periods import USUAL_MONTHS, asked_months, months_back

Part = Literal["card", "delinquency", "balance", "spending"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its month, the day it was taken, and the value in won, percent or a count."""

    month: date  # the month's first day
    as_of: date
    amount: int | Decimal


@dataclass(frozen=True, slots=True)
class Ledger:
    """The months of one customer, oldest first."""

    profile: CustomerProfile
    today: date

    @property
    def months(self) -> tuple[MonthSnapshot, ...]:
        """Every month there is."""
        return self.profile.months

    def series(self, part: Part, field: str) -> tuple[Figure, ...]:
        """Every month's value of one field, oldest first; months without it are left out."""
        found = (figure_in(snapshot, part, field) for snapshot in self.months)
        return tuple(figure for figure in found if figure is not None)

    def newest(self, part: Part, field: str) -> Figure | None:
        """The field's newest value."""
        return next(iter(reversed(self.series(part, field))), None)

    def at(self, part: Part, field: str, month: date) -> Figure | None:
        """The field's value in one month."""
        return next((figure for figure in self.series(part, field) if figure.month == month), None)

    def of(self, part: Part, field: str, month: date | None) -> Figure | None:
        """The field's value in the month that is asked about; its newest where none is."""
        return self.newest(part, field) if month is None else self.at(part, field, month)

    def before(self, part: Part, field: str, month: date) -> Figure | None:
        """The field's value in the month before ``month``."""
        return self.at(part, field, months_back(month, 1))

    def usual(self, part: Part, field: str, month: date) -> int | None:
        """The median over up to six months before ``month``; ``None`` with fewer than two."""
        earlier = [int(figure.amount) for figure in self.series(part, field) if figure.month < month][
            -USUAL_MONTHS:
        ]
        return int(median(earlier)) if len(earlier) > 1 else None

    def left_of(self, inflow: Figure) -> Figure | None:
        """What is left of a month's income after spending and repayments; ``None`` where no spending is known."""
        total = self.at("spending", "total_won", inflow.month)
        repaid = self.at("balance", "repayment_won", inflow.month)
        if total is None:
            return None
        rest = inflow.amount - total.amount - (0 if repaid is None else repaid.amount)
        return Figure(inflow.month, inflow.as_of, rest)

    @property
    def arrears(self) -> DelinquencyMonth | None:
        """The newest word on arrears."""
        return next(
            (month.delinquency for month in reversed(self.months) if month.delinquency is not None), None
        )

    def newest_date(self, part: Part, field: str) -> date | None:
        """The newest date in a field that holds dates."""
        dates = (self.at_date(part, field, snapshot.month) for snapshot in reversed(self.months))
        return next((day for day in dates if day is not None), None)

    def at_date(self, part: Part, field: str, month: date) -> date | None:
        """A date field's value in one month."""
        row = next((getattr(snapshot, part) for snapshot in self.months if snapshot.month == month), None)
        day: date | None = None if row is None else getattr(row, field)
        return day

    @property
    def coming_bill(self) -> Figure | None:
        """The next card bill; ``None`` where there is none, or its day is over."""
        bill = self.newest("card", "next_bill_won")
        due = None if bill is None else self.at_date("card", "next_due_on", bill.month)
        return None if due is not None and due < self.today else bill

    def running(self, figure: Figure) -> bool:
        """Whether the figure's month is not over yet."""
        return figure.month == self.today.replace(day=1)


def figure_in(snapshot: MonthSnapshot, part: Part, field: str) -> Figure | None:
    """One field of one month, ``None`` when it was not reported."""
    row = getattr(snapshot, part)
    value = None if row is None else getattr(row, field)
    return None if value is None else Figure(snapshot.month, row.as_of, value)


def asked_month(message: NormalForm, today: date) -> date | None:
    """The month a message asks about, the first of several; ``None`` when it names none, or only one to compare with."""
    return next(iter(asked_months(message.raw, today).named), None)
