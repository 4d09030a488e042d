"""What a production service must not start with."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url

from app.core.config import Settings

#: Passwords of examples and first set-ups; whoever reads the documentation knows them.
KNOWN = frozenset(
    {"emofinance", "password", "changeme", "change-me", "secret", "root", "admin", "mysql", "redis"}
)
EXAMPLES = ("your_", "sk-your", "changeme", "example")


def refuse_unsafe(settings: Settings) -> None:
    """End the process with one line for each setting that is unsafe in production."""
    if settings.is_production and (lines := [f"- {line}" for line in unsafe(settings)]):
        raise SystemExit("운영 환경에 맞지 않는 설정이 있어 시작하지 않습니다.\n" + "\n".join(lines))


def unsafe(settings: Settings) -> Iterator[str]:
    """What is unsafe: the setting's name and why."""
    if not settings.is_guarded:
        yield "AUTH_JWT_SECRET, AUTH_JWKS_FILE, AUTH_JWKS_URL, API_KEYS: 인증 키가 하나는 있어야 합니다"
    if settings.has_token_keys and not settings.auth_audience:
        yield "AUTH_AUDIENCE: 토큰이 이 서비스의 것인지 확인할 이름이 있어야 합니다"
    if (make_url(settings.db_url.get_secret_value()).password or "").lower() in KNOWN:
        yield "DB_URL: 널리 알려진 암호입니다"
    if (
        settings.db_read_url
        and (make_url(settings.db_read_url.get_secret_value()).password or "").lower() in KNOWN
    ):
        yield "DB_READ_URL: 널리 알려진 암호입니다"
    if (
        settings.redis_url
        and (urlsplit(settings.redis_url.get_secret_value()).password or "").lower() in KNOWN
    ):
        yield "REDIS_URL: 널리 알려진 암호입니다"
    if settings.openai_api_key and settings.openai_api_key.get_secret_value().lower().startswith(EXAMPLES):
        yield "OPENAI_API_KEY: 예시 값입니다"
    if settings.public_docs:
        yield "PUBLIC_DOCS: API 문서를 누구에게나 열어 둘 수 없습니다"
