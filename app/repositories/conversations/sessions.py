"""A customer's sessions: to list, read, rename and delete."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from redis.asyncio import Redis

from app.repositories.conversations import scripts
from app.repositories.conversations.keys import SessionKeys
from app.repositories.conversations.messages import parse
from app.schemas.insights import Decided
from app.schemas.talk import Message, Role

LISTED = 200


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """A session in a list."""

    session_id: str
    title: str
    last_at: datetime
    messages: int


@dataclass(frozen=True, slots=True)
class Session:
    """A session with its messages, oldest first."""

    session_id: str
    title: str
    messages: Sequence[Message]


class SessionRepository:
    """Raises ``REDIS_AWAY`` errors as they come."""

    def __init__(self, redis: Redis) -> None:
        self.redis = redis
        self._rename = redis.register_script(scripts.RENAME)

    async def all_of(self, user_id: str) -> Sequence[SessionEntry]:
        """The newest sessions, the last used first."""
        sessions = SessionKeys.of(user_id, "").sessions
        found: list[Any] = await self.redis.zrevrange(sessions, 0, LISTED - 1, withscores=True)
        async with self.redis.pipeline(transaction=False) as pipe:
            for session_id, _ in found:
                keys = SessionKeys.of(user_id, session_id)
                pipe.llen(keys.named("log"))
                pipe.hget(keys.named("about"), "title")
            facts = await pipe.execute()
        return [
            SessionEntry(session_id, title or "", datetime.fromtimestamp(last, UTC), length)
            for (session_id, last), length, title in zip(found, facts[::2], facts[1::2], strict=True)
            if length  # the session's own time is up, that of the list is not
        ]

    async def read(self, user_id: str, session_id: str) -> Session | None:
        """One session, ``None`` when there is none."""
        keys = SessionKeys.of(user_id, session_id)
        async with self.redis.pipeline(transaction=False) as pipe:
            pipe.lrange(keys.named("log"), 0, -1)
            pipe.hget(keys.named("about"), "title")
            rows, title = await pipe.execute()
        return Session(session_id, title or "", parse(rows)) if rows else None

    async def undecided(self, user_id: str, since: datetime) -> tuple[Decided, ...]:
        """The customer's kept messages from ``since`` on that no scenario was decided from."""
        keys = SessionKeys.of(user_id, "")
        found: list[Any] = await self.redis.zrangebyscore(keys.sessions, since.timestamp(), "+inf")
        async with self.redis.pipeline(transaction=False) as pipe:
            for session_id in found[-LISTED:]:
                pipe.lrange(SessionKeys.of(user_id, session_id).named("log"), 0, -1)
            logs = await pipe.execute()
        said = (message for rows in logs for message in parse(rows))
        return tuple(
            Decided(message.at, None, message.emotion)
            for message in said
            if message.role is Role.CUSTOMER and message.scenario is None and message.at >= since
        )

    async def rename(self, user_id: str, session_id: str, title: str) -> bool:
        """Give a session another title; whether there is one."""
        keys = SessionKeys.of(user_id, session_id)
        return bool(await self._rename(keys=[keys.named("log"), keys.named("about")], args=[title]))

    async def delete(self, user_id: str, session_id: str) -> bool:
        """Delete a session with everything kept of its turns; whether there was one.

        A turn that is under way loses the floor first, so it cannot bring the session back.
        """
        keys = SessionKeys.of(user_id, session_id)
        async with self.redis.pipeline(transaction=True) as pipe:
            pipe.delete(keys.named("floor"))
            pipe.smembers(keys.named("kept"))
            _, kept = await pipe.execute()
        async with self.redis.pipeline(transaction=True) as pipe:
            pipe.delete(keys.named("log"))
            pipe.delete(keys.named("about"), keys.named("kept"), *kept)
            pipe.zrem(keys.sessions, session_id)
            deleted, *_ = await pipe.execute()
        return bool(deleted)
