"""Days of the week as people name them, counted from today (pure)."""

from __future__ import annotations

import re
from datetime import date

NAMES, WEEK = "월화수목금토일", 7
UNTIL = re.compile(rf"(?P<next>(?:다음|담)\s?주|차주)?\s?(?P<day>[{NAMES}])요일까지")


def days_until(text: str, today: date) -> int | None:
    """The days to the day of the week that a text names as the last; in the week after this one where that is named."""
    found = UNTIL.search(text)
    if found is None:
        return None
    day = NAMES.index(found["day"])
    ahead = (day - today.weekday()) % WEEK or WEEK
    this_week = day > today.weekday()
    return ahead + WEEK if found["next"] and this_week else ahead
