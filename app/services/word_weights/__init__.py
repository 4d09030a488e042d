"""What the wording of a message speaks for, by learnt weights of its letters and meaning parts (pure)."""

from app.services.word_weights.features import MeaningParts, features, load_parts
from app.services.word_weights.weights import Weighed, WordWeights, load_weights, log_odds

__all__ = ["MeaningParts", "Weighed", "WordWeights", "features", "load_parts", "load_weights", "log_odds"]
