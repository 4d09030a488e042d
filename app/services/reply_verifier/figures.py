"""The figures of one case, by the name of what they are: the customer's data and what follows from it (pure).

Names are the field names of ``app.schemas.customer``, metric names, and the few derivations below.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from itertools import pairwise
from statistics import median

from app.schemas.customer import (
    BalanceMonth,
    CardMonth,
    CustomerProfile,
    DelinquencyMonth,
    MonthSnapshot,
    SpendingMonth,
)
from app.schemas.turn import Case
from app.services.reply_verifier.units import Unit
from rules import metrics
from rules.bands import band_of
from rules.interest import month_interest
from rules.metrics import SPECS, Metric
from rules.periods import USUAL_MONTHS

PARTS = ("card", "delinquency", "balance", "spending")
UNITS = {
    metrics.MetricUnit.WON: Unit.WON,
    metrics.MetricUnit.PERCENT: Unit.PERCENT,
    metrics.MetricUnit.POINTS: Unit.PERCENT,
    metrics.MetricUnit.DAYS: Unit.DAYS,
    metrics.MetricUnit.BUSINESS_DAYS: Unit.BUSINESS_DAYS,
    metrics.MetricUnit.TIMES: Unit.TIMES,
    metrics.MetricUnit.PLACES: Unit.PLACES,
    metrics.MetricUnit.MONTHS: Unit.MONTHS,
    metrics.MetricUnit.DEVIATIONS: Unit.DEVIATIONS,
}
CHANGE = ":change"
COMPARED = 3  # of the last months, in percent
AMOUNTS_OF = {
    part: tuple(field.name for field in fields(row) if field.name.endswith("_won"))
    for part, row in zip(PARTS, (CardMonth, DelinquencyMonth, BalanceMonth, SpendingMonth), strict=True)
}
AMOUNTS = tuple(name for names in AMOUNTS_OF.values() for name in names)
SPENT = tuple(
    field.name for field in fields(SpendingMonth) if field.name.endswith("_won") and field.name != "total_won"
)
COUNTS = {
    "lenders": Unit.PLACES,
    "episodes_12m": Unit.TIMES,
    "plan_paid_streak": Unit.TIMES,
    "weighted_rate": Unit.PERCENT,
}
#: Derived amounts: what is taken from what, in one month.
REMAINDERS = {
    "shortfall": ("next_bill_won", "balance_won"),
    "limit_left": ("limit_won", "used_won"),
    "unpaid": ("billed_won", "paid_won"),
    "left_after_spending": ("inflow_won", "total_won"),
    "left_after_repayment": ("inflow_won", "repayment_won"),
}
#: Shares in percent: what of what.
SHARES = {
    "used_share": ("used_won", "limit_won"),
    "repaid_share": ("repayment_won", "inflow_won"),
    "interest_share": ("interest_won", "inflow_won"),
    "spent_share": ("total_won", "inflow_won"),
    "paid_share": ("paid_won", "billed_won"),
    "revolving_share": ("revolving_won", "billed_won"),
}
FLOWS = ("inflow_won", "total_won", "spent_won", "debt_won", "balance_won", "limit_won", "revolving_won")


@dataclass(frozen=True, slots=True)
class GroundedFigure:
    """One figure: what it is, in which unit, and whether it is of the newest month."""

    name: str
    unit: Unit
    value: Decimal
    newest: bool = True
    edge: bool = False  # the end of a band: to be said with 이상, 미만 and the like only
    last_year: bool = False  # a date that has to be told with its year

    @property
    def plain_name(self) -> str:
        """The name without what tells a threshold or a change."""
        return self.name.removesuffix("_threshold").removesuffix(CHANGE)

    @property
    def is_change(self) -> bool:
        """Whether it is how far a figure moved."""
        return self.name.endswith(CHANGE)


def figures_of(case: Case) -> tuple[GroundedFigure, ...]:
    """Everything that may be said of this customer's figures."""
    found = [*of_match(case), *of_metrics(case)]
    if case.profile is not None and case.profile.months:
        found += of_profile(case.profile, case.today)
    return tuple(dict.fromkeys(found))


def of_match(case: Case) -> Iterator[GroundedFigure]:
    """Values and thresholds of the evidence."""
    for item in () if case.match is None else case.match.evidence:
        unit = next((UNITS[u] for u in metrics.MetricUnit if u.value == item.unit and u in UNITS), None)
        if unit is not None:
            for value in rounded(item.value):
                yield GroundedFigure(item.metric.value, unit, value)
            for bound in rounded(item.threshold):
                yield GroundedFigure(f"{item.metric.value}_threshold", unit, bound)


def of_metrics(case: Case) -> Iterator[GroundedFigure]:
    """Every metric as it may be rounded, and the ends of its band."""
    for metric, value in case.metrics.items():
        spec = SPECS[Metric(metric)]
        if spec.unit not in UNITS:
            continue
        for shown in rounded(value):
            yield GroundedFigure(metric, UNITS[spec.unit], shown)
        band = band_of(value, spec.unit)
        for edge in (band.low, band.high):
            if edge is not None:
                yield GroundedFigure(metric, UNITS[spec.unit], Decimal(repr(edge)).normalize(), edge=True)


def rounded(value: float) -> set[Decimal]:
    """A value with two, one and no decimals, without its sign."""
    exact = abs(Decimal(repr(float(value))))
    return {round(exact, digits).normalize() for digits in (2, 1)} | {Decimal(round(exact))}


def of_profile(profile: CustomerProfile, today: date) -> Iterator[GroundedFigure]:
    """Every reported figure, and what follows from them."""
    if profile.annual_income_won is not None:
        yield GroundedFigure("annual_income_won", Unit.WON, Decimal(profile.annual_income_won))
        yield GroundedFigure("annual_income_won", Unit.WON, Decimal(round(profile.annual_income_won / 12)))
    rows = [rows_of(snapshot) for snapshot in profile.months]
    for index, (snapshot, amounts) in enumerate(zip(profile.months, rows, strict=True)):
        newest = index == len(rows) - 1
        yield from of_month(snapshot, today, newest=newest)
        yield from of_rows(amounts, newest=newest)
        yield from of_interest(snapshot, amounts, newest=newest)
    for name in AMOUNTS:
        yield from changes(name, [amounts[name] for amounts in rows if name in amounts])
    yield from of_budget(rows)


def rows_of(snapshot: MonthSnapshot) -> dict[str, int]:
    """All amounts of a month by field."""
    return {
        name: value
        for part, names in AMOUNTS_OF.items()
        if (row := getattr(snapshot, part)) is not None
        for name in names
        if (value := getattr(row, name)) is not None
    }


def of_month(snapshot: MonthSnapshot, today: date, *, newest: bool) -> Iterator[GroundedFigure]:
    """The reported fields of a month: amounts, counts, rates, and days from or to its dates."""
    yield GroundedFigure("month", Unit.MONTH_NAME, Decimal(snapshot.month.month), newest)
    yield GroundedFigure("month", Unit.YEAR, Decimal(snapshot.month.year), newest)
    for part in PARTS:
        row = getattr(snapshot, part)
        for field in () if row is None else fields(row):
            value = getattr(row, field.name)
            if isinstance(value, date):
                yield from of_date(field.name, value, today, newest=newest)
            elif value is not None:
                unit = Unit.WON if field.name.endswith("_won") else COUNTS[field.name]
                yield from (
                    GroundedFigure(field.name, unit, shown, newest) for shown in as_shown(value, unit)
                )


def as_shown(value: int | Decimal, unit: Unit) -> set[Decimal]:
    """A value as it may be written."""
    exact = abs(Decimal(value))
    return {exact} if unit is Unit.WON else {exact, round(exact, 1).normalize(), Decimal(round(exact))}


def of_date(name: str, day: date, today: date, *, newest: bool) -> Iterator[GroundedFigure]:
    """A date, its month and, for the newest that matter, how far from today it is."""
    past = day.year < today.year
    yield GroundedFigure(name, Unit.DATE, Decimal(day.month * 100 + day.day), newest, last_year=past)
    yield GroundedFigure(name, Unit.MONTH_NAME, Decimal(day.month), newest)
    yield GroundedFigure(name, Unit.YEAR, Decimal(day.year), newest)
    if newest and name != "as_of":
        yield GroundedFigure(name, Unit.DAYS, Decimal(abs((today - day).days)))
    if name == "next_due_on" or newest:
        yield GroundedFigure(name, Unit.DAY_OF_MONTH, Decimal(day.day), newest)


def of_rows(rows: dict[str, int], *, newest: bool) -> Iterator[GroundedFigure]:
    """Remainders, sums and shares within a month."""
    for name, (whole, part) in REMAINDERS.items():
        if whole in rows and part in rows:
            yield GroundedFigure(name, Unit.WON, Decimal(abs(rows[whole] - rows[part])), newest)
    for name, (part, whole) in SHARES.items():
        if part in rows and rows.get(whole):
            yield from percentages(name, Decimal(rows[part]) / rows[whole] * 100, newest=newest)
    if rows.get("total_won"):
        for field in SPENT:
            if field in rows:
                share = Decimal(rows[field]) / rows["total_won"] * 100
                yield from percentages(f"{field}_share", share, newest=newest)
    yield from of_leftover(rows, newest=newest)


def percentages(name: str, value: Decimal, *, newest: bool) -> Iterator[GroundedFigure]:
    """A percentage with one and without decimals."""
    exact = abs(value)
    for shown in {round(exact, 1).normalize(), Decimal(round(exact))}:
        yield GroundedFigure(name, Unit.PERCENT, shown, newest)


def of_leftover(rows: dict[str, int], *, newest: bool) -> Iterator[GroundedFigure]:
    """What remains of the income after everything, and what was newly borrowed by card."""
    if "inflow_won" in rows and "total_won" in rows:
        rest = rows["inflow_won"] - rows["total_won"] - rows.get("repayment_won", 0)
        yield GroundedFigure("leftover", Unit.WON, Decimal(abs(rest)), newest)
    borrowed = [rows[name] for name in ("cash_advance_won", "card_loan_won") if name in rows]
    if borrowed:
        yield GroundedFigure("card_borrowed", Unit.WON, Decimal(sum(borrowed)), newest)
    if "next_bill_won" in rows and rows.get("overdue_won"):
        due = rows["next_bill_won"] + rows["overdue_won"]
        yield GroundedFigure("due_with_arrears", Unit.WON, Decimal(due), newest)
        if "balance_won" in rows:
            yield GroundedFigure("shortfall", Unit.WON, Decimal(abs(due - rows["balance_won"])), newest)
    for name in ("repayment_won", "interest_won"):
        if name in rows:
            yield GroundedFigure(name, Unit.WON, Decimal(rows[name] * 12), newest)


def of_budget(rows: list[dict[str, int]]) -> Iterator[GroundedFigure]:
    """What remains of the usual income, or of what came in last, after what has to be spent and repaid."""
    inflows = [amounts["inflow_won"] for amounts in rows if "inflow_won" in amounts]
    if not inflows or "essential_won" not in rows[-1]:
        return
    before = inflows[:-1][-USUAL_MONTHS:]
    usual = int(median(before)) if len(before) > 1 else inflows[-1]
    for income in (usual, *inflows[-2:]):
        rest = income - rows[-1]["essential_won"] - rows[-1].get("repayment_won", 0)
        yield GroundedFigure("leftover", Unit.WON, Decimal(abs(rest)))


def of_interest(snapshot: MonthSnapshot, rows: dict[str, int], *, newest: bool) -> Iterator[GroundedFigure]:
    """A month's simple interest on what is owed and on what is carried over, at the average rate."""
    rate = None if snapshot.balance is None else snapshot.balance.weighted_rate
    for name, principal in (("debt_interest", "debt_won"), ("revolving_interest", "revolving_won")):
        if rate is not None and principal in rows:
            monthly = month_interest(rows[principal], rate)
            yield from (
                GroundedFigure(name, Unit.WON, Decimal(round(monthly, -digits)), newest) for digits in (0, 2)
            )


def changes(name: str, values: list[int]) -> Iterator[GroundedFigure]:
    """How a field moved from month to month and against the usual, and its median."""
    moves = list(pairwise(values))
    amounts = {abs(later - earlier) for earlier, later in moves}
    usuals = [int(median(values[max(0, end - USUAL_MONTHS) : end])) for end in range(2, len(values) + 1)]
    amounts |= {abs(values[-1] - usual) for usual in usuals}
    if name in FLOWS:
        amounts |= {abs(values[-1] - one) for one in values[:-1]}
    yield from (GroundedFigure(name, Unit.WON, Decimal(abs(usual)), newest=False) for usual in set(usuals))
    yield from (GroundedFigure(name + CHANGE, Unit.WON, Decimal(amount)) for amount in amounts)
    for earlier, later in moves[-COMPARED:]:
        if earlier:
            yield from percentages(name + CHANGE, Decimal(later - earlier) / abs(earlier) * 100, newest=True)
