"""The emotion of a short message in the middle of a talk (pure).

The model sees one message. "네, 그렇게 해볼게요" or "그래도요" says little of a feeling by itself, and a feeling
does not end with the sentence that told it. Where a short message leaves the model unsure, the feeling of
the customer's message before it is therefore weighed in, as a weighted geometric mean of both distributions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType

from app.schemas.labels import Emotion
from app.schemas.talk import History, Role
from app.schemas.turn import Reading

SHORT = 15  # syllables; who says more says how they feel
SURE = 0.8  # probability from which a reading stands by itself
CARRIED = 0.4  # weight of the feeling before, chosen on talks of one writer and tried on another's
LASTS = timedelta(minutes=30)  # a feeling from before a longer pause says nothing of now
LEAST = 1e-4  # probability; below, a logarithm would decide alone


def in_talk(text: str, reading: Reading | None, history: History, at: datetime) -> Reading | None:
    """``reading`` of ``text``, written at ``at``, with what was felt before weighed in where it tells little itself."""
    if reading is None or reading.emotions is None or reading.score >= SURE or not is_short(text):
        return reading
    before = felt_before(history, at)
    return reading if before is None else replace(reading, emotions=blended(reading.emotions, before))


def is_short(text: str) -> bool:
    """Whether a message is too short to tell a feeling of its own."""
    return sum(not char.isspace() for char in text) <= SHORT


def felt_before(history: History, at: datetime) -> Mapping[Emotion, float] | None:
    """What the customer's last message told, if it was not long ago."""
    last = history.last(Role.CUSTOMER)
    return None if last is None or at - last.at > LASTS else last.emotions


def blended(now: Mapping[Emotion, float], before: Mapping[Emotion, float]) -> Mapping[Emotion, float]:
    """The weighted geometric mean of two distributions; sums to 1."""
    raw = {e: max(now[e], LEAST) ** (1 - CARRIED) * max(before[e], LEAST) ** CARRIED for e in now}
    total = sum(raw.values())
    return MappingProxyType({emotion: share / total for emotion, share in raw.items()})
