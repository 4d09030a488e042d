"""What the emotion model's reading says of a message, as log-odds that can be weighed beside its wording."""

from __future__ import annotations

from math import log

from app.schemas.turn import Reading

SUREST = 1e-3  # a probability nearer to 0 or 1 counts as this near: a voice among others, never a verdict


def voices(reading: Reading) -> dict[str, float]:
    """The log-odds of each emotion, of finance talk, of risk and of each kind of fraud; none of a text without a signal."""
    if reading.emotions is None:
        return {}
    emotions = {str(emotion): share for emotion, share in reading.emotions.items()}
    chances = emotions | {"finance": reading.finance, "risk": reading.risk} | dict(reading.fraud)
    return {name: log_odds(chance) for name, chance in chances.items()}


def log_odds(chance: float) -> float:
    """The logarithm of the odds of a probability."""
    kept = min(max(chance, SUREST), 1 - SUREST)
    return log(kept / (1 - kept))
