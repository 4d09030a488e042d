"""The kinds of personal data the guard knows, and where one was found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

#: Stands for what is masked already, so that a placeholder's own words are no cue for anything else.
MASKED = "\ufffc"


class DataKind(StrEnum):
    """A kind of personal data, most telling first: of two that overlap, the first names both."""

    RESIDENT = "주민등록번호"
    FOREIGNER = "외국인등록번호"
    PASSPORT = "여권번호"
    LICENCE = "운전면허번호"
    CARD = "카드번호"
    PHONE = "전화번호"
    EMAIL = "이메일"
    BUSINESS = "사업자등록번호"
    ACCOUNT = "계좌번호"
    CODE = "비밀번호"  # and what proves who pays: one-time and card codes
    BIRTH_DATE = "생년월일"
    ADDRESS = "주소"
    NAME = "이름"


RANK = {kind: rank for rank, kind in enumerate(DataKind)}


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """Personal data at ``text[start:end]``."""

    start: int
    end: int
    kind: DataKind


def merge(found: Iterable[Found]) -> list[Found]:
    """One for each stretch of overlapping finds: all that any of them covers, under the first kind."""
    merged: list[Found] = []
    for item in sorted(found):
        if merged and item.start < merged[-1].end:
            last = merged[-1]
            kind = min(last.kind, item.kind, key=RANK.__getitem__)
            merged[-1] = Found(last.start, max(last.end, item.end), kind)
        else:
            merged.append(item)
    return merged
