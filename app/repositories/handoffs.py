"""Hand-offs to a person, with the shared transcript and the replies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app import models
from app.core.db import Database
from app.errors import Conflict, NotFound
from app.repositories.deliveries import delivery_of
from app.schemas.rights import Handoff, HandoffState, Said

COUNSELLOR = "counsellor"
SHOWN = 100


class HandoffRepository:
    """Raises ``DATABASE_AWAY`` errors as they come, ``NotFound`` and ``Conflict``."""

    def __init__(self, database: Database, *, announces: bool) -> None:
        self.database = database
        self.announces = announces  # whether there is a desk to send webhooks to

    async def create(self, handoff: Handoff) -> None:
        """Keep a new hand-off with its transcript, and the message that announces it: all or none."""
        async with self.database.transaction() as session:
            await session.execute(insert(models.Handoff).values(**row_of(handoff)))
            if handoff.transcript:
                lines = [line_of(handoff.handoff_id, said) for said in handoff.transcript]
                await session.execute(insert(models.HandoffMessage), lines)
            if self.announces:
                await session.execute(insert(models.WebhookDelivery).values(**delivery_of(handoff)))

    async def of_customer(self, user_id: str) -> Sequence[Handoff]:
        """The customer's own, newest first, with the replies."""
        query = (
            select(models.Handoff)
            .where(models.Handoff.user_id == user_id)
            .order_by(models.Handoff.created_at.desc())
            .limit(SHOWN)
        )
        async with self.database.session() as session:
            rows = (await session.scalars(query)).all()
            lines = await lines_of(session, [row.handoff_id for row in rows])
        return [handoff_of(row, replies=replies_in(lines[row.handoff_id])) for row in rows]

    async def in_state(self, state: HandoffState) -> Sequence[Handoff]:
        """Those in ``state``; who has waited longest comes first, of the closed ones the last."""
        order = models.Handoff.created_at.asc()
        if state is HandoffState.CLOSED:
            order = models.Handoff.created_at.desc()
        query = select(models.Handoff).where(models.Handoff.state == state.value).order_by(order).limit(SHOWN)
        async with self.database.session() as session:
            return [handoff_of(row) for row in await session.scalars(query)]

    async def get(self, handoff_id: str) -> Handoff:
        """One, whole."""
        async with self.database.session() as session:
            row = await session.get(models.Handoff, handoff_id)
            if row is None:
                raise NotFound
            lines = (await lines_of(session, [handoff_id]))[handoff_id]
        return handoff_of(row, replies=replies_in(lines), transcript=transcript_in(lines))

    async def reply(self, handoff_id: str, said: Said, *, counsellor: str) -> None:
        """Add a counsellor's reply; the first one opens the hand-off."""
        opened = {
            "state": HandoffState.OPEN.value,
            "counsellor": func.coalesce(models.Handoff.counsellor, counsellor),
        }
        async with self.database.transaction() as session:
            await self._move(session, handoff_id, opened)
            await session.execute(insert(models.HandoffMessage).values(**line_of(handoff_id, said)))

    async def close(self, handoff_id: str, at: datetime) -> None:
        """End a hand-off."""
        async with self.database.transaction() as session:
            await self._move(session, handoff_id, {"state": HandoffState.CLOSED.value, "closed_at": at})

    async def waiting(self) -> int:
        """How many customers wait for a person."""
        query = select(func.count()).where(models.Handoff.state == HandoffState.WAITING.value)
        return await self.database.look_up(lambda session: session.scalar(query)) or 0

    async def _move(self, session: AsyncSession, handoff_id: str, values: Mapping[str, Any]) -> None:
        """Change one that is not closed yet."""
        moved = await session.execute(
            update(models.Handoff)
            .where(models.Handoff.handoff_id == handoff_id, models.Handoff.state != HandoffState.CLOSED.value)
            .values(**values)
        )
        if moved.rowcount:  # type: ignore[attr-defined]
            return
        if await session.get(models.Handoff, handoff_id) is None:
            raise NotFound
        raise Conflict("이미 마친 상담이에요.")


def row_of(handoff: Handoff) -> dict[str, Any]:
    """The row of a new hand-off."""
    return {
        "handoff_id": handoff.handoff_id,
        "user_id": handoff.user_id,
        "session_id": handoff.session_id,
        "reason": handoff.reason,
        "share_transcript": handoff.share_transcript,
        "state": handoff.state.value,
        "created_at": handoff.created_at,
    }


def line_of(handoff_id: str, said: Said) -> dict[str, Any]:
    """The row of one line."""
    return {"handoff_id": handoff_id, "role": said.role, "text": said.text, "at": said.at}


async def lines_of(session: AsyncSession, handoff_ids: Sequence[str]) -> Mapping[str, list[Said]]:
    """The lines of several hand-offs, in order."""
    query = (
        select(models.HandoffMessage)
        .where(models.HandoffMessage.handoff_id.in_(handoff_ids))
        .order_by(models.HandoffMessage.id)
    )
    lines: dict[str, list[Said]] = defaultdict(list)
    for row in await session.scalars(query):
        lines[row.handoff_id].append(Said(row.role, row.text, row.at))
    return lines


def replies_in(lines: Iterable[Said]) -> tuple[Said, ...]:
    """What counsellors wrote."""
    return tuple(line for line in lines if line.role == COUNSELLOR)


def transcript_in(lines: Iterable[Said]) -> tuple[Said, ...]:
    """What was said before."""
    return tuple(line for line in lines if line.role != COUNSELLOR)


def handoff_of(
    row: models.Handoff, *, replies: tuple[Said, ...] = (), transcript: tuple[Said, ...] = ()
) -> Handoff:
    """The value of a row."""
    return Handoff(
        handoff_id=row.handoff_id,
        user_id=row.user_id,
        session_id=row.session_id,
        reason=row.reason,
        share_transcript=row.share_transcript,
        state=HandoffState(row.state),
        created_at=row.created_at,
        closed_at=row.closed_at,
        replies=replies,
        transcript=transcript,
    )
