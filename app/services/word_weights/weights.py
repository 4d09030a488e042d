"""``WordWeights``: what the wording of a message and the emotion model's reading speak for, as log-odds of each label.

Learnt by ``python -m training.word_weights``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import inf, log
from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.schemas.turn import Reading
from app.services.letters import has_hangul
from app.services.word_weights.features import load_parts
from app.services.word_weights.voices import voices
from app.services.word_weights.wording import Wording

WEIGHTS = "word_weights.json"
ALONE, TOGETHER = "alone", "together"


@dataclass(frozen=True, slots=True)
class Weighed:
    """The log-odds of each label, and the thresholds that hold for them; ``words`` and ``alone`` without a model.

    Of a text without Hangul neither wording nor model knows anything: its log-odds are minus infinity, and it has no ``words``.
    """

    odds: Mapping[str, float]
    at: Mapping[str, float]
    words: Mapping[str, float]
    alone: Mapping[str, float]

    @property
    def unlikely(self) -> bool:
        """Whether the wording speaks against every label; a model has no say here: it takes no written sign back."""
        return bool(self.words) and max(self.words.values()) < self.alone["unlikely"]


@dataclass(frozen=True, slots=True)
class Council:
    """How the voices of wording and reading weigh together for each label: a linear model over log-odds."""

    names: tuple[str, ...]  # of the reading's voices
    by_words: npt.NDArray[np.float64]  # (labels, labels): of the wording's log-odds
    by_reading: npt.NDArray[np.float64]  # (voices, labels)
    bias: npt.NDArray[np.float64]  # (labels,)

    def odds(self, words: Mapping[str, float], heard: Mapping[str, float]) -> dict[str, float]:
        """Log-odds of each label of ``words``."""
        said = np.array([heard[name] for name in self.names])
        odds = np.array([*words.values()]) @ self.by_words + said @ self.by_reading + self.bias
        return dict(zip(words, odds.tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class WordWeights:
    """The wording's log-odds, weighed with the reading's in a ``Council``.

    ``thresholds`` name log-odds, for the wording ``alone`` and ``together`` with the model; each was set so that
    a stated share of rows that neither had learnt from reaches it: of harmless ones, or of those that tell.
    """

    labels: tuple[str, ...]
    wording: Wording
    council: Council
    thresholds: Mapping[str, Mapping[str, float]]
    #: Way of weighing, threshold: the share of each kind of row, not learnt from, that reaches it.
    left_out: Mapping[str, Mapping[str, Mapping[str, float]]]
    model: str  # SHA-256 of the served emotion model with which the thresholds ``together`` were set

    def weigh(self, text: str, reading: Reading | None) -> Weighed:
        """A text of normal form and what the emotion model read in it, ``None`` when it is away."""
        alone = self.thresholds[ALONE]
        if not has_hangul(text):
            return Weighed(dict.fromkeys(self.labels, -inf), alone, {}, alone)
        words = dict(zip(self.labels, self.wording.odds(text).tolist(), strict=True))
        heard = {} if reading is None else voices(reading)
        if not heard.keys() >= set(self.council.names):
            return Weighed(words, alone, words, alone)
        return Weighed(self.council.odds(words, heard), self.thresholds[TOGETHER], words, alone)


@cache
def load_weights(folder: Path) -> WordWeights:
    """What was learnt for the screen in ``folder``, with its meaning parts; read once for the life of the process."""
    table = json.loads((folder / WEIGHTS).read_text("utf-8"))
    return WordWeights(
        labels=tuple(table["labels"]),
        wording=Wording(
            parts=load_parts(folder),
            bias=np.array(table["bias"]),
            places={name: place for place, name in enumerate(table["features"])},
            table=np.array(
                [(rarity(seen, table["messages"]), *learnt) for seen, *learnt in table["features"].values()],
                np.float32,
            ),
        ),
        council=council_of(table["council"], table["labels"]),
        thresholds=table["thresholds"],
        left_out=table["left_out"],
        model=table["model"],
    )


def council_of(table: Mapping[str, Mapping[str, list[float]]], labels: list[str]) -> Council:
    """The weights of each voice, one for each label."""
    reading = table["reading"]
    return Council(
        names=tuple(reading),
        by_words=np.array([table["words"][label] for label in labels]),
        by_reading=np.array([*reading.values()]),
        bias=np.array([table["bias"][label] for label in labels]),
    )


def rarity(seen: int, messages: int) -> float:
    """How much a feature of ``seen`` out of ``messages`` tells (smoothed inverse document frequency)."""
    return log((1 + messages) / (1 + seen)) + 1
