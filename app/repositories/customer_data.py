"""Everything a customer wrote or was told, wherever it lies: to read it out, and to erase it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from redis.asyncio import Redis
from sqlalchemy import Delete, delete, null, update

from app.core.audit_keys import AuditKeys
from app.core.db import Database
from app.models import CrisisEvent, Feedback, Handoff, Objection, ScenarioLabel
from app.repositories.conversations import SessionKeys, customer_key, parse
from app.schemas.rights import ObjectionState
from app.schemas.talk import Message

STEP = 1_000  # keys looked at in one step


@dataclass(frozen=True, slots=True)
class Conversation:
    """One session, oldest message first; ``summary`` stands for what is no longer there word for word."""

    session_id: str
    title: str
    summary: str | None
    messages: tuple[Message, ...]


class CustomerDataRepository:
    """Raises ``REDIS_AWAY`` and ``DATABASE_AWAY`` errors as they come."""

    def __init__(self, redis: Redis, database: Database, keys: AuditKeys) -> None:
        self.redis = redis
        self.database = database
        self.keys = keys

    async def conversations(self, user_id: str) -> Sequence[Conversation]:
        """All sessions that are still there."""
        prefix = f"{customer_key(user_id)}:log:"
        keys = sorted(key for key in await self._keys(user_id) if key.startswith(prefix))
        return [await self._conversation(user_id, key.removeprefix(prefix)) for key in keys]

    async def _conversation(self, user_id: str, session_id: str) -> Conversation:
        names = SessionKeys.of(user_id, session_id)
        async with self.redis.pipeline(transaction=False) as pipe:
            pipe.lrange(names.named("log"), 0, -1)
            pipe.hmget(names.named("about"), "title", "summary")
            rows, (title, summary) = await pipe.execute()
        return Conversation(session_id, title or "", summary or None, parse(rows))

    async def forget(self, user_id: str) -> int:
        """Delete every key of the customer in Redis; the number of sessions."""
        keys = await self._keys(user_id)
        if keys:
            await self.redis.delete(*keys)
        return sum(":log:" in key for key in keys)

    async def erase_texts(self, user_id: str) -> int:
        """Delete what the customer and counsellors wrote from every table; the number of rows.

        An objection stays without its text; one that nobody has answered is withdrawn. What was decided by the
        customer's finances stays too, without the emotion that was read in a text.
        """
        objections = update(Objection).where(Objection.user_id == user_id)
        waiting = Objection.state == ObjectionState.WAITING.value
        withdrawn = {"state": ObjectionState.WITHDRAWN.value, "withdrawn_at": datetime.now(UTC)}
        statements = (
            delete(Handoff).where(Handoff.user_id == user_id),  # its messages go with it
            delete(Feedback).where(Feedback.user_id == user_id),
            objections.where(waiting).values(text=null(), **withdrawn),
            objections.where(Objection.text.is_not(None)).values(text=null(), answer=null()),
            self._crisis_events(user_id),
        )
        unread = update(ScenarioLabel).where(
            ScenarioLabel.user_id == user_id, ScenarioLabel.emotion.is_not(None)
        )
        async with self.database.transaction() as session:
            done = [await session.execute(statement) for statement in statements]
            await session.execute(unread.values(emotion=null(), emotion_score=null()))
        return sum(result.rowcount for result in done)  # type: ignore[attr-defined]

    def _crisis_events(self, user_id: str) -> Delete:
        return delete(CrisisEvent).where(CrisisEvent.person.in_(self.keys.persons(user_id)))

    async def _keys(self, user_id: str) -> set[str]:
        """Every key of the customer, whoever made it."""
        pattern = f"{customer_key(user_id)}:*"
        return {str(key) async for key in self.redis.scan_iter(match=pattern, count=STEP)}
