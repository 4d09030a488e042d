"""How many turns of one customer may be under way at once, counted in Redis, or here while it is away."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import uuid4

import structlog
from redis.asyncio import Redis

from app.core.access.rate_limits import pseudonym
from app.core.metrics import RATE_LIMITED
from app.core.redis_client import REDIS_AWAY
from app.errors import TooManyRequests

log = structlog.get_logger(__name__)

LEASE_S = 180  # a turn whose process died is forgotten after this
RETRY_S = 2
MESSAGE = "앞서 보낸 메시지에 아직 답하고 있어요. 답을 받은 뒤에 다시 보내 주세요."
#: Takes a slot unless ``cap`` are taken; leases that ran out are free.
TAKE = """
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[1] - ARGV[2])
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[3]) then return 0 end
redis.call('ZADD', KEYS[1], ARGV[1], ARGV[4])
redis.call('EXPIRE', KEYS[1], ARGV[2])
return 1
"""


@dataclass
class TurnSlots:
    """Slots of every customer."""

    redis: Redis
    cap: int
    here: Counter[str] = field(default_factory=Counter)

    @asynccontextmanager
    async def slot(self, user_id: str) -> AsyncIterator[None]:
        """Hold a slot of ``user_id``; raises ``TooManyRequests`` when all are taken."""
        key, lease = f"emofinance:turns:{pseudonym(user_id)}", uuid4().hex
        try:  # whoever leaves while a slot is asked for may have got it already
            shared = await self.take(key, lease)
            if shared is False or self.here[key] >= self.cap:
                RATE_LIMITED.labels("turns_at_once").inc()
                raise TooManyRequests(MESSAGE, code="too_many_turns", retry_after=RETRY_S)
            self.here[key] += 1
            try:
                yield
            finally:
                self.leave(key)
        finally:
            await self.give(key, lease)

    async def take(self, key: str, lease: str) -> bool | None:
        """Whether a slot was free in Redis; ``None`` when Redis is away."""
        try:
            taken = await self.redis.eval(TAKE, 1, key, str(time.time()), str(LEASE_S), str(self.cap), lease)
        except REDIS_AWAY as error:
            log.warning("turn_slots_local", error_type=type(error).__name__)
            return None
        return bool(taken)

    async def give(self, key: str, lease: str) -> None:
        """Give a slot back; a lease that cannot be given back runs out by itself."""
        try:
            await self.redis.zrem(key, lease)
        except REDIS_AWAY as error:
            log.warning("turn_slot_not_given_back", error_type=type(error).__name__)

    def leave(self, key: str) -> None:
        """Forget one turn of this process, and the key with the last."""
        self.here[key] -= 1
        if self.here[key] <= 0:
            del self.here[key]
