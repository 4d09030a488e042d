"""Placeholders that stand for personal data (pure): no way leads back from them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.services.input_guard.kinds import DataKind, Found

PLACEHOLDER = re.compile(r"\[(?:" + "|".join(kind.value for kind in DataKind) + r")\d{0,4}\]")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with placeholders, and the kinds found in order."""

    text: str
    kinds: tuple[str, ...]


def mask(text: str, found: Sequence[Found]) -> Masked:
    """Put a placeholder in the place of everything ``found`` (in order, without overlap)."""
    names = name_all(text, found)
    pieces, end = [], 0
    for item in found:
        pieces += [text[end : item.start], names[item.kind, text[item.start : item.end]]]
        end = item.end
    return Masked(
        text="".join(pieces) + text[end:],
        kinds=tuple(dict.fromkeys(item.kind.value for item in found)),
    )


def name_all(text: str, found: Iterable[Found]) -> dict[tuple[DataKind, str], str]:
    """A placeholder for each different original; numbered when a kind has several."""
    different = list(dict.fromkeys((item.kind, text[item.start : item.end]) for item in found))
    several = Counter(kind for kind, _ in different)
    taken = set(PLACEHOLDER.findall(text))  # the customer may have written one
    names = {kind: free_names(kind, taken, numbered=several[kind] > 1) for kind in several}
    return {(kind, original): next(names[kind]) for kind, original in different}


def free_names(kind: DataKind, taken: set[str], *, numbered: bool) -> Iterator[str]:
    """``[카드번호]`` for a single one, else ``[카드번호1]``, ``[카드번호2]`` …, without those taken."""
    if not numbered and f"[{kind.value}]" not in taken:
        yield f"[{kind.value}]"
    number = 1
    while True:
        if (name := f"[{kind.value}{number}]") not in taken:
            yield name
        number += 1
