"""Given names without the family name, as friends and family say them (pure): 지훈이한테, 영희 이모, 서연아.

Most words of two syllables are no names. So both syllables must be typical of given names, the word must be
none of the ordinary ones, and something must stand by it that hardly anything but a person takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.services.input_guard.kinds import MASKED, DataKind, Found
from app.services.input_guard.name_likeness import OPEN, is_word
from app.services.input_guard.words import any_of, words

GIVEN = rf"[{''.join(words('typical_first'))}][{''.join(words('typical_last'))}]"
CLOSED_GIVEN, OPEN_GIVEN = rf"{GIVEN}(?<![{OPEN}])", rf"{GIVEN}(?<=[{OPEN}])"
TO = r"(?:한테|에게|랑)(?:서|는|도)?(?![가-힣])"
PATTERNS = (
    rf"(?P<name>{CLOSED_GIVEN})이(?:{TO}|(?:가|는|네|도|를|의|하고)(?![가-힣])|\s{any_of('belongings', 'kin')})",
    rf"(?P<name>{OPEN_GIVEN})(?:{TO}|가(?![가-힣])|야[\s,.!~])",
    rf"(?P<name>{CLOSED_GIVEN})아[\s,.!~]",
    rf"(?P<name>{GIVEN})(?:\s{any_of('kin')}|\s?(?:씨|님)(?:[이가은는을를도의과와랑]|한테|에게|께서?)?(?![가-힣]))",
    rf"(?<={MASKED}이랑\s)(?P<name>{GIVEN})",
)
NAMES = re.compile(
    "(?<![가-힣])(?:" + "|".join(p.replace("<name>", f"<name{n}>") for n, p in enumerate(PATTERNS)) + ")"
)


def find_given_names(text: str) -> Iterator[Found]:
    """Every given name that something shows to be one."""
    for match in NAMES.finditer(text):
        (name,) = (group for group, value in match.groupdict().items() if value)
        if not is_word(match[name]):
            yield Found(*match.span(name), DataKind.NAME)
