"""How many requests a user, a key or an address may send, counted in Redis, or here while Redis is away."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address
from math import ceil

import structlog
from limits import RateLimitItem
from limits.aio.storage import MemoryStorage, RedisClusterStorage, RedisStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from redis.asyncio import Redis, RedisCluster

from app.core.metrics import RATE_LIMITED
from app.core.redis_client import REDIS_AWAY
from app.errors import TooManyRequests

log = structlog.get_logger(__name__)

REST_S = 5.0  # how long Redis is left alone after it did not answer
PREFIX = "emofinance:rate"


def local_limiter() -> SlidingWindowCounterRateLimiter:
    """A limiter that counts in this process."""
    return SlidingWindowCounterRateLimiter(MemoryStorage())


def shared_limiter(redis: Redis) -> SlidingWindowCounterRateLimiter:
    """A limiter that counts in ``redis``, over its own connections."""
    return SlidingWindowCounterRateLimiter(storage_of(redis))


def storage_of(redis: Redis) -> RedisStorage:
    """Where a shared limiter counts; the two windows of a limit share a slot of a cluster."""
    if isinstance(redis, RedisCluster):
        storage = RedisClusterStorage(
            "async+redis+cluster://localhost:6379",  # not used: the client is given
            implementation="redispy",
            key_prefix=PREFIX,
        )
        storage.bridge.storage = redis
        storage.bridge.register_scripts()
        return storage
    return RedisStorage(
        "async+redis://localhost:6379",  # not used: the connections are given
        implementation="redispy",
        key_prefix=PREFIX,
        connection_pool=redis.connection_pool,  # type: ignore[arg-type]
    )


@dataclass
class RateLimits:
    """Counts against limits; where ``shared`` does not answer, this process counts for a while."""

    shared: SlidingWindowCounterRateLimiter | None
    local: SlidingWindowCounterRateLimiter = field(default_factory=local_limiter)
    away_until: float = 0.0

    async def spend(self, limits: Iterable[RateLimitItem], kind: str, name: str) -> None:
        """Count one request of ``name``; raises ``TooManyRequests`` when a limit is reached."""
        who = pseudonym(name)
        for limit in limits:
            if not await self.hit(limit, kind, who):
                RATE_LIMITED.labels(kind).inc()
                raise TooManyRequests(retry_after=await self.wait(limit, kind, who))

    async def hit(self, limit: RateLimitItem, *who: str) -> bool:
        """Whether one more fits within ``limit``."""
        if self.shared is None or time.monotonic() < self.away_until:
            return await self.local.hit(limit, *who)
        try:
            return await self.shared.hit(limit, *who)
        except REDIS_AWAY as error:
            self.rest(error)
            return await self.local.hit(limit, *who)

    async def wait(self, limit: RateLimitItem, *who: str) -> int:
        """Seconds until one more fits within ``limit``."""
        limiter = self.local if self.shared is None or time.monotonic() < self.away_until else self.shared
        try:
            stats = await limiter.get_window_stats(limit, *who)
        except REDIS_AWAY as error:
            self.rest(error)
            return limit.get_expiry()
        return min(max(1, ceil(stats.reset_time - time.time())), limit.get_expiry())

    def rest(self, error: Exception) -> None:
        """Leave Redis alone for a while."""
        self.away_until = time.monotonic() + REST_S
        log.warning("rate_limits_local", error_type=type(error).__name__)


def pseudonym(name: str) -> str:
    """``name`` as it stands in a key: nobody's id is left in Redis."""
    return blake2b(name.encode(), digest_size=12).hexdigest()


def network_of(address: str) -> str:
    """An IPv4 address, or the /64 network of an IPv6 one: what one subscriber has."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        return (
            str(IPv6Address(int(parsed) >> 64 << 64))
            if parsed.ipv4_mapped is None
            else str(parsed.ipv4_mapped)
        )
    return str(parsed)
