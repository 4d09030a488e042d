"""The numbers that a customer told, beside the rows of the data (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rules.knowledge import current_registry


@dataclass(frozen=True, slots=True)
class ToldNumbers:
    """The customer's newest numbers, and the rows of the data, the newest last."""

    amounts: Sequence[Decimal]
    rates: Sequence[Decimal]
    spans: Sequence[Decimal]
    days: Sequence[Decimal]
    bare: Sequence[Decimal]  # numbers without a unit
    rows: Sequence[Mapping[str, int]]
    known_rate: Decimal | None  # the average of the data
    yearly_income: int | None  # of the data

    @property
    def newest(self) -> Mapping[str, int]:
        """The newest row; empty where there are no data."""
        return self.rows[-1] if self.rows else {}

    @property
    def every_rate(self) -> Sequence[Decimal]:
        """Those that were told, that of the data, and the law's ceiling."""
        known = () if self.known_rate is None else (self.known_rate,)
        return (*self.rates, *known, Decimal(current_registry().rate_cap))
