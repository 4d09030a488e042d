"""The outbox of webhooks: what has to arrive is in the database before anybody is told so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import select, update

from app.core.db import Database
from app.models import WebhookDelivery
from app.schemas.rights import Handoff

DUE, DONE, FAILED = "due", "done", "failed"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to send."""

    delivery_id: str
    payload: dict[str, Any]
    attempts: int
    next_at: datetime


def delivery_of(handoff: Handoff) -> dict[str, Any]:
    """The row that announces a hand-off; the desk asks the API for more."""
    payload = {
        "type": "handoff.waiting",
        "timestamp": handoff.created_at.isoformat(),
        "data": {"handoff_id": handoff.handoff_id, "share_transcript": handoff.share_transcript},
    }
    return {
        "delivery_id": uuid4().hex,
        "created_at": handoff.created_at,
        "payload": payload,
        "state": DUE,
        "attempts": 0,
        "next_at": handoff.created_at,
    }


class DeliveryRepository:
    """Raises ``DATABASE_AWAY`` errors as they come."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def due(self, now: datetime, *, limit: int = 20) -> Sequence[Delivery]:
        """What may be sent now, the longest waiting first."""
        query = (
            select(WebhookDelivery)
            .where(WebhookDelivery.state == DUE, WebhookDelivery.next_at <= now)
            .order_by(WebhookDelivery.next_at)
            .limit(limit)
        )
        async with self.database.session() as session:
            rows = (await session.scalars(query)).all()
        return [Delivery(row.delivery_id, row.payload, row.attempts, row.next_at) for row in rows]

    async def claim(self, delivery: Delivery, until: datetime) -> bool:
        """Take it for this process until then; ``False`` when another process was faster."""
        values = {"next_at": until, "attempts": delivery.attempts + 1}
        return await self._change(delivery, {"next_at": delivery.next_at}, values)

    async def delivered(self, delivery: Delivery, status: int) -> None:
        """It has arrived."""
        await self._change(delivery, {}, {"state": DONE, "last_status": status})

    async def put_off(self, delivery: Delivery, until: datetime | None, status: int | None) -> None:
        """It has not arrived; try again then, or never when that is ``None``."""
        values: dict[str, Any] = {"last_status": status}
        await self._change(
            delivery, {}, values | ({"state": FAILED} if until is None else {"next_at": until})
        )

    async def _change(self, delivery: Delivery, only_if: dict[str, Any], values: dict[str, Any]) -> bool:
        conditions = {"delivery_id": delivery.delivery_id, "state": DUE, **only_if}
        async with self.database.transaction() as session:
            changed = await session.execute(update(WebhookDelivery).filter_by(**conditions).values(**values))
        return bool(changed.rowcount)  # type: ignore[attr-defined]
