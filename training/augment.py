"""Disturbs a message the way thumbs do: spacing, doubled jamo, dropped particles, slips."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

PARTICLES = "은는이가을를"
PICTURES = "🙋📅☕🏠🌿✅📝🚌🙏👀⭐🍀"


def disturb(text: str, rng: random.Random) -> str:
    """One random disturbance that leaves the meaning as it was."""
    return rng.choice(DISTURBANCES)(text, rng)


def join_words(text: str, rng: random.Random) -> str:
    """Drop some or all spaces."""
    keep = rng.choice((0.0, 0.5))
    return "".join(c for c in text if c != " " or rng.random() < keep)


def drop_particle(text: str, rng: random.Random) -> str:
    """Leave out particles at the ends of some words."""
    words = text.split(" ")
    return " ".join(w[:-1] if len(w) > 2 and w[-1] in PARTICLES and rng.random() < 0.5 else w for w in words)


def drop_marks(text: str, rng: random.Random) -> str:
    """Leave out full stops, commas and question marks."""
    del rng
    return "".join(c for c in text if c not in ".,?!") or text


def add_picture(text: str, rng: random.Random) -> str:
    """An emoji that says nothing of a feeling, at the end as people put it."""
    return f"{text}{rng.choice(('', ' '))}{rng.choice(PICTURES)}"


def slip(text: str, rng: random.Random) -> str:
    """Change the vowel or final consonant of one syllable to its neighbour."""
    places = [i for i, c in enumerate(text) if "가" <= c <= "힣"]
    if len(places) < 6:
        return text
    at = rng.choice(places)
    parts = list(unicodedata.normalize("NFD", text[at]))
    which = rng.randrange(1, len(parts))
    low, high = ("ᅡ", "ᅵ") if which == 1 else ("ᆨ", "ᇂ")
    parts[which] = chr(min(max(ord(parts[which]) + rng.choice((-1, 1)), ord(low)), ord(high)))
    return text[:at] + unicodedata.normalize("NFC", "".join(parts)) + text[at + 1 :]


Disturbance = Callable[[str, random.Random], str]
DISTURBANCES: tuple[Disturbance, ...] = (
    join_words, drop_particle, drop_marks, add_picture, slip,
)  # fmt: skip
