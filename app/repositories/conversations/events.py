"""The events of a turn, kept a while for those who ask again or lost their connection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from redis.asyncio import Redis

from app.repositories.conversations.keys import events_key, followed_key

FOLLOWED_S = 3.0  # how long a look at a running turn counts as following it


@dataclass(frozen=True, slots=True)
class KeptEvents:
    """The events of a turn from ``first`` on."""

    first: int
    rows: Sequence[str]


class EventRepository:
    """Reads events. Raises ``REDIS_AWAY`` errors as they come."""

    def __init__(self, redis: Redis) -> None:
        self.redis = redis

    async def after(self, user_id: str, turn_id: str, number: int) -> KeptEvents | None:
        """The events that follow the first ``number``; ``None`` when there is no such turn (any more).

        Where nothing follows, that is the last one kept so far, so that its reader can tell the end.
        Whoever looks counts as a follower for a moment.
        """
        key = events_key(user_id, turn_id)
        async with self.redis.pipeline(transaction=True) as pipe:
            pipe.llen(key)
            pipe.lrange(key, number + 1, -1)  # the list begins with a mark
            pipe.lrange(key, -1, -1)
            pipe.set(followed_key(user_id, turn_id), "1", px=round(FOLLOWED_S * 1_000))
            length, rows, last, _ = await pipe.execute()
        if not length:
            return None
        return KeptEvents(number + 1, rows) if rows else KeptEvents(length - 1, last if length > 1 else ())

    async def followed(self, user_id: str, turn_id: str) -> bool:
        """Whether somebody looked a moment ago."""
        return bool(await self.redis.exists(followed_key(user_id, turn_id)))
