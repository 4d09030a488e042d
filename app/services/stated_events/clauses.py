"""A message cut into clauses, each with the person it speaks of (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from app.services.persons import ANYBODY

SENTENCE = re.compile(r"(?<=[.?!\n…~])\s*|(?<=[ㅠㅜㅋㅎ]{2})\s+")
CONNECTIVE = re.compile(
    r"(?<=는데)\s|(?<=은데)\s|(?<=인데)\s|(?<=지만)\s|(?<=니까)\s|(?<=더니)\s|(?<=다가)\s|(?<=면서)\s"
    r"|(?<=라서)\s|(?<=해서)\s|(?<=돼서)\s|(?<=어서)\s|(?<=아서)\s|(?<=[했됐았었]고)\s|(?<=거든요)\s|,\s*|\s(?=(?:근데|그런데|하지만|그렇지만)\s)"
)
HEARSAY = re.compile(
    r"(?:[았었했됐였겼렸갔났왔]|[가-힣])(?:대|대요|답니다|다네요|다더라고?요?|다던데|단다)[.!~ㅠㅜ\s]*$"
)
PERSON = (
    rf"(?:{ANYBODY}|노동자|아들눔|딸애|애들?|옆집|이웃|아는 사람|그 사람|사람들|남들?|누군가|누가|걔|그 애|쟤"
    r"|직원|손님|동업자|애 아빠|애 엄마|주인공|세입자|집주인)"
)
OTHER = re.compile(
    rf"(?:^|\s|[제내]){PERSON}(?:들|님)?(?:(?:이|가|은|는|도|께서는?|네가?|놈이)(?=\s|$)|(?=\s(?:회사|가게|대출|주식|코인|투자|직장)))"
)
OWN = re.compile(
    r"(?:^|\s)(?:저는|저도|저만|저를|저까지|제가|전|난|나는|나도|나만|나를|날|절|내가|저희|저희가|본인)(?=\s|$)|[가-힣]나는\s"
)
POSTPOSED = re.compile(rf"\s{PERSON}(?:이|가)[.!?~ㅠㅜㅋㅎ\s]*$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause; ``others`` tells whether it speaks of somebody else than the writer."""

    text: str
    others: bool


def clauses(message: str) -> Iterator[Clause]:
    """The clauses in order. A person carries over to the next clause, and to hearsay after it."""
    others = False
    for sentence in SENTENCE.split(unicodedata.normalize("NFC", message)):
        text = " ".join(sentence.split())
        if not text:
            continue
        others = POSTPOSED.search(text) is not None or (others and HEARSAY.search(text) is not None)
        for part in CONNECTIVE.split(text):
            others = speaks_of_others(part, carried=others)
            yield Clause(part, others)


def speaks_of_others(clause: str, *, carried: bool) -> bool:
    """Whether the last person named in a clause is somebody else; without one, what was carried over."""
    own, other = last(OWN, clause), last(OTHER, clause)
    return carried if own == other == -1 else other > own


def last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match starts, -1 without one."""
    return max((found.start() for found in pattern.finditer(text)), default=-1)
