"""Thumbs: only for an answer that the customer was given and that is still there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from app.core.db import database_needed
from app.core.redis_client import redis_needed
from app.errors import NotFound
from app.repositories.conversations import SessionRepository
from app.repositories.feedback import FeedbackRepository
from app.schemas.rights import FeedbackRequest
from app.services.masking import masked

NO_ANSWER = "평가하실 답변을 찾지 못했어요. 대화를 이미 지웠거나 보관 기간이 지났을 수 있어요."


@dataclass(frozen=True, slots=True)
class FeedbackDesk:
    """Feedback. What is said of an answer has no longer a life than the talk that the answer is in."""

    feedback: FeedbackRepository
    sessions: SessionRepository

    async def keep(self, given: FeedbackRequest) -> None:
        """Keep a thumb, the reason masked; raises ``NotFound`` and ``Unavailable``."""
        with redis_needed():
            session = await self.sessions.read(given.user_id, given.session_id)
        if session is None or all(said.turn != given.request_id for said in session.messages):
            raise NotFound(NO_ANSWER)
        reason = None if given.reason is None else masked(given.reason)
        with database_needed():
            await self.feedback.keep(given, reason=reason, at=datetime.now(UTC))

    async def forget(self, user_id: str, session_id: str) -> None:
        """Delete all that was said of the answers of a session; raises ``Unavailable``."""
        with database_needed():
            await self.feedback.forget(user_id, session_id)
