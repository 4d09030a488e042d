"""Settings of who may do what, and of how much of it."""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated

from limits import parse_many
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from app.core.access.api_keys import read_keys
from app.core.access.tokens import read_jwks
from app.core.address_settings import safe_address
from app.core.secret_settings import secret, strong_secrets

Network = IPv4Network | IPv6Network


def known_api_keys(text: str) -> str:
    """Accept what :func:`read_keys` reads."""
    read_keys(text)
    return text


def readable_jwks(path: Path) -> Path:
    """Accept a file that holds public keys."""
    read_jwks(path)
    return path


def networks(given: str | tuple[Network, ...]) -> tuple[Network, ...]:
    """Networks separated by commas, such as ``127.0.0.0/8``."""
    if not isinstance(given, str):
        return given
    try:
        return tuple(ip_network(part.strip()) for part in given.split(",") if part.strip())
    except ValueError:
        raise ValueError("127.0.0.0/8,::1/128처럼 적어야 합니다") from None


def rates(text: str) -> str:
    """Accept rates such as ``20/minute;200/hour``."""
    try:
        parse_many(text)
    except ValueError:
        raise ValueError("20/minute;200/hour처럼 적어야 합니다") from None
    return text


Rates = Annotated[str, AfterValidator(rates)]
Secrets = Annotated[SecretStr, secret(strong_secrets)]
LOOPBACK: tuple[Network, ...] = (ip_network("127.0.0.0/8"), ip_network("::1/128"))


class AccessSettings(BaseSettings):
    """Keys and limits. Without any key the service is open to this machine, and to it alone."""

    model_config = SettingsConfigDict(hide_input_in_errors=True)

    auth_jwt_secret: Secrets | None = None  # several for rotation: the first signs
    auth_jwks_file: Annotated[Path, AfterValidator(readable_jwks)] | None = None
    auth_jwks_url: Annotated[str, AfterValidator(safe_address)] | None = None
    auth_issuer: str | None = None
    auth_audience: str | None = None
    auth_leeway_s: float = Field(default=30, ge=0, le=300)
    api_keys: Annotated[SecretStr, secret(known_api_keys)] | None = None
    open_networks: Annotated[tuple[Network, ...], NoDecode, BeforeValidator(networks)] = LOOPBACK

    #: The server reads it from the environment (deploy/start.sh); here it is checked.
    forwarded_allow_ips: Annotated[tuple[Network, ...], NoDecode, BeforeValidator(networks)] = ()

    rate_per_user: Rates = "120/minute"
    rate_per_key: Rates = "6000/minute"
    rate_per_address: Rates = "300/minute"
    turns_per_user: Rates = "20/minute;200/hour"
    rights_per_user: Rates = "5/minute;20/hour"  # each of them goes through everything that Redis holds
    concurrent_turns_per_user: int = Field(default=3, ge=1, le=100)
    turn_permits: int = Field(default=256, ge=1)
    turn_wait_s: float = Field(default=1.0, gt=0, le=60)

    body_limit_bytes: int = Field(default=65_536, ge=1_024)
    header_limit_bytes: int = Field(default=16_384, ge=1_024)
    body_timeout_s: float = Field(default=10, gt=0, le=120)

    public_docs: bool | None = None  # None: in development only

    @property
    def is_guarded(self) -> bool:
        """Whether any key is configured; nobody comes in without one then."""
        given = (self.auth_jwt_secret, self.auth_jwks_file, self.auth_jwks_url, self.api_keys)
        return any(value is not None for value in given)

    @property
    def has_token_keys(self) -> bool:
        """Whether customers' tokens can be verified."""
        return any(v is not None for v in (self.auth_jwt_secret, self.auth_jwks_file, self.auth_jwks_url))

    @property
    def jwt_secrets(self) -> tuple[str, ...]:
        """Our own secrets, the signing one first."""
        if self.auth_jwt_secret is None:
            return ()
        return tuple(one.strip() for one in self.auth_jwt_secret.get_secret_value().split(","))
