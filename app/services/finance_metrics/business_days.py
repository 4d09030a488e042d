"""Business days of Korean banks: no Saturdays, Sundays, public holidays, nor Labour Day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays
import numpy as np
from numpy.typing import NDArray

NEXT_DAY = timedelta(days=1)


@cache
def closed_days(year: int) -> NDArray[np.datetime64]:
    """Days of ``year`` on which banks are closed beside weekends, substitute holidays included."""
    found = holidays.country_holidays("KR", years=year, categories=("public", "bank"))
    return np.array(sorted(found), dtype="datetime64[D]")


def business_days(since: date, until: date) -> int:
    """Business days after ``since`` up to and including ``until``; 0 when ``until`` is not later."""
    if until <= since:
        return 0
    closed = np.concatenate([closed_days(year) for year in range(since.year, until.year + 1)])
    return int(np.busday_count(since + NEXT_DAY, until + NEXT_DAY, holidays=closed))
