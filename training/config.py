"""The one configuration of a training run, read from ``training/config.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent
BUILD = ROOT / "build" / "emotion"
ARTEFACT = ROOT / "app" / "models" / "emotion"


@dataclass(frozen=True, slots=True)
class Run:
    """One training run: the teacher's or the student's."""

    name: str
    layers: tuple[int, ...]  # which layers of the initial model are kept, in order; empty: all
    start: str  # "base", the name of an adaptation or that of an earlier run
    epochs: int
    batch_tokens: int  # padded tokens of one batch
    learning_rate: float
    head_learning_rate: float
    warmup: float = 0.06
    weight_decay: float = 0.01
    dropout: float = 0.1
    label_smoothing: float = 0.05
    unsure_weight: float = 0.4
    kote_share: float = 1.0  # weight of KOTE's multi-label loss
    kote_rows: float = 1.0  # share of KOTE's rows that are read
    written_rows: float = 1.0  # share of the written messages that are read
    talk_rows: float = 1.0  # share of real and chat-like messages that are read
    whole: tuple[str, ...] = ()  # sources that are read whole all the same
    augment: float = 0.15  # chance that a row is disturbed (typos, spacing)
    kept: float = 0.0  # share of earlier weights in the end (WiSE-FT, Wortsman et al. 2022)
    towards: str = ""  # the run that these are of; empty: the start
    emotion_last: bool = False  # the head of the five emotions, too, is fitted anew in the end
    teachers: tuple[str, ...] = ()  # runs whose averaged answers are distilled
    lexical: float = 0.0  # weight of the character n-grams' log-probabilities beside the teachers'
    distil_share: float = 0.7
    unlabelled: int = 0  # further texts that only the teachers label
    rounded: bool = False  # learn under the int8 products of serving
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Adaptation:
    """How an encoder gets used to the way people write here."""

    name: str
    layers: tuple[int, ...]  # of the base
    epochs: int
    batch_tokens: int
    learning_rate: float
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Config:
    """Everything a run needs that is not data."""

    max_tokens: int
    adaptations: dict[str, Adaptation] = field(default_factory=dict)
    runs: dict[str, Run] = field(default_factory=dict)
    release: str = "student"
    version: str = "0"


def load_config(path: Path = HERE / "config.toml") -> Config:
    """Read ``path``; an unknown key is a ``TypeError``."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    runs = {name: Run(**named(name, values)) for name, values in raw.pop("runs").items()}
    adaptations = {name: Adaptation(**named(name, values)) for name, values in raw.pop("adaptations").items()}
    return Config(runs=runs, adaptations=adaptations, **raw)


def named(name: str, values: dict[str, Any]) -> dict[str, Any]:
    """The values of one table such as ``[runs.NAME]``, with its name and without mutable lists."""
    lists = {key: tuple(value) for key, value in values.items() if isinstance(value, list)}
    return {"name": name, **values, **lists}
