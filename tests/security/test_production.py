"""A production service does not start with what would leave it open."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import SecretStr, ValidationError

from app.core.config import Settings
from app.core.production import unsafe
from app.factory import create_app
from tests.conftest import Backend, settings_for
from tests.security.identities import GUARDED

AUDIT_KEY = "an audit key of the tests: 0123456789abcdef"
SOUND: dict[str, Any] = {"environment": "production", "audit_key": SecretStr(AUDIT_KEY), **GUARDED}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"auth_jwt_secret": None, "api_keys": None}, "AUTH_JWT_SECRET"),
        ({"auth_audience": None}, "AUTH_AUDIENCE"),
        ({"db_url": SecretStr("mysql+asyncmy://emofinance:emofinance@db/emofinance")}, "DB_URL"),
        ({"redis_url": SecretStr("redis://:changeme@redis/0")}, "REDIS_URL"),
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


def test_origins_are_named_one_by_one(embedded: Backend) -> None:
    with pytest.raises(ValidationError):
        settings_for(embedded, **SOUND, web_embed_origins="*")


def test_a_sound_service_starts_without_its_documents(embedded: Backend) -> None:
    app = create_app(settings_for(embedded, **SOUND))
    assert not list(unsafe(app.state.settings))
    assert app.openapi_url is None


def test_in_development_everything_may_stay_as_it_is(embedded: Backend) -> None:
    settings: Settings = settings_for(embedded, environment="development")
    assert create_app(settings).openapi_url == "/openapi.json"
