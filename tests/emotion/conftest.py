"""A tiny artefact whose logits are known, and the real one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.core.config import ROOT
from app.schemas.labels import Emotion
from app.services.emotion_analyzer.artefact import Artefact, Logits, Manifest, Network, open_artefact
from app.services.word_weights import MeaningParts, Wording

REAL = ROOT / "app" / "models" / "emotion"
OUTPUTS = 58
#: "히" speaks for the last of the fine emotions; of all else the words say what the network says.
FINE_WORDS = Wording(
    MeaningParts({}, {}),
    bias=np.full(44, -2.0),
    places={"히": 0},
    table=np.array([[1.0, *[0.0] * 43, 6.0]], np.float16),
)


class Letter:
    """What a tokenizer gives back."""

    def __init__(self, ids: list[int]) -> None:
        self.ids = ids


class Letters:
    """A tokenizer of one id a character, between 0 and 2; remembers what it was given."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def encode(self, text: str) -> Letter:
        """Ids of ``text``."""
        self.seen.append(text)
        return Letter([0, *map(ord, text), 2])


def logits_of(**chosen: float) -> Logits:
    """58 logits, all -2 but the chosen: emotion names, ``finance``, ``risk``."""
    logits = np.full(OUTPUTS, -2.0, np.float32)
    names = [*(emotion.name.lower() for emotion in Emotion), "finance", "risk"]
    for name, value in chosen.items():
        logits[names.index(name)] = value
    return logits


@pytest.fixture
def make() -> Callable[..., Artefact]:
    """Artefacts around an engine."""

    def build(engine: Callable[[Sequence[int]], Logits], **window: int) -> Artefact:
        fine = tuple(f"fine {i}" for i in range(44))
        network: Any = Network(Letters(), engine, **{"max_tokens": 128, "overlap": 32, **window})  # type: ignore[arg-type]
        fraud = tuple(f"fraud {i}" for i in range(7))
        manifest = Manifest("made", tuple(Emotion), fine, fine_thresholds=(0.2,) * 44, fraud=fraud)
        return Artefact(manifest, network, FINE_WORDS)

    return build


@pytest.fixture(scope="session")
def real() -> Artefact:
    """The artefact of this repository."""
    return open_artefact(REAL)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A directory with what serving needs of the real artefact, to be damaged."""
    for name in ("manifest.json", "model.onnx", "tokenizer.json", "fine_words.npz"):
        (tmp_path / name).write_bytes((REAL / name).read_bytes())
    return tmp_path


def rewrite_manifest(directory: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the manifest, and let its digests fit the files again."""
    path = directory / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    for name in ("model.onnx", "tokenizer.json"):
        if (file := directory / name).exists():
            manifest["files"][name]["sha256"] = hashlib.sha256(file.read_bytes()).hexdigest()
    change(manifest)
    path.write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
