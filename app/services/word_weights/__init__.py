"""What the wording of a message and the model's reading of it speak for, by learnt weights (pure)."""

from app.services.word_weights.features import MeaningParts, features, load_parts
from app.services.word_weights.voices import log_odds, voices
from app.services.word_weights.weights import Council, Weighed, WordWeights, load_weights
from app.services.word_weights.wording import Wording

__all__ = [
    "Council",
    "MeaningParts",
    "Weighed",
    "WordWeights",
    "Wording",
    "features",
    "load_parts",
    "load_weights",
    "log_odds",
    "voices",
]
