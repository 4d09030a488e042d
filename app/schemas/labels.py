"""What a message is found to carry: an emotion, a topic, a level of risk. They are kept with it in the talk."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Emotion(StrEnum):
    """The five emotions of the specification, in the order the model gives them."""

    SADNESS = "슬픔"
    NEUTRAL = "중립"
    ANGER = "화남"
    WORRY = "걱정"
    JOY = "행복"


def dominant_of(emotions: Mapping[Emotion, float] | None) -> Emotion | None:
    """The most probable of ``emotions``, ``None`` when unknown."""
    return None if emotions is None else max(emotions, key=emotions.__getitem__)


NEGATIVE = frozenset({Emotion.SADNESS, Emotion.ANGER, Emotion.WORRY})


class Topic(StrEnum):
    """What a message is about."""

    FINANCE = "finance"
    GENERAL = "general"


class RiskLevel(StrEnum):
    """How far the crisis lane goes in this turn."""

    NONE = "none"
    CONCERN = "concern"  # not closed yet after a crisis, or a faint sign: ask gently, show the numbers
    CRISIS = "crisis"  # the reply is the crisis card
