"""What a production service must not start with."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url

from app.core.audit_keys import NO_KEY
from app.core.config import Settings

#: Passwords of examples and first set-ups; whoever reads the documentation knows them.
KNOWN = frozenset(
    {"emofinance", "password", "changeme", "change-me", "secret", "root", "admin", "mysql", "redis"}
)


def refuse_unsafe(settings: Settings) -> None:
    """End the process with one line for each setting that is unsafe in production."""
    if settings.is_production and (lines := [f"- {line}" for line in unsafe(settings)]):
        raise SystemExit("운영 환경에 맞지 않는 설정이 있어 시작하지 않습니다.\n" + "\n".join(lines))


def unsafe(settings: Settings) -> Iterator[str]:
    """What is unsafe: the setting's name and why."""
    yield from unsafe_access(settings)
    yield from unsafe_stores(settings)
    if settings.audit_key is None:
        yield NO_KEY
    if settings.openai_key_is_an_example:
        yield "OPENAI_API_KEY: 예시 값입니다"
    if (desk := settings.handoff_webhook_url) and urlsplit(desk.get_secret_value()).scheme != "https":
        yield "HANDOFF_WEBHOOK_URL: https:// 주소여야 합니다"
    if settings.public_docs:
        yield "PUBLIC_DOCS: API 문서를 누구에게나 열어 둘 수 없습니다"


def unsafe_access(settings: Settings) -> Iterator[str]:
    """Where callers could not be told apart."""
    if not settings.is_guarded:
        yield "AUTH_JWT_SECRET, AUTH_JWKS_FILE, AUTH_JWKS_URL, API_KEYS: 인증 키가 하나는 있어야 합니다"
    if settings.has_token_keys and not settings.auth_audience:
        yield "AUTH_AUDIENCE: 토큰이 이 서비스의 것인지 확인할 이름이 있어야 합니다"
    proxies = settings.forwarded_allow_ips
    if not proxies or any(network.prefixlen == 0 for network in proxies):
        yield "FORWARDED_ALLOW_IPS: 앞에 선 프록시의 네트워크를 적어야 합니다 (없으면 127.0.0.1, 모두는 안 됩니다)"


def unsafe_stores(settings: Settings) -> Iterator[str]:
    """Where data would end with a process, stay in one, or lie behind a password that everybody knows."""
    if settings.embedded_database:
        yield "DB_URL: 서버 데이터베이스의 주소여야 합니다"
    if settings.redis_url is None:
        yield "REDIS_URL: Redis 서버의 주소가 있어야 합니다"
    databases = {"DB_URL": settings.db_url, "DB_READ_URL": settings.db_read_url}
    passwords = {name: make_url(url.get_secret_value()).password for name, url in databases.items() if url}
    if settings.redis_url:
        passwords["REDIS_URL"] = urlsplit(settings.redis_url.get_secret_value()).password
    for name, password in passwords.items():
        if (password or "").lower() in KNOWN:
            yield f"{name}: 널리 알려진 암호입니다"
