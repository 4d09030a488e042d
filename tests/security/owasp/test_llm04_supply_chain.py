"""LLM04 Supply Chain: what is installed is hashed, what CI runs is pinned, and no secret lies in the repository."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator

import pytest
import yaml

from app.core.config import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
#: What keys of well-known services, private keys and tokens look like.
SECRETS = re.compile(
    r"AKIA[0-9A-Z]{16}|\bsk-[A-Za-z0-9_-]{24,}|\bgh[pousr]_[A-Za-z0-9]{36}|\bxox[abprs]-[A-Za-z0-9-]{10,}"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY-----|\beyJ[A-Za-z0-9_-]{16,}\.eyJ[A-Za-z0-9_-]{16,}\.|\bemo_[A-Za-z0-9_-]{43}\b"
    r"|(?:mysql|postgres|redis)[\w+]*://[\w-]+:(?!root@|emofinance@|changeme@)[A-Za-z0-9]{12,}@"
)
BINARY = {".png", ".onnx", ".safetensors", ".bin", ".npz"}


def tracked() -> Iterator[str]:
    """Every text file of the repository."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("not a checkout")
    names = done.stdout.decode().split("\0")
    yield from (n for n in names if n and (ROOT / n).is_file() and (ROOT / n).suffix not in BINARY)


def test_no_secret_lies_in_the_repository() -> None:
    found = [
        (name, match[0][:12])
        for name in tracked()
        for match in SECRETS.finditer((ROOT / name).read_text("utf-8", "replace"))
        if name != "tests/security/owasp/test_llm04_supply_chain.py"
    ]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "AKIA" + "A" * 16,
        "ghp_" + "a1" * 18,
        "sk-" + "a1B2" * 8,
        "emo_" + "a" * 43,
        "redis://u:0123456789abcdef@h",
    ],
)
def test_the_search_sees_a_secret(text: str) -> None:
    assert SECRETS.search(text)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_and_hashed(name: str) -> None:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    required = [n for n, line in enumerate(lines) if re.match(r"[A-Za-z0-9]", line)]
    assert len(required) > 20
    assert all("==" in lines[n] and "--hash=sha256:" in lines[n + 1] for n in required)
    assert not any("://" in line or line.startswith("--index") for line in lines if not line.startswith("#"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_are_pinned_and_may_little(path: object) -> None:
    assert hasattr(path, "read_text")
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {}
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    used = [step["uses"] for step in steps if "uses" in step]
    assert all(re.search(r"@[0-9a-f]{40}$", one) for one in used)
    assert all(name != "pull_request_target" for name in workflow.get(True, {}))


def test_releases_carry_what_is_in_them_and_ci_looks_for_secrets() -> None:
    assert "spdx-json" in (ROOT / ".github/workflows/release.yml").read_text("utf-8")
    assert "gitleaks" in (ROOT / ".github/workflows/ci.yml").read_text("utf-8")
