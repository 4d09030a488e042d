"""Splits rows so that near-duplicates stay on one side, the same way on every machine."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix, vstack
from scipy.sparse.csgraph import connected_components
from sklearn.feature_extraction.text import TfidfVectorizer

from training.sources import DEV, TRAIN

NEAR = 0.75  # cosine of character 2-4-grams above which two texts count as one
TEST_SHARE, DEV_SHARE = 8, 8  # per cent
CHUNK = 2000  # rows multiplied at once
DIGITS = re.compile(r"\d+")


def grams(texts: Sequence[str]) -> csr_matrix:
    """Weighted character 2-4-grams of ``texts``, shape (n, grams), each row of length one."""
    skeletons = [DIGITS.sub("0", text).replace(" ", "") or "-" for text in texts]
    return TfidfVectorizer(analyzer="char", ngram_range=(2, 4), dtype=np.float32).fit_transform(skeletons)


def nearness(some: csr_matrix, others: csr_matrix) -> csr_matrix:
    """Which rows of ``some`` are near-duplicates of which of ``others``; both of shape (n, grams)."""
    return vstack([(some[at : at + CHUNK] @ others.T) > NEAR for at in range(0, some.shape[0], CHUNK)])


def clusters(texts: Sequence[str]) -> list[int]:
    """The cluster of each text; texts linked by near-duplicates share one."""
    rows = grams(texts)
    return [int(label) for label in connected_components(nearness(rows, rows), directed=False)[1]]


def far_from(texts: Sequence[str], others: Sequence[str]) -> list[bool]:
    """For each of ``texts`` whether it is a near-duplicate of none of ``others``."""
    rows = grams([*texts, *others])
    near = nearness(rows[: len(texts)], rows[len(texts) :])
    return [int(found) == 0 for found in near.getnnz(axis=1)]


def split_of(texts: Sequence[str]) -> list[str]:
    """``train``, ``dev`` or ``test`` for each text, by the hash of its cluster's smallest text."""
    labels = clusters(texts)
    smallest: dict[int, str] = {}
    for label, text in zip(labels, texts, strict=True):
        smallest[label] = min(smallest.get(label, text), text)
    side = {label: side_of(text) for label, text in smallest.items()}
    return [side[label] for label in labels]


def side_of(text: str) -> str:
    """The side of one text by its hash."""
    percent = int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % 100
    if percent < TEST_SHARE:
        return "test"
    return DEV if percent < TEST_SHARE + DEV_SHARE else TRAIN
