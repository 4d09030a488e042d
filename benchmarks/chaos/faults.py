"""How faults begin and how they end."""

from __future__ import annotations

import time
from collections.abc import Callable

import pymysql

from benchmarks.chaos.process import ServiceProcess, faketime
from benchmarks.chaos.servers import DATABASE, Servers
from tests.servers import wait_until

Step = Callable[[Servers, ServiceProcess], object]


def nothing(servers: Servers, service: ServiceProcess) -> None:
    """Nothing to do."""


def answering(*, hangs: bool = False, **play: object) -> Step:
    """A language model that answers like this from now on."""
    return lambda servers, _: servers.model.turn(hangs=hangs, **play)


def promote(servers: Servers, _: ServiceProcess) -> None:
    """The primary dies, the replica takes over, and the address leads to it."""
    servers.redis.down()
    time.sleep(2)
    servers.cache(servers.replica.port).replicaof("NO", "ONE")
    servers.to_redis.lead_to(servers.replica.port)


def replicate(servers: Servers) -> dict[str, str]:
    """A replica of the Redis that is in use."""
    servers.replica.up()
    replica = servers.cache(servers.replica.port)
    replica.replicaof("127.0.0.1", str(servers.redis.port))
    wait_until(lambda: replica.info("replication")["master_link_status"] == "up", what="the replica")
    return {}


def fill(servers: Servers, _: ServiceProcess) -> None:
    """No room for anything more, and nothing may be thrown out."""
    servers.cache().config_set("maxmemory-policy", "noeviction")
    servers.cache().config_set("maxmemory", "1mb")


def forget(servers: Servers, _: ServiceProcess) -> None:
    """Everything goes, the scripts too."""
    servers.cache().flushall()
    servers.cache().script_flush()


def delayed(part: str, seconds: float) -> tuple[Step, Step]:
    """Every answer of a server comes later, and every question too."""

    def slow(by: float) -> Step:
        return lambda servers, _: setattr(getattr(servers, f"to_{part}"), "delay_s", by)

    return slow(seconds), slow(0.0)


class Locks:
    """A transaction of somebody else that keeps the tables of the service."""

    def __init__(self) -> None:
        self.connection: pymysql.Connection[pymysql.cursors.Cursor] | None = None

    def take(self, servers: Servers, _: ServiceProcess) -> None:
        """Lock what a turn reads and what it writes."""
        self.connection = servers.root()
        with self.connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLES {DATABASE}.CardUsage WRITE, {DATABASE}.AuditEntry WRITE")

    def give(self, *_: object) -> None:
        """End it."""
        if self.connection is not None:
            self.connection.close()


LOCKS = Locks()


def broken_model(change: Callable[[ServiceProcess], None]) -> Step:
    """Start again with a model that is not whole."""

    def begin(_: Servers, service: ServiceProcess) -> None:
        service.end()
        change(service)
        service.start()

    return begin


def lose(service: ServiceProcess) -> None:
    """The file is gone."""
    (service.model / "model.onnx").rename(service.model / "away")


def spoil(service: ServiceProcess) -> None:
    """One byte differs."""
    path = service.model / "model.onnx"
    (service.model / "away").write_bytes(path.read_bytes())
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def repair(_: Servers, service: ServiceProcess) -> None:
    """Put the file back and start again."""
    service.end()
    (service.model / "away").rename(service.model / "model.onnx")
    service.start()


def no_room(servers: Servers, service: ServiceProcess) -> None:
    """The database is away, and files may not grow."""
    service.limit_files(8_192)
    servers.mariadb.down()


def room(servers: Servers, service: ServiceProcess) -> None:
    """Both are back."""
    service.limit_files(-1)
    servers.mariadb.up()


def clock(servers: Servers) -> dict[str, str]:
    """A clock that a file moves."""
    file = servers.folder / "clock"
    file.write_text("+0\n", "ascii")
    return {
        "LD_PRELOAD": faketime() or "",
        "FAKETIME_TIMESTAMP_FILE": str(file),
        "DONT_FAKE_MONOTONIC": "1",
        "FAKETIME_CACHE_DURATION": "1",
    }


def jump(by: str) -> Step:
    """The clock jumps."""
    return lambda servers, _: (servers.folder / "clock").write_text(f"{by}\n", "ascii")


def killed(_: Servers, service: ServiceProcess) -> None:
    """The process dies, and something starts it again at once."""
    service.kill()
    service.start()


def killed_in_the_dark(servers: Servers, service: ServiceProcess) -> None:
    """The database goes, a little later the process too; the next one comes before the database."""
    servers.mariadb.down()
    time.sleep(4)
    service.kill()
    service.start()


def started_again(servers: Servers, _: ServiceProcess) -> None:
    """The database is stopped and started."""
    servers.mariadb.down()
    servers.mariadb.up()
