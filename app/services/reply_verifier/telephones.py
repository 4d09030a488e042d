"""Whether every telephone number of a sentence is the registry's and stands beside its own office (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.services.reply_verifier.grounds import Grounds
from app.services.reply_verifier.numbers import is_founded
from app.services.reply_verifier.quantities import is_telephone, quantities_in
from app.services.reply_verifier.sentences import Sentence
from app.services.reply_verifier.units import Unit
from app.services.reply_verifier.verdict import Finding, FindingKind

ALIASES = {
    "금융감독원": ("금감원",), "신용회복위원회": ("신복위", "위원회"), "서민금융콜센터": ("서민금융", "콜센터", "서민금융진흥원"),
    "경찰": ("경찰청", "경찰서"), "소방": ("구급", "구조", "소방서"), "보이스피싱 통합대응단": ("통합대응단", "통합신고대응센터"),
    "자살예방상담전화": ("자살예방",), "정신건강 위기상담전화": ("정신건강", "위기상담"),
}  # fmt: skip
OFFICE_BEFORE = re.compile(r"(?P<office>[가-힣]+(?: [가-힣]+)?) ?\($")


def check_phones(sentence: Sentence, grounds: Grounds) -> Iterator[Finding]:
    """A finding for every telephone number that is not the registry's, or stands beside another office."""
    for number in quantities_in(sentence.text):
        if number.unit is not Unit.PHONE and not is_telephone(number):
            continue
        digits = str(int(number.value))
        line = grounds.registry.phones.get(digits)
        if line is None and (digits in grounds.words or is_founded(number, sentence, grounds)):
            continue
        if line is None or is_of_another_office(sentence.text[: number.start], line.name, grounds):
            yield Finding(FindingKind.PHONE, number.text)


def is_of_another_office(before: str, name: str, grounds: Grounds) -> bool:
    """Whether an office with another number stands right before, as in 금융감독원(1397)."""
    found = OFFICE_BEFORE.search(before)
    if found:
        office = found["office"]
        return not any(
            word in office
            for word in (name, name.replace(" ", ""), *ALIASES.get(name, ()), "전화", "번호", "국번")
        )
    last = max(
        ((before.rfind(line.name), line.name) for line in grounds.registry.phones.values()),
        default=(-1, name),
    )
    return last[0] >= 0 and last[1] != name and len(before) - last[0] - len(last[1]) <= 3
