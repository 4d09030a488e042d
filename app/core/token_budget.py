"""How many tokens of the language model one customer may use in a day, counted in Redis, or here while it is away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

import structlog
from redis.asyncio import Redis

from app.core.access.rate_limits import pseudonym
from app.core.redis_client import REDIS_AWAY
from rules.korean_time import korean_today

log = structlog.get_logger(__name__)

KEPT_S = 26 * 3_600  # a day's count outlives its day a little, whatever the clocks say
#: Adds to the count of a day.
ADD = "redis.call('INCRBY', KEYS[1], ARGV[1]) redis.call('EXPIRE', KEYS[1], ARGV[2])"


class TokenBudget:
    """The budget of every customer; ``limit`` 0 means none.

    Turns of one customer that run side by side are each let through on what was spent before them, so the
    limit can be passed by as many turns as one customer may have under way. While Redis is away each process
    knows only what was spent in it.
    """

    def __init__(self, redis: Redis, *, limit: int, today: Callable[[], date] = korean_today) -> None:
        self.redis = redis
        self.limit = limit
        self.today = today
        self._day = today()
        self._here: Counter[str] = Counter()  # what this process spent today

    async def has_left(self, user_id: str) -> bool:
        """Whether the customer may still use the language model today."""
        return not self.limit or await self.spent(user_id) < self.limit

    async def spent(self, user_id: str) -> int:
        """The tokens that the customer used today."""
        key = self.key(user_id)
        try:
            counted = int(await self.redis.get(key) or 0)
        except REDIS_AWAY as error:
            log.warning("token_budget_local", error_type=type(error).__name__)
            counted = 0
        return max(counted, self._here[key])

    async def spend(self, user_id: str, tokens: int) -> None:
        """Count what a turn used. Never raises for an absent Redis."""
        if not self.limit or not tokens:
            return
        key = self.key(user_id)
        self._here[key] += tokens
        try:
            await self.redis.eval(ADD, 1, key, str(tokens), str(KEPT_S))
        except REDIS_AWAY as error:
            log.warning("token_budget_local", error_type=type(error).__name__)

    def key(self, user_id: str) -> str:
        """Where a customer's day is counted: nobody's id is left in Redis."""
        day = self.today()
        if day != self._day:
            self._day = day
            self._here.clear()
        return f"emofinance:tokens:{day:%Y%m%d}:{pseudonym(user_id)}"
