"""What a production service must not start with, and what it says of what it starts with all the same."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

import structlog
from sqlalchemy.engine import URL, make_url

from app.core.audit_keys import NO_KEY, unwritable
from app.core.config import Settings

log = structlog.get_logger(__name__)

#: Passwords of examples and first set-ups; whoever reads the documentation knows them.
KNOWN = frozenset(
    {"emofinance", "password", "changeme", "change-me", "secret", "root", "admin", "mysql", "redis"}
)


def refuse_unsafe(settings: Settings) -> None:
    """End the process with one line for each setting that is unsafe in production."""
    if settings.is_production and (lines := [f"- {line}" for line in unsafe(settings)]):
        raise SystemExit("운영 환경에 맞지 않는 설정이 있어 시작하지 않습니다.\n" + "\n".join(lines))


def refuse_missing(settings: Settings) -> None:
    """End the process where a folder that the settings name is not there, or takes no key where one is to be made.

    Packaged rules would hold in silence; and the server would tell of the key in a hundred lines.
    """
    if not settings.rules_dir.is_dir():
        raise SystemExit(f"RULES_DIR: {settings.rules_dir} 폴더가 없어 시작하지 않습니다.")
    if settings.audit_key is None:
        try:
            settings.audit_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SystemExit(unwritable(settings.audit_dir, error)) from None


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
    servers = {
        name: url for name, url in databases_of(settings).items() if url.get_backend_name() != "sqlite"
    }
    passwords = {name: url.password for name, url in servers.items()}
    open_to_all = [
        name for name, url in servers.items() if not url.password and not is_own(url.host or "localhost")
    ]
    yield from (f"{name}: 암호가 있어야 합니다" for name in open_to_all)
    if settings.redis_url:
        passwords["REDIS_URL"] = urlsplit(settings.redis_url.get_secret_value()).password
    for name, password in passwords.items():
        if (password or "").lower() in KNOWN:
            yield f"{name}: 널리 알려진 암호입니다"


def databases_of(settings: Settings) -> dict[str, URL]:
    """The addresses of the databases by their setting."""
    given = {"DB_URL": settings.db_url, "DB_READ_URL": settings.db_read_url}
    return {name: make_url(url.get_secret_value()) for name, url in given.items() if url}


def warn_of_risks(settings: Settings) -> None:
    """One warning for each setting that is safe only where the network around the service is."""
    if settings.is_production:
        for line in risks(settings):
            log.warning("risky_setting", warning=line)


def risks(settings: Settings) -> Iterator[str]:
    """What an operator may have good reasons for, and must know of."""
    for name, url in databases_of(settings).items():
        if url.get_backend_name() != "sqlite" and not url.password:
            yield f"{name}: 암호가 없습니다. 이 기계의 누구나 데이터베이스를 엽니다"
        if url.username == "root":
            yield f"{name}: root 계정입니다. 이 데이터베이스만 쓰는 계정을 따로 만드세요"
    if settings.redis_url is not None:
        redis = urlsplit(settings.redis_url.get_secret_value())
        if redis.scheme != "unix" and not redis.password:
            yield "REDIS_URL: 암호가 없습니다. 대화가 있는 곳이니 requirepass나 ACL로 암호를 주세요"
    yield from risky_models(settings)


def risky_models(settings: Settings) -> Iterator[str]:
    """Language models of another machine that are reached in the clear."""
    for provider in settings.llm_providers:
        parts = urlsplit(provider.base_url)
        if parts.scheme == "http" and not is_own(parts.hostname or ""):
            name = "OPENAI_BASE_URL" if provider.name == "openai" else f"LLM_FALLBACKS({provider.name})"
            yield f"{name}: 다른 기계로 가는 http://라 대화와 키가 암호화되지 않은 채 나갑니다. https://로 바꾸거나 망을 닫으세요"


def is_own(host: str) -> bool:
    """Whether a host is this machine, as a container names it too."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host in {"localhost", "host.docker.internal"}
