"""How much Korean sentences speak of the same: the syllable pairs of their words, without endings (pure)."""

from __future__ import annotations

import re

Marks = frozenset[str]

WORD = re.compile(r"[가-힣]{2,}|[A-Za-z]{2,}")
#: What a word ends in beside its stem; the longest first.
ENDING = re.compile(
    r"(?:이었어요|였어요|이에요|으세요|하세요|하시면|하시고|하셔도|보세요|두세요|주세요|합니다|습니다|했어요|에서는|으로는|이라면|라면|까지만"
    r"|에서|에게|으로|부터|까지|이나|이고|이며|지만|해서|해도|하면|하고|하는|하실|시면|셔도|세요|어요|아요|해요|예요|면서"
    r"|은|는|이|가|을|를|에|로|와|과|도|만|의|고|서|면|요|해|할)$"
)
#: Words that stand in any advice.
EMPTY = frozenset(
    {
        *(
            "우선",
            "먼저",
            "이어",
            "그리",
            "그다",
            "다음",
            "오늘",
            "지금",
            "바로",
            "다시",
            "조금",
            "하나",
            "함께",
            "같이",
        ),
        *(
            "있어",
            "있는",
            "있다",
            "있으",
            "것이",
            "경우",
            "때문",
            "정도",
            "고객",
            "님의",
            "보시",
            "어떨",
            "까요",
            "수도",
        ),
        *("좋아", "좋겠", "습니"),
    }
)


def marks_of(text: str) -> Marks:
    """Every two neighbouring syllables within the stems of a text's words."""
    found: set[str] = set()
    for word in WORD.findall(text):
        stem = ENDING.sub("", word) if len(word) > 2 else word
        found.update({stem} if stem.isascii() else {stem[at : at + 2] for at in range(len(stem) - 1)})
    return frozenset(found - EMPTY)


def part_in(marks: Marks, other: Marks) -> float:
    """The part of ``marks`` that stands in ``other``; 0 where a single word is all they have in common."""
    shared = len(marks & other)
    part = shared / len(marks) if marks else 0.0
    return part if shared >= LEAST or (part >= MOST and shared >= min(FEW, len(marks))) else 0.0


LEAST = 3  # pairs that two sentences on the same matter share: a longer word alone has two
FEW, MOST = 2, 0.6  # of a short sentence fewer are enough, when they are most of it
