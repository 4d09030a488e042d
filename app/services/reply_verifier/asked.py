"""What follows from the customer's figures because it is asked for: sums over months, several figures together (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations
from statistics import median

from app.schemas.customer import CustomerProfile
from app.services.reply_verifier.figures import AMOUNTS, SPENT, GroundedFigure, rows_of
from app.services.reply_verifier.units import Unit
from rules.periods import USUAL_MONTHS, Span, asked_span

#: What adds up over months; everything else is a level.
LEVELS = frozenset(
    {
        "limit_won",
        "used_won",
        "revolving_won",
        "balance_won",
        "avg_balance_won",
        "min_balance_won",
        "debt_won",
    }
)
CATEGORIES = tuple(name for name in SPENT if name not in {"essential_won", "discretionary_won", "night_won"})
ADDED_UP = re.compile(r"합치|합쳐|합하|합해|더하|합계")


def of_question(text: str, profile: CustomerProfile, today: date) -> Iterator[GroundedFigure]:
    """Everything that a question about this customer's months may be answered with beside the figures themselves."""
    span = asked_span(text, today)
    if span is not None:
        yield from over(span, profile, today)
    if ADDED_UP.search(text):
        yield from two_months([rows_of(month) for month in profile.months])
    yield from together(rows_of(profile.months[-1]))
    yield from income_moved([rows_of(month) for month in profile.months])


def over(span: Span, profile: CustomerProfile, today: date) -> Iterator[GroundedFigure]:
    """Each amount summed up over the months of a span, its mean over those that are over, and how a level moved."""
    months = [month for month in profile.months if span.first <= month.month <= span.last]
    rows = [(month.month == today.replace(day=1), rows_of(month)) for month in months]
    for name in AMOUNTS:
        values = [row[name] for _, row in rows if name in row]
        whole = [row[name] for running, row in rows if name in row and not running]
        if values and name in LEVELS:
            yield GroundedFigure(name, Unit.WON, Decimal(abs(values[-1] - values[0])))
        elif values:
            yield GroundedFigure(name, Unit.WON, Decimal(sum(values)))
            if whole:
                yield GroundedFigure(name, Unit.WON, Decimal(round(sum(whole) / len(whole))))


def two_months(rows: list[dict[str, int]]) -> Iterator[GroundedFigure]:
    """What a figure of two months comes to, where it adds up."""
    for name in ("inflow_won", "total_won", "spent_won", *CATEGORIES):
        values = [row[name] for row in rows if name in row]
        for one, other in combinations(values, 2):
            yield GroundedFigure(name, Unit.WON, Decimal(one + other))


def together(row: dict[str, int]) -> Iterator[GroundedFigure]:
    """What falls due in all, what is owed beside what is held, how long that lasts, two categories side by side."""
    due = [row.get(name) or 0 for name in ("next_bill_won", "repayment_won", "overdue_won")]
    for total in (due[0] + due[1], sum(due)):
        yield GroundedFigure("due_in_all", Unit.WON, Decimal(total))
        if "balance_won" in row:
            yield GroundedFigure("shortfall", Unit.WON, Decimal(abs(row["balance_won"] - total)))
    if "balance_won" in row and "debt_won" in row:
        yield GroundedFigure("net_worth", Unit.WON, Decimal(abs(row["balance_won"] - row["debt_won"])))
    need = row.get("essential_won", 0) + row.get("repayment_won", 0)
    if need and "balance_won" in row:
        months = Decimal(repr(round(row["balance_won"] / need, 1))).normalize()
        yield GroundedFigure("liquidity_months", Unit.MONTHS, months)
    for one, other in combinations([name for name in CATEGORIES if name in row], 2):
        yield GroundedFigure(one, Unit.WON, Decimal(row[one] + row[other]))
        yield GroundedFigure(one, Unit.WON, Decimal(abs(row[one] - row[other])))


def income_moved(rows: list[dict[str, int]]) -> Iterator[GroundedFigure]:
    """By which share the income moved against the usual."""
    values = [row["inflow_won"] for row in rows if "inflow_won" in row]
    usual = int(median(values[-USUAL_MONTHS - 1 : -1])) if len(values) > 2 else 0
    if usual:
        share = Decimal(round((values[-1] - usual) / usual * 100))
        yield GroundedFigure("inflow_won:change", Unit.PERCENT, abs(share))
