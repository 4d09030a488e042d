"""A loan as a sum is reckoned with, and the same loan once its rate has moved (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.services.advice_templates.told.rates import Move
from rules.repayment import Way


@dataclass(frozen=True, slots=True)
class Loan:
    """What a sum is reckoned with; no term where none was told."""

    principal: int
    rate: Decimal
    months: int | None
    way: Way
    grace: int


def reckoned_with(before: Loan | None, now: Loan, move: Move | None) -> Sequence[Loan]:
    """What is new beside the loan ``before``: the loan where it changed, and as it would be at a rate thought of."""
    if move is None:
        return () if now == before else (now,)
    return (now, replace(now, rate=move.of(now.rate)))
