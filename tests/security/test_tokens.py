"""Tokens: what is believed, and everything that is not."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.access import tokens as module
from app.core.access.principal import CallerKind, Scope
from app.core.access.tokens import Claims, RemoteKeys, Tokens, public_keys, read_jwks, secret_keys
from app.errors import Unauthenticated, Unavailable
from tests.security.identities import AUDIENCE, EC_KEY, ISSUER, RSA_KEY, SECRET, jwks, jwks_file, token

CLAIMS = Claims(ISSUER, AUDIENCE, leeway_s=30)
OURS = Tokens(CLAIMS, secret_keys([SECRET, "an older secret that still counts for now"]))
BOTH = Tokens(CLAIMS, (*secret_keys([SECRET]), *public_keys(jwks())))


def ago(seconds: float) -> datetime:
    """A moment in the past, or in the future."""
    return datetime.now(UTC) - timedelta(seconds=seconds)


async def test_a_token_names_a_person_with_a_customers_scopes() -> None:
    principal = await OURS.principal(token("kim"))
    assert (principal.kind, principal.subject) == (CallerKind.PERSON, "kim")
    assert principal.scopes == {Scope.CHAT, Scope.OWN}


@pytest.mark.parametrize("scope", ["counsellor metrics", ["counsellor", "metrics"]])
async def test_a_token_may_name_its_scopes(scope: object) -> None:
    assert (await OURS.principal(token(scope=scope))).scopes == {Scope.COUNSELLOR, Scope.METRICS}


@pytest.mark.parametrize(
    ("scope", "scopes"),
    [
        ("openid profile chat own", {Scope.CHAT, Scope.OWN}),
        (["openid", "counsellor", "accounts.read"], {Scope.COUNSELLOR}),
        ("openid profile email offline_access", {Scope.CHAT, Scope.OWN}),
        ("everything accounts.read", set()),
        ("openid everything", set()),
        ("", set()),
        ([], set()),
    ],
    ids=[
        "ours_among_others",
        "as_a_list",
        "others_of_openid",
        "others",
        "other_than_openid",
        "none",
        "no_list",
    ],
)
async def test_scopes_of_others_grant_nothing_and_take_nothing(scope: object, scopes: set[Scope]) -> None:
    assert (await OURS.principal(token(scope=scope))).scopes == scopes


async def test_an_older_secret_counts_until_it_is_taken_away() -> None:
    assert (await OURS.principal(token(key="an older secret that still counts for now"))).subject == "kim"


@pytest.mark.parametrize(
    "changes",
    [
        {"exp": ago(600)},
        {"exp": None},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"sub": "a b"},
        {"sub": "../kim"},
        {"sub": "k" * 129},
        {"aud": None},
        {"aud": "another service"},
        {"iss": None},
        {"iss": "https://evil.example"},
        {"nbf": ago(-86_400)},
        {"iat": ago(-86_400)},
        {"scope": {"own": True}},
        {"scope": 3},
        {"scope": ["own", 3]},
        {"key": "a secret that nobody here knows, at all!"},
        {"algorithm": "HS512", "key": SECRET * 2},
        {"algorithm": "none", "key": None},
    ],
    ids=lambda changes: f"{next(iter(changes))}",
)
async def test_anything_else_is_not_believed(changes: dict[str, Any]) -> None:
    subject = changes.pop("sub", "kim")
    try:
        text = token(subject, **changes)
    except TypeError:  # PyJWT itself will not write this subject
        text = "eyJ.eyJ.x"
    with pytest.raises(Unauthenticated):
        await OURS.principal(text)


async def test_clocks_may_differ_a_little() -> None:
    assert (await OURS.principal(token(exp=ago(20)))).subject == "kim"


async def test_an_expired_token_is_told_from_a_wrong_one() -> None:
    with pytest.raises(Unauthenticated) as caught:
        await OURS.principal(token(exp=ago(60)))
    assert caught.value.name == "expired"


@pytest.mark.parametrize(("key", "algorithm", "kid"), [(RSA_KEY, "RS256", "r1"), (EC_KEY, "ES256", "e1")])
async def test_public_keys_verify(key: Any, algorithm: str, kid: str) -> None:
    assert (await BOTH.principal(token(key=key, algorithm=algorithm, kid=kid))).subject == "kim"
    assert (await BOTH.principal(token(key=key, algorithm=algorithm))).subject == "kim"
    with pytest.raises(Unauthenticated):
        await BOTH.principal(token(key=key, algorithm=algorithm, kid="another"))


async def test_a_public_key_is_no_secret_to_sign_with() -> None:
    public = RSA_KEY.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    forged = hmac_token(public)
    with pytest.raises(Unauthenticated):
        await BOTH.principal(forged)


def hmac_token(secret: bytes, *, kid: str = "r1") -> str:
    """A token signed with HMAC under ``secret``, which PyJWT refuses to write when it is a public key."""
    import base64
    import hashlib
    import hmac

    def part(value: object) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    claims = {"sub": "kim", "aud": AUDIENCE, "iss": ISSUER, "exp": ago(-60).timestamp()}
    body = f"{part({'alg': 'HS256', 'typ': 'JWT', 'kid': kid})}.{part(claims)}"
    mark = hmac.new(secret, body.encode(), hashlib.sha256).digest()
    return f"{body}.{base64.urlsafe_b64encode(mark).rstrip(b'=').decode()}"


async def test_a_secret_key_in_a_public_set_is_not_used() -> None:
    assert {key.algorithm for key in public_keys(jwks())} == {"RS256", "ES256"}
    with pytest.raises(Unauthenticated):
        await BOTH.principal(hmac_token(b"secret-secret-secret-secret-12", kid="o1"))


def test_a_file_of_keys_is_read(tmp_path: Path) -> None:
    assert [key.id for key in read_jwks(jwks_file(tmp_path))] == ["r1", "e1"]


@pytest.mark.parametrize(
    "text", ["", "{}", '{"keys": []}', '{"keys": [{"kty": "oct", "k": "c2VjcmV0"}]}', "[1]"]
)
def test_a_file_without_keys_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "jwks.json"
    path.write_text(text, "utf-8")
    with pytest.raises(ValueError, match="JWKS"):
        read_jwks(path)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=200), st.from_regex(r"[\w-]{0,40}(\.[\w-]{0,40}){0,3}", fullmatch=True)))
def test_no_text_breaks_the_check(text: str) -> None:
    with pytest.raises(Unauthenticated):
        asyncio.run(OURS.principal(text))


async def test_an_endless_token_is_not_read() -> None:
    with pytest.raises(Unauthenticated):
        await OURS.principal(token(extra="x" * 9_000))


class KeyServer(BaseHTTPRequestHandler):
    """Serves a key set, and counts."""

    keys: ClassVar[dict[str, Any]] = {}
    status: ClassVar[int] = 200
    asked: ClassVar[int] = 0

    def do_GET(self) -> None:
        type(self).asked += 1
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(json.dumps(self.keys).encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def key_server(keys: dict[str, Any]) -> Iterator[str]:
    """The address of a key set on this machine."""
    KeyServer.keys, KeyServer.status, KeyServer.asked = keys, 200, 0
    server = HTTPServer(("127.0.0.1", 0), KeyServer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/jwks.json"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


async def test_keys_are_fetched_once_and_again_when_they_rotate(monkeypatch: pytest.MonkeyPatch) -> None:
    with key_server(jwks()) as url:
        remote = RemoteKeys(url)
        verify = Tokens(CLAIMS, remote=remote)
        first, second = (token(key=RSA_KEY, algorithm="RS256", kid=kid) for kid in ("r1", "r2"))
        assert [(await verify.principal(first)).subject for _ in range(3)] == ["kim"] * 3
        assert KeyServer.asked == 1
        KeyServer.keys = jwks(rsa_id="r2")
        with pytest.raises(
            Unauthenticated
        ):  # asked a moment ago: unknown keys cannot make us ask all the time
            await verify.principal(second)
        assert KeyServer.asked == 1
        monkeypatch.setattr(module, "APART_S", 0)
        assert (await verify.principal(second)).subject == "kim"
        assert KeyServer.asked == 2


async def test_old_keys_serve_while_the_key_server_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "APART_S", 0)
    text = token(key=EC_KEY, algorithm="ES256", kid="e1")
    with key_server(jwks()) as url:
        verify = Tokens(CLAIMS, remote=RemoteKeys(url))
        assert (await verify.principal(text)).subject == "kim"
    monkeypatch.setattr(module, "FRESH_S", 0)
    assert (await verify.principal(text)).subject == "kim"


async def test_nobody_waits_for_new_keys_while_the_old_ones_serve(monkeypatch: pytest.MonkeyPatch) -> None:
    text = token(key=EC_KEY, algorithm="ES256", kid="e1")
    with key_server(jwks()) as url:
        remote = RemoteKeys(url)
        verify = Tokens(CLAIMS, remote=remote)
        assert (await verify.principal(text)).subject == "kim"
        monkeypatch.setattr(module, "FRESH_S", 0)
        monkeypatch.setattr(module, "APART_S", 0)
        answers = threading.Event()

        def slow(_: object) -> dict[str, Any]:
            answers.wait(20)
            return jwks(ec_id="e2")

        monkeypatch.setattr(jwt.PyJWKClient, "fetch_data", slow)
        async with asyncio.timeout(10):
            for _ in range(3):
                assert (await verify.principal(text)).subject == "kim"
            answers.set()
            while remote.keys[-1].id != "e2":  # noqa: ASYNC110  fetched beside the requests
                await asyncio.sleep(0.01)


async def test_a_new_key_is_waited_for_by_all_who_come_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with key_server(jwks(ec_id="e2")) as url:
        verify = Tokens(CLAIMS, remote=RemoteKeys(url))
        text = token(key=EC_KEY, algorithm="ES256", kid="e2")
        found = await asyncio.gather(*(verify.principal(text) for _ in range(5)))
    assert [principal.subject for principal in found] == ["kim"] * 5
    assert KeyServer.asked == 1


async def test_old_keys_are_not_believed_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    text = token(key=EC_KEY, algorithm="ES256", kid="e1")
    with key_server(jwks()) as url:
        verify = Tokens(CLAIMS, remote=RemoteKeys(url))
        assert (await verify.principal(text)).subject == "kim"
    monkeypatch.setattr(module, "BELIEVED_S", 0)
    with pytest.raises(Unavailable):
        await verify.principal(text)


async def test_without_keys_nobody_can_be_checked() -> None:
    with key_server({}) as url:
        KeyServer.status = 500
        with pytest.raises(Unavailable):
            await Tokens(CLAIMS, remote=RemoteKeys(url)).principal(token(key=RSA_KEY, algorithm="RS256"))


def test_the_library_still_binds_algorithms() -> None:
    """What the check of algorithms rests on."""
    with pytest.raises(jwt.InvalidAlgorithmError):
        jwt.decode(token(), SECRET, algorithms=["RS256"], audience=AUDIENCE)
