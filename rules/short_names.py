"""A debt called by less than its name: 현대 for 현대캐피탈, 카뱅 for 카카오뱅크 (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rules.debt_names import KEEPS, LENDS, DebtName

#: How a lender's name ends; what is before it is what people call it by.
ENDING = re.compile(rf"(?P<stem>.{{2,}}?)(?P<end>{LENDS}|{KEEPS})$")
#: A stem with the house's letters before it: KB국민, NH농협.
LETTERS = re.compile(r"^[A-Za-z]+(?=[가-힣]{2})")
#: The first syllables of both halves, as in 카뱅 and 현캐.
HALVES = frozenset("뱅캐카")
#: Houses that many owe: one of them that fits no debt of the talk is asked about.
HOUSES = "삼성|현대|국민|신한|롯데|농협|토스|카카오|카뱅|케뱅"
#: Words that are mostly no house's name: one of several, we.
ORDINARY = frozenset({"하나", "우리"})
COUNTED = re.compile(r"둘|두\s?(?:개|군데|곳|건)|나머지|다른|하나.*하나")

BEGIN = r"(?:(?<![가-힣a-zA-Z\d])(?<![가-힣a-zA-Z\d]\s)|(?<=[고랑데제아참네]\s))"
NOUN = r"(?:\s?(?:빚|대출|거|것|쪽))"
PARTICLE = r"(?:은|는|이|가|도|만|건|부터)"
#: When, or of what, between the name and what is told of it.
BETWEEN = r"(?:(?:이제|아직|어제|오늘|지난\s?(?:주|달)에?|이번\s?(?:주|달)?에|드디어|벌써|매달|한\s?달에?|금리[가는]?|이자율?[이가은는]?|원금[이은]?|잔액[이은]?|남은\s?(?:게|건|돈[이은])|연|약|한)\s*)*"
#: Paid for good; wished for, asked or supposed is not yet.
PAID = r"(?:다|전부|모두|싹)\s?(?:갚았|끝났|끝냈|정리했|털었|상환했)(?!으면|다면|나요|을까|을\s?때)"
VALUE = r"\d|[일이삼사오육칠팔구십백천]+\s?(?:[백천만]|프로|퍼센트)"
#: A word at the beginning of a clause, with an amount, a rate or its end told of it.
SPOKEN = re.compile(
    rf"{BEGIN}(?P<word>[가-힣a-zA-Z]{{2,6}}?)(?P<noun>{NOUN})?(?P<particle>{PARTICLE})?"
    rf"(?=\s*{BETWEEN}(?:{VALUE}|얼마|{PAID}|(?:다|전부|모두)\s?갚으면))"
)
#: All is paid, and nothing said of what.
ALONE = re.compile(
    rf"^\W*(?:(?:아|네|참|저|제가|저는|근데|그거|그건)\s+)*{BETWEEN}(?:(?:전부|모두|빚[은을]?)\s*)?{PAID}[가-힣]*\W*$"
)
EVERY = re.compile(r"^\W*(?:[가-힣]+\s+)?(?:(?:전부|모두)|빚[은을]?\s?(?:다|전부|모두|싹))")


@dataclass(frozen=True, slots=True)
class Short:
    """A short name as it stands in a text, with the debts that it fits."""

    start: int
    end: int
    word: str
    fits: tuple[DebtName, ...]


def short_forms(name: DebtName) -> frozenset[str]:
    """What the lender may be called for short."""
    found = ENDING.match(name.lender or "")
    if found is None or name.person:
        return frozenset()
    stem, end = found["stem"], found["end"]
    forms = {stem, LETTERS.sub("", stem)}
    if end[0] in HALVES:
        forms.add(LETTERS.sub("", stem)[0] + end[0])
    return frozenset(forms)


def shorts_in(text: str, names: Iterable[DebtName]) -> Iterator[Short]:
    """Every short name in a text: those that fit debts of the talk, and houses that fit none."""
    debts = tuple(names)
    called = {name.lender for name in debts}
    for found in SPOKEN.finditer(text):
        word = found["word"]
        plain = found["particle"] == "는" and found["noun"] is None and COUNTED.search(text) is None
        if word in called or (word in ORDINARY and not plain):
            continue
        fits = tuple(name for name in debts if word in short_forms(name))
        if fits or (found["noun"] is None and re.fullmatch(HOUSES, word)):
            end = found.end("word") if found["noun"] is None else found.end("noun")
            yield Short(found.start(), end, word, fits)


def in_full(text: str, names: Iterable[DebtName], *, sure: bool = True) -> str:
    """The text with each short name that fits exactly one debt as that debt's name; else as any that it may mean."""
    debts = tuple(names)
    for short in reversed(tuple(shorts_in(text, debts))):
        if len(short.fits) == 1:
            text = f"{text[: short.start]}{short.fits[0].shown}{text[short.end :]}"
        elif debts and not sure:
            text = f"{text[: short.start]}{(short.fits or debts)[0].shown}{text[short.end :]}"
    return text
