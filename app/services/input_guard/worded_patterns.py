"""Personal data written in words: e-mail said aloud, the rest of an address (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.services.input_guard.kinds import DataKind, Found
from app.services.input_guard.words import words

AT = r"\s?(?:@|골뱅이|앳|\(at\)|\[at\])\s?"
LOCAL = r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{2,64}(?:(?:쩜|점|닷)[A-Za-z0-9._-]{1,30}){0,2}"
DOMAIN_END = r"(?:com|net|org|kr|co\s?\.\s?kr|go\.kr|ac\.kr|or\.kr|컴|넷|케이알)"
PROVIDER = r"(?:naver|gmail|daum|hanmail|kakao|nate|네이버|지메일|다음|한메일|카카오|네이트)"
EMAIL = re.compile(
    rf"{LOCAL}{AT}(?:(?:[0-9A-Za-z가-힣-]{{1,40}}\s?(?:\.|점|닷|쩜|dot)\s?){{1,3}}{DOMAIN_END}|{PROVIDER})(?![A-Za-z0-9])",
    re.IGNORECASE,
)

LOT = r"\d{1,4}(?:-\d{1,4})?(?:번지|번?[가나다라마바사아자차카타파하]?길)?"
NO_COUNT = r"(?![\d%]|[.,]\d|\s?(?:만|천|억|원|개|명|건|번째|시간|분|층짜리))"
ADDRESS = re.compile(
    rf"(?<![가-힣])(?:{'|'.join(words('districts'))})[구군]\s[가-힣]{{1,9}}(?:\d{{1,3}})?"
    rf"(?:대로|로|길|동|가|읍|면|리)\s?{LOT}(?:\s{LOT})?{NO_COUNT}"
)
#: What may still belong to an address that ends here: lot, building, floor, room.
UNIT = r"(?:제?\d{1,5}(?:-\d{1,5}){0,2}\s?(?:번지|번?[가나다라마바사아자차카타파하]?길|단지|차|동|층|호실?|관)|[A-Za-z가나다라]동|B?\d{1,2}F)(?![가-힣]선|[가-힣]점)"
REST = re.compile(
    rf"(?:번지|호실?|동|층)?(?:[\s,(]{{0,2}}(?:(?:[가-힣A-Za-z0-9]{{1,12}}\s?){{0,2}}?{UNIT}|(?:산\s?)?{LOT}{NO_COUNT})[)]?){{0,5}}"
)


def find_emails(text: str) -> Iterator[Found]:
    """E-mail addresses with Hangul in them or said aloud."""
    for match in EMAIL.finditer(text):
        yield Found(match.start(), match.end(), DataKind.EMAIL)


def find_addresses(text: str) -> Iterator[Found]:
    """Streets of a known district that begin without a city."""
    for match in ADDRESS.finditer(text):
        yield Found(match.start(), match.end(), DataKind.ADDRESS)


def whole_address(text: str, found: Found) -> Found:
    """``found`` with the lot, building, floor and room that follow it."""
    rest = REST.match(text, found.end)
    return Found(found.start, found.end if rest is None else rest.end(), found.kind)
