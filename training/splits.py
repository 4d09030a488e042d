"""Splits rows so that near-duplicates stay on one side, the same way on every machine."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from scipy.sparse.csgraph import connected_components
from sklearn.feature_extraction.text import TfidfVectorizer

NEAR = 0.75  # cosine of character 2-4-grams above which two texts count as one
TEST, DEV = 8, 8  # per cent
DIGITS = re.compile(r"\d+")


def clusters(texts: Sequence[str]) -> list[int]:
    """The cluster of each text; texts linked by near-duplicates share one."""
    skeletons = [DIGITS.sub("0", text).replace(" ", "") or "-" for text in texts]
    grams = TfidfVectorizer(analyzer="char", ngram_range=(2, 4), dtype="float32").fit_transform(skeletons)
    chunks = range(0, len(texts), 2000)
    links = [(grams[at : at + 2000] @ grams.T) > NEAR for at in chunks]
    from scipy.sparse import vstack

    return [int(label) for label in connected_components(vstack(links), directed=False)[1]]


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
    if percent < TEST:
        return "test"
    return "dev" if percent < TEST + DEV else "train"
