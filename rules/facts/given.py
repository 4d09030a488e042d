"""The hotlines that a text gives, where the text came without the ids of what it quotes.

Those are a language model's words, a talk that its client keeps, and what earlier versions stored.
"""

from __future__ import annotations

from rules.facts.registry import Hotline
from rules.knowledge import current_registry

SHORT = 4  # digits: a number this short is only a number when its office stands before it


def hotlines_given(text: str) -> tuple[str, ...]:
    """The ids of the hotlines whose numbers a text gives, in its order."""
    given = [line for line in current_registry().hotlines.values() if gives(text, line)]
    return tuple(line.id for line in sorted(given, key=lambda line: text.find(line.number)))


def gives(text: str, line: Hotline) -> bool:
    """Whether a text gives this number."""
    return line.label in text or (len(line.number) > SHORT and line.number in text)
