"""JSON Web Tokens: HS256 with our own secret, RS256 and ES256 with the keys of a JWKS file or address."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jwt
import structlog

from app.core.access.principal import CUSTOMER, CallerKind, Principal, Scope
from app.errors import Unauthenticated, Unavailable

log = structlog.get_logger(__name__)

ASYMMETRIC = frozenset({"RS256", "ES256"})
SUBJECT = re.compile(r"[0-9A-Za-z_가-힣.@:+-]{1,128}")
LONGEST = 8_192  # characters of a token
FRESH_S = 3_600  # how long a fetched key set is used without asking again
BELIEVED_S = 86_400  # and how long at most while no other can be had: a key that was taken back must end
APART_S = 30  # seconds between two fetches, however many tokens name an unknown key
#: What OpenID Connect has providers put into every token: it tells what may be known of the person.
OPENID = frozenset({"openid", "profile", "email", "address", "phone", "offline_access"})
EXPIRED = "로그인한 지 오래되었어요. 다시 로그인해 주세요."


@dataclass(frozen=True, slots=True)
class Key:
    """A verifying key bound to its one algorithm, so that no token can choose another."""

    id: str | None
    algorithm: str
    value: Any


@dataclass(frozen=True, slots=True)
class Claims:
    """What a token must say: whom it is from, whom it is for, and how far clocks may differ (seconds)."""

    issuer: str | None
    audience: str | None
    leeway_s: float


def secret_keys(secrets: Iterable[str]) -> tuple[Key, ...]:
    """HS256 keys."""
    return tuple(Key(None, "HS256", secret) for secret in secrets)


def public_keys(jwks: Mapping[str, Any]) -> tuple[Key, ...]:
    """The RS256 and ES256 keys of a JWKS. A public set that holds a secret key is not trusted with it."""
    keys = jwt.PyJWKSet.from_dict(dict(jwks)).keys
    return tuple(
        Key(key.key_id, key.algorithm_name, key.key) for key in keys if key.algorithm_name in ASYMMETRIC
    )


def read_jwks(path: Path) -> tuple[Key, ...]:
    """The keys of a JWKS file; raises ``ValueError`` when it has none."""
    try:
        keys = public_keys(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, jwt.PyJWTError, TypeError, AttributeError) as error:
        raise ValueError(f"JWKS 파일을 읽을 수 없습니다: {type(error).__name__}") from None
    if not keys:
        raise ValueError("JWKS 파일에 RS256이나 ES256 키가 없습니다")
    return keys


@dataclass
class RemoteKeys:
    """The key set at ``url``, fetched when it is old or a token names a key it lacks.

    One fetch is under way at a time. Only those wait for it whom the present keys do not serve.
    """

    url: str
    timeout_s: float = 3.0
    keys: tuple[Key, ...] = ()
    fetched_at: float | None = None
    asked_at: float | None = None
    fetching: asyncio.Task[None] | None = None

    async def named(self, key_id: str | None) -> tuple[Key, ...]:
        """The keys now known; raises ``Unavailable`` when none was ever had, or none for long."""
        known = any(key.id == key_id for key in self.keys) and not older(self.fetched_at, BELIEVED_S)
        if not known or older(self.fetched_at, FRESH_S):
            self.refresh()
        if not known and self.fetching is not None:
            await asyncio.shield(self.fetching)
        if older(self.fetched_at, BELIEVED_S):
            raise Unavailable(retry_after=APART_S)
        return self.keys

    def refresh(self) -> None:
        """Begin to fetch the set, unless that is under way or was tried a moment ago."""
        if self.fetching is None and older(self.asked_at, APART_S):
            self.asked_at = time.monotonic()
            self.fetching = asyncio.create_task(self.fetch())

    async def fetch(self) -> None:
        """Fetch the set; keep the old one when that fails."""
        client = jwt.PyJWKClient(self.url, cache_jwk_set=False, timeout=self.timeout_s)
        try:
            self.keys = public_keys(await asyncio.to_thread(client.fetch_data))
        except (jwt.PyJWTError, ValueError, OSError) as error:
            log.warning("jwks_away", error_type=type(error).__name__)
        else:
            self.fetched_at = time.monotonic()
        finally:
            self.fetching = None


def older(moment: float | None, seconds: float) -> bool:
    """Whether ``moment`` of the monotonic clock lies more than ``seconds`` back, or never was."""
    return moment is None or time.monotonic() - moment > seconds


@dataclass(frozen=True, slots=True)
class Tokens:
    """Verifies tokens."""

    claims: Claims
    fixed: tuple[Key, ...] = ()
    remote: RemoteKeys | None = None

    async def principal(self, token: str) -> Principal:
        """Whom ``token`` names; raises ``Unauthenticated``, or ``Unavailable`` without keys to check it."""
        header = header_of(token)
        key_id = header.get("kid")
        keys = self.fixed if self.remote is None else (*self.fixed, *await self.remote.named(key_id))
        for key in candidates(keys, header):
            if (claims := self.verified(token, key)) is not None:
                return person(claims)
        raise Unauthenticated

    def verified(self, token: str, key: Key) -> Mapping[str, Any] | None:
        """The claims of ``token`` under ``key``, ``None`` when the signature is another's."""
        try:
            return jwt.decode(
                token,
                key.value,
                algorithms=[key.algorithm],
                audience=self.claims.audience,
                issuer=self.claims.issuer,
                leeway=self.claims.leeway_s,
                options={"require": ["exp", "sub"], "verify_aud": self.claims.audience is not None},
            )
        except jwt.InvalidSignatureError:
            return None
        except jwt.ExpiredSignatureError:
            raise Unauthenticated(EXPIRED, code="expired") from None
        except (jwt.PyJWTError, ValueError, TypeError):
            raise Unauthenticated from None


def header_of(token: str) -> Mapping[str, Any]:
    """The unverified header of ``token``; raises ``Unauthenticated`` when it has none."""
    if len(token) > LONGEST:
        raise Unauthenticated
    try:
        return jwt.get_unverified_header(token)
    except (jwt.PyJWTError, ValueError, TypeError, RecursionError):
        raise Unauthenticated from None


def candidates(keys: Iterable[Key], header: Mapping[str, Any]) -> list[Key]:
    """The keys that may have signed: of the header's algorithm and, where both have one, its key id."""
    named = header.get("kid")
    return [
        key
        for key in keys
        if key.algorithm == header.get("alg") and (None in (named, key.id) or key.id == named)
    ]


def person(claims: Mapping[str, Any]) -> Principal:
    """The person a verified token names, with its scopes."""
    subject = claims["sub"]
    if not isinstance(subject, str) or SUBJECT.fullmatch(subject) is None:
        raise Unauthenticated
    return Principal(CallerKind.PERSON, subject, claimed(claims.get("scope")))


def claimed(scope: object) -> frozenset[Scope]:
    """What a ``scope`` claim, a text or a list, grants here: those of others grant nothing. A customer's without one,
    or with none but OpenID's own. Raises ``Unauthenticated`` on anything else.
    """
    if scope is None:
        return CUSTOMER
    names = scope.split() if isinstance(scope, str) else scope
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise Unauthenticated
    if names and OPENID.issuperset(names):
        return CUSTOMER
    return frozenset(one for one in Scope if one.value in names)
