"""A plausible population of Korean households: twelve correlated months each, as columns.

The model is small on purpose. Every customer has an income, a way of spending and a *strain* that
drifts from month to month and jumps with a shock (loss of work, illness, fraud). Strain moves what people
in trouble do in this order: they draw more of the card limit, pay less of the bill, borrow on the
card, and fall into arrears; most come out again. The assumptions and their sources are in ``docs/data.md``.
"""

from __future__ import annotations

from scripts.population.customers import Customers, Shock
from scripts.population.months import (
    ESSENTIAL,
    MINIMUM_PAYMENT,
    Columns,
    Month,
    end_of,
    generate,
    month_starts,
)

__all__ = [
    "ESSENTIAL",
    "MINIMUM_PAYMENT",
    "Columns",
    "Customers",
    "Month",
    "Shock",
    "end_of",
    "generate",
    "month_starts",
]
