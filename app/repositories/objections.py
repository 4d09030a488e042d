"""Objections to labels, and the answers of people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from app import models
from app.core.db import Database
from app.errors import Conflict, NotFound
from app.schemas.rights import Objection, ObjectionState
from rules.knowledge import current_book
from rules.metrics import SPECS, Metric, format_metric
from rules.scenario import Scenario

SHOWN = 100


class ObjectionRepository:
    """Raises ``DATABASE_AWAY`` errors as they come, ``NotFound`` and ``Conflict``."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def create(self, objection: Objection) -> None:
        """Keep a new one."""
        values = {name: getattr(objection, name) for name in ("objection_id", "user_id", "request_id")}
        values |= {name: getattr(objection, name) for name in ("label", "text", "created_at", "due_at")}
        async with self.database.transaction() as session:
            await session.execute(insert(models.Objection).values(state=objection.state.value, **values))

    async def of_customer(self, user_id: str) -> Sequence[Objection]:
        """The customer's own, newest first."""
        query = (
            select(models.Objection)
            .where(models.Objection.user_id == user_id)
            .order_by(models.Objection.created_at.desc())
            .limit(SHOWN)
        )
        async with self.database.session() as session:
            return [objection_of(row) for row in await session.scalars(query)]

    async def waiting(self) -> Sequence[Objection]:
        """Those nobody has answered, the longest waiting first, each with what its label rested on."""
        label = models.ScenarioLabel
        query = (
            select(models.Objection, label.evidence)
            .outerjoin(
                label,
                (label.request_id == models.Objection.request_id)
                & (label.user_id == models.Objection.user_id),
            )
            .where(models.Objection.state == ObjectionState.WAITING.value)
            .order_by(models.Objection.created_at)
            .limit(SHOWN)
        )
        async with self.database.session() as session:
            found = (await session.execute(query)).all()
        return [objection_of(row, evidence) for row, evidence in found]

    async def get(self, objection_id: str) -> Objection:
        """One."""
        async with self.database.session() as session:
            row = await session.get(models.Objection, objection_id)
        if row is None:
            raise NotFound
        return objection_of(row)

    async def answer(self, objection_id: str, text: str, *, person: str, at: datetime) -> None:
        """A person's answer; there is only one."""
        values = {"answer": text, "answered_by": person, "answered_at": at}
        async with self.database.transaction() as session:
            answered = await session.execute(
                update(models.Objection)
                .where(
                    models.Objection.objection_id == objection_id,
                    models.Objection.state == ObjectionState.WAITING.value,
                )
                .values(state=ObjectionState.ANSWERED.value, **values)
            )
        if not answered.rowcount:  # type: ignore[attr-defined]
            raise Conflict("이미 답했거나 고객이 거둔 이의예요.")


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
