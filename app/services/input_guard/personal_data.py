"""Finds personal data: the maskingtape detectors, and our own patterns for what they leave (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maskingtape import Pipeline

from app.services.input_guard.foreign_names import find_foreign_names
from app.services.input_guard.given_names import find_given_names
from app.services.input_guard.kinds import MASKED, DataKind, Found, merge
from app.services.input_guard.name_likeness import is_word
from app.services.input_guard.names import find_names
from app.services.input_guard.number_patterns import find_numbers, says_otherwise
from app.services.input_guard.placeholders import PLACEHOLDER
from app.services.input_guard.plain_numbers import plain_numbers
from app.services.input_guard.view import Edit, View
from app.services.input_guard.worded_patterns import find_addresses, find_emails, whole_address

#: maskingtape's kinds, and how sure it must be: a name at 0.5 has one weak cue ("고객 허락", "장모님"),
#: an address at 0.5 is a province.
KINDS = {
    "rrn": (DataKind.RESIDENT, 0.0),
    "card": (DataKind.CARD, 0.0),
    "account": (DataKind.ACCOUNT, 0.0),
    "phone": (DataKind.PHONE, 0.0),
    "email": (DataKind.EMAIL, 0.0),
    "passport": (DataKind.PASSPORT, 0.0),
    "driver_license": (DataKind.LICENCE, 0.0),
    "biz_reg": (DataKind.BUSINESS, 0.0),
    "birth_date": (DataKind.BIRTH_DATE, 0.0),
    "address": (DataKind.ADDRESS, 0.6),
    "name": (DataKind.NAME, 0.6),
}
PROVINCE_ONLY = re.compile(r"[가-힣]{2,7}\s\d{1,3}")  # "제주도 2(박 3일)"
DETECTORS = Pipeline()
ROUNDS = 6


def find(text: str) -> list[Found]:
    """Everything personal in ``text``, in order and without overlap; a placeholder is none.

    What stood in the way of a number may be masked itself, so the rest is read again until nothing new
    is found (at most ``ROUNDS`` times).
    """
    view = View.of(text).edited(Edit(*match.span(), MASKED) for match in PLACEHOLDER.finditer(text))
    found: list[Found] = []
    for _ in range(ROUNDS):
        new = merge(scan(view))
        if not new:
            break
        found += [view.back(item) for item in new]
        view = view.edited(Edit(item.start, item.end, MASKED) for item in new)
    return [told_apart(item, text) for item in merge(found)]


def scan(view: View) -> Iterator[Found]:
    """What one reading of ``view`` finds, some of it more than once."""
    here = View.of(view.text)
    plain = plain_numbers(here)
    yield from detect(here.text)
    yield from find_emails(here.text)
    yield from find_names(here.text)
    yield from find_given_names(here.text)
    yield from find_foreign_names(here.text)
    yield from (whole_address(here.text, found) for found in find_addresses(here.text))
    yield from (plain.back(found) for found in find_numbers(plain.text))
    if plain.text != here.text:
        yield from (plain.back(found) for found in detect(plain.text))


def detect(text: str) -> Iterator[Found]:
    """What maskingtape finds with enough confidence and nothing speaks against."""
    for item in DETECTORS.scan(text):
        kind, floor = KINDS[item.kind]
        found = Found(item.start, item.end, kind)
        if item.confidence < floor or says_otherwise(text, found) or is_no_match(kind, item.text):
            continue
        if kind is DataKind.LICENCE and item.text.isdecimal() and "면허" not in text[: item.start][-20:]:
            found = Found(item.start, item.end, DataKind.ACCOUNT)  # twelve digits without a mark
        yield whole_address(text, found) if kind is DataKind.ADDRESS else found


def is_no_match(kind: DataKind, text: str) -> bool:
    """Whether ``text`` only looks like a name or an address."""
    if kind is DataKind.NAME:
        return is_word(text)
    return kind is DataKind.ADDRESS and PROVINCE_ONLY.fullmatch(text) is not None


def told_apart(found: Found, text: str) -> Found:
    """A resident number under its own name: the digit behind the birth date is 5 to 8 for a foreigner."""
    number = plain_numbers(View.of(text[found.start : found.end])).text
    digits = "".join(char for char in number if char.isdecimal())
    birth = 8 if len(digits) > 13 else 0 if re.fullmatch(r"\d{7}", number) else 6  # digits in front
    is_foreigner = found.kind is DataKind.RESIDENT and digits[birth : birth + 1] in tuple("5678")
    return Found(found.start, found.end, DataKind.FOREIGNER) if is_foreigner else found
