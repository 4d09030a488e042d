"""A customer's finances: the one query a turn makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from sqlalchemy import BindParameter, Select, Table, and_, bindparam, select, true, union
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.db import Database
from app.models import BalanceInfo, Base, CardUsage, Delinquency, SpendingPattern, User
from app.schemas.customer import (
    BalanceMonth,
    CardMonth,
    CustomerProfile,
    DelinquencyMonth,
    MonthSnapshot,
    SpendingMonth,
)

MONTHS = 12


@dataclass(frozen=True)
class Part:
    """One monthly table and the value its rows become."""

    table: Table
    value: type[Any]

    @property
    def columns(self) -> list[Any]:
        """The table's columns in the order of the value's fields."""
        return [self.table.c[field.name] for field in fields(self.value)]

    @cached_property
    def width(self) -> int:
        """How many columns that is."""
        return len(fields(self.value))


def table_of(model: type[Base]) -> Table:
    """The table behind a model."""
    table = model.__table__
    assert isinstance(table, Table)  # noqa: S101
    return table


PARTS = (
    Part(table_of(CardUsage), CardMonth),
    Part(table_of(Delinquency), DelinquencyMonth),
    Part(table_of(BalanceInfo), BalanceMonth),
    Part(table_of(SpendingPattern), SpendingMonth),
)


def profile_query() -> Select[Any]:
    """A customer with the last twelve months of all four tables: at most twelve rows, newest first.

    A month counts when any of the tables has it, so the months are the union of theirs.
    """
    customer: BindParameter[str] = bindparam("user_id")
    months = union(
        *(select(part.table.c.month).where(part.table.c.user_id == customer) for part in PARTS)
    ).subquery("months")
    users = table_of(User)
    joined = users.outerjoin(months, true())
    for part in PARTS:
        joined = joined.outerjoin(
            part.table,
            and_(part.table.c.user_id == users.c.user_id, part.table.c.month == months.c.month),
        )
    columns = [column for part in PARTS for column in part.columns]
    return (
        select(users.c.birth_year, users.c.annual_income_won, months.c.month, *columns)
        .select_from(joined)
        .where(users.c.user_id == customer)
        .order_by(months.c.month.desc())
        .limit(MONTHS)
    )


PROFILE_QUERY = profile_query()


class FinanceRepository:
    """Reads profiles. Raises ``DATABASE_AWAY`` errors as they come."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def profile(self, user_id: str) -> CustomerProfile | None:
        """The customer's finances, ``None`` when the customer is unknown."""
        rows = await self.database.look_up(lambda session: months_of(session, user_id))
        return profile_of(user_id, rows)


async def months_of(session: AsyncSession, user_id: str) -> Sequence[Sequence[Any]]:
    """The rows of :func:`profile_query`."""
    rows: Sequence[Sequence[Any]] = (await session.execute(PROFILE_QUERY, {"user_id": user_id})).all()
    return rows


def profile_of(user_id: str, rows: Sequence[Sequence[Any]]) -> CustomerProfile | None:
    """Put the rows of :func:`profile_query` together."""
    if not rows:
        return None
    birth_year, annual_income_won = rows[0][:2]
    months = tuple(snapshot_of(row) for row in reversed(rows) if row[2] is not None)
    return CustomerProfile(
        user_id=user_id, birth_year=birth_year, annual_income_won=annual_income_won, months=months
    )


def snapshot_of(row: Sequence[Any]) -> MonthSnapshot:
    """One month; a table that has no row for it gives ``None``."""
    parts: list[Any] = []
    start = 3
    for part in PARTS:
        values = row[start : start + part.width]
        start += part.width
        parts.append(None if values[0] is None else part.value(*values))
    return MonthSnapshot(row[2], *parts)
