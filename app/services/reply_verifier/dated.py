"""Days, dates and interest that follow from the day something began: arrears, an order that came (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from app.schemas.turn import Case
from app.services.reply_verifier.figures import GroundedFigure
from app.services.reply_verifier.quantities import Quantity
from app.services.reply_verifier.registry_words import Pair
from app.services.reply_verifier.units import Unit
from rules.interest import day_interest
from rules.knowledge import current_registry
from rules.weekdays import days_until

MONTH, HALF = 30, 15  # days, as arrears told in months are counted
LONGEST = 3_650  # days
ORDER = re.compile(r"지급명령|이의신청")
AGO = {
    "오늘": 0,
    "어제": 1,
    "그제": 2,
    "그저께": 2,
    "이틀 전": 2,
    "사흘 전": 3,
    "열흘 전": 10,
    "일주일 전": 7,
}


def dated(
    case: Case, numbers: Sequence[Quantity], figures: Iterable[GroundedFigure], texts: Sequence[str]
) -> Iterator[Pair]:
    """Numbers of days, dates and sums over days that may be written because they follow."""
    spans = set(spans_told(numbers))
    spans |= {days for text in texts if (days := days_until(text, case.today)) is not None}
    yield from ((Unit.DAYS, Decimal(days).normalize()) for days in spans)
    yield from map(pair_of_day, days_of_arrears(case, spans))
    if any(ORDER.search(text) for text in texts):
        ordered = set(days_of_order(case.today, numbers, " ".join(texts)))
        yield from map(pair_of_day, ordered)
        left = ((day - case.today).days for day in ordered)
        yield from ((Unit.DAYS, Decimal(days).normalize()) for days in left if days >= 0)
    yield from interest_so_far(figures)


def spans_told(numbers: Iterable[Quantity]) -> Iterator[int]:
    """The spans that the customer tells, in days: a month and a half counts 45."""
    for number in numbers:
        if number.unit is Unit.MONTHS and number.value * MONTH <= LONGEST:
            yield from (int(number.value * MONTH), int(number.value * MONTH) + HALF)
        elif number.unit is Unit.DAYS and number.value <= LONGEST:
            yield int(number.value)


def days_of_arrears(case: Case, spans: Iterable[int]) -> Iterator[date]:
    """The dates on which the arrears of the data are so many days old."""
    months = () if case.profile is None else case.profile.months
    rows = (month.delinquency for month in months)
    begun = {row.overdue_since for row in rows if row is not None and row.overdue_since is not None}
    yield from (since + timedelta(days=days) for since in begun for days in spans)


def days_of_order(today: date, numbers: Iterable[Quantity], words: str) -> Iterator[date]:
    """The day an order for payment came as it is told, and the last one to object to it."""
    told = {today - timedelta(days=ago) for name, ago in AGO.items() if name in words}
    told |= {today - timedelta(days=days) for days in spans_told(numbers)}
    told |= {day for number in numbers if number.unit is Unit.DATE and (day := day_of(number.value, today))}
    term = int(current_registry().facts["payment_order_objection"].values["days"])
    yield from (day + timedelta(days=later) for day in told for later in (0, term))


def day_of(value: Decimal, today: date) -> date | None:
    """The newest day of a month and day that is not ahead; ``None`` where there is none."""
    month, day = divmod(int(value), 100)
    try:
        found = date(today.year, month, day)
        return found if found <= today else found.replace(year=today.year - 1)
    except ValueError:
        return None


def interest_so_far(figures: Iterable[GroundedFigure]) -> Iterator[Pair]:
    """At most what late interest has come to over the days in arrears."""
    held = [figure for figure in figures if figure.newest and not figure.edge]
    ceiling = current_registry().rate_cap
    for owed in (figure.value for figure in held if figure.name == "overdue_won"):
        for days in (figure.value for figure in held if figure.name == "dq_days"):
            yield Unit.WON, Decimal(day_interest(owed * days, ceiling)).normalize()


def pair_of_day(day: date) -> Pair:
    """A date as it is written."""
    return Unit.DATE, Decimal(day.month * 100 + day.day).normalize()
