"""Texts past the limit are read in windows that overlap; nothing is cut off unread."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.services.emotion_analyzer.artefact import EMOTIONS, FINE, Logits

#: What one window is enough to tell: finance, risk and, after the fine emotions, the kinds of fraud.
TOLD_ONCE = (slice(EMOTIONS, EMOTIONS + 2), slice(EMOTIONS + 2 + FINE, None))


def split(ids: Sequence[int], limit: int, overlap: int) -> list[list[int]]:
    """Windows of at most ``limit`` ids, each between the first and last id of the whole."""
    if len(ids) <= limit:
        return [list(ids)]
    first, *content, last = ids
    size = limit - 2
    starts = range(0, max(len(content) - overlap, 1), size - overlap)
    return [[first, *content[at : at + size], last] for at in starts]


def mean(logits: Sequence[Logits], lengths: Sequence[int]) -> Logits:
    """One row of logits: means weighted by length."""
    return np.average(np.stack(logits), axis=0, weights=lengths).astype(np.float32)


def join(logits: Sequence[Logits], lengths: Sequence[int]) -> Logits:
    """One row of logits: means weighted by length, but the highest of what is ``TOLD_ONCE``."""
    joined = mean(logits, lengths)
    for part in TOLD_ONCE:
        joined[part] = np.stack(logits)[:, part].max(axis=0)
    return joined
