"""Finds out who calls: a bearer token, a service's API key, or this machine while nothing is configured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers

from app.core.access.api_keys import PREFIX, digest_of, read_keys
from app.core.access.principal import OPEN, Principal
from app.core.access.tokens import Claims, Key, RemoteKeys, Tokens, read_jwks, secret_keys
from app.core.access_settings import AccessSettings
from app.errors import Unauthenticated

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
NO_KEY = "none"  # clients of the OpenAI API cannot be told to send no key; this says that there is none
PROXIED = ("forwarded", "x-forwarded-for", "x-real-ip")
NO_BEARER = "Authorization 헤더는 'Bearer 토큰' 형식으로 보내 주세요."
TWO_CALLERS = "토큰과 API 키 가운데 하나만 보내 주세요."
WRONG_KEY = "API 키가 맞지 않아요."
CLOSED = "로그인이 필요해요. 개발할 때는 이 컴퓨터(127.0.0.1)에서만 로그인 없이 쓸 수 있어요."


@dataclass(frozen=True, slots=True)
class Gate:
    """Everything needed to identify a caller."""

    tokens: Tokens
    services: Mapping[str, Principal]  # by the hash of their key
    open_networks: tuple[IPv4Network | IPv6Network, ...] = ()
    open_names: frozenset[str] | None = field(default=LOCAL_NAMES)  # None: any

    @property
    def is_open(self) -> bool:
        """Whether this machine may call without a key."""
        return bool(self.open_networks)

    async def identify(self, headers: Headers, address: str | None) -> Principal:
        """Who sends ``headers`` from ``address``; raises ``Unauthenticated``, also for a key beside a token:
        a request that names two callers is nobody's.
        """
        key = headers.get("x-api-key")
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme and scheme.lower() != "bearer":
            raise Unauthenticated(NO_BEARER)
        token = token.strip()
        if key is not None and "authorization" in headers:
            raise Unauthenticated(TWO_CALLERS)
        if token == NO_KEY:
            token = ""
        key = token if token.startswith(PREFIX) else key
        if key is not None:
            return self.service(key)
        if token:
            return await self.tokens.principal(token)
        if self.admits(headers, address):
            return OPEN
        raise Unauthenticated(CLOSED if self.is_open else None)

    def service(self, key: str) -> Principal:
        """The service that has ``key``."""
        principal = self.services.get(digest_of(key))
        if principal is None:
            raise Unauthenticated(WRONG_KEY)
        return principal

    def admits(self, headers: Headers, address: str | None) -> bool:
        """Whether the call comes from an open network, straight, and by a name of this machine.

        The name keeps out web pages that let their own name resolve to this machine. An address of an open
        network is no such name: whoever collects metrics asks for a container by it.
        """
        if not self.is_open or address is None or any(name in headers for name in PROXIED):
            return False
        name = urlsplit(f"//{headers.get('host', '')}").hostname
        named_so = self.open_names is None or name in self.open_names or self.is_open_to(name or "")
        return named_so and self.is_open_to(address)

    def is_open_to(self, address: str) -> bool:
        """Whether ``address`` lies in an open network; a name does not."""
        try:
            parsed = ip_address(address)
        except ValueError:
            return False
        return any(parsed in network for network in self.open_networks)


def open_gate(settings: AccessSettings, *, environment: str) -> Gate:
    """The gate that ``settings`` describe; open to this machine only while no key of any kind is given."""
    closed = settings.is_guarded or environment == "production"
    return Gate(
        tokens=Tokens(
            claims=Claims(settings.auth_issuer, settings.auth_audience, settings.auth_leeway_s),
            fixed=fixed_keys(settings),
            remote=None if settings.auth_jwks_url is None else RemoteKeys(settings.auth_jwks_url),
        ),
        services={key.digest: key.principal for key in read_keys(revealed(settings))},
        open_networks=() if closed else settings.open_networks,
        open_names=None if environment == "test" else LOCAL_NAMES,
    )


def fixed_keys(settings: AccessSettings) -> tuple[Key, ...]:
    """The keys that need no fetching."""
    keys = secret_keys(settings.jwt_secrets)
    return keys if settings.auth_jwks_file is None else (*keys, *read_jwks(settings.auth_jwks_file))


def revealed(settings: AccessSettings) -> str:
    """The configured API keys."""
    return "" if settings.api_keys is None else settings.api_keys.get_secret_value()
