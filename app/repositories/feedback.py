"""Thumbs for answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError

from app.core.db import Database
from app.models import Feedback
from app.schemas.rights import FeedbackRequest, Rating, Thumb


class FeedbackRepository:
    """Raises ``DATABASE_AWAY`` errors as they come."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def keep(self, given: FeedbackRequest, *, reason: str | None, at: datetime) -> None:
        """Keep one; a later one of the same customer for the same answer takes its place."""
        values = given.model_dump(mode="json") | {"reason": reason, "at": at}
        try:
            await self._replace(given, values)
        except IntegrityError:  # a second click at the same moment
            await self._replace(given, values)

    async def forget(self, user_id: str, session_id: str) -> None:
        """Delete all that the customer said of the answers of one session."""
        async with self.database.transaction() as session:
            own = (Feedback.user_id == user_id, Feedback.session_id == session_id)
            await session.execute(delete(Feedback).where(*own))

    async def everything_of(self, user_id: str) -> Sequence[Thumb]:
        """All of the customer's own, oldest first."""
        query = select(Feedback).where(Feedback.user_id == user_id).order_by(Feedback.at, Feedback.id)
        async with self.database.session() as session:
            return [thumb_of(row) for row in await session.scalars(query)]

    async def _replace(self, given: FeedbackRequest, values: dict[str, Any]) -> None:
        async with self.database.transaction() as session:
            await session.execute(
                delete(Feedback).where(
                    Feedback.user_id == given.user_id, Feedback.request_id == given.request_id
                )
            )
            await session.execute(insert(Feedback).values(**values))


def thumb_of(row: Feedback) -> Thumb:
    """The value of a row that is not anonymised yet."""
    return Thumb(row.session_id, row.request_id, Rating(row.rating), row.reason, row.at)
