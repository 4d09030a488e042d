"""A production service does not start with what would leave it open."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic import SecretStr, ValidationError

from app.core.config import ROOT, Settings, load_settings
from app.core.logger import configure_logging
from app.core.production import unsafe
from app.factory import announce, create_app
from tests.conftest import Backend, settings_for
from tests.security.identities import GUARDED

DEPLOY = ROOT / "deploy"
AUDIT_KEY = "an audit key of the tests: 0123456789abcdef"
SOUND: dict[str, Any] = {
    "environment": "production",
    "audit_key": SecretStr(AUDIT_KEY),
    "db_url": SecretStr("mysql+asyncmy://emofinance:a-password-of-the-tests@db/emofinance"),
    "redis_url": SecretStr("redis://redis:6379/0"),
    "forwarded_allow_ips": "10.244.0.0/16",
    **GUARDED,
}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"auth_jwt_secret": None, "api_keys": None}, "AUTH_JWT_SECRET"),
        ({"auth_audience": None}, "AUTH_AUDIENCE"),
        ({"audit_key": None}, "AUDIT_KEY"),
        ({"db_url": SecretStr("mysql+asyncmy://emofinance:emofinance@db/emofinance")}, "DB_URL"),
        ({"db_url": SecretStr("sqlite+aiosqlite:///data/emofinance.db")}, "DB_URL"),
        ({"db_url": SecretStr("mysql+asyncmy://root@db/emofinance")}, "DB_URL: 암호가 있어야 합니다"),
        ({"db_read_url": SecretStr("mysql+asyncmy://bank@copy/emofinance")}, "DB_READ_URL: 암호가"),
        ({"redis_url": SecretStr("redis://:changeme@redis/0")}, "REDIS_URL"),
        ({"redis_url": None}, "REDIS_URL"),
        ({"forwarded_allow_ips": ()}, "FORWARDED_ALLOW_IPS"),
        ({"forwarded_allow_ips": "10.0.0.0/8,0.0.0.0/0"}, "FORWARDED_ALLOW_IPS"),
        ({"forwarded_allow_ips": "::/0"}, "FORWARDED_ALLOW_IPS"),
        (
            {
                "handoff_webhook_url": SecretStr("http://desk.bank.example/handoffs"),
                "handoff_webhook_secret": SecretStr("a secret of the desk: 0123456789abcdef"),
            },
            "HANDOFF_WEBHOOK_URL",
        ),
        ({"openai_api_key": SecretStr("your_openai_api_key")}, "OPENAI_API_KEY"),
        ({"public_docs": True}, "PUBLIC_DOCS"),
    ],
    ids=str,
)
def test_start_up_refuses(embedded: Backend, changes: dict[str, Any], said: str) -> None:
    with pytest.raises(SystemExit) as caught:
        create_app(settings_for(embedded, **(SOUND | changes)))
    lines = str(caught.value).splitlines()
    assert [said in line for line in lines[1:]] == [True]
    assert "emofinance:emofinance" not in str(caught.value)


def test_everything_that_is_missing_is_named_at_once(embedded: Backend) -> None:
    with pytest.raises(SystemExit) as caught:
        create_app(settings_for(embedded, environment="production", audit_key=None, forwarded_allow_ips=()))
    for name in ("AUTH_JWT_SECRET", "AUDIT_KEY", "FORWARDED_ALLOW_IPS"):
        assert name in str(caught.value)


def test_a_wrong_name_of_the_environment_is_answered_in_korean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENVIRONMENT", "prod")
    with pytest.raises(
        SystemExit, match="ENVIRONMENT: 다음 가운데 하나여야 합니다: 'development', 'test', 'production'"
    ):
        load_settings()


def test_origins_are_named_one_by_one(embedded: Backend) -> None:
    with pytest.raises(ValidationError):
        settings_for(embedded, **SOUND, web_embed_origins="*")


@pytest.mark.parametrize("given", ["*", "ingress", "10.0.0.5/8"])
def test_proxies_are_named_by_their_networks(embedded: Backend, given: str) -> None:
    with pytest.raises(ValidationError):
        settings_for(embedded, **(SOUND | {"forwarded_allow_ips": given}))


def test_what_kubernetes_and_compose_give_is_enough() -> None:
    """All but the secrets, whose names stand in the comment of ``config.yaml``."""
    given = re.findall(r"^  (\w+): (\S+)", (DEPLOY / "kubernetes" / "config.yaml").read_text("utf-8"), re.M)
    config: dict[str, Any] = {name.lower(): value.strip('"') for name, value in given if name.isupper()}
    secrets = {name: SOUND[name] for name in ("db_url", "redis_url", "audit_key", *GUARDED)}
    assert not list(unsafe(Settings(_env_file=None, **config | secrets)))
    compose = (DEPLOY.parent / "docker-compose.yml").read_text("utf-8")
    proxies = re.findall(r"FORWARDED_ALLOW_IPS: \$\{\w+:-(\S+)\}", compose)
    assert len(proxies) == 2
    for one in proxies:
        assert not list(unsafe(Settings(_env_file=None, **(SOUND | {"forwarded_allow_ips": one}))))


def test_a_sound_service_starts_without_its_documents(embedded: Backend) -> None:
    app = create_app(settings_for(embedded, **SOUND))
    assert not list(unsafe(app.state.settings))
    assert app.openapi_url is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"db_url": SecretStr("mysql+asyncmy://root:a-password-of-the-tests@db/emofinance")},
            ["DB_URL: root"],
        ),
        ({"db_url": SecretStr("mysql+asyncmy://bank@127.0.0.1/emofinance")}, ["DB_URL: 암호가 없습니다"]),
        ({"redis_url": SecretStr("redis://redis:6379/0")}, ["REDIS_URL: 암호가 없습니다"]),
        ({"openai_base_url": "http://gpu.internal:8000/v1"}, ["OPENAI_BASE_URL: 다른 기계로 가는 http://"]),
        (
            {"llm_fallbacks": ({"name": "vllm", "model": "m", "base_url": "http://10.0.0.7/v1"},)},
            ["LLM_FALLBACKS(vllm): 다른 기계로 가는 http://"],
        ),
        ({"openai_base_url": "http://127.0.0.1:8000/v1"}, []),
        ({"openai_base_url": "https://gpu.internal/v1"}, []),
    ],
    ids=str,
)
async def test_what_is_risky_is_said_at_the_start(
    embedded: Backend, changes: dict[str, Any], said: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    guarded = {"redis_url": SecretStr("redis://:a-password-of-the-tests@redis:6379/0")}
    settings = settings_for(embedded, **(SOUND | guarded | changes))
    configure_logging(settings)
    announce(settings)
    warned = capsys.readouterr().err.splitlines()
    assert [start in line for start, line in zip(said, warned, strict=True)] == [True] * len(said)
    assert not [line for line in warned if "a-password-of-the-tests" in line]


def test_in_development_everything_may_stay_as_it_is(embedded: Backend) -> None:
    settings: Settings = settings_for(embedded, environment="development")
    assert create_app(settings).openapi_url == "/openapi.json"
