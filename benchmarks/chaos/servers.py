"""MariaDB, Redis and a language model of our own, that are stopped, slowed and filled."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pymysql
from redis import Redis

from app.core.config import ROOT
from app.core.db import migrate
from benchmarks.chaos.proxy import Proxy, proxy
from benchmarks.language_model import LanguageModel, language_model
from tests.servers import PATH, free_port, private_mariadb, private_redis

DATABASE = "emofinance_chaos"
MODEL = ROOT / "app" / "models" / "emotion"


class Server:
    """A server on one port that is stopped and started."""

    def __init__(self, start: Callable[[], AbstractContextManager[object]], port: int) -> None:
        self.start, self.port = start, port
        self.stack = ExitStack()

    def up(self) -> None:
        """Start it; what it keeps on disk is there again."""
        self.stack.enter_context(self.start())

    def down(self) -> None:
        """Stop it; a server that is down stays down."""
        self.stack.close()


@dataclass(frozen=True, slots=True)
class Servers:
    """Everything the service rests on."""

    folder: Path
    mariadb: Server
    redis: Server
    replica: Server
    to_mariadb: Proxy
    to_redis: Proxy
    model: LanguageModel

    @property
    def db_url(self) -> str:
        """As a customer of the database that may not do everything, through the proxy."""
        return f"mysql+asyncmy://app@127.0.0.1:{self.to_mariadb.port}/{DATABASE}"

    @property
    def redis_url(self) -> str:
        """Through the proxy."""
        return f"redis://127.0.0.1:{self.to_redis.port}"

    def sql(self, *statements: str) -> list[tuple[str, ...]]:
        """Run statements as root; the rows of the last."""
        with self.root() as connection, connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
            return list(cursor.fetchall())

    def root(self) -> pymysql.Connection[pymysql.cursors.Cursor]:
        """A connection that may do everything."""
        return pymysql.connect(host="127.0.0.1", port=self.mariadb.port, user="root", autocommit=True)

    def cache(self, port: int | None = None) -> Redis:
        """A client of the Redis that the service talks to, or of another."""
        return Redis.from_url(f"redis://127.0.0.1:{port or self.to_redis.target}", decode_responses=True)

    def kill_mariadb(self) -> None:
        """As when the machine loses its power."""
        (file,) = (self.folder / "mariadb").glob("*.pid")
        os.kill(int(file.read_text("ascii")), signal.SIGKILL)
        self.mariadb.down()

    def whole(self) -> None:
        """As before any fault: Redis empty and with room, everything up and fast."""
        self.model.turn()
        self.to_mariadb.delay_s = self.to_redis.delay_s = 0.0
        self.replica.down()
        self.redis.down()
        self.redis.up()
        self.to_redis.lead_to(self.redis.port)


def binary(name: str) -> str:
    """An installed program; ends with how to get it."""
    found = shutil.which(name, path=PATH)
    if found is None:
        raise SystemExit(
            f"{name}이(가) 없습니다. `apt-get install mariadb-server redis-server`로 설치해 주세요."
        )
    return found


@contextmanager
def servers(folder: Path) -> Iterator[Servers]:
    """All of them, with a migrated and empty database."""
    mariadbd, install, cache = binary("mariadbd"), binary("mariadb-install-db"), binary("redis-server")
    ports = free_port(), free_port(), free_port()
    folder.chmod(0o755)
    mariadb = Server(lambda: private_mariadb(folder, mariadbd, install, ports[0]), ports[0])
    main, replica = (Server(partial(private_redis, folder, cache, port), port) for port in ports[1:])
    with ExitStack() as stack:
        for server in (mariadb, main):
            server.up()
        for server in (mariadb, main, replica):
            stack.callback(server.down)
        found = Servers(
            folder=folder,
            mariadb=mariadb,
            redis=main,
            replica=replica,
            to_mariadb=stack.enter_context(proxy(mariadb.port)),
            to_redis=stack.enter_context(proxy(main.port)),
            model=stack.enter_context(language_model()),
        )
        prepare(found)
        yield found


def prepare(found: Servers) -> None:
    """The database, its user and its schema."""
    users = [f"app@{host}" for host in ("localhost", "127.0.0.1", "'%'")]
    found.sql(
        f"CREATE DATABASE {DATABASE} CHARACTER SET utf8mb4",
        *(f"CREATE USER {user}" for user in users),
        *(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {DATABASE}.* TO {user}" for user in users),
    )
    migrate(f"mysql+asyncmy://root@127.0.0.1:{found.mariadb.port}/{DATABASE}")
