"""A session as a turn meets it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from time import monotonic

from redis.asyncio import Redis

from app.errors import Conflict
from app.repositories.conversations.floor import Floor, HeldFloor, give_up
from app.repositories.conversations.keys import SessionKeys
from app.repositories.conversations.messages import parse, summary_of
from app.repositories.conversations.steps import PATIENCE_S, Steps, Visit
from app.schemas.talk import History
from app.schemas.turn import Turn

FIRST_PAUSE_S, LONGEST_PAUSE_S, SLOWER = 0.015, 0.15, 1.5


class SessionBusy(Conflict):
    """The message before this one is still being answered."""

    code = "session_busy"
    message = "앞서 보내신 메시지에 아직 답하고 있어요. 답을 받은 뒤에 다시 보내 주세요."


class ConversationRepository:
    """Lets one turn at a time speak in a session. Raises ``REDIS_AWAY`` errors as they come."""

    def __init__(self, redis: Redis, *, ttl_s: int, max_messages: int) -> None:
        self.redis = redis
        self.steps = Steps(redis, ttl_s=ttl_s, max_messages=max_messages)

    async def enter(self, turn: Turn, events: Sequence[str] | None = None) -> Floor:
        """Wait for the floor, in the order in which the messages arrived, and take it.

        With ``events``, a list that grows, they are kept for those who ask again.
        Raises ``AskedBefore``, ``KeyReused``, ``SessionBusy``.
        """
        visit = Visit(turn, keeps=events is not None)
        try:
            history = await self._granted(visit)
        except BaseException:
            await give_up(self.steps, visit)
            raise
        return HeldFloor(self.steps, visit, history, () if events is None else events)

    async def _granted(self, visit: Visit) -> History:
        end, pause = monotonic() + PATIENCE_S, FIRST_PAUSE_S
        while (history := await self.steps.enter(visit)) is None:
            if monotonic() > end:
                raise SessionBusy(retry_after=5)
            await asyncio.sleep(pause)
            pause = min(pause * SLOWER, LONGEST_PAUSE_S)
        return history

    async def recall(self, user_id: str, session_id: str) -> History:
        """The session's messages, oldest first; empty when there are none."""
        keys = SessionKeys.of(user_id, session_id)
        async with self.redis.pipeline(transaction=False) as pipe:
            pipe.lrange(keys.named("log"), 0, -1)
            pipe.hmget(keys.named("about"), "summary", "summary_until")
            rows, about = await pipe.execute()
        return History(parse(rows), summary_of(*about))
