"""How much a word by itself looks like the name of a person (pure).

A Korean name is a family name and one or two syllables, and so is many a noun. What tells them apart is that
given names draw on few syllables, different ones first and last; ``words.toml`` lists them by how typical
they are.
"""

from __future__ import annotations

import re

from app.services.input_guard.words import words

OPEN = "".join(chr(code) for code in range(ord("가"), ord("힣"), 28))  # syllables without a final consonant
LONG_FAMILIES = words("two_syllable_families")
FAMILIES = words("frequent_families") + words("common_families") + words("rare_families")
#: A family name with one or two syllables behind it: 김민수, 권혁, 남궁현, 선우민수.
SHAPE = (
    rf"(?:(?:{'|'.join(LONG_FAMILIES)})[가-힣]{{1,2}}"
    rf"|[{''.join(FAMILIES)}](?:[가-힣]{{2}}|[{''.join(words('given_alone'))}]))"
)
#: For each place of a name of three syllables, how typical a syllable is.
WEIGHTS = tuple(
    dict.fromkeys(words(some), 1) | dict.fromkeys(words(most), 2)
    for some, most in (
        ("common_families", "frequent_families"),
        ("possible_first", "typical_first"),
        ("possible_last", "typical_last"),
    )
)
LISTED = frozenset(
    word for name in ("no_names", "name_labels", "namings", "roles", "titles") for word in words(name)
)
NOUNS = frozenset(words("nouns"))
PREFIXES = words("prefixes")
ENDS_A_NOUN = "".join(words("ends_a_noun"))
GIVEN_ALONE = words("given_alone")
TYPICAL_ALONE = words("typical_alone")
NO_GIVEN = frozenset(words("no_given"))
#: No given name ends like this; a verb, a noun with its particle or a title does.
NAMELESS = re.compile(
    r".*(?:니까|는지|는데|에서|해서|와서|라고|다고|라는|다는|한테|으로|에게|까지|부터|[를을에의와과습였었했됐고는던할될죠요까들님]|"
    r"실장|대표|코치|팀장|과장|부장|차장|대리|사장|회장|원장|교수|감독|기자|작가|선수|의원|장관|총리|지사|시장|소장|국장|반장)"
)


def likeness(word: str) -> int:
    """How much ``word``, of the form ``SHAPE``, looks like a name: 1 (only in form) to 6 (hardly anything else)."""
    if word.startswith(LONG_FAMILIES) and len(word) > 2:
        return 5 if len(word) == 4 or word[2] in GIVEN_ALONE else 4
    family, *given = (most.get(syllable, 0) for most, syllable in zip(WEIGHTS, word, strict=False))
    if len(word) == 2:
        return 3 if family and word[1] in TYPICAL_ALONE else 1
    if 0 in given:
        return 1
    return family + sum(given) + (sum(given) > 2 or word[2] not in ENDS_A_NOUN) - doubt(word)


def doubt(word: str) -> int:
    """How likely ``word`` is a noun of two syllables with a particle, an ending or an affix: 신용은, 정지라, 신여권."""
    if word[:2] in NOUNS:
        return 3 if word[2] in ENDS_A_NOUN else 1
    if word[0] in PREFIXES and word[1:] in NOUNS:
        return 2
    return word.endswith("은") and word[1] not in OPEN


def is_word(name: str) -> bool:
    """Whether what looks like a name is a common word, or a surname and a title."""
    return name in LISTED or name in NOUNS or name[1:] in NO_GIVEN or NAMELESS.fullmatch(name) is not None
