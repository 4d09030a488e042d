"""The artefact's directory, checked and opened."""

from __future__ import annotations

import ctypes
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import onnxruntime as ort
from tokenizers import Tokenizer

from app.schemas.labels import Emotion
from app.services.emotion_analyzer.errors import AnotherFile, ModelUnavailable
from app.services.emotion_analyzer.fine_words import FINE_WORDS, open_fine_words
from app.services.word_weights import Wording

MANIFEST = "manifest.json"
EMOTIONS, FINE = 5, 44
OWN = "own.json"  # names the user's own network, see copy_model_files.py
SERVED = ("model.onnx", "tokenizer.json")
VNNI = frozenset({"avx512_vnni", "avx_vnni"})
Logits = npt.NDArray[np.float32]


class Engine(Protocol):
    """Runs the network."""

    def __call__(self, ids: Sequence[int]) -> Logits:
        """Logits of one window of token ids: emotions, finance, risk, fine emotions, then kinds of fraud."""
        ...


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the manifest says that serving needs."""

    version: str
    emotions: tuple[Emotion, ...]
    fine: tuple[str, ...]
    fine_thresholds: tuple[float, ...]  # the probability from which each of ``fine`` is named
    fraud: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """A network with its tokenizer and the window that it reads at once."""

    tokenizer: Tokenizer
    engine: Engine
    max_tokens: int
    overlap: int


@dataclass(frozen=True, slots=True)
class Artefact:
    """A checked artefact, ready to read. ``own`` is the user's network for the five emotions, if any."""

    manifest: Manifest
    network: Network
    fine_words: Wording
    own: Network | None = None


def open_artefact(directory: Path, *, threads: int = 1) -> Artefact:
    """Check ``directory`` against its manifest and open it; raises ``ModelUnavailable``."""
    raw = read_object(directory / MANIFEST)
    try:
        manifest, network = parse(raw), open_network(directory, raw, threads)
        fine_words = open_fine_words(directory / FINE_WORDS)
        if not (directory / OWN).exists():
            return Artefact(manifest, network, fine_words)
        pointer = read_object(directory / OWN)
        own = open_network(directory / str(pointer["directory"]), pointer, threads)
        version = f"{manifest.version}+{pointer['version']}"
        return Artefact(replace(manifest, version=version), network, fine_words, own)
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ModelUnavailable(f"{directory.name}: {type(error).__name__}: {error}") from error


def read_object(path: Path) -> dict[str, Any]:
    """The JSON object in ``path``."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelUnavailable(f"{path.parent.name}: no readable {path.stem}") from error
    if not isinstance(raw, dict):
        raise ModelUnavailable(f"{path.parent.name}: the {path.stem} is not an object")
    return raw


def parse(raw: Mapping[str, Any]) -> Manifest:
    """The typed manifest; raises ``KeyError`` or ``ValueError`` when something is missing or odd."""
    emotions = tuple(Emotion(name) for name in raw["labels"]["emotion"])
    if set(emotions) != set(Emotion):
        raise ValueError("the five emotions are not all there")
    labels = raw["labels"]
    thresholds = tuple(map(float, raw["calibration"]["fine_thresholds"]))
    if len(labels["fine"]) != FINE or len(thresholds) != FINE:
        raise ValueError(f"there are not {FINE} fine emotions")
    fine = tuple(name.replace("_", " ") for name in labels["fine"])  # KOTE writes 안_내킴
    return Manifest(raw["version"], emotions, fine, thresholds, fraud=tuple(labels["fraud"]))


def open_network(directory: Path, raw: Mapping[str, Any], threads: int) -> Network:
    """The network in ``directory``, its files checked against the digests in ``raw``.

    The others are checked too where they are: whoever replaces them by hand expects another model to answer.
    """
    digests = {name: listed["sha256"] for name, listed in raw["files"].items()}
    for name in SERVED:
        check(directory / name, digests.pop(name))
    for name, digest in digests.items():
        if (directory / name).exists():
            check(directory / name, digest)
    return Network(
        tokenizer=Tokenizer.from_file(str(directory / "tokenizer.json")),
        engine=OnnxEngine(directory / "model.onnx", threads),
        max_tokens=int(raw["window"]["tokens"]),
        overlap=int(raw["window"]["overlap"]),
    )


def check(path: Path, sha256: str) -> None:
    """Raise ``AnotherFile`` unless ``path`` has the digest of the manifest."""
    if digest(path) != sha256:
        raise AnotherFile(path.name)


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class OnnxEngine:
    """ONNX Runtime on the CPU; raises ``ModelUnavailable`` when the file cannot be opened."""

    def __init__(self, path: Path, threads: int) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        if not multiplies_exactly():
            # A product of uint8 and int8 overflows its 16 bits and 1 % of the emotions change: sum exactly, slower.
            options.add_session_config_entry("session.x64quantprecision", "1")
        try:
            self.session = ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # the runtime's errors share no base class but this one
            raise ModelUnavailable(f"{path.name} cannot be opened: {type(error).__name__}") from error
        return_freed_memory()

    def __call__(self, ids: Sequence[int]) -> Logits:
        """Logits of one window, shape (outputs,)."""
        (logits,) = self.session.run(None, {"input_ids": np.asarray([ids], np.int64)})
        return np.asarray(logits[0], np.float32)


def multiplies_exactly(described: Path = Path("/proc/cpuinfo")) -> bool:
    """Whether the CPU sums products of 8 bits in 32 (VNNI); where nothing says so, it is taken not to.

    Asking ONNX Runtime for exact sums on such a CPU changes no logit and takes 1.8 times as long.
    """
    try:
        lines = described.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    return any(not VNNI.isdisjoint(line.split()) for line in lines if line.startswith("flags"))


def return_freed_memory() -> None:
    """Hand what reading the file took back to the system: about 13 MB that glibc would keep for itself."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:  # other C libraries have none
        trim(0)
