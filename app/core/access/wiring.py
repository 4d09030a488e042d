"""What the access checks need while the process lives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address

import structlog
from limits import RateLimitItem, parse_many
from redis.asyncio import Redis
from starlette.requests import HTTPConnection

from app.core.access.gate import Gate, open_gate
from app.core.access.rate_limits import RateLimits, shared_limiter
from app.core.access.said import TalkRequest
from app.core.access.turn_slots import TurnSlots
from app.core.config import Settings

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Rates:
    """The limits of the settings."""

    user: list[RateLimitItem]
    key: list[RateLimitItem]
    address: list[RateLimitItem]
    turns: list[RateLimitItem]
    rights: list[RateLimitItem]


@dataclass(frozen=True, slots=True)
class Access:
    """The gate, the limits, and who is let through in spite of them."""

    gate: Gate
    limits: RateLimits
    slots: TurnSlots
    rates: Rates
    in_danger: Callable[[TalkRequest], bool]


def open_access(settings: Settings, redis: Redis, in_danger: Callable[[TalkRequest], bool]) -> Access:
    """Put the parts together; a Redis inside this process needs no counting outside of it."""
    gate = open_gate(settings, environment=settings.environment)
    if gate.is_open and settings.environment == "development":
        log.warning(
            "access_open",
            warning="로그인 없이 누구의 데이터든 볼 수 있습니다. 이 컴퓨터에서 오는 요청만 받습니다. "
            "운영하기 전에 ENVIRONMENT=production과 인증 키를 설정하세요.",
            networks=[str(network) for network in gate.open_networks],
        )
    return Access(
        gate=gate,
        limits=RateLimits(None if settings.redis_url is None else shared_limiter(redis)),
        slots=TurnSlots(redis, settings.concurrent_turns_per_user),
        rates=Rates(
            user=parse_many(settings.rate_per_user),
            key=parse_many(settings.rate_per_key),
            address=parse_many(settings.rate_per_address),
            turns=parse_many(settings.turns_per_user),
            rights=parse_many(settings.rights_per_user),
        ),
        in_danger=in_danger,
    )


def access_of(connection: HTTPConnection) -> Access:
    """The access checks of the application that serves ``connection``."""
    access: Access = connection.app.state.access
    return access


def address_of(connection: HTTPConnection) -> str | None:
    """The network address that ``connection`` comes from; ``None`` for any other text that a proxy passes on."""
    if connection.client is None:
        return None
    try:
        return str(
            ip_address(connection.client.host.partition("%")[0])
        )  # without a zone, which may be any text
    except ValueError:
        return None


def open_to(connection: HTTPConnection) -> bool:
    """Whether ``connection`` needs no key: this machine, in development, while none is configured."""
    return access_of(connection).gate.admits(connection.headers, address_of(connection))
