"""The style in which a customer is answered, from the emotion read (pure)."""

from __future__ import annotations

from enum import StrEnum

from app.schemas.turn import Emotion, Reading

SURE = 0.5  # below this the reading is mixed, and the tone neutral and warm


class Tone(StrEnum):
    """The six styles; their values name the tables of the wording."""

    SADNESS = "sadness"
    WORRY = "worry"
    ANGER = "anger"
    NEUTRAL = "neutral"
    JOY = "joy"
    WARM = "warm"

    @property
    def comforts(self) -> bool:
        """Whether empathy comes first and a hopeful line follows."""
        return self in {Tone.SADNESS, Tone.WORRY}


TONES = {
    Emotion.SADNESS: Tone.SADNESS,
    Emotion.WORRY: Tone.WORRY,
    Emotion.ANGER: Tone.ANGER,
    Emotion.NEUTRAL: Tone.NEUTRAL,
    Emotion.JOY: Tone.JOY,
}


def tone_of(reading: Reading | None) -> Tone:
    """The tone for what the model read; warm when it read nothing or nothing clear."""
    if reading is None or reading.dominant is None or reading.score < SURE:
        return Tone.WARM
    return TONES[reading.dominant]
