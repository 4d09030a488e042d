"""Hand-offs to a person, with the shared transcript and the replies.

One at a time waits in a session, which a unique index sees to: ``waiting`` is true, or NULL for ever after.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app import models
from app.core.db import Database
from app.errors import Conflict, NotFound
from app.repositories.deliveries import delivery_of
from app.repositories.paging import cut, page_of
from app.schemas.paging import PAGE, Page, Place
from app.schemas.rights import Handoff, HandoffState, TalkLine

COUNSELLOR = "counsellor"
WAITING_AT_MOST = 5  # sessions of one customer
TOO_MANY = "이미 여러 대화에서 상담사를 기다리고 계세요. 먼저 하신 요청의 답을 기다려 주세요."
OPENED = "이미 상담사가 맡은 요청이라 거둘 수 없어요."


class HandoffRepository:
    """Raises ``DATABASE_AWAY`` errors as they come, ``NotFound`` and ``Conflict``."""

    def __init__(self, database: Database, *, announces: bool) -> None:
        self.database = database
        self.announces = announces  # whether there is a desk to send webhooks to

    async def ask(self, handoff: Handoff) -> str:
        """Keep a wish with its transcript, and the message that announces it, all or none; its id.

        Where one waits in the session already, it keeps its id and its place and says the new words, under the
        new consent.
        """
        try:
            return await self._ask(handoff)
        except IntegrityError:  # the same wish at the same moment
            return await self._ask(handoff)

    async def _ask(self, handoff: Handoff) -> str:
        async with self.database.transaction() as session:
            waiting = await session.scalar(select(models.Handoff.handoff_id).where(waiting_as(handoff)))
            if waiting is None or not await told_anew(session, waiting, handoff):
                waiting = handoff.handoff_id
                await self._enqueue(session, handoff)
            if handoff.transcript:
                lines = [line_of(waiting, said) for said in handoff.transcript]
                await session.execute(insert(models.HandoffMessage), lines)
        return waiting

    async def _enqueue(self, session: AsyncSession, handoff: Handoff) -> None:
        """Add a new one; raises ``Conflict`` when the customer has enough of them waiting."""
        own = (models.Handoff.user_id == handoff.user_id, models.Handoff.waiting.is_(True))
        if (await session.scalar(select(func.count()).where(*own)) or 0) >= WAITING_AT_MOST:
            raise Conflict(TOO_MANY)
        await session.execute(insert(models.Handoff).values(**row_of(handoff)))
        if self.announces:
            await session.execute(insert(models.WebhookDelivery).values(**delivery_of(handoff)))

    async def withdraw(self, user_id: str, handoff_id: str) -> None:
        """Delete a customer's waiting one with all its words; raises ``NotFound``, ``Conflict`` once it is open."""
        own = (models.Handoff.handoff_id == handoff_id, models.Handoff.user_id == user_id)
        waits = models.Handoff.state == HandoffState.WAITING.value
        async with self.database.transaction() as session:
            gone = await session.execute(delete(models.Handoff).where(*own, waits))  # its messages go with it
            if gone.rowcount:  # type: ignore[attr-defined]
                return
            if await session.scalar(select(models.Handoff.handoff_id).where(*own)) is None:
                raise NotFound
        raise Conflict(OPENED)

    async def of_customer(self, user_id: str) -> Sequence[Handoff]:
        """The customer's own, newest first, with the replies."""
        return [replace(one, transcript=()) for one in await self._own(user_id, limit=PAGE)]

    async def everything_of(self, user_id: str) -> Sequence[Handoff]:
        """All of the customer's own, newest first, whole."""
        return await self._own(user_id, limit=None)

    async def _own(self, user_id: str, *, limit: int | None) -> list[Handoff]:
        query = (
            select(models.Handoff)
            .where(models.Handoff.user_id == user_id)
            .order_by(models.Handoff.created_at.desc())
            .limit(limit)
        )
        async with self.database.session() as session:
            rows = (await session.scalars(query)).all()
            lines = await lines_of(session, [row.handoff_id for row in rows])
        return [handoff_of(row, lines[row.handoff_id]) for row in rows]

    async def in_state(self, state: HandoffState, after: Place | None = None) -> Page[Handoff]:
        """A page of those in ``state``; who has waited longest comes first, of the closed ones the last."""
        query = select(models.Handoff).where(models.Handoff.state == state.value)
        order = (models.Handoff.created_at, models.Handoff.handoff_id)
        query = cut(query, order, after, newest_first=state is HandoffState.CLOSED)
        async with self.database.session() as session:
            found = [handoff_of(row) for row in await session.scalars(query)]
        return page_of(found, lambda one: Place(one.created_at, one.handoff_id))

    async def get(self, handoff_id: str) -> Handoff:
        """One, whole."""
        async with self.database.session() as session:
            return await whole(session, handoff_id)

    async def reply(self, handoff_id: str, said: TalkLine, *, counsellor: str) -> Handoff:
        """Add a counsellor's reply; the first one opens the hand-off. As it is then."""
        opened = {
            "state": HandoffState.OPEN.value,
            "counsellor": func.coalesce(models.Handoff.counsellor, counsellor),
        }
        async with self.database.transaction() as session:
            await self._move(session, handoff_id, opened)
            await session.execute(insert(models.HandoffMessage).values(**line_of(handoff_id, said)))
            return await whole(session, handoff_id)

    async def close(self, handoff_id: str, at: datetime) -> Handoff:
        """End a hand-off. As it is then."""
        async with self.database.transaction() as session:
            await self._move(session, handoff_id, {"state": HandoffState.CLOSED.value, "closed_at": at})
            return await whole(session, handoff_id)

    async def waiting(self) -> int:
        """How many customers wait for a person."""
        query = select(func.count()).where(models.Handoff.state == HandoffState.WAITING.value)
        return await self.database.look_up(lambda session: session.scalar(query)) or 0

    async def _move(self, session: AsyncSession, handoff_id: str, values: Mapping[str, Any]) -> None:
        """Change one that is not closed yet."""
        moved = await session.execute(
            update(models.Handoff)
            .where(models.Handoff.handoff_id == handoff_id, models.Handoff.state != HandoffState.CLOSED.value)
            .values(waiting=None, **values)
        )
        if moved.rowcount:  # type: ignore[attr-defined]
            return
        if await session.get(models.Handoff, handoff_id) is None:
            raise NotFound
        raise Conflict("이미 마친 상담이에요.")


def waiting_as(handoff: Handoff) -> ColumnElement[bool]:
    """Which one waits in the session of ``handoff``."""
    return and_(
        models.Handoff.user_id == handoff.user_id,
        models.Handoff.session_id == handoff.session_id,
        models.Handoff.waiting.is_(True),
    )


async def told_anew(session: AsyncSession, handoff_id: str, handoff: Handoff) -> bool:
    """Give a waiting one the words and consents of ``handoff``; ``False`` when it waits no longer."""
    anew = {name: getattr(handoff, name) for name in ("reason", "share_transcript", "share_finances")}
    it = update(models.Handoff).where(models.Handoff.handoff_id == handoff_id)
    told = await session.execute(it.where(models.Handoff.state == HandoffState.WAITING.value).values(**anew))
    if not told.rowcount:  # type: ignore[attr-defined]
        # The version before this one moves hand-offs and leaves their mark: it is taken off here.
        await session.execute(it.values(waiting=None))
        return False
    await session.execute(delete(models.HandoffMessage).where(models.HandoffMessage.handoff_id == handoff_id))
    return True


def row_of(handoff: Handoff) -> dict[str, Any]:
    """The row of a new hand-off."""
    return {
        "handoff_id": handoff.handoff_id,
        "user_id": handoff.user_id,
        "session_id": handoff.session_id,
        "reason": handoff.reason,
        "share_transcript": handoff.share_transcript,
        "share_finances": handoff.share_finances,
        "state": handoff.state.value,
        "waiting": True,
        "created_at": handoff.created_at,
    }


def line_of(handoff_id: str, said: TalkLine) -> dict[str, Any]:
    """The row of one line."""
    return {"handoff_id": handoff_id, "role": said.role, "text": said.text, "at": said.at}


async def lines_of(session: AsyncSession, handoff_ids: Sequence[str]) -> Mapping[str, list[TalkLine]]:
    """The lines of several hand-offs, in order."""
    query = (
        select(models.HandoffMessage)
        .where(models.HandoffMessage.handoff_id.in_(handoff_ids))
        .order_by(models.HandoffMessage.id)
    )
    lines: dict[str, list[TalkLine]] = defaultdict(list)
    for row in await session.scalars(query):
        lines[row.handoff_id].append(TalkLine(row.role, row.text, row.at))
    return lines


async def whole(session: AsyncSession, handoff_id: str) -> Handoff:
    """One with its lines, as this session sees it; raises ``NotFound``."""
    row = await session.get(models.Handoff, handoff_id)
    if row is None:
        raise NotFound
    return handoff_of(row, (await lines_of(session, [handoff_id]))[handoff_id])


def handoff_of(row: models.Handoff, lines: Sequence[TalkLine] = ()) -> Handoff:
    """The value of a row and its lines: what counsellors wrote, and what was said before."""
    return Handoff(
        handoff_id=row.handoff_id,
        user_id=row.user_id,
        session_id=row.session_id,
        reason=row.reason,
        share_transcript=row.share_transcript,
        share_finances=row.share_finances,
        state=HandoffState(row.state),
        created_at=row.created_at,
        closed_at=row.closed_at,
        replies=tuple(line for line in lines if line.role == COUNSELLOR),
        transcript=tuple(line for line in lines if line.role != COUNSELLOR),
    )
