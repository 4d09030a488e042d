"""The yearly rates that the loans of the customer's messages come to (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.services.reply_verifier.registry_words import Pair
from app.services.reply_verifier.units import Unit
from app.services.told_loans.plain_form import plain_form
from app.services.told_loans.rates import told_rate

MOST = 6  # messages, the newest


def loan_rates(texts: Sequence[str]) -> Iterator[Pair]:
    """Of each message, newest first, and of two in a row: what was lent and when it is due may be told apart."""
    plain = [plain_form(text) for text in texts[:MOST]]
    together = [f"{before} {after}" for after, before in pairwise(plain)]
    for text in (*plain, *together):
        rate = told_rate(text)
        if rate is not None:
            yield from ((Unit.PERCENT, round(rate, digits).normalize()) for digits in (0, 1))
