"""Objections to labels, and the answers of people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app import models
from app.core.db import Database
from app.errors import Conflict, NotFound
from app.repositories.paging import cut, page_of
from app.schemas.paging import PAGE, Page, Place
from app.schemas.rights import Objection, ObjectionState
from rules.knowledge import current_book
from rules.metrics import SPECS, Metric, format_metric
from rules.scenario import Scenario

WAITING_AT_MOST = 20  # of one customer
TOO_MANY = "답을 기다리는 이의가 이미 많아요. 먼저 내신 이의의 답을 기다려 주세요."


class ObjectionRepository:
    """Raises ``DATABASE_AWAY`` errors as they come, ``NotFound`` and ``Conflict``."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def create(self, objection: Objection) -> None:
        """Keep a new one; raises ``Conflict`` when the customer has enough of them waiting."""
        values = {name: getattr(objection, name) for name in ("objection_id", "user_id", "request_id")}
        values |= {name: getattr(objection, name) for name in ("label", "text", "created_at", "due_at")}
        own = (models.Objection.user_id == objection.user_id, waits())
        async with self.database.transaction() as session:
            if (await session.scalar(select(func.count()).where(*own)) or 0) >= WAITING_AT_MOST:
                raise Conflict(TOO_MANY)
            await session.execute(insert(models.Objection).values(state=objection.state.value, **values))

    async def of_customer(self, user_id: str) -> Sequence[Objection]:
        """The customer's own, newest first."""
        return await self._own(user_id, limit=PAGE)

    async def everything_of(self, user_id: str) -> Sequence[Objection]:
        """All of the customer's own, newest first."""
        return await self._own(user_id, limit=None)

    async def _own(self, user_id: str, *, limit: int | None) -> Sequence[Objection]:
        query = (
            select(models.Objection)
            .where(models.Objection.user_id == user_id)
            .order_by(models.Objection.created_at.desc())
            .limit(limit)
        )
        async with self.database.session() as session:
            return [objection_of(row) for row in await session.scalars(query)]

    async def waiting(self, after: Place | None = None) -> Page[Objection]:
        """A page of those nobody has answered, the longest waiting first, each with what its label rested on."""
        label = models.ScenarioLabel
        query = (
            select(models.Objection, label.evidence)
            .outerjoin(
                label,
                (label.request_id == models.Objection.request_id)
                & (label.user_id == models.Objection.user_id),
            )
            .where(waits())
        )
        query = cut(query, (models.Objection.created_at, models.Objection.objection_id), after)
        async with self.database.session() as session:
            rows = (await session.execute(query)).all()
        found = [objection_of(row, evidence) for row, evidence in rows]
        return page_of(found, lambda one: Place(one.created_at, one.objection_id))

    async def get(self, objection_id: str) -> Objection:
        """One."""
        async with self.database.session() as session:
            return await one_of(session, objection_id)

    async def answer(self, objection_id: str, text: str, *, person: str, at: datetime) -> Objection:
        """A person's answer; there is only one. The objection as it is then."""
        values = {"answer": text, "answered_by": person, "answered_at": at}
        async with self.database.transaction() as session:
            answered = await session.execute(
                update(models.Objection)
                .where(models.Objection.objection_id == objection_id, waits())
                .values(state=ObjectionState.ANSWERED.value, **values)
            )
            if not answered.rowcount:  # type: ignore[attr-defined]
                raise Conflict("이미 답했거나 고객이 거둔 이의예요.")
            return await one_of(session, objection_id)


def waits() -> ColumnElement[bool]:
    """Whether nobody has answered it."""
    return models.Objection.state == ObjectionState.WAITING.value


async def one_of(session: AsyncSession, objection_id: str) -> Objection:
    """One, as this session sees it; raises ``NotFound``."""
    row = await session.get(models.Objection, objection_id)
    if row is None:
        raise NotFound
    return objection_of(row)


def objection_of(row: models.Objection, evidence: Sequence[Mapping[str, Any]] | None = None) -> Objection:
    """The value of a row."""
    return Objection(
        objection_id=row.objection_id,
        user_id=row.user_id,
        request_id=row.request_id,
        label=row.label,
        title=current_book().rule(Scenario(row.label)).title,
        text=row.text,
        state=ObjectionState(row.state),
        created_at=row.created_at,
        due_at=row.due_at,
        answer=row.answer,
        answered_at=row.answered_at,
        evidence=tuple(readable(item) for item in evidence or ()),
    )


def readable(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """A stored criterion with its Korean title and its figures as people write them."""
    metric = Metric(item["metric"])
    figures = {name: format_metric(metric, item[name]) for name in ("value", "threshold")}
    return {
        **item,
        "title": SPECS[metric].title,
        "shown": figures["value"],
        "threshold_shown": figures["threshold"],
    }
