"""The Redis connection: a server or a cluster by URL, or one inside this process when there is none."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import cast
from urllib.parse import SplitResult, unquote, urlsplit

import structlog
from redis.asyncio import BlockingConnectionPool, Redis, RedisCluster
from redis.asyncio.cluster import ClusterNode
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import DataError, RedisClusterException, RedisError

from app.core.config import Settings
from app.core.store_addresses import CLUSTER_SCHEMES, places_of
from app.errors import Unavailable

log = structlog.get_logger(__name__)

#: What a Redis call raises when the server is away, slow or refuses; in a cluster: the one of its slot.
REDIS_AWAY = (RedisError, RedisClusterException, OSError, TimeoutError)
PORT = 6379


@contextmanager
def redis_needed() -> Iterator[None]:
    """Raise ``Unavailable`` where Redis is away and nothing can stand in for what it holds.

    A value that cannot be sent is a mistake of ours: it stays what it is.
    """
    try:
        yield
    except DataError:
        raise
    except REDIS_AWAY as error:
        log.warning("redis_needed_and_away", error_type=type(error).__name__)
        raise Unavailable(retry_after=5) from None


@asynccontextmanager
async def open_redis(settings: Settings) -> AsyncIterator[Redis]:
    """Yield a client; nothing is sent until its first command, so an absent server is met there."""
    client = client_of(settings)
    try:
        yield client
    finally:
        await client.aclose()
        if isinstance(client, RedisCluster):  # which leaves its nodes open while it looks for them anew
            await client.nodes_manager.aclose("nodes_cache")
            await client.nodes_manager.aclose("startup_nodes")


def client_of(settings: Settings) -> Redis:
    """The client for ``REDIS_URL``."""
    if settings.redis_url is None:
        return embedded_redis()
    parts = urlsplit(settings.redis_url.get_secret_value())
    return cluster_redis(parts, settings) if parts.scheme in CLUSTER_SCHEMES else remote_redis(settings)


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


def cluster_redis(parts: SplitResult, settings: Settings) -> Redis:
    """A client of a Redis Cluster; any of its nodes, given with commas between them, tells about the others.

    It speaks the commands that we use as ``Redis`` does, because all keys of one customer lie in one slot. A
    part of the cluster that is away is missed by its own customers alone.
    """
    cluster = RedisCluster(
        startup_nodes=list(nodes_of(parts)),
        username=parts.username and unquote(parts.username),
        password=parts.password and unquote(parts.password),
        ssl=parts.scheme == "rediss+cluster",
        decode_responses=True,
        require_full_coverage=False,
        max_connections=256,
        socket_timeout=settings.redis_timeout_s,
        socket_connect_timeout=settings.redis_timeout_s,
        retry=Retry(NoBackoff(), 1),
        health_check_interval=30,
    )
    return cast("Redis", cluster)


def nodes_of(parts: SplitResult) -> Iterator[ClusterNode]:
    """The nodes that a URL names."""
    for place in places_of(parts):
        node = urlsplit(f"//{place}")
        yield ClusterNode(node.hostname or "", node.port or PORT)


async def ping(redis: Redis) -> None:
    """Raise one of ``REDIS_AWAY`` unless the server answers, or every primary of a cluster."""
    if isinstance(redis, RedisCluster):
        await redis.ping(target_nodes=RedisCluster.PRIMARIES)
    else:
        await redis.ping()
