"""What runs of characters tell of the fine emotions, beside the network's head.

KOTE's 44 labels have few rows: a regression over characters and the network's head each know what the other
does not, and the mean of their log-odds is better than either (``docs/emotion-model.md``).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.services.word_weights import MeaningParts, Wording

FINE_WORDS = "fine_words.npz"
NO_PARTS = MeaningParts({}, {})


def fine_odds(network: npt.NDArray[np.floating], words: Wording, normal: str) -> npt.NDArray[np.float64]:
    """Log-odds of the fine emotions in a normalised text, shape (44,); ``network`` are those of its head."""
    odds: npt.NDArray[np.float64] = (network + words.odds(normal)) / 2
    return odds


def open_fine_words(path: Path) -> Wording:
    """The regression in ``path``, which ``training.fine_words`` wrote; raises ``KeyError``, ``OSError`` or ``ValueError``."""
    with np.load(path, allow_pickle=False) as stored:
        runs, table, bias = stored["runs"], stored["table"], stored["bias"]
    return Wording(
        NO_PARTS, bias.astype(np.float64), dict(zip(runs.tolist(), range(len(runs)), strict=True)), table
    )
