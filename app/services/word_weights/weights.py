"""``WordWeights``: log-odds of each label for a message. Learnt by ``python -m training.word_weights``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import log, sqrt
from pathlib import Path

from app.services.word_weights.features import MeaningParts, features, load_parts


@dataclass(frozen=True, slots=True)
class WordWeights:
    """A linear model over rare-weighted features of unit length.

    ``thresholds`` name log-odds; each was set so that a stated share of harmless rows that were not
    learnt from reaches it.
    """

    labels: tuple[str, ...]
    parts: MeaningParts
    bias: tuple[float, ...]  # of each label
    rows: Mapping[str, tuple[float, ...]]  # feature: its rarity, then its weight for each label
    thresholds: Mapping[str, float]
    left_out: Mapping[
        str, Mapping[str, float]
    ]  # threshold: share of each kind of row, not learnt from, over it

    def scores(self, text: str) -> dict[str, float]:
        """Log-odds of each label for a text of normal form."""
        found = [row for name in features(text, self.parts) if (row := self.rows.get(name))]
        length = sqrt(sum(row[0] * row[0] for row in found)) or 1.0
        return {
            label: bias + sum(row[0] * row[column] for row in found) / length
            for column, (label, bias) in enumerate(zip(self.labels, self.bias, strict=True), start=1)
        }


def load_weights(weights: Path, parts: Path) -> WordWeights:
    """Read what was learnt, and the table of parts it was learnt with."""
    table = json.loads(weights.read_text("utf-8"))
    return WordWeights(
        labels=tuple(table["labels"]),
        parts=load_parts(parts),
        bias=tuple(table["bias"]),
        rows={
            name: (rarity(seen, table["messages"]), *learnt)
            for name, (seen, *learnt) in table["features"].items()
        },
        thresholds=table["thresholds"],
        left_out=table["left_out"],
    )


def rarity(seen: int, messages: int) -> float:
    """How much a feature of ``seen`` out of ``messages`` tells (smoothed inverse document frequency)."""
    return log((1 + messages) / (1 + seen)) + 1
