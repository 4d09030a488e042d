"""``Wording``: what the features of a text speak for, as log-odds of some labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.services.word_weights.features import MeaningParts, features


@dataclass(frozen=True, slots=True)
class Wording:
    """A linear model over rare-weighted features of unit length."""

    parts: MeaningParts
    bias: npt.NDArray[np.float64]  # (labels,)
    places: Mapping[str, int]  # feature: its row in ``table``
    table: npt.NDArray[np.floating]  # (features, 1 + labels): rarity, then the weight for each label

    def odds(self, text: str) -> npt.NDArray[np.float64]:
        """Log-odds of each label, shape (labels,), for a text of normal form."""
        names = features(text, self.parts)
        known = [place for name in names if (place := self.places.get(name)) is not None]
        found = self.table[known].astype(np.float64)
        rarities = found[:, 0]
        length = float(np.linalg.norm(rarities)) or 1.0
        odds: npt.NDArray[np.float64] = self.bias + rarities @ found[:, 1:] / length
        return odds
