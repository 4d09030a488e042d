"""Figures of merit over rows and logits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from sklearn.metrics import confusion_matrix, f1_score, precision_recall_fscore_support
from torch import Tensor

from training.model import BINARY, EMOTION
from training.sources import EMOTIONS, Row

Table = dict[str, dict[str, float]]
LENGTHS = ((0, 10), (10, 20), (20, 40), (40, 80), (80, 100_000))


def guesses(logits: Tensor) -> list[str]:
    """The emotion named first in each row of (n, 58) or (n, 5)."""
    return [EMOTIONS[i] for i in logits[:, EMOTION].argmax(1).tolist()]


def emotion_scores(rows: Sequence[Row], guess: Sequence[str]) -> dict[str, float]:
    """Macro-F1 over the emotions that occur, accuracy, number of rows."""
    gold = [row.emotion or "" for row in rows]
    return {
        "rows": len(rows),
        "macro_f1": float(f1_score(gold, guess, average="macro", labels=sorted(set(gold)), zero_division=0)),
        "accuracy": float(np.mean([a == b for a, b in zip(gold, guess, strict=True)])),
    }


def by(rows: Sequence[Row], guess: Sequence[str], key: Callable[[Row], str]) -> Table:
    """``emotion_scores`` for each value of ``key``."""
    groups: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        groups.setdefault(key(row), []).append(at)
    return {
        name: emotion_scores([rows[i] for i in of], [guess[i] for i in of])
        for name, of in sorted(groups.items())
    }


def length_of(row: Row) -> str:
    """The bucket of a row's length in characters."""
    low, high = next(bucket for bucket in LENGTHS if bucket[0] <= len(row.text) < bucket[1])
    return f"{low:>2}자 이상" if high > 1000 else f"{low:>2}~{high - 1}자"


def per_class(rows: Sequence[Row], guess: Sequence[str]) -> Table:
    """Precision, recall, F1 and support of each emotion."""
    gold = [row.emotion or "" for row in rows]
    columns = precision_recall_fscore_support(gold, guess, labels=EMOTIONS, zero_division=0)
    names = ("precision", "recall", "f1", "rows")
    return {
        emotion: {name: float(column[at]) for name, column in zip(names, columns, strict=True)}
        for at, emotion in enumerate(EMOTIONS)
    }


def confusion(rows: Sequence[Row], guess: Sequence[str]) -> list[list[int]]:
    """Rows: read by people; columns: read by the model."""
    return confusion_matrix([row.emotion for row in rows], guess, labels=EMOTIONS).tolist()


def topic_f1(rows: Sequence[Row], logits: Tensor) -> float:
    """Macro-F1 of finance against general."""
    finance = (logits[:, BINARY][:, 0] > 0).tolist()
    return float(f1_score([bool(row.finance) for row in rows], finance, average="macro"))


def risk_scores(rows: Sequence[Row], logits: Tensor) -> dict[str, float]:
    """Recall and false alarms at even odds, and recall where one harmless row in twenty raises an alarm."""
    odds = logits[:, BINARY][:, 1].numpy()
    risky = np.array([bool(row.risk) for row in rows])
    threshold = float(np.quantile(odds[~risky], 0.95))
    return {
        "rows": int(risky.sum()),
        "recall": float((odds[risky] > 0).mean()),
        "false_alarms": float((odds[~risky] > 0).mean()),
        "recall_at_5_percent": float((odds[risky] > threshold).mean()),
    }
