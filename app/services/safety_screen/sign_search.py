"""The signs that a message of normal form carries, and what of it tells of none (pure)."""

from __future__ import annotations

from app.services.safety_screen.normal_form import sign_form
from app.services.safety_screen.tables import DangerSign, Signs, Weight, around, load_signs

BLANK = " ▒ "


def signs_in(text: str, signs: Signs) -> list[DangerSign]:
    """The signs a text carries."""
    return [sign for sign in signs.signs if sign.shows(text) and is_own(sign, text, signs)]


def whole_signs(text: str, rest: str, signs: Signs) -> list[DangerSign]:
    """The signs that read the message as it is written, where something was taken out of it."""
    return [] if rest == text else [sign for sign in signs.signs if sign.whole and sign.shows(text)]


def is_own(sign: DangerSign, text: str, signs: Signs) -> bool:
    """Whether the sign is no mere mention in a story, the news or a lesson."""
    if sign.weight is not Weight.MENTION:
        return True
    places = [around(found) for found in sign.pattern.finditer(text)]
    return any(not signs.retold.search(place) or signs.own_words.search(place) for place in places)


def without_harmless(text: str, signs: Signs) -> str:
    """The text without hyperbole and the like; the feeling that was said with it (a group) stays."""
    return signs.harmless.sub(lambda found: next(filter(None, found.groups()), "") + BLANK, text)


def is_over(text: str, signs: Signs) -> bool:
    """Whether it was once, is over, and has not come back."""
    told = signs.past.search(text) and signs.recovered.search(text)
    return told is not None and signs.relapsed.search(text) is None


def tells(text: str, name: str) -> bool:
    """Whether a message carries the sign of that name."""
    return any(sign.name == name for sign in signs_in(sign_form(text), load_signs()))
