"""Thresholds of the 44 fine emotions, chosen on KOTE's development rows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from sklearn.metrics import f1_score

from training.sources import FINE_LABELS, Row

Floats = npt.NDArray[np.float64]


def gold_of(comments: Sequence[Row]) -> Floats:
    """What people named in each comment: zeros and ones of shape (n, 44)."""
    gold = np.zeros((len(comments), FINE_LABELS))
    for row, comment in zip(gold, comments, strict=True):
        row[list(comment.fine or ())] = 1.0
    return gold


def choose(chances: Floats, gold: Floats, shares: Floats) -> Floats:
    """One threshold a label: such that it is named as often as a multiple of its share in training.

    ``chances`` and ``gold`` are (n, 44), ``shares`` (44,). The multiple is the one with the best macro-F1;
    a threshold for itself would fit the few development rows of a rare label by chance.
    """
    multiples = np.arange(0.8, 2.6, 0.1)
    tried = [at_rate(chances, np.clip(shares * multiple, 0.005, 0.9)) for multiple in multiples]
    scores = [macro(chances, gold, thresholds) for thresholds in tried]
    return tried[int(np.argmax(scores))]


def at_rate(chances: Floats, rates: Floats) -> Floats:
    """Thresholds that each label passes in ``rates`` (44,) of the rows."""
    return np.array([np.quantile(chances[:, k], 1 - rate) for k, rate in enumerate(rates)])


def macro(chances: Floats, gold: Floats, thresholds: Floats) -> float:
    """Macro-F1 over the labels."""
    return float(f1_score(gold, chances >= thresholds, average="macro", zero_division=0))
