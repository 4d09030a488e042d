"""The yearly rate that a message tells of a loan."""

from __future__ import annotations

from app.services.told_loans.plain_form import plain_form
from app.services.told_loans.rates import (
    illegal_rate,
)


def rate(text: str) -> float | None:
    """The rate over the cap that a message tells, to one decimal place."""
    found = illegal_rate(plain_form(text))
    return None if found is None else round(float(found), 1)
