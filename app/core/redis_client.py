"""The Redis connection: a server by URL, or one inside this process when there is none."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from app.core.config import Settings
from app.errors import Unavailable

#: What a Redis call raises when the server is away, slow or refuses.
REDIS_AWAY = (RedisError, OSError, TimeoutError)


@contextmanager
def redis_needed() -> Iterator[None]:
    """Raise ``Unavailable`` where Redis is away and nothing can stand in for what it holds."""
    try:
        yield
    except REDIS_AWAY:
        raise Unavailable(retry_after=5) from None


@asynccontextmanager
async def open_redis(settings: Settings) -> AsyncIterator[Redis]:
    """Yield a client; nothing is sent until its first command, so an absent server is met there."""
    client = embedded_redis() if settings.redis_url is None else remote_redis(settings)
    try:
        yield client
    finally:
        await client.aclose()


def embedded_redis() -> Redis:
    """A Redis inside this process: everything in it ends with the process."""
    from fakeredis import FakeAsyncRedis  # noqa: PLC0415  only the embedded default needs it

    # Its connections are only objects: as many as there are turns at once, never too few.
    return FakeAsyncRedis(decode_responses=True, max_connections=100_000)


def remote_redis(settings: Settings) -> Redis:
    """A client whose every wait is bounded by ``redis_timeout_s``."""
    assert settings.redis_url is not None  # noqa: S101
    pool = BlockingConnectionPool.from_url(
        settings.redis_url.get_secret_value(),
        decode_responses=True,
        max_connections=64,
        timeout=settings.redis_timeout_s,
        socket_timeout=settings.redis_timeout_s,
        socket_connect_timeout=settings.redis_timeout_s,
        # One immediate retry mends a connection that the server closed while idle.
        retry=Retry(NoBackoff(), 1),
        health_check_interval=30,
    )
    return Redis.from_pool(pool)
