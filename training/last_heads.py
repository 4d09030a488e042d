"""The heads that are fitted last: logistic regressions over the frozen pooled vectors.

Within the common training the fine head does not come to rest: KOTE is one row in twenty of what a run reads. And
weights that go back towards an earlier run (``kept``) leave a head of emotions behind that fits neither. Fitted by
themselves both do. The heads of topic, danger and fraud are no better for it and stay as the run learnt them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from tokenizers import Tokenizer

from training.config import Run
from training.fine_thresholds import gold_of
from training.finished import pooled
from training.model import EMOTION, FINE, EmotionNetwork
from training.sources import EMOTIONS, Row

STILL = 0.01  # a place of the vector that hardly moves is not blown up: its weight would be in the thousands
#: Inverses of the L2 penalty, chosen on the development rows (``trials.tsv``).
EMOTION_STRENGTH, FINE_STRENGTH = 0.0003, 0.003
REAL_WEIGHT = 2.0  # only a fifth of the labelled messages is real talk


def fit(network: EmotionNetwork, rows: Sequence[Row], tokenizer: Tokenizer, run: Run) -> None:
    """Give ``network`` the fine head that ``rows`` ask for and, where the run says so, that of the five emotions."""
    read = [row for row in rows if row.fine is not None or (run.emotion_last and row.emotion is not None)]
    seen = pooled(network, [row.text for row in read], tokenizer).numpy()
    fit_fine(network, *having(read, seen, lambda row: row.fine))
    if run.emotion_last:
        fit_emotion(network, *having(read, seen, lambda row: row.emotion), run.unsure_weight)


def having(
    rows: Sequence[Row], seen: np.ndarray, label: Callable[[Row], object]
) -> tuple[list[Row], np.ndarray]:
    """The rows that have a label, and what the heads see of them: (n, 384)."""
    at = [i for i, row in enumerate(rows) if label(row) is not None]
    return [rows[i] for i in at], seen[at]


def fit_emotion(network: EmotionNetwork, rows: Sequence[Row], seen: np.ndarray, unsure_weight: float) -> None:
    """The five emotions."""
    gold = np.array([EMOTIONS.index(row.emotion or "") for row in rows])
    sure = np.array([1.0 if row.sure else unsure_weight for row in rows])
    real = np.array([REAL_WEIGHT if row.register == "real" else 1.0 for row in rows])
    put(network, EMOTION, *regression(seen, gold, EMOTION_STRENGTH, sure * real))


def fit_fine(network: EmotionNetwork, rows: Sequence[Row], seen: np.ndarray) -> None:
    """The 44 fine emotions, one by one."""
    for at, label in zip(range(FINE.start, FINE.stop), gold_of(rows).T, strict=True):
        put(network, slice(at, at + 1), *regression(seen, label, FINE_STRENGTH))


def regression(
    seen: np.ndarray, gold: np.ndarray, strength: float, weight: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Weights (k, 384) and biases (k,) of a regression on ``seen`` (n, 384); k is 1 for yes or no."""
    mean, scale = seen.mean(0), seen.std(0) + STILL
    judge = LogisticRegression(C=strength, max_iter=300).fit(
        (seen - mean) / scale, gold, sample_weight=weight
    )
    weights = judge.coef_ / scale
    return weights, judge.intercept_ - weights @ mean


@torch.no_grad()
def put(network: EmotionNetwork, outputs: slice, weights: np.ndarray, biases: np.ndarray) -> None:
    """Set ``outputs`` of the heads."""
    network.heads.weight[outputs] = torch.from_numpy(weights).to(network.heads.weight)
    network.heads.bias[outputs] = torch.from_numpy(biases).to(network.heads.bias)
