"""The fine emotions' part of the heads, fitted last: a logistic regression over the frozen pooled vectors.

KOTE is one row in twenty of what a run reads, and its 44 labels are rare: within the common training
their weights do not come to rest. Fitted by themselves they do, and no other head changes.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from tokenizers import Tokenizer

from training.fine_thresholds import gold_of
from training.finished import pooled
from training.model import FINE, EmotionNetwork
from training.sources import Row

STILL = 0.01  # a place of the vector that hardly moves is not blown up: its weight would be in the thousands
STRENGTH = 0.003  # inverse of the L2 penalty, chosen on KOTE's development rows


def fit(network: EmotionNetwork, rows: Sequence[Row], tokenizer: Tokenizer) -> None:
    """Give ``network`` the fine head that the comments among ``rows`` ask for."""
    comments = [row for row in rows if row.fine is not None]
    seen = pooled(network, [row.text for row in comments], tokenizer).numpy()
    mean, scale = seen.mean(0), seen.std(0) + STILL
    gold = gold_of(comments)
    for at, label in zip(range(FINE.start, FINE.stop), gold.T, strict=True):
        judge = LogisticRegression(C=STRENGTH, max_iter=300).fit((seen - mean) / scale, label)
        put(network, at, judge.coef_[0] / scale, judge.intercept_[0] - judge.coef_[0] @ (mean / scale))


@torch.no_grad()
def put(network: EmotionNetwork, at: int, weight: np.ndarray, bias: float) -> None:
    """Set output ``at`` of the heads; ``weight`` is (384,)."""
    network.heads.weight[at] = torch.from_numpy(weight).to(network.heads.weight)
    network.heads.bias[at] = float(bias)
