"""The dated registry: facts, hotlines, terms, procedures and urgent guides.

Everything a reply may claim about law, programmes and telephone numbers comes from here. A dated
entry is quoted only when its source was verified and the day lies between ``valid_from`` and
``valid_to``; otherwise lookups give ``None`` and the entry drops out of answers.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

FILES = ("facts.toml", "hotlines.toml", "glossary.toml", "procedures.toml", "guides.toml")
VERIFIED = "verified"
STATUSES = frozenset({VERIFIED, "unverified"})
MARKS = frozenset({"LAW", "OFF", "NEWS", "BLOG"})
#: What may be asked about a procedure besides the way to it.
ASPECTS = frozenset(
    {
        "eligibility",
        "days",
        "extent",
        "monthly",
        "duration",
        "cost",
        "effect",
        "discovery",
        "household",
        "refused",
        "measure",
    }
)
PLACEHOLDER = re.compile(r"\{(?P<kind>[hf]):(?P<id>\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """What every dated entry carries. Both ends of the validity are included."""

    id: str
    source: str
    mark: str
    checked_on: date
    valid_from: date
    valid_to: date
    status: str

    def __post_init__(self) -> None:
        if self.status not in STATUSES or self.mark not in MARKS or self.valid_from > self.valid_to:
            raise ValueError(f"bad registry entry: {self.id}")

    def quotable(self, on: date) -> bool:
        """Whether an answer given ``on`` that day may quote this entry."""
        return self.status == VERIFIED and self.valid_from <= on <= self.valid_to


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Dated):
    """One sentence of law or of a public programme, ready to be quoted; ``values`` for calculations."""

    text: str
    names: tuple[str, ...] = ()  # laws and programmes
    values: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hotline(Dated):
    """A telephone number and what it is for."""

    number: str
    name: str
    purpose: str

    @property
    def label(self) -> str:
        """Name and number, as they are spoken."""
        return f"{self.name}({self.number})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A finance term in plain words; ``see`` names the procedure that goes with it.

    ``facts`` hold its measures, ``desk`` answers questions about it where no procedure goes with it.
    """

    id: str
    names: tuple[str, ...]
    text: str
    see: str | None = None
    facts: tuple[str, ...] = ()
    desk: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """How something is done: steps, what to prepare, whom to call, which facts to quote."""

    id: str
    title: str
    names: tuple[str, ...]
    summary: str
    steps: tuple[str, ...]
    prepare: tuple[str, ...]
    hotlines: tuple[str, ...]
    facts: tuple[str, ...]
    loose: tuple[
        str, ...
    ] = ()  # names that say no more than a verb: they count where no other procedure is talked of
    told_is_asked: bool = False  # a term runs: who only tells of it is told what to do
    decides: str = ""  # who decides whether and how
    desk: str = ""  # where a question about it is put; the first hotline where nothing is said
    known: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # by ``ASPECTS``
    calls_for: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType({})
    )  # what a hotline does here

    @property
    def own_desk(self) -> str:
        """Where a question about it is put, to be rendered; empty where neither desk nor hotline is known."""
        return self.desk or (f"{{h:{self.hotlines[0]}}}" if self.hotlines else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgentGuide:
    """What is said before any counselling when fraud or illegal lending shows."""

    kind: str
    title: str
    alarm: str
    steps: tuple[str, ...]
    hotlines: tuple[str, ...]
    facts: tuple[str, ...]
    alarms: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # by what is offered
    steps_at: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )  # instead of ``steps``, by the name of the alarm


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text with its placeholders filled, and the ids of what was put in."""

    text: str
    used: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Registry:
    """All entries by id. Two registries are equal when they are the same one, so that one can key a cache."""

    facts: Mapping[str, Fact]
    hotlines: Mapping[str, Hotline]
    terms: Mapping[str, Term]
    procedures: Mapping[str, Procedure]
    guides: Mapping[str, UrgentGuide]

    @property
    def rate_cap(self) -> Decimal:
        """What the law lets a lender take at most, percent a year."""
        return Decimal(str(self.facts["rate_cap"].values["yearly_percent"]))

    def fact(self, identifier: str, on: date) -> Fact | None:
        """The fact when it may be quoted ``on`` that day. Raises ``KeyError`` for an unknown id."""
        fact = self.facts[identifier]
        return fact if fact.quotable(on) else None

    def hotline(self, identifier: str, on: date) -> Hotline | None:
        """The hotline when its number may be given ``on`` that day. Raises ``KeyError``."""
        hotline = self.hotlines[identifier]
        return hotline if hotline.quotable(on) else None

    def quotable(self, on: date) -> Iterator[Fact | Hotline]:
        """Every dated entry an answer given ``on`` that day may rest on."""
        dated: Iterable[Fact | Hotline] = (*self.facts.values(), *self.hotlines.values())
        return (entry for entry in dated if entry.quotable(on))

    def render(self, text: str, on: date) -> Rendered:
        """Fill ``{h:ID}`` and ``{f:ID}``. A number that may not be given leaves the office's name."""
        used: list[str] = []

        def fill(found: re.Match[str]) -> str:
            identifier = found["id"]
            entry = self.fact(identifier, on) if found["kind"] == "f" else self.hotline(identifier, on)
            if entry is None:
                return self.hotlines[identifier].name if found["kind"] == "h" else ""
            used.append(identifier)
            return entry.text if isinstance(entry, Fact) else entry.label

        return Rendered(PLACEHOLDER.sub(fill, text), tuple(used))


Entry = TypeVar("Entry", Fact, Hotline, Term, Procedure, UrgentGuide)


def frozen(value: Any) -> Any:
    """TOML's lists and tables as tuples and read-only mappings."""
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        return MappingProxyType({name: frozen(each) for name, each in value.items()})
    return value


def read(kind: type[Entry], file: Path, key: str, *, by: str = "id") -> Mapping[str, Entry]:
    """The entries of one file. Raises ``ValueError`` for a repeated id, ``TypeError`` for an unknown key."""
    rows: list[dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))[key]
    entries: list[Entry] = [kind(**{name: frozen(value) for name, value in row.items()}) for row in rows]
    found = {str(getattr(entry, by)): entry for entry in entries}
    if len(found) != len(entries):
        raise ValueError(f"repeated {by} in {file.name}")
    return MappingProxyType(found)


def check(registry: Registry) -> None:
    """Raise ``KeyError`` when an entry refers to one that does not exist."""
    entries: tuple[Procedure | UrgentGuide, ...] = (
        *registry.procedures.values(),
        *registry.guides.values(),
    )
    for entry in entries:
        for identifier in entry.facts:
            registry.facts[identifier]
        for identifier in entry.hotlines:
            registry.hotlines[identifier]
        check_steps(registry, entry.steps)
    for guide in registry.guides.values():
        check_steps(registry, chain.from_iterable(guide.steps_at.values()))
    for procedure in registry.procedures.values():
        check_aspects(registry, procedure)
    for term in registry.terms.values():
        check_term(registry, term)


def check_term(registry: Registry, term: Term) -> None:
    """Raise ``KeyError`` when a term refers to what does not exist."""
    if term.see is not None:
        registry.procedures[term.see]
    for identifier in term.facts:
        registry.facts[identifier]
    for found in PLACEHOLDER.finditer(term.desk):
        registry.hotlines[found["id"]]


def check_steps(registry: Registry, steps: Iterable[str]) -> None:
    """Raise ``KeyError`` when a step refers to an entry that does not exist."""
    for found in PLACEHOLDER.finditer(" ".join(steps)):
        (registry.facts if found["kind"] == "f" else registry.hotlines)[found["id"]]


def check_aspects(registry: Registry, procedure: Procedure) -> None:
    """Raise ``KeyError`` when what is known of a procedure has an unknown name or refers to nothing."""
    if unknown := set(procedure.known) - ASPECTS:
        raise KeyError(f"{procedure.id}: {sorted(unknown)}")
    for identifier in procedure.calls_for:
        registry.hotlines[identifier]
    for found in PLACEHOLDER.finditer(" ".join((procedure.desk, *procedure.known.values()))):
        (registry.facts if found["kind"] == "f" else registry.hotlines)[found["id"]]


def read_registry(files: Mapping[str, Path]) -> Registry:
    """Read and check the registry in ``files``, given by their names."""
    registry = Registry(
        facts=read(Fact, files["facts.toml"], "fact"),
        hotlines=read(Hotline, files["hotlines.toml"], "hotline"),
        terms=read(Term, files["glossary.toml"], "term"),
        procedures=read(Procedure, files["procedures.toml"], "procedure"),
        guides=read(UrgentGuide, files["guides.toml"], "guide", by="kind"),
    )
    check(registry)
    return registry


__all__ = [
    "ASPECTS",
    "FILES",
    "Dated",
    "Fact",
    "Hotline",
    "Procedure",
    "Registry",
    "Rendered",
    "Term",
    "UrgentGuide",
    "read_registry",
]
