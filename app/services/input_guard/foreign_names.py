"""Names of foreigners, in Latin letters and in Hangul (pure).

Passports and bank accounts carry them in Latin letters: "Name: NGUYEN THI MAI (응우옌 티 마이)". Companies and
products look the same, so a word that only a name follows is asked for. In Hangul the parts tell: names that are
hardly anything else, a Vietnamese or Chinese family name with what stands behind it, two parts of a Mongolian
name; or any word in front of 씨.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.services.input_guard.kinds import MASKED, DataKind, Found
from app.services.input_guard.name_likeness import OPEN
from app.services.input_guard.words import any_of, words

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

TITLE = any_of("titles", "kin")
PERSON = rf"\s?(?:씨|님|{TITLE})"
PARTICLE = (
    rf"(?:(?<=[{OPEN}])(?:{'|'.join(e for e in words('endings') if e[0] not in '이은을과으')})"
    rf"|(?<![{OPEN}])(?:{'|'.join(e for e in words('endings') if e[0] not in '가는를와라란고며야요나예')}))"
)
ENDS = rf"(?=(?:{PARTICLE})?(?![가-힣])|{PERSON})"
SPOKEN_OF = rf"(?={PERSON}|(?:입니다|이?에요|예요|이?라[고는]|이고)|\s?(?:[,)]|$))"
SURE, ANY = any_of("foreign_names"), any_of("foreign_names", "foreign_in_company")
ORDINARY = frozenset(words("nouns") + words("no_names") + words("roles") + words("titles") + words("kin"))
HANGUL_PATTERNS = (
    rf"{any_of('vietnamese_families')}\s{any_of('vietnamese_middles')}\s?[가-힣]{{1,5}}?{ENDS}",
    rf"{any_of('chinese_families')}\s?(?:{any_of('chinese_given_sure')}{any_of('chinese_given_sure', 'chinese_given')}?"
    rf"|{any_of('chinese_given')}{any_of('chinese_given_sure')}){ENDS}",
    rf"{any_of('mongolian_parts')}{{2,3}}{ENDS}",
    rf"(?:{ANY}\s)?{SURE}(?:\s{any_of('foreign_names', 'foreign_in_company')}|\s[김이박최정리])?{ENDS}",
    rf"{SURE}\s[가-힣]{{2,5}}?{SPOKEN_OF}",
    rf"{ANY}\s(?:{ANY}|[김이박최정리])(?={PERSON}|이?라고)",
    r"[가-힣]{3,6}(?<![은는이가을를의에도서로])(?=\s씨(?:[가는를도의와랑]|한테|에게|께|네)?(?![가-힣]))",
)
HANGUL_NAMES = re.compile(rf"(?<![가-힣])(?:{'|'.join(f'(?:{pattern})' for pattern in HANGUL_PATTERNS)})")


def find_foreign_names(text: str) -> Iterator[Found]:
    """Latin names behind a sure cue, and Hangul ones by their parts."""
    yield from (
        Found(*match.span(), DataKind.NAME) for match in HANGUL_NAMES.finditer(text) if is_foreign(match[0])
    )
    if not re.search("[A-Z]", text):
        return
    for pattern in NAMES:
        for match in pattern.finditer(text):
            yield Found(*match.span("name"), DataKind.NAME)


def is_foreign(name: str) -> bool:
    """Whether no part of what looks like a name is an ordinary word."""
    return ORDINARY.isdisjoint(name.split())
