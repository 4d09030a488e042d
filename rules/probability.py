"""How sure a decision may be, given the age and completeness of its data (pure).

The figures are those of the product's scenario research: 0.95 to 0.99 for hard rules on data of up to
35 days, and no more than 0.6 on data older than 60 days or without two key fields. Between them the
ceiling runs in straight lines.
"""

from __future__ import annotations

from rules.freshness import FRESH_DAYS, OLD_DAYS

NEWEST = 0.99
FRESH = 0.95
DOUBTFUL = 0.6
MISSING_ALLOWED = 1  # key fields


def ceiling(age: int, missing: int) -> float:
    """The most a probability may be, for data ``age`` days old that lacks ``missing`` key fields."""
    if is_doubtful(age, missing):
        return DOUBTFUL
    if age <= FRESH_DAYS:
        return NEWEST - (NEWEST - FRESH) * age / FRESH_DAYS
    return FRESH - (FRESH - DOUBTFUL) * (age - FRESH_DAYS) / (OLD_DAYS - FRESH_DAYS)


def is_doubtful(age: int, missing: int) -> bool:
    """Whether the data is too old or too incomplete for more than a guess."""
    return age > OLD_DAYS or missing > MISSING_ALLOWED
