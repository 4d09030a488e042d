"""Service API keys: only their hashes are configured, each with its scopes; several at once for rotation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from secrets import token_urlsafe

from app.core.access.principal import CallerKind, Principal, Scope, scopes_of

PREFIX = "emo_"  # tells an API key from a token, and to scanners what it is
ENTRY = re.compile(r"(?P<name>[\w.-]{1,64}):(?P<scopes>[a-z+]{1,80}):(?P<digest>[0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A configured key: its owner and the SHA-256 of its text. A key is 256 random bits, so no salt."""

    name: str
    scopes: frozenset[Scope]
    digest: str

    @property
    def principal(self) -> Principal:
        """Who calls with this key."""
        return Principal(CallerKind.SERVICE, self.name, self.scopes)

    def __str__(self) -> str:
        return f"{self.name}:{'+'.join(sorted(self.scopes))}:{self.digest}"


def new_key() -> str:
    """A key to hand out; it is shown once and kept nowhere."""
    return PREFIX + token_urlsafe(32)


def digest_of(key: str) -> str:
    """The hash under which ``key`` is configured."""
    return sha256(key.encode()).hexdigest()


def read_keys(text: str) -> tuple[ApiKey, ...]:
    """The keys of ``name:scope+scope:hash`` entries separated by commas; raises ``ValueError`` in Korean."""
    return tuple(read_key(entry.strip()) for entry in text.split(",") if entry.strip())


def read_key(entry: str) -> ApiKey:
    """One entry."""
    if (match := ENTRY.fullmatch(entry)) is None:
        raise ValueError(
            "'이름:범위+범위:SHA-256' 꼴을 쉼표로 나누어 적어야 합니다 (scripts/issue_token.py key)"
        )
    try:
        return ApiKey(match["name"], scopes_of(match["scopes"]), match["digest"])
    except ValueError:
        raise ValueError(f"범위는 {', '.join(Scope)} 가운데 골라 +로 이어야 합니다") from None
