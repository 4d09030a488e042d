"""The terms and procedures that a message names (pure)."""

from __future__ import annotations

import re
from functools import lru_cache

from app.schemas.subject import Subject
from app.services.advice_templates.normal_form import NormalForm, normalise, respell
from rules.debt_names import NAME, TOLD
from rules.facts.registry import Procedure, Registry, Term
from rules.knowledge import current_registry

GAP = ".{0,14}"


def named_procedure(message: NormalForm, *, by_verb: bool = False) -> Procedure | None:
    """The procedure with the longest name in the message; ``by_verb``: only by a name that goes on to a verb."""
    named = procedure_names(current_registry())
    return next(
        (
            entry
            for pattern, entry in named
            if message.has(pattern) and (not by_verb or GAP in pattern.pattern)
        ),
        None,
    )


def named_beside_sums(message: NormalForm) -> Procedure | None:
    """The procedure that is named beside the debts told with their amounts: 햇살론 700 있어요 asks for no 햇살론."""
    procedure = named_procedure(message)
    told = TOLD.search(message.raw)
    if procedure is None or told is None:
        return procedure
    name, rest = NAME.match(message.raw, told.start()), message.raw[told.end() :]
    verb = normalise(f"{'' if name is None else name[0]} {rest}")  # 대출 1540만원 먼저 갚는 게 나아요
    return named_procedure(normalise(TOLD.sub(" ", message.raw))) or named_procedure(verb, by_verb=True)


def loosely_named(message: NormalForm, procedure: Procedure) -> bool:
    """Whether the message names the procedure by no more than a verb: 나눠 갚을 수 있어요?"""
    if not procedure.loose:
        return False
    strict = (respell(name).replace("~", GAP) for name in procedure.names)
    return not any(message.has(re.compile(name)) for name in strict)


def way_named(message: NormalForm) -> Procedure | None:
    """The procedure that a term in the message is another name of: 회생하면 names 개인회생."""
    _, term = named_term(message)
    return None if term is None or term.see != term.id else current_registry().procedures[term.id]


def named_term(message: NormalForm) -> tuple[str | None, Term | None]:
    """The term with the longest name in the message, and that name."""
    return next(
        (
            (name, term)
            for name, term, pattern in term_names(current_registry())
            if message.has(pattern) or stands_alone(message, name, pattern)
        ),
        (None, None),
    )


def stands_alone(message: NormalForm, name: str, pattern: re.Pattern[str]) -> bool:
    """Whether a Latin name is a word of the message: without its spaces other letters may touch it."""
    return name.isascii() and pattern.search(message.raw.lower()) is not None


@lru_cache(maxsize=4)
def procedure_names(registry: Registry) -> tuple[tuple[re.Pattern[str], Procedure], ...]:
    """Every name of every procedure as a pattern, longest first; ``~`` stands for a few syllables."""
    entries = registry.procedures.values()
    pairs = [(respell(name), entry) for entry in entries for name in (*entry.names, *entry.loose)]
    pairs.sort(key=lambda pair: -len(pair[0]))
    return tuple((re.compile(name.replace("~", GAP)), entry) for name, entry in pairs)


@lru_cache(maxsize=4)
def term_names(registry: Registry) -> tuple[tuple[str, Term, re.Pattern[str]], ...]:
    """Every name of every term with its pattern, longest first; Latin names stand apart from letters."""
    pairs = [(respell(name.lower()), term) for term in registry.terms.values() for name in term.names]
    pairs.sort(key=lambda pair: -len(pair[0]))
    return tuple((name, term, name_pattern(name)) for name, term in pairs)


def name_pattern(name: str) -> re.Pattern[str]:
    """A pattern for one name."""
    escaped = re.escape(name)
    return re.compile(rf"(?<![a-z]){escaped}(?![a-z])" if name.isascii() else escaped)


def terms_named(message: NormalForm) -> tuple[Term, ...]:
    """The terms that the message names, in its order."""
    left: str = message.compact
    found: list[tuple[int, Term]] = []
    for name, term, pattern in term_names(current_registry()):
        place = pattern.search(left)
        start = left.find(name) if place is None and stands_alone(message, name, pattern) else None
        start = place.start() if place is not None else start
        if start is not None and term not in [each for _, each in found]:
            found.append((start, term))
            left = pattern.sub(lambda name: "·" * len(name[0]), left)
    return tuple(term for _, term in sorted(found, key=lambda pair: pair[0]))


def term_explained(subject: Subject) -> Term | None:
    """The term that the last answer explained, or whose way it told."""
    kind, identifier = subject.kind, subject.id
    terms = current_registry().terms
    if kind not in {"term", "procedure"} or identifier in terms:
        return terms.get(identifier) if kind in {"term", "procedure"} else None
    return next((term for term in terms.values() if kind == "procedure" and term.see == identifier), None)
