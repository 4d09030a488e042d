"""How long monthly data speaks for today. Source: the product's scenario research."""

from __future__ import annotations

from datetime import date

FRESH_DAYS = 35  # the next monthly row would be there by then: the data still speaks for today
OLD_DAYS = 60  # from here on no decision is more than a guess


def age_days(as_of: date, today: date) -> int:
    """Days since the data was taken; 0 for a row dated ahead, such as the end of a running month."""
    return max(0, (today - as_of).days)


def speaks_for(as_of: date, today: date) -> date:
    """The day up to which dates in a row are counted: ``today`` while it is fresh, else its own day."""
    return max(as_of, today) if age_days(as_of, today) <= FRESH_DAYS else as_of
