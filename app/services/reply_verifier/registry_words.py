"""What the registry says on a day, in the form in which sentences are held against it (pure)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from app.services.reply_verifier.quantities import Quantity, quantities_in
from app.services.reply_verifier.units import Unit
from rules.facts.registry import Hotline, Registry
from rules.knowledge import current_registry

SYLLABLES = re.compile(r"[가-힣]{2,}|[A-Z]{2,}")
COMMON = 6  # pairs of syllables that stand in more passages than this tell nothing
Pair = tuple[Unit, Decimal]


@dataclass(frozen=True, slots=True)
class RegistryText:
    """One text of the registry: its id, its numbers and the pairs of syllables that mark it."""

    id: str
    text: str
    numbers: frozenset[Pair]
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class RegistryWords:
    """All passages with a number, all telephone numbers, all names."""

    passages: tuple[RegistryText, ...]
    phones: Mapping[str, Hotline]  # digits without hyphens
    names: frozenset[str]  # laws and programmes, without spaces
    titles: frozenset[str]  # procedures and terms, without spaces
    sources: str  # where facts come from, without spaces

    def best(self, context: str, unit: Unit) -> tuple[RegistryText, ...]:
        """The passages with a number of ``unit`` that share most with ``context``, if any share something."""
        marks = pairs_of(context)
        scored = [
            (len(passage.marks & marks), passage)
            for passage in self.passages
            if any(number[0] is unit for number in passage.numbers)
        ]
        top = max((score for score, _ in scored), default=0)
        return tuple(passage for score, passage in scored if score == top and top >= LEAST)


LEAST = 2  # pairs of syllables that a sentence and a passage must have in common


def pairs_of(text: str) -> frozenset[str]:
    """Every two neighbouring syllables within a word, and every Latin abbreviation."""
    found: set[str] = set()
    for word in SYLLABLES.findall(text):
        found.update({word} if word.isascii() else {word[i : i + 2] for i in range(len(word) - 1)})
    return frozenset(found)


def registry_words(on: date) -> RegistryWords:
    """The registry as it may be quoted ``on`` a day."""
    return words_of(current_registry(), on)


@lru_cache(maxsize=4)
def words_of(registry: Registry, on: date) -> RegistryWords:
    """The words of one registry."""
    texts = dict(texts_of(registry, on))
    spread = Counter(pair for text in texts.values() for pair in pairs_of(text))
    passages = tuple(
        RegistryText(
            identifier,
            text,
            numbers,
            frozenset(pair for pair in pairs_of(text) if spread[pair] <= COMMON),
        )
        for identifier, text in texts.items()
        if (numbers := frozenset(pair_of(number) for number in quantities_in(text)))
    )
    facts = [fact for fact in registry.facts.values() if fact.quotable(on)]
    hotlines = [line for line in registry.hotlines.values() if line.quotable(on)]
    return RegistryWords(
        passages=passages,
        phones={line.number.replace("-", ""): line for line in hotlines},
        names=frozenset(squeezed(name) for fact in facts for name in fact.names),
        titles=frozenset(titles_of(registry)) | {squeezed(line.name) for line in hotlines},
        sources=squeezed(" ".join(fact.source for fact in facts)),
    )


def texts_of(registry: Registry, on: date) -> Iterator[tuple[str, str]]:
    """Every text that may be quoted, by id; placeholders are left out."""
    for fact in registry.facts.values():
        if fact.quotable(on):
            yield fact.id, fact.text
    for line in registry.hotlines.values():
        if line.quotable(on):
            yield f"hotline:{line.id}", f"{line.name} {line.purpose}"
    for term in registry.terms.values():
        yield f"term:{term.id}", " ".join((*term.names, term.text))
    for procedure in registry.procedures.values():
        steps = re.sub(r"\{\w:\w+\}", "", " ".join(procedure.steps))
        yield f"procedure:{procedure.id}", f"{procedure.title} {procedure.summary} {steps}"


def titles_of(registry: Registry) -> Iterator[str]:
    """What procedures and terms are called."""
    for procedure in registry.procedures.values():
        yield squeezed(procedure.title)
    for term in registry.terms.values():
        yield from (squeezed(name) for name in term.names)


def pair_of(number: Quantity) -> Pair:
    """What a number counts, and how much."""
    return number.unit, number.value.normalize()


def squeezed(text: str) -> str:
    """The text without spaces."""
    return re.sub(r"\s", "", text)
