"""A user's own network is put in place, and taken away, without the tools that trained it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from app.core.config import ROOT
from app.services.emotion_analyzer.artefact import OWN, SERVED, read_object
from training.own_place import install, restore


def draft_in(folder: Path, word: str) -> Path:
    """The files of a network that was exported."""
    folder.mkdir()
    for name in SERVED:
        (folder / name).write_text(word, encoding="utf-8")
    return folder


def test_the_newest_network_stands_alone_beside_ours(tmp_path: Path) -> None:
    artefact = tmp_path / "artefact"
    artefact.mkdir()
    for word in ("first", "second"):
        install(draft_in(tmp_path / word, word), 514, artefact)
    pointer = read_object(artefact / OWN)
    (own,) = [path for path in artefact.iterdir() if path.is_dir()]
    assert pointer["directory"] == own.name
    assert (own / "model.onnx").read_text(encoding="utf-8") == "second"
    restore(artefact)
    assert list(artefact.iterdir()) == []


def test_the_command_explains_itself_without_torch() -> None:
    done = subprocess.run(
        [sys.executable, "copy_model_files.py", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "--restore" in done.stdout
