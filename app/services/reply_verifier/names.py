"""Names of laws, programmes and companies: only those of the registry or of the customer (pure)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.services.reply_verifier.grounds import Grounds
from app.services.reply_verifier.registry_words import squeezed
from app.services.reply_verifier.sentences import Sentence
from app.services.reply_verifier.verdict import Finding, FindingKind

LAW = re.compile(
    r"[가-힣·]+(?:에 관한 (?:특별)?법(?:률)?|법(?:률)?)(?=$|[^가-힣]|[은는이가을를도과와의에으로상]|이나|이라|시행)"
)
STATUTE = re.compile(r"(?:[가-힣]+ ){0,6}[가-힣]+에 관한 (?:특별)?법(?:률)?")
ARTICLE = re.compile(r"제 ?\d+ ?조(?:의 ?\d+)?")
#: A word up to its particles: what names end with stands before one of these.
AFTER = r"(?=$|[^가-힣A-Za-z]|은|는|이|가|을|를|도|과|와|의|에|로|으로|이나|나|만|까지|부터|이라|라는)"


@dataclass(frozen=True, slots=True)
class Names:
    """The lists of ``names.toml`` in the form in which they are used."""

    not_laws: frozenset[str]
    no_laws_end: tuple[str, ...]
    short_laws: frozenset[str]
    ways: tuple[str, ...]
    programmes: re.Pattern[str]
    programme_ends: re.Pattern[str]
    plain_programmes: frozenset[str]
    companies: re.Pattern[str]
    company_ends: re.Pattern[str]
    plain_fronts: frozenset[str]
    latin: frozenset[str]


@cache
def load_names() -> Names:
    """Read ``names.toml`` once for the life of the process."""
    lists = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
    return Names(
        not_laws=frozenset(lists["not_laws"]),
        no_laws_end=tuple(lists["no_laws_end"]),
        short_laws=frozenset(lists["short_laws"]),
        ways=tuple(f"{way}법" for way in lists["ways"]),
        programmes=any_of(lists["programmes"]),
        programme_ends=re.compile(rf"(?P<front>[가-힣]*)(?:{alternatives(lists['programme_ends'])}){AFTER}"),
        plain_programmes=frozenset(lists["plain_programmes"]),
        companies=any_of(lists["companies"]),
        company_ends=re.compile(
            rf"(?P<front>[가-힣A-Za-z0-9&]*?)(?:{alternatives(lists['company_ends'])}){AFTER}"
        ),
        plain_fronts=frozenset(lists["plain_fronts"]),
        latin=frozenset(lists["latin"]),
    )


def alternatives(words: list[str]) -> str:
    """Any of the words as a pattern, the longest first; spaces within are optional."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def any_of(words: list[str]) -> re.Pattern[str]:
    """A pattern for whole names: Latin ones stand apart from letters, Korean ones begin a word."""
    return re.compile(rf"(?<![가-힣A-Za-z])(?:{alternatives(words)})(?![A-Za-z])")


def check_names(sentence: Sentence, grounds: Grounds) -> Iterator[Finding]:
    """A finding for every name that neither the registry nor the customer knows."""
    names = load_names()
    checks = (
        (FindingKind.LAW, laws_in(sentence.text, names)),
        (FindingKind.PROGRAMME, programmes_in(sentence.text, names)),
        (FindingKind.COMPANY, companies_in(sentence.text, names)),
    )
    for kind, found in checks:
        for name in found:
            if not is_known(name, grounds):
                yield Finding(kind, name)


def is_known(name: str, grounds: Grounds) -> bool:
    """Whether the registry or the customer has the name."""
    flat = squeezed(name)
    registry = grounds.registry
    return (
        flat.lower() in grounds.words
        or flat in registry.names
        or flat in registry.titles
        or (flat.endswith("률") and flat in registry.sources)
    )


def laws_in(text: str, names: Names) -> Iterator[str]:
    """Laws and articles, as they are written."""
    yield from (found[0] for found in ARTICLE.finditer(text))
    yield from (found[0] for found in STATUTE.finditer(text))
    for found in LAW.finditer(STATUTE.sub(" ", text)):
        word = found[0].removesuffix("률").lstrip("·")
        if is_law(word, names):
            yield word


def is_law(word: str, names: Names) -> bool:
    """Whether a word that ends in 법 names a law."""
    if word in names.not_laws or word.endswith(names.no_laws_end):
        return False
    if len(word) < 3:
        return word in names.short_laws
    return not word.endswith(names.ways)


def programmes_in(text: str, names: Names) -> Iterator[str]:
    """Public programmes, known and invented."""
    flat = re.sub(r"(?<=[가-힣]) (?=(?:지원금|장려금|바우처|기금|저축계좌|적금|특례보증)\b)", "", text)
    yield from (found[0] for found in names.programmes.finditer(flat))
    for found in names.programme_ends.finditer(flat):
        if found["front"] and found[0] not in names.plain_programmes:
            yield found[0]


def companies_in(text: str, names: Names) -> Iterator[str]:
    """Private companies and products, known and invented."""
    yield from (found[0] for found in names.companies.finditer(text))
    for found in names.company_ends.finditer(text):
        front = found["front"]
        if front not in names.plain_fronts and found[0] not in names.plain_fronts:
            yield found[0]
