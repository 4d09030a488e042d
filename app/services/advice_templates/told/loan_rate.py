"""The yearly rate of a loan that a talk tells: the newest that stands, however many messages it took to tell (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from app.services.advice_templates.wording import percent
from app.services.told_loans.plain_form import plain_form
from app.services.told_loans.rates import told_rate
from rules.knowledge import current_registry

VOID_LOAN = "void_loan"
ROUGHLY = Decimal(
    "0.5"
)  # percent: nearer to the ceiling than that, a whole number would hide on which side it is


def rate_told(texts: Sequence[str]) -> Decimal | None:
    """Percent a year by the newest of the messages, oldest first; else by the last two read as one."""
    plain = [plain_form(text) for text in texts]
    each = (told_rate(text) for text in reversed(plain))
    return next((rate for rate in each if rate is not None), None) or told_rate(" ".join(plain[-2:]))


def voids_loan(rate: Decimal) -> bool:
    """Whether a lender's contract at that rate is void with its principal."""
    return float(rate) > current_registry().facts[VOID_LOAN].values["yearly_percent"]


def about_percent(rate: Decimal) -> str:
    """The rate in whole percent, finer right at the ceiling."""
    cap = current_registry().rate_cap
    return percent(rate, 1 if cap < rate < cap + ROUGHLY else 0)
