"""A real Redis Cluster of three nodes on loopback, each a process of our own."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import redis

from tests.servers import Missing, free_port, running, wait_until

NODES = 3


@dataclass
class Cluster:
    """The nodes' ports, and their processes by port."""

    ports: list[int]
    processes: dict[int, subprocess.Popen[bytes]]

    @property
    def url(self) -> str:
        """What ``REDIS_URL`` takes: two of the nodes tell about the third."""
        return "redis+cluster://" + ",".join(f"127.0.0.1:{port}" for port in self.ports[:2])

    def keys(self) -> dict[int, list[str]]:
        """The keys that each node holds."""
        return {port: self.ask(port, lambda node: sorted(node.keys("*"))) for port in self.ports}

    def of(self, key: str) -> int:
        """The port of the node that holds the slot of ``key``."""
        with redis.RedisCluster(host="127.0.0.1", port=self.ports[0], decode_responses=True) as client:
            return int(client.get_node_from_key(key).port)

    def stop(self, port: int) -> None:
        """Kill one node."""
        self.processes[port].kill()
        self.processes[port].wait()

    @staticmethod
    def ask(port: int, question: object) -> list[str]:
        """Ask one node."""
        with redis.Redis(host="127.0.0.1", port=port, decode_responses=True) as node:
            return question(node)  # type: ignore[operator, no-any-return]


@contextmanager
def redis_cluster(folder: Path) -> Iterator[Cluster | Missing]:
    """The cluster, joined and whole."""
    server, client = shutil.which("redis-server"), shutil.which("redis-cli")
    if server is None or client is None:
        yield Missing("Redis 서버를 설치해 주세요: `apt-get install redis-server`")
        return
    with ExitStack() as stack:
        ports = [free_cluster_port() for _ in range(NODES)]
        nodes = {
            port: stack.enter_context(running(node(server, folder, port), ready=ping(port))) for port in ports
        }
        places = [f"127.0.0.1:{port}" for port in ports]
        join = [client, "--cluster", "create", *places, "--cluster-replicas", "0", "--cluster-yes"]
        subprocess.run(join, check=True, capture_output=True)
        wait_until(lambda: all(map(whole, ports)), what="Redis Cluster")
        yield Cluster(ports, nodes)


def node(server: str, folder: Path, port: int) -> list[str]:
    """The command of one node. It goes on serving its own slots while another is away."""
    own = folder / str(port)
    own.mkdir()
    options = {
        "bind": "127.0.0.1",
        "port": str(port),
        "save": "",
        "appendonly": "no",
        "dir": str(own),
        "cluster-enabled": "yes",
        "cluster-node-timeout": "2000",
        "cluster-require-full-coverage": "no",
    }
    return [server, *(part for name, value in options.items() for part in (f"--{name}", value))]


def ping(port: int) -> Callable[[], object]:
    """A question that a node answers."""
    return lambda: redis.Redis(host="127.0.0.1", port=port).ping()


def whole(port: int) -> bool:
    """Whether a node knows who serves every slot."""
    with redis.Redis(host="127.0.0.1", port=port, decode_responses=True) as one:
        return bool(one.execute_command("CLUSTER INFO")["cluster_state"] == "ok")


def free_cluster_port() -> int:
    """A free port whose companion, 10,000 above, is a port too."""
    while (port := free_port()) > 55_000:
        continue
    return port
