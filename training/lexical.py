"""What words alone tell: a logistic regression over character n-grams, as a baseline and as a teacher."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from training.sources import EMOTIONS, Row

FOLDS = 5


def characters() -> TfidfVectorizer:
    """Counts of character 1-4-grams within words."""
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 4), min_df=2, sublinear_tf=True)


def regression(features: object, train: Sequence[Row]) -> LogisticRegression:
    """A logistic regression over ``features`` (n, any) of ``train``."""
    weights = [1.0 if row.sure else 0.4 for row in train]
    return LogisticRegression(C=5.0, max_iter=400).fit(features, [row.emotion for row in train], weights)


def log_probabilities(rows: Sequence[Row], seed: int) -> np.ndarray:
    """Log-probabilities (n, 5) by character n-grams; a labelled row is read by those who never saw it."""
    labelled = np.array([i for i, row in enumerate(rows) if row.emotion])
    others = np.array([i for i, row in enumerate(rows) if not row.emotion], dtype=int)
    said = np.zeros((len(rows), len(EMOTIONS)), np.float32)
    for seen, unseen in KFold(FOLDS, shuffle=True, random_state=seed).split(labelled):
        said[labelled[unseen]] = read(rows, labelled[seen], labelled[unseen])
    if others.size:
        said[others] = read(rows, labelled, others)
    return said


def read(rows: Sequence[Row], learned: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """Log-probabilities (asked, 5) by a regression that learned the rows ``learned``."""
    train = [rows[i] for i in learned]
    grams = characters()
    judge = regression(grams.fit_transform([row.text for row in train]), train)
    order = [list(judge.classes_).index(emotion) for emotion in EMOTIONS]
    said: np.ndarray = judge.predict_log_proba(grams.transform([rows[i].text for i in asked]))[:, order]
    return said
