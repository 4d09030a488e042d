"""Numbers as they would be typed: Hangul digits, spelled-out and oddly separated ones made plain (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.services.input_guard.view import Edit, View

HANGUL = dict(
    zip("공영일이삼사오육륙칠팔구빵零〇一二三四五六七八九", "001234566789000123456789", strict=True)
)
CIRCLED = {chr(0x2460 + n): str(n + 1) for n in range(9)} | {"\u24ea": "0"}
LOOKS_LIKE = dict(zip("OoㅇIl○", "000110", strict=True))
VALUES = HANGUL | CIRCLED | LOOKS_LIKE
_HANGUL, _LOOKS = "".join(HANGUL), "".join(LOOKS_LIKE)
NUMERAL = (
    f"(?:[0-9{_HANGUL}{''.join(CIRCLED)}]"
    f"|(?<![A-Za-z])[{_LOOKS}]{{1,4}}(?=[0-9])|(?<=[0-9])[{_LOOKS}]{{1,4}}(?![A-Za-z가-힣ㄱ-ㅣ]))"
)
#: What stands between groups: a mark, a word for one, or after Hangul digits "에", "국에".
MARK = rf"[-./_~·ㆍ•:,ㅡ|]|다시|대시|하이픈|짝대기|작대기|(?<=[{_HANGUL}])국?[에의]"
GAP = rf"[ \t]{{0,2}}(?:{MARK})?[ \t]{{0,2}}"
CHAIN = re.compile(rf"{NUMERAL}(?:{GAP}{NUMERAL})*")
GROUP = re.compile(rf"(?P<digits>{NUMERAL}+){GAP}")
COPULA = re.compile("이(?:에요|고|야|라|다|지|네|며|나|면|죠|거|게|랑|요)")
WHOLE = frozenset({11, 13, 16})  # digits of a phone, a resident number, a card: nothing to take off
SHORTEST = 8  # digits; fewer are a date, an amount or plain words
AS_WRITTEN = frozenset({".", ",", ":", "-", " ", ""})


def plain_numbers(view: View) -> View:
    """``view`` with every long chain of numerals written plainly."""
    return view.edited(edit for chain in CHAIN.finditer(view.text) for edit in edits_of(view.text, chain))


def edits_of(text: str, chain: re.Match[str]) -> Iterator[Edit]:
    """The edits that make one chain plain; none for a short one."""
    groups = [m.span("digits") for m in GROUP.finditer(text, chain.start(), chain.end())]
    groups = without_particle(text, groups)
    if sum(end - start for start, end in groups) < SHORTEST:
        return
    for number, (start, end) in enumerate(groups):
        if number:
            before, last = groups[number - 1]
            gap = text[last:start]
            if (mark := separator(gap, single=end - start == last - before == 1)) != gap:
                yield Edit(last, start, mark)
        yield from (Edit(at, at + 1, VALUES[text[at]]) for at in range(start, end) if text[at] in VALUES)


def without_particle(text: str, groups: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The groups less syllables at their end that begin a word: "팔이에요", "팔 이거든요", "6789 이 계좌"."""
    start, end = groups[-1]
    tail = start + len(text[start:end].rstrip(_HANGUL))  # where the Hangul digits at the end begin
    if start < tail:
        plain_before = not any(char in HANGUL for char in text[start:tail])
        return [*groups[:-1], (start, tail)] if end - tail == 1 and plain_before else groups
    others = groups[:-1]
    if others and end - start <= 2 and all(char not in HANGUL for s, e in others for char in text[s:e]):
        return others
    if not "가" <= text[end : end + 1] <= "힣" or sum(e - s for s, e in groups) in WHOLE:
        return groups
    if others and end - start <= 2:
        return others
    return [*others, (start, end - 1)] if COPULA.match(text, end - 1) and end - start > 1 else groups


def separator(gap: str, *, single: bool) -> str:
    """What a plain number has in the place of ``gap``: nothing between digits spelled one by one."""
    mark = gap.strip()
    if single and mark in {"", ".", ","}:
        return ""
    if mark in AS_WRITTEN:
        return mark or " "
    return "-"
