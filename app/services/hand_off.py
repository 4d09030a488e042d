"""Talking to a person: when it is offered, and what happens when it is asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from app.core.db import DATABASE_AWAY, database_needed
from app.core.metrics import HANDOFFS_WAITING
from app.core.redis_client import redis_needed
from app.repositories.conversations import ConversationRepository
from app.repositories.handoffs import COUNSELLOR, HandoffRepository
from app.schemas.paging import Page, Place
from app.schemas.rights import Handoff, HandoffRequest, HandoffState, TalkLine
from app.schemas.subject import UNPLACED
from app.schemas.talk import History, Role
from app.schemas.turn import Case, Draft
from app.services.advice_templates import understand
from app.services.masking import masked

COUNTED_EVERY_S = 30.0
PERSON = "service.person"  # the intent of a wish for a person


def offers_person(case: Case, draft: Draft) -> bool:
    """Whether a person is offered with this answer: in a crisis, on the wish, after two failed turns (pure)."""
    if case.analysis.risk.stops or understand(case.text).intent == PERSON:
        return True
    before = case.history.last(Role.COUNSELLOR)
    return not draft.understood and before is not None and before.subject == UNPLACED


def transcript_of(history: History) -> tuple[TalkLine, ...]:
    """What was said; a history is masked already, and masking again changes nothing (pure)."""
    return tuple(TalkLine(said.role.value, masked(said.text), said.at) for said in history.messages)


@dataclass(frozen=True, slots=True)
class HandOffDesk:
    """Hand-offs, from the customer's wish to the counsellor's last word."""

    handoffs: HandoffRepository
    conversations: ConversationRepository

    async def request(self, user_id: str, wish: HandoffRequest) -> str:
        """Put a wish into the queue, or say anew the one that waits in its session; the id.

        The conversation goes along only with consent.
        """
        handoff = Handoff(
            handoff_id=uuid4().hex,
            user_id=user_id,
            session_id=wish.session_id,
            reason=masked(wish.reason),
            share_transcript=wish.share_transcript,
            share_finances=wish.share_finances,
            state=HandoffState.WAITING,
            created_at=datetime.now(UTC),
            transcript=await self._transcript(user_id, wish) if wish.share_transcript else (),
        )
        with database_needed():
            return await self.handoffs.ask(handoff)

    async def count(self) -> None:
        """Measure how many customers wait, for ever."""
        while True:
            with suppress(*DATABASE_AWAY):
                HANDOFFS_WAITING.set(await self.handoffs.waiting())
            await asyncio.sleep(COUNTED_EVERY_S)

    async def _transcript(self, user_id: str, wish: HandoffRequest) -> tuple[TalkLine, ...]:
        """What was said in the session."""
        with redis_needed():
            history = await self.conversations.recall(user_id, wish.session_id)
        return await asyncio.to_thread(transcript_of, history)  # a long talk takes half a second

    async def withdraw(self, user_id: str, handoff_id: str) -> None:
        """Take back a wish that nobody has answered, with all that went along with it."""
        with database_needed():
            await self.handoffs.withdraw(user_id, handoff_id)

    async def of_customer(self, user_id: str) -> Sequence[Handoff]:
        """The customer's own."""
        with database_needed():
            return await self.handoffs.of_customer(user_id)

    async def queue(self, state: HandoffState, after: Place | None) -> Page[Handoff]:
        """A page of the hand-offs in ``state``."""
        with database_needed():
            return await self.handoffs.in_state(state, after)

    async def get(self, handoff_id: str) -> Handoff:
        """One, with transcript and replies."""
        with database_needed():
            return await self.handoffs.get(handoff_id)

    async def reply(self, handoff_id: str, text: str, *, counsellor: str) -> Handoff:
        """A counsellor's reply."""
        with database_needed():
            said = TalkLine(COUNSELLOR, text, datetime.now(UTC))
            return await self.handoffs.reply(handoff_id, said, counsellor=counsellor)

    async def close(self, handoff_id: str) -> Handoff:
        """The end of a hand-off."""
        with database_needed():
            return await self.handoffs.close(handoff_id, datetime.now(UTC))
