"""The pictures of ``docs/emotion-model.md``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib import pyplot as plt
from torch import Tensor

from training.sources import EMOTIONS

mpl.use("Agg")
mpl.rcParams.update({"font.family": ["NanumGothic", "NanumSquareRound", "Noto Sans CJK JP", "sans-serif"]})
mpl.rcParams.update({"axes.unicode_minus": False, "figure.dpi": 110, "svg.hashsalt": "emotion"})
BINS = 10


def confusion(counts: Sequence[Sequence[int]], title: str, path: Path) -> None:
    """Shares of each row, the counts written in."""
    table = np.array(counts)
    shares = table / np.maximum(table.sum(1, keepdims=True), 1)
    figure, axes = plt.subplots(figsize=(4.6, 4.2))
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    for (row, column), count in np.ndenumerate(table):
        axes.text(
            column, row, count, ha="center", va="center", color="w" if shares[row, column] > 0.5 else "k"
        )
    axes.set(xticks=range(5), yticks=range(5), xticklabels=EMOTIONS, yticklabels=EMOTIONS, title=title)
    axes.set(xlabel="모델이 읽은 감정", ylabel="사람이 읽은 감정")
    save(figure, path)


def calibration(shares: Tensor, gold: Tensor, path: Path) -> None:
    """How often the model is right at each confidence; ``shares`` (n, 5)."""
    confidence, guess = shares.max(1)
    right = (guess == gold).float()
    bins = (confidence * BINS).long().clamp(max=BINS - 1)
    points = [
        (float(confidence[bins == b].mean()), float(right[bins == b].mean()))
        for b in range(BINS)
        if int((bins == b).sum()) >= 5
    ]
    figure, axes = plt.subplots(figsize=(4.2, 4.2))
    axes.plot([0, 1], [0, 1], "--", color="0.6")
    axes.plot(*zip(*points, strict=True), "o-")
    axes.set(xlim=(0.2, 1), ylim=(0.2, 1), xlabel="모델의 확신", ylabel="실제 정답률", title="확신과 정답률")
    save(figure, path)


def save(figure: plt.Figure, path: Path) -> None:
    """Write and forget the figure."""
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.tight_layout()
    figure.savefig(path, metadata={"Software": None})
    plt.close(figure)
