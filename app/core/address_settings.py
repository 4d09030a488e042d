"""What a web address among the settings must be; each check raises ``ValueError`` in Korean otherwise."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

OWN_MACHINE = frozenset({"localhost", "127.0.0.1"})


def parts_of(url: str) -> SplitResult:
    """The parts of an address; an error of the library would be English, and quote a part of it."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise ValueError("주소를 읽을 수 없습니다") from None
    return parts


def is_web(parts: SplitResult) -> bool:
    """Whether an address is one of the web, with a host in it."""
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def web_address(url: str) -> str:
    """Accept ``http://`` and ``https://`` addresses."""
    if not is_web(parts_of(url)):
        raise ValueError("http:// 또는 https:// 주소여야 합니다")
    return url


def safe_address(url: str) -> str:
    """Accept ``https://`` addresses, and ``http://`` ones of this machine."""
    parts = parts_of(url)
    if not is_web(parts) or (parts.scheme == "http" and parts.hostname not in OWN_MACHINE):
        raise ValueError("https:// 주소여야 합니다")
    return url


def endpoint(url: str) -> str:
    """Accept web addresses without credentials, told without a slash at the end."""
    parts = parts_of(web_address(url))
    if parts.username or parts.password:
        raise ValueError("주소에 비밀번호를 적지 말고 키로 주세요")
    return url.strip().rstrip("/")


def origins(given: str | tuple[str, ...]) -> tuple[str, ...]:
    """Origins separated by commas, such as ``https://bank.example``."""
    found = tuple(part.strip() for part in given.split(",")) if isinstance(given, str) else given
    for origin in found:
        parts = parts_of(origin)
        if not is_web(parts) or origin != f"{parts.scheme}://{parts.netloc}":
            raise ValueError("https://bank.example처럼 경로 없는 주소를 쉼표로 나누어 적어야 합니다")
        if "*" in origin or set(origin) & set(" ;'\""):
            raise ValueError("주소를 하나하나 적어야 합니다")
    return found
