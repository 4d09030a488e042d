"""The counsellor's wording, read once from the TOML files beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
Variants = tuple[str, ...]
#: Short replies, by what they are about.
REPLIES = (
    "replies.toml",
    "knowledge.toml",
    "divorce.toml",
    "help.toml",
    "shelter.toml",
    "gambling.toml",
    "privacy.toml",
    "lures.toml",
    "persons.toml",
    "decisions.toml",
    "everyday.toml",
    "claims.toml",
    "fears.toml",
    "asked_on.toml",
    "courts.toml",
)
#: What is said after an urgent guide or a crisis card.
AFTERMATHS = ("aftermath.toml", "beside_others.toml")


@dataclass(frozen=True, slots=True)
class ScenarioTexts:
    """What is said in one scenario: openings by tone, hope, plans, steps; ids of facts and a procedure."""

    openings: Mapping[str, Variants]  # keys: sadness, worry, anger, joy
    hope: Variants
    plan: Variants
    steps: Variants
    first: Variants  # the one thing to begin with, in plain words
    facts: tuple[str, ...]
    comfort: tuple[str, ...]  # facts that reassure somebody sad or worried
    procedure: str


@dataclass(frozen=True, slots=True)
class ShortReply:
    """A whole reply in two halves, with the facts it quotes."""

    say: Variants
    then: Variants = ()
    facts: tuple[str, ...] = ()
    lead: bool = False  # a word for the feeling comes first


@dataclass(frozen=True, slots=True)
class Aftermath:
    """A reply after an urgent guide or a crisis card: how it opens, steps, how it closes."""

    say: Variants
    one: Variants = ()  # of these one that is new to the talk, before the steps
    steps: Variants = ()
    ask: Variants = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """All wording. ``common`` maps section and name to variants.

    ``scenarios`` has every scenario's label, and ``LOAN_REJECTED`` and ``LOAN_APPROVED``.
    """

    scenarios: Mapping[str, ScenarioTexts]
    common: Mapping[str, Mapping[str, Variants]]
    replies: Mapping[str, ShortReply]
    aftermath: Mapping[str, Aftermath]  # by section and name: fraud.screen
    small_talk: Mapping[str, Variants]
    fallback: Mapping[str, Variants]
    step_words: tuple[Variants, ...]
    reasons: Mapping[str, Variants]  # why an answer advised what it did, by its subject: info:buy


def named_rows(files: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """Every table of the files by section and name; raises ``ValueError`` where two files tell of the same."""
    found: dict[str, dict[str, Any]] = {}
    for file in files:
        rows = {
            f"{section}.{name}": row for section, table in load(file).items() for name, row in table.items()
        }
        if twice := found.keys() & rows.keys():
            raise ValueError(f"{file}: {sorted(twice)} are told before")
        found |= rows
    return found


def load(name: str) -> dict[str, Any]:
    """One TOML file of this folder."""
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def variants(value: str | list[str]) -> Variants:
    """One or several wordings as a tuple."""
    return (value,) if isinstance(value, str) else tuple(value)


def scenario_texts(row: Mapping[str, Any]) -> ScenarioTexts:
    """One table of ``scenarios.toml``."""
    return ScenarioTexts(
        openings={tone: variants(row[tone]) for tone in ("sadness", "worry", "anger", "joy")},
        hope=variants(row["hope"]),
        plan=variants(row["plan"]),
        steps=variants(row["steps"]),
        first=variants(row["first"]),
        facts=tuple(row["facts"]),
        comfort=tuple(row["comfort"]),
        procedure=row["procedure"],
    )


def short_reply(row: Mapping[str, Any]) -> ShortReply:
    """One table of the files of short replies."""
    facts = (*row.get("facts", ()), *([row["fact"]] if "fact" in row else []))
    then = variants(row.get("then", row.get("instead", [])))
    return ShortReply(variants(row["say"]), then, facts, lead=row.get("lead", False))


@cache
def load_texts() -> Texts:
    """All wording, once for the life of the process."""
    scenarios, common = load("scenarios.toml"), load("common.toml")
    talk = load("small_talk.toml") | load("happenings.toml")
    words = tuple(tuple(row) for row in common["step_words"].pop("sets"))
    return Texts(
        scenarios={label: scenario_texts(row) for label, row in scenarios.items()},
        common={section: {k: variants(v) for k, v in rows.items()} for section, rows in common.items()},
        replies={name: short_reply(row) for name, row in named_rows(REPLIES).items()},
        aftermath={
            name: Aftermath(**{part: variants(text) for part, text in row.items()})
            for name, row in named_rows(AFTERMATHS).items()
        },
        fallback={tone: variants(rows) for tone, rows in talk.pop("fallback").items()},
        small_talk={name: variants(rows) for name, rows in talk.items()},
        step_words=words,
        reasons={
            f"{kind}:{name}": variants(told)
            for kind, rows in load("reasons.toml").items()
            for name, told in rows.items()
        },
    )
