"""Who is let in at the gate: tokens, API keys, and this machine while no key is configured."""

from __future__ import annotations

import sys
from dataclasses import replace
from ipaddress import ip_network

import pytest
from pydantic import SecretStr, ValidationError
from starlette.datastructures import Headers

from app.core.access.api_keys import ApiKey, digest_of, new_key, read_keys
from app.core.access.gate import Gate, open_gate
from app.core.access.principal import OPEN, CallerKind, Scope
from app.core.access_settings import AccessSettings
from app.core.config import Settings
from app.errors import Unauthenticated
from scripts import issue_token
from tests.security.identities import AUDIENCE, BANK_KEY, GUARDED, ISSUER, SECRET, bearer, token


def settings(**values: object) -> AccessSettings:
    """Settings that read no environment."""
    return AccessSettings(_env_file=None, **values)  # type: ignore[arg-type]


def gate(environment: str = "development", **values: object) -> Gate:
    """A gate."""
    return open_gate(settings(**values), environment=environment)


LOCAL = Headers({"host": "localhost:8000"})


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1"])
@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000"])
async def test_this_machine_comes_in_while_no_key_is_configured(address: str, host: str) -> None:
    assert await gate().identify(Headers({"host": host}), address) is OPEN


@pytest.mark.parametrize(
    ("headers", "address"),
    [
        ({"host": "localhost"}, "192.0.2.7"),
        ({"host": "localhost"}, None),
        ({"host": "rebound.example"}, "127.0.0.1"),
        ({}, "127.0.0.1"),
        ({"host": "localhost", "x-forwarded-for": "127.0.0.1"}, "127.0.0.1"),
        ({"host": "localhost", "forwarded": "for=127.0.0.1"}, "127.0.0.1"),
        ({"host": "localhost", "authorization": "Basic a2ltOmtpbQ=="}, "127.0.0.1"),
        ({"host": "localhost", "authorization": "Bearer nonsense"}, "127.0.0.1"),
        ({"host": "localhost", "x-api-key": "nonsense"}, "127.0.0.1"),
    ],
    ids=str,
)
async def test_nobody_else_does(headers: dict[str, str], address: str | None) -> None:
    with pytest.raises(Unauthenticated):
        await gate().identify(Headers(headers), address)


@pytest.mark.parametrize(
    ("environment", "values"),
    [("production", {}), ("development", GUARDED), ("test", {"api_keys": GUARDED["api_keys"]})],
)
async def test_keys_and_production_close_the_gate(environment: str, values: dict[str, object]) -> None:
    with pytest.raises(Unauthenticated):
        await gate(environment, **values).identify(LOCAL, "127.0.0.1")


async def test_networks_can_be_opened_for_a_container() -> None:
    opened = gate(open_networks="172.16.0.0/12")
    assert opened.open_networks == (ip_network("172.16.0.0/12"),)
    assert await opened.identify(LOCAL, "172.18.0.1") is OPEN


@pytest.mark.parametrize("headers", [{"x-api-key": BANK_KEY}, bearer(BANK_KEY)], ids=str)
async def test_a_service_comes_in_with_its_key(headers: dict[str, str]) -> None:
    principal = await gate(**GUARDED).identify(Headers(headers), "192.0.2.7")
    assert (principal.kind, principal.subject) == (CallerKind.SERVICE, "bank")
    assert principal.scopes == {Scope.CHAT, Scope.OWN}
    assert principal.reaches("anybody")
    assert principal.actor(Scope.OWN) == "service:bank"


async def test_two_keys_of_one_service_work_at_once() -> None:
    old, new = new_key(), new_key()
    entries = (ApiKey("bank", frozenset({Scope.CHAT}), digest_of(key)) for key in (old, new))
    rotating = gate(api_keys=", ".join(map(str, entries)))
    for key in (old, new):
        assert (await rotating.identify(Headers({"x-api-key": key}), None)).subject == "bank"


async def test_a_person_reaches_only_their_own_data() -> None:
    principal = await gate(**GUARDED).identify(Headers(bearer(token("kim"))), "192.0.2.7")
    assert principal.reaches("kim")
    assert not any(principal.reaches(other) for other in ("lee", "KIM", "kim ", "", "ki", "kim/lee"))
    assert principal.actor(Scope.OWN) is None


@pytest.mark.parametrize(
    "values",
    [
        {"auth_jwt_secret": "short"},
        {"auth_jwt_secret": "a" * 64},
        {"auth_jwt_secret": f"{SECRET},short"},
        {"api_keys": "bank:chat:plain-text-key"},
        {"api_keys": f"bank:everything:{digest_of('x')}"},
        {"auth_jwks_url": "http://bank.example/jwks.json"},
        {"auth_jwks_file": "/nowhere/jwks.json"},
        {"open_networks": "everywhere"},
        {"rate_per_user": "often"},
    ],
    ids=str,
)
def test_unsound_settings_are_refused(values: dict[str, object]) -> None:
    with pytest.raises(ValidationError) as caught:
        settings(**values)
    assert "short" not in str(caught.value)
    assert "plain-text-key" not in str(caught.value)


def test_no_key_is_shown() -> None:
    shown = repr(settings(**GUARDED))
    assert SECRET not in shown
    assert digest_of(BANK_KEY) not in shown


async def test_the_script_makes_tokens_that_are_believed() -> None:
    given = Settings(_env_file=None, environment="test", **GUARDED)
    text = issue_token.issue(given, "kim", {Scope.COUNSELLOR})
    principal = await gate(**GUARDED).identify(Headers(bearer(text)), None)
    assert principal.subject == "kim"
    assert principal.scopes == {Scope.COUNSELLOR}
    assert (given.auth_audience, given.auth_issuer) == (AUDIENCE, ISSUER)


def test_the_script_makes_keys(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["issue_token", "key", "bank", "--scope", "chat", "own"])
    issue_token.main()
    shown, line = (text.split(": ", 1)[1] for text in capsys.readouterr().out.splitlines())
    (key,) = read_keys(line)
    assert key.digest == digest_of(shown)
    assert settings(api_keys=SecretStr(line)).is_guarded


@pytest.mark.parametrize(
    "authorization",
    [
        "Bearer nonsense",
        "Bearer none",
        "Bearer ",
        "",
        f"Bearer {BANK_KEY}",
        bearer(token("kim"))["Authorization"],
    ],
)
async def test_two_keys_at_once_are_nobodys(authorization: str) -> None:
    with pytest.raises(Unauthenticated):
        await gate(**GUARDED).identify(
            Headers({"x-api-key": BANK_KEY, "authorization": authorization}), "192.0.2.7"
        )


async def test_a_container_asked_by_its_address_in_an_open_network_is_no_rebound_name() -> None:
    networks = (ip_network("127.0.0.0/8"), ip_network("172.16.0.0/12"))
    bridged = replace(gate(), open_networks=networks)
    collector = "172.19.0.3"
    assert await bridged.identify(Headers({"host": "172.19.0.5:8000"}), collector) is OPEN
    for host in ("app:8000", "rebound.example", "198.51.100.7:8000"):
        with pytest.raises(Unauthenticated):
            await bridged.identify(Headers({"host": host}), collector)
