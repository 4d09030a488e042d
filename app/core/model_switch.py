"""The kill switch of the language model, thrown at run time for every process at once."""

from __future__ import annotations

from time import monotonic

import structlog
from redis.asyncio import Redis

from app.core.redis_client import REDIS_AWAY

log = structlog.get_logger(__name__)

KEY = "switch:language_model"
OFF = "off"
FRESH_S = 1.0  # how long a process may go on believing what it read


class ModelSwitch:
    """On unless ``LLM_ENABLED=false`` or the Redis key ``switch:language_model`` holds ``off``.

    While Redis is away the last position read stands: losing it neither stops nor starts the model.
    """

    def __init__(self, redis: Redis, *, enabled: bool) -> None:
        self.redis = redis
        self.enabled = enabled
        self._thrown = False
        self._read_at = -FRESH_S

    async def is_on(self) -> bool:
        """Whether the language model may be asked."""
        if self.enabled and monotonic() - self._read_at >= FRESH_S:
            await self._read()
        return self.enabled and not self._thrown

    async def turn(self, *, on: bool) -> None:
        """Throw the switch for all processes. Raises ``REDIS_AWAY`` errors."""
        await (self.redis.delete(KEY) if on else self.redis.set(KEY, OFF))
        self._thrown, self._read_at = not on, monotonic()
        log.warning("language_model_switched", on=on)

    async def _read(self) -> None:
        self._read_at = monotonic()
        try:
            self._thrown = await self.redis.get(KEY) == OFF
        except REDIS_AWAY as error:
            log.warning("language_model_switch_unreadable", error_type=type(error).__name__)
