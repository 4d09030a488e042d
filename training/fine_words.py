"""The fine emotions by runs of characters: a logistic regression for each, served beside the network's head.

What is written is read by ``app.services.emotion_analyzer.fine_words``: ``runs`` (n,), ``table`` (n, 1 + 44) in fp16,
the rarity of a run before its weights, and ``bias`` (44,).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from app.services.emotion_analyzer.fine_words import NO_PARTS
from app.services.word_weights import features
from training.fine_thresholds import gold_of
from training.sources import Row

RAREST = 4  # comments that a run must occur in
STRENGTH = 3.0  # inverse of the L2 penalty; both chosen on KOTE's development rows


def write(rows: Sequence[Row], path: Path) -> None:
    """Learn from the comments among ``rows`` and write ``path``."""
    comments = [row for row in rows if row.fine is not None]
    counts = TfidfVectorizer(analyzer=lambda runs: runs, min_df=RAREST, binary=True)
    seen = counts.fit_transform([features(row.text, NO_PARTS) for row in comments])
    gold = gold_of(comments)
    judges = [
        LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0).fit(seen, label)
        for label in gold.T
    ]
    weights = np.concatenate([judge.coef_ for judge in judges])
    np.savez_compressed(
        path,
        runs=counts.get_feature_names_out().astype(str),
        table=np.column_stack([counts.idf_, weights.T]).astype(np.float16),
        bias=np.array([judge.intercept_[0] for judge in judges], np.float32),
    )
