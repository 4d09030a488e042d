"""The TLS server block that ships: a real nginx with a certificate of its own, before nobody."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from pathlib import Path

import httpx2

from tests.conftest import skip
from tests.operations.nginx import SERVICE, TLS, nginx
from tests.servers import PATH, Missing, free_port

NAME = "chat.bank.example"


def program(name: str, package: str) -> str:
    """Where it is installed; skips where it is not."""
    found = shutil.which(name, path=PATH)
    if found is None:
        skip(Missing(f"{name}이 없습니다. `apt-get install {package}`로 설치하세요."))
    return str(found)


def certify(folder: Path) -> Path:
    """A certificate and its key, signed by itself."""
    certificate = folder / "fullchain.pem"
    command = [program("openssl", "openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME},IP:127.0.0.1"]
    command += ["-keyout", str(folder / "privkey.pem"), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    return certificate


def test_it_answers_over_tls_and_holds_browsers_to_it(tmp_path: Path) -> None:
    binary, certificate = program("nginx", "nginx-light"), certify(tmp_path)
    secure, plain = free_port(), free_port()
    block = TLS.read_text("utf-8")
    for old, new in {
        "/etc/nginx/tls/": f"{tmp_path}/",
        "/etc/nginx/service.conf": str(SERVICE),
        "8443": f"127.0.0.1:{secure}",
        "8081": f"127.0.0.1:{plain}",
    }.items():
        assert old in block
        block = block.replace(old, new)
    assert "ssl_protocols TLSv1.2 TLSv1.3;" in block
    trusting = ssl.create_default_context(cafile=str(certificate))
    with nginx(binary, tmp_path / "nginx", [free_port()], block) as base:
        over_tls = httpx2.get(f"https://127.0.0.1:{secure}/health/live", verify=trusting)
        in_clear = httpx2.get(f"{base}/health/live")
        sent_on = httpx2.get(f"http://127.0.0.1:{plain}/docs?x=1", headers={"Host": NAME})
    assert over_tls.status_code == in_clear.status_code == 503  # there is nobody behind it
    assert over_tls.json() == in_clear.json()
    assert over_tls.headers["strict-transport-security"] == "max-age=31536000"
    assert "strict-transport-security" not in in_clear.headers
    assert (sent_on.status_code, sent_on.headers["location"]) == (301, f"https://{NAME}/docs?x=1")
