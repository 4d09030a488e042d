"""Every command says what it is for when it is asked, and does nothing else then."""

from __future__ import annotations

import ast
import runpy
import sys
from pathlib import Path

import pytest

from app.core.config import ROOT

COMMANDS = sorted(
    path
    for folder in ("scripts", "training", "benchmarks")
    for path in (ROOT / folder).rglob("*.py")
    if 'if __name__ == "__main__":' in path.read_text("utf-8")
)
NAMES = [str(path.relative_to(ROOT)) for path in COMMANDS]


@pytest.mark.parametrize("path", COMMANDS, ids=NAMES)
def test_its_arguments_are_read(path: Path) -> None:
    """Told by the source, since what a command needs may not be installed here."""
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    assert any(isinstance(call.func, ast.Attribute) and call.func.attr == "parse_args" for call in calls)


@pytest.mark.parametrize(
    "path", [path for path in COMMANDS if path.parent.name == "scripts"], ids=lambda path: path.stem
)
def test_help_is_printed_and_nothing_done(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [path.stem, "--help"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(path), run_name="__main__")
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: {path.stem}")
