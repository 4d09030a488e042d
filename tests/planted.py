"""Numbers that no store and no log may hold, told to the service by the tests of every process.

``MESSAGE`` is what the tests of the API send. After each test on servers MariaDB and Redis are searched for them, and
every log line of the session as it is written (``tests.conftest``); a find fails the suite, in every process of it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pymysql
import redis
from sqlalchemy.engine import make_url

#: As customers write them: a resident number, a card, two telephones, an account, an e-mail address.
MESSAGE = (
    "주민번호 900412-2718281, 카드 5409-2718-2818-4590, 전화 010-2718-2818, 공일공 이칠일팔 삼일사일, "
    "국민은행 계좌 271828-18-284590, 메일 planted2718@example.org 로 연락 주세요. 카드값이 걱정돼요"
)
TELLING = ("9004122718281", "2718281", "5409271828184590", "28184590", "01027182818", "27182818284590")
WORDS = ("planted2718", "이칠일팔 삼일사일")
PUNCTUATION = str.maketrans("", "", "-. _/")


def found_in(text: str) -> Iterator[str]:
    """Every planted value that stands in ``text``, however it is punctuated."""
    plain = text.translate(PUNCTUATION)
    yield from (number for number in TELLING if number in plain)
    yield from (word for word in WORDS if word in text)


def in_mysql(url: str) -> Iterator[str]:
    """What the tables of a database hold of them."""
    where = make_url(url)
    with pymysql.connect(
        host=where.host or "127.0.0.1",
        port=where.port or 3306,
        user=where.username or "root",
        password=where.password or "",
        database=where.database,
    ) as connection:
        cursor = connection.cursor()
        cursor.execute("SHOW TABLES")
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT * FROM `{table}`")
            yield from (f"{table}: {value}" for row in cursor.fetchall() for value in found_in(str(row)))


def in_redis(url: str) -> Iterator[str]:
    """What the keys and values of a Redis database hold of them."""
    with redis.Redis.from_url(url) as client:
        for key in client.scan_iter():
            held = key.decode("utf-8", "replace") + values_of(client, key)
            yield from (f"{key!r}: {value}" for value in found_in(held))


def values_of(client: redis.Redis, key: bytes) -> str:
    """A key's value as text, whatever its kind."""
    kind = bytes(client.type(key)).decode()  # type: ignore[arg-type]
    readers = {
        "string": lambda: client.get(key),
        "list": lambda: client.lrange(key, 0, -1),
        "hash": lambda: client.hgetall(key),
        "set": lambda: client.smembers(key),
        "zset": lambda: client.zrange(key, 0, -1),
        "stream": lambda: client.xrange(key),
    }
    held = readers[kind]() if kind in readers else b""  # type: ignore[no-untyped-call]
    return decoded(held)


def decoded(value: object) -> str:
    """Bytes anywhere in ``value`` as text."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, dict):
        return " ".join(decoded(part) for pair in value.items() for part in pair)
    if isinstance(value, list | tuple | set):
        return " ".join(map(decoded, value))
    return str(value)


def in_folder(folder: Path) -> Iterator[str]:
    """What files hold of them: spools, anchors, SQLite databases, logs of servers."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            text = path.read_bytes().decode("utf-8", "replace")
            yield from (f"{path.name}: {value}" for value in found_in(text))


HEARD: set[str] = set()  # planted values in any log line of this process


def listen() -> None:
    """Search every log line from now on, whatever becomes of the handlers."""
    make = logging.getLogRecordFactory()

    def searched(*arguments: Any, **named: Any) -> logging.LogRecord:
        record = make(*arguments, **named)
        HEARD.update(f"{record.name}: {value}" for value in found_in(f"{record.msg!s} {record.args!s}"))
        return record

    logging.setLogRecordFactory(searched)


class Listening(logging.Handler):
    """Hears every log line of the session."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Remember which planted value a line holds."""
        self.found += [f"{record.name}: {value}" for value in found_in(f"{record.msg!s} {record.args!s}")]


def complaint(found: Iterable[str]) -> str:
    """What to say about them."""
    return "심어 둔 개인정보가 남았습니다: " + ", ".join(sorted(set(found)))
