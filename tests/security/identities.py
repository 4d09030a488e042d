"""Keys, tokens and applications with authentication on, for the tests of security."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from fastapi import FastAPI
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

from app.core.access.api_keys import ApiKey, digest_of
from app.core.access.principal import Scope
from app.factory import create_app, lifespan
from tests.conftest import Backend, settings_for

SECRET = "the secret of the tests has forty characters"
AUDIENCE, ISSUER = "emofinance", "https://bank.example"
BANK_KEY, GRAFANA_KEY = "emo_the-bank-of-the-tests", "emo_grafana-of-the-tests"
RSA_KEY = rsa.generate_private_key(public_exponent=65_537, key_size=2_048)
EC_KEY = ec.generate_private_key(ec.SECP256R1())

GUARDED: dict[str, Any] = {
    "auth_jwt_secret": SECRET,
    "auth_audience": AUDIENCE,
    "auth_issuer": ISSUER,
    "api_keys": ",".join(
        str(ApiKey(name, frozenset(scopes), digest_of(key)))
        for name, scopes, key in (
            ("bank", {Scope.CHAT, Scope.OWN}, BANK_KEY),
            ("grafana", {Scope.METRICS}, GRAFANA_KEY),
        )
    ),
}


def token(subject: object = "kim", *, key: Any = SECRET, algorithm: str = "HS256", **changes: Any) -> str:
    """A token of ``subject``; a claim given as ``None`` is left out."""
    now = datetime.now(UTC)
    claims = {"sub": subject, "aud": AUDIENCE, "iss": ISSUER, "exp": now + timedelta(minutes=5)}
    headers = {"kid": changes.pop("kid")} if "kid" in changes else None
    claims = {name: value for name, value in (claims | changes).items() if value is not None}
    return jwt.encode(claims, key, algorithm=algorithm, headers=headers)


def bearer(text: str) -> dict[str, str]:
    """The header that carries a token."""
    return {"Authorization": f"Bearer {text}"}


def jwks(*, rsa_id: str = "r1", ec_id: str = "e1") -> dict[str, Any]:
    """The public keys, and a secret one that has no business there."""
    public = [
        RSAAlgorithm.to_jwk(RSA_KEY.public_key(), as_dict=True) | {"kid": rsa_id, "alg": "RS256"},
        ECAlgorithm.to_jwk(EC_KEY.public_key(), as_dict=True) | {"kid": ec_id, "alg": "ES256"},
    ]
    return {
        "keys": [
            *public,
            {"kty": "oct", "kid": "o1", "alg": "HS256", "k": "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTEy"},
        ]
    }


def jwks_file(folder: Path) -> Path:
    """A JWKS file."""
    path = folder / "jwks.json"
    path.write_text(json.dumps(jwks()), "utf-8")
    return path


@asynccontextmanager
async def running(backend: Backend, **changes: Any) -> AsyncIterator[FastAPI]:
    """The application with authentication on."""
    app = create_app(settings_for(backend, **(GUARDED | changes)))
    async with lifespan(app):
        yield app


def client_of(app: FastAPI, *, address: str = "203.0.113.9") -> httpx2.AsyncClient:
    """A client of ``app`` at ``address``."""
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False, client=(address, 50_000))
    return httpx2.AsyncClient(transport=transport, base_url="http://test")
