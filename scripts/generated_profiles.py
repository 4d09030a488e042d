"""The generated population as profiles, for computing thresholds and calibration without a database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

import numpy as np

from app.schemas.customer import (
    BalanceMonth,
    CardMonth,
    CustomerProfile,
    DelinquencyMonth,
    MonthSnapshot,
    SpendingMonth,
)
from scripts.population import Columns, Month, generate

Row = TypeVar("Row", CardMonth, DelinquencyMonth, BalanceMonth, SpendingMonth)


def generated_profiles(size: int, *, as_of: date, seed: int, months: int = 12) -> Iterator[CustomerProfile]:
    """``size`` customers with ``months`` months each, the last one taken on ``as_of``."""
    people, stream = generate(size, months=months, as_of=as_of, seed=seed)
    tables = [snapshots(month) for month in stream]
    for index in range(size):
        yield CustomerProfile(
            f"generated-{index:07}",
            int(people.birth_year[index]),
            int(people.annual_income[index]),
            tuple(table[index] for table in tables),
        )


def snapshots(month: Month) -> list[MonthSnapshot]:
    """One month of every customer."""
    parts = (
        rows(CardMonth, month.card, month.as_of),
        rows(DelinquencyMonth, month.delinquency, month.as_of),
        rows(BalanceMonth, month.balance, month.as_of),
        rows(SpendingMonth, month.spending, month.as_of),
    )
    return [MonthSnapshot(month.month, *found) for found in zip(*parts, strict=True)]


def rows(kind: type[Row], columns: Columns, as_of: date) -> list[Row]:
    """One table's rows, a column for each field of ``kind`` but the day."""
    names = [field.name for field in fields(kind) if field.name != "as_of"]
    values = zip(*(plain(name, columns) for name in names), strict=True)
    return [kind(as_of, *row) for row in values]


def plain(name: str, columns: Columns) -> list[Any]:
    """A column as Python values: dates without ``NaT``, rates as decimals."""
    column = columns[name]
    if np.issubdtype(column.dtype, np.datetime64):
        return [None if np.isnat(day) else day.item() for day in column]
    if name == "weighted_rate":
        return [Decimal(f"{rate:.2f}") for rate in column.tolist()]
    return list(column.tolist())
