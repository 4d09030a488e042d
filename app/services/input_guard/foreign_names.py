"""Names of people in Latin letters, and their Hangul spelling beside them (pure).

Passports and bank accounts carry them: "Name: NGUYEN THI MAI (응우옌 티 마이)". Companies and products look
the same, so a word that only a name follows is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.services.input_guard.kinds import MASKED, Found, Kind
from app.services.input_guard.words import any_of

WORD = r"[A-Z][A-Za-z'-]+"
LATIN = rf"{WORD}(?:(?:\s|\s?/\s?|,\s){WORD}){{1,3}}"
HANGUL = r"[가-힣]{1,6}(?:\s[가-힣]{1,6}){0,3}"
CUE = (
    rf"(?:(?:{any_of('name_labels', 'namings')}|영문명|서명)\s?(?:\([^()\n]{{1,12}}\))?|(?:Name|Signature)\s?(?:\([^()\n]{{1,12}}\))?)"
    r"\s{0,3}[:|]\s{0,3}"
)
PATTERNS = (
    rf"{CUE}(?P<name>{LATIN}(?:\s?\({HANGUL}\))?)",
    rf"{CUE}(?P<name>{HANGUL}\s?\({LATIN}\))",
    rf"(?:{any_of('namings', 'roles')}\s{{1,2}}|\b(?:MR|MS|MRS|Mr|Ms|Mrs)\.?\s)(?P<name>{LATIN})",
    rf"(?:(?<={MASKED}\s)|(?<={MASKED}))\((?P<name>{LATIN})\)",
)
NAMES = tuple(re.compile(pattern) for pattern in PATTERNS)


def find_foreign_names(text: str) -> Iterator[Found]:
    """Latin names behind a sure cue."""
    if not re.search("[A-Z]", text):
        return
    for pattern in NAMES:
        for match in pattern.finditer(text):
            yield Found(*match.span("name"), Kind.NAME)
