"""How wording and reading weigh together: a small regression over log-odds, learnt where neither had learnt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

COUNCIL = 0.1  # inverse of the regularisation of voices heard together, chosen on the same sets
KEPT = 4  # digits of a weight


@dataclass(frozen=True, slots=True)
class Unlearnt:
    """The rows of sets that the emotion model has not learnt from, with what speaks in each."""

    names: tuple[str, ...]  # of the reading's voices
    rows: tuple[int, ...]  # places among all rows
    parts: tuple[str | None, ...]
    said: np.ndarray  # (n, labels + names): the wording's left-out log-odds, then the reading's
    meant: np.ndarray  # (n,): 0 for none, else the label's place from 1


def council(said: np.ndarray, meant: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weights (voices, labels) and bias (labels,) by which voices together tell each label from none."""
    scale = said.std(0) + 1e-6  # so that the penalty treats every voice alike
    judge = LogisticRegression(C=COUNCIL, max_iter=3000).fit(said / scale, meant)
    if len(judge.classes_) == 2:
        return (judge.coef_ / scale).T, judge.intercept_
    return ((judge.coef_[1:] - judge.coef_[0]) / scale).T, judge.intercept_[1:] - judge.intercept_[0]


def together(seen: Unlearnt, shape: tuple[int, ...]) -> np.ndarray:
    """Log-odds of ``shape`` (n, labels) by the council, each set judged by what the others taught; else nothing."""
    odds = np.full(shape, np.nan)
    parts = np.array(seen.parts)
    for part in dict.fromkeys(seen.parts):
        out = parts == part
        weights, bias = council(seen.said[~out], seen.meant[~out])
        odds[np.array(seen.rows)[out]] = seen.said[out] @ weights + bias
    return odds


def council_table(labels: Sequence[str], seen: Unlearnt) -> dict[str, object]:
    """The council of ``labels`` that all the sets teach, voice by voice."""
    weights, bias = council(seen.said, seen.meant)
    said = np.vstack([weights, bias]).round(KEPT).tolist()
    own = len(labels)
    return {
        "words": dict(zip(labels, said[:own], strict=True)),
        "reading": dict(zip(seen.names, said[own:-1], strict=True)),
        "bias": dict(zip(labels, said[-1], strict=True)),
    }
