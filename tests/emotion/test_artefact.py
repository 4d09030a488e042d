"""The artefact: refused when anything is missing or damaged, right on clear sentences when it is whole."""

from __future__ import annotations

import asyncio
import csv
import importlib.util
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.core.config import ROOT
from app.schemas.labels import Emotion, dominant_of
from app.services.emotion_analyzer import EmotionAnalyzer, ModelUnavailable
from app.services.emotion_analyzer.analyzer import read
from app.services.emotion_analyzer.artefact import Artefact, multiplies_exactly, open_artefact
from tests.emotion.conftest import REAL, rewrite_manifest

with (ROOT / "training" / "data" / "golden.tsv").open(encoding="utf-8", newline="") as file:
    GOLDEN = list(csv.DictReader(file, delimiter="\t"))


def rename_first_emotion(manifest: dict[str, Any]) -> None:
    """Five labels, but not our five."""
    manifest["labels"]["emotion"][0] = "기쁨"


def drop_window(manifest: dict[str, Any]) -> None:
    """A manifest of another make."""
    del manifest["window"]


@pytest.mark.parametrize("name", ["manifest.json", "model.onnx", "tokenizer.json", "fine_words.npz"])
def test_a_missing_file_is_said(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(ModelUnavailable):
        open_artefact(copied)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "fine_words.npz"])
def test_a_changed_file_is_not_the_one_the_manifest_names(copied: Path, name: str) -> None:
    raw = bytearray((copied / name).read_bytes())
    raw[len(raw) // 2] ^= 1
    (copied / name).write_bytes(raw)
    with pytest.raises(ModelUnavailable, match="is not the file the manifest names"):
        open_artefact(copied)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"labels": 3}', "{}"])
def test_an_odd_manifest_is_refused(copied: Path, text: str) -> None:
    (copied / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(ModelUnavailable):
        open_artefact(copied)


def drop_a_threshold(manifest: dict[str, Any]) -> None:
    """One fine emotion would have none."""
    manifest["calibration"]["fine_thresholds"].pop()


@pytest.mark.parametrize("change", [rename_first_emotion, drop_window, drop_a_threshold])
def test_a_manifest_of_another_make_is_refused(copied: Path, change: Any) -> None:
    rewrite_manifest(copied, change)
    with pytest.raises(ModelUnavailable):
        open_artefact(copied)


def test_a_file_that_is_no_network_is_refused_whatever_its_digest(copied: Path) -> None:
    (copied / "model.onnx").write_bytes(b"not a network")
    rewrite_manifest(copied, lambda _: None)
    with pytest.raises(ModelUnavailable, match="cannot be opened"):
        open_artefact(copied)


@pytest.mark.parametrize("name", ["model.safetensors", "config.json", "training_args.bin"])
def test_a_model_copied_over_by_hand_is_noticed(copied: Path, name: str) -> None:
    (copied / name).write_bytes(b"another model")
    with pytest.raises(ModelUnavailable, match="copy_model_files"):
        open_artefact(copied)


def test_a_users_own_network_is_checked_too(copied: Path) -> None:
    pointer = {"directory": "own-1", "version": "own-1", "window": {"tokens": 64, "overlap": 16}, "files": {}}
    (copied / "own.json").write_text(json.dumps(pointer), encoding="utf-8")
    with pytest.raises(ModelUnavailable):
        open_artefact(copied)


def test_every_file_is_the_one_the_manifest_names_and_below_sixty_megabytes() -> None:
    manifest = json.loads((REAL / "manifest.json").read_text(encoding="utf-8"))
    for name, said in manifest["files"].items():
        assert (REAL / name).stat().st_size == said["bytes"] < 60_000_000
    assert {"model.safetensors", "config.json", "training_args.bin"} <= set(manifest["files"])


@pytest.mark.parametrize("row", GOLDEN, ids=[row["text"] for row in GOLDEN])
def test_a_clear_sentence_is_read_right(real: Artefact, row: dict[str, str]) -> None:
    reading = read(real, row["text"])
    assert dominant_of(reading.emotions) == row["emotion"]
    assert row["topic"] in {"either", "finance" if reading.finance > 0.5 else "general"}


def test_the_shares_sum_to_one_on_the_real_artefact(real: Artefact) -> None:
    for row in GOLDEN:
        shares = read(real, row["text"]).emotions
        assert shares is not None
        assert sum(shares.values()) == pytest.approx(1.0, abs=1e-6)


def test_a_reading_does_not_depend_on_what_else_is_read() -> None:
    async def together() -> list[float]:
        analyzer = EmotionAnalyzer.load(REAL)
        readings = await asyncio.gather(*(analyzer.read(row["text"]) for row in GOLDEN))
        await analyzer.close()
        return [reading.finance for reading in readings]

    alone = [read(open_artefact(REAL), row["text"]).finance for row in GOLDEN[:5]]
    assert asyncio.run(together())[:5] == pytest.approx(alone, abs=1e-6)


@pytest.mark.skipif(importlib.util.find_spec("transformers") is None, reason="transformers is not installed")
def test_transformers_gives_the_same_probabilities(real: Artefact) -> None:
    torch = pytest.importorskip("torch")
    from transformers import AutoModelForSequenceClassification, AutoTokenizer  # type: ignore[import-not-found]

    tokenizer = AutoTokenizer.from_pretrained(REAL, local_files_only=True)
    model = AutoModelForSequenceClassification.from_pretrained(REAL, local_files_only=True).eval()
    assert list(model.config.id2label.values()) == [emotion.value for emotion in Emotion]
    for row in GOLDEN:
        with torch.inference_mode():
            shares = model(**tokenizer(row["text"], return_tensors="pt")).logits.softmax(-1)[0].numpy()
        ours = read(real, row["text"]).emotions or {}
        assert np.abs(shares - [ours[emotion] for emotion in Emotion]).max() < 0.03


@pytest.mark.parametrize(
    ("described", "exact"),
    [
        ("processor\t: 0\nflags\t\t: fpu avx2 avx512f avx512_vnni\n", True),
        ("processor\t: 0\nflags\t\t: fpu avx2 avx_vnni\n", True),
        ("processor\t: 0\nflags\t\t: fpu avx2 avx512f\n", False),
        ("processor\t: 0\nmodel name\t: avx_vnni\nFeatures\t: asimd asimddp\n", False),
    ],
)
def test_exact_products_are_believed_only_where_they_are_named(
    tmp_path: Path, described: str, exact: bool
) -> None:
    (tmp_path / "cpuinfo").write_text(described, encoding="utf-8")
    assert multiplies_exactly(tmp_path / "cpuinfo") is exact


def test_an_undescribed_cpu_multiplies_inexactly(tmp_path: Path) -> None:
    assert not multiplies_exactly(tmp_path / "nothing")
