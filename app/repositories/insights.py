"""What earlier turns decided, read back for the customer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from app.core.db import Database
from app.models import ScenarioLabel
from app.schemas.export import DecisionOut
from app.schemas.insights import Decided
from app.schemas.labels import Emotion
from rules.limits import ThresholdKind
from rules.metrics import Metric
from rules.said import STATED, Said
from rules.scenario import Basis, Scenario

MOST = 5_000  # decisions read at once, the newest first


class InsightRepository:
    """Reads ``ScenarioLabel``. Raises ``DATABASE_AWAY`` errors as they come."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def decided(self, user_id: str, since: datetime) -> tuple[Decided, ...]:
        """The customer's decisions from ``since`` on, oldest first."""
        query = (
            select(ScenarioLabel.decided_at, ScenarioLabel.label, ScenarioLabel.emotion)
            .where(ScenarioLabel.user_id == user_id, ScenarioLabel.decided_at >= since)
            .order_by(ScenarioLabel.decided_at.desc())
            .limit(MOST)
        )
        async with self.database.session() as session:
            rows = (await session.execute(query)).all()
        return tuple(
            Decided(at, Scenario(label), None if emotion is None else Emotion(emotion))
            for at, label, emotion in reversed(rows)
        )

    async def everything_of(self, user_id: str) -> tuple[DecisionOut, ...]:
        """All that is kept of the customer's decisions, oldest first."""
        query = (
            select(ScenarioLabel).where(ScenarioLabel.user_id == user_id).order_by(ScenarioLabel.decided_at)
        )
        async with self.database.session() as session:
            return tuple(decision_of(row) for row in await session.scalars(query))

    async def said(self, user_id: str, request_id: str) -> Said:
        """What the customer had said by the turn ``request_id``, by the evidence it left."""
        query = select(ScenarioLabel.evidence).where(
            ScenarioLabel.user_id == user_id, ScenarioLabel.request_id == request_id
        )
        async with self.database.session() as session:
            evidence = (await session.execute(query)).scalar_one_or_none() or []
        return said_by(evidence)


def decision_of(row: ScenarioLabel) -> DecisionOut:
    """A decision on the wire."""
    return DecisionOut(
        request_id=row.request_id,
        at=row.decided_at,
        label=Scenario(row.label),
        probability=float(row.probability),
        basis=Basis(row.basis),
        data_as_of=row.data_as_of,
        evidence=row.evidence,
        emotion=None if row.emotion is None else Emotion(row.emotion),
        emotion_score=None if row.emotion_score is None else float(row.emotion_score),
    )


def said_by(evidence: Sequence[Mapping[str, Any]]) -> Said:
    """What stored evidence holds of what was said, with when, if that was earlier in the talk."""
    told = [item for item in evidence if item["kind"] == ThresholdKind.STATED]
    events = frozenset(Metric(item["metric"]) for item in told) & frozenset(STATED)
    earlier = next((item["told_at"] for item in told if item.get("told_at")), None)
    return Said(events, None if earlier is None else datetime.fromisoformat(earlier))
