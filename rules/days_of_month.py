"""Days by their number in the month, as pay and bills are named (pure)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

LAST_DAY = 31


def next_such_day(today: date, day: int) -> date:
    """The next date with that day of the month; in a short month its last day."""
    this = today.replace(day=min(day, monthrange(today.year, today.month)[1]))
    if this >= today:
        return this
    first = (today.replace(day=1) + timedelta(days=LAST_DAY)).replace(day=1)
    return first.replace(day=min(day, monthrange(first.year, first.month)[1]))
