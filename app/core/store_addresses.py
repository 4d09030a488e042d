"""What the address of a database or a Redis must be; each check raises ``ValueError`` in Korean, without the value."""

from __future__ import annotations

from urllib.parse import SplitResult, parse_qs, urlsplit

from redis.connection import parse_url
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

REDIS_SCHEMES = ("redis://", "rediss://", "unix://", "redis+cluster://", "rediss+cluster://")
CLUSTER_SCHEMES = ("redis+cluster", "rediss+cluster")
DRIVERS = ("sqlite+aiosqlite", "mysql+aiomysql", "mysql+asyncmy")


def known_database(url: str) -> str:
    """Accept a URL of one of the three drivers."""
    try:
        driver = make_url(url).drivername
    except (ArgumentError, ValueError):  # a port that is no number; the error's text would quote it
        raise ValueError("데이터베이스 주소를 읽을 수 없습니다") from None
    if driver not in DRIVERS:
        raise ValueError(f"쓸 수 있는 드라이버는 {', '.join(DRIVERS)}입니다")
    return url


def known_redis(url: str) -> str:
    """Accept the URL of a server, a socket or a cluster."""
    if not url.startswith(REDIS_SCHEMES):
        raise ValueError(f"{', '.join(REDIS_SCHEMES)} 가운데 하나로 시작해야 합니다")
    parts = urlsplit(url)
    if "@" in parts.path + parts.query + parts.fragment:
        raise ValueError("암호에 든 /, ?, #, @는 %2F, %3F, %23, %40으로 적어야 합니다")
    if parts.scheme == "unix":
        numbered = parse_qs(parts.query).get("db", ["0"])
        if not parts.path.strip("/") or not all(number.isdecimal() for number in numbered):
            raise ValueError("unix:///소켓의/경로?db=0처럼 적어야 합니다")
        return url
    if not all(is_place(place) for place in places_of(parts)):
        raise ValueError("호스트와 포트를 읽을 수 없습니다. redis://호스트:6379/0처럼 적어야 합니다")
    if not is_number_of_database(parts):
        raise ValueError(
            "주소 끝의 데이터베이스 번호가 숫자가 아닙니다. redis://호스트:6379/0처럼 적어야 합니다"
        )
    if parts.scheme not in CLUSTER_SCHEMES:
        check_options(url)
    return url


def check_options(url: str) -> None:
    """Have the client read what stands behind the question mark, before it is needed."""
    try:
        parse_url(url)  # type: ignore[no-untyped-call]
    except ValueError:
        raise ValueError("주소의 ? 뒤에 읽을 수 없는 값이 있습니다") from None


def places_of(parts: SplitResult) -> list[str]:
    """The hosts with their ports, without who comes in; several only of a cluster."""
    places = parts.netloc.rpartition("@")[2]
    return places.split(",") if parts.scheme in CLUSTER_SCHEMES else [places]


def is_place(text: str) -> bool:
    """Whether it names a host, and a port that there can be."""
    try:
        parts = urlsplit(f"//{text}")
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def is_number_of_database(parts: SplitResult) -> bool:
    """Whether the end of the address, where there is one, is the number of a database."""
    numbers = [parts.path.strip("/"), *parse_qs(parts.query).get("db", [])]
    return all(number.isdecimal() for number in numbers if number)
