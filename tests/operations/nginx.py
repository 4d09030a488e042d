"""A real nginx with the configuration of ``deploy/nginx`` in front of services of this machine.

Only what names the compose network changes: the replicas, the resolver, the port and the folders.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx2

from app.core.config import ROOT
from tests.servers import free_port, wait_until

CONFIG = ROOT / "deploy" / "nginx" / "nginx.conf"
SERVICE = CONFIG.with_name("service.conf")
TLS = CONFIG.parent / "tls" / "emofinance.conf.example"
FOLDERS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@contextmanager
def nginx(binary: str, folder: Path, replicas: Sequence[int], tls: str = "") -> Iterator[str]:
    """The address of an nginx before the services that listen on ``replicas``; ``tls`` is a server block more."""
    folder.mkdir(exist_ok=True)
    port = free_port()
    path = folder / "nginx.conf"
    path.write_text(placed(CONFIG.read_text("utf-8"), folder, port, replicas, tls), "utf-8")
    command = [binary, "-e", str(folder / "error.log"), "-p", str(folder), "-c", str(path)]
    process = subprocess.Popen([*command, "-g", "daemon off;"])
    base = f"http://127.0.0.1:{port}"
    try:
        wait_until(lambda: listens(base), what="nginx")
        yield base
    finally:
        process.terminate()
        process.wait(30)


def placed(config: str, folder: Path, port: int, replicas: Sequence[int], tls: str) -> str:
    """``config`` on this machine; raises ``ValueError`` when a place that changes is not there once."""
    servers = "\n".join(rf"server 127.0.0.1:{replica} \g<1>;" for replica in replicas)
    paths = "\n".join(f"{name}_temp_path {folder / name};" for name in FOLDERS)
    changes = {
        r"pid [^;]+;": f"pid {folder / 'nginx.pid'};",
        r"http \{": f"http {{\n{paths}",
        r"resolver [^;]+;": "",
        r"server replica:8000 resolve ([^;]+);": servers,
        r"listen 8080;": f"listen 127.0.0.1:{port};",
        r"include /etc/nginx/service\.conf;": f"include {SERVICE};",
        r"include /etc/nginx/tls/\*\.conf;": tls,
    }
    for old, new in changes.items():
        config, found = re.subn(old, new, config)
        if found != 1:
            raise ValueError(f"{old!r} is in {CONFIG} {found} times")
    return config


def listens(base: str) -> bool:
    """Whether somebody answers, whatever the answer."""
    try:
        httpx2.get(f"{base}/health/live", timeout=5)
    except httpx2.TransportError:
        return False
    return True
