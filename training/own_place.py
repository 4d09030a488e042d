"""Where a user's own network stands beside ours: put there, and taken away, in one step. Needs no torch."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

from app.services.emotion_analyzer.artefact import OWN, SERVED, digest

MOST_TOKENS, OVERLAP = 128, 32


def install(draft: Path, positions: int, artefact: Path) -> None:
    """Name the new network in one step and remove the ones before."""
    files = {name: {"sha256": digest(draft / name)} for name in SERVED}
    name = f"own-{hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12]}"
    if not (artefact / name).exists():
        shutil.copytree(draft, artefact / name)
    tokens = min(MOST_TOKENS, positions - 2)
    pointer = {
        "version": name,
        "directory": name,
        "window": {"tokens": tokens, "overlap": min(OVERLAP, tokens // 4)},
        "files": files,
    }
    partial = artefact / f"{OWN}.partial"
    partial.write_text(json.dumps(pointer, indent=2) + "\n", encoding="utf-8")
    partial.replace(artefact / OWN)
    forget(artefact, keep=name)


def restore(artefact: Path) -> None:
    """Go back to our own network alone."""
    (artefact / OWN).unlink(missing_ok=True)
    forget(artefact, keep=None)
    print("기본 모델로 돌아왔습니다. 서비스를 다시 시작하면 쓰입니다.")


def forget(artefact: Path, keep: str | None) -> None:
    """Remove the directories of networks that are no longer named."""
    for path in artefact.glob("own-*"):
        if path.is_dir() and path.name != keep:
            shutil.rmtree(path)
