"""The written signs beside this module, compiled once."""

from __future__ import annotations

import re
import tomllib
from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from app.services.written_signs import SignLanguage, joined

FOLDER = Path(__file__).parent
OF_OTHERS = (  # these have words of their own
    "threat_signs.toml",
    "wronged_signs.toml",
    "lender_signs.toml",
    "emergency_signs.toml",
)
SIGNS = (
    "spoken_signs.toml",
    "hinted_signs.toml",
    "nets.toml",
    "beside_signs.toml",
    "echoes.toml",
    *OF_OTHERS,
)
NEAR = 28  # characters on either side of a sign
REACH = "[^?]{0,12}?"


class Weight(StrEnum):
    """What a sign means for the one who writes it."""

    CRISIS = "crisis"  # speaks for itself
    MENTION = "mention"  # a word that stories, news and lessons use too
    FAINT = "faint"  # heavy, but said by many who are in no danger
    ASKED = "asked"  # a joke or a journey, or an end: it is asked about before anything else weighs it
    BESIDE = "beside"  # everyday by itself; it counts with danger told in the same message or lately
    LEFT = "left"  # everyday, too; it counts beside danger where leave was taken before in the talk


@dataclass(frozen=True, slots=True)
class DangerSign:
    """Words that tell of danger, ``unless`` the message is about something else."""

    name: str
    weight: Weight
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    imminent: bool = False
    whole: bool = False  # it reads the message with what else sounds harmless
    after: re.Pattern[str] | None = (
        None  # it counts only where the talk, or the message itself, tells of this
    )

    def shows(self, text: str) -> bool:
        """Whether ``text`` of normal form carries the sign; what it may be about instead must stand near."""
        if self.unless is None:
            return self.pattern.search(text) is not None
        return any(not self.unless.search(around(found)) for found in self.pattern.finditer(text))

    def follows(self, talk: str) -> bool:
        """Whether the customer's words of this talk hold what the sign follows on."""
        return self.after is None or self.after.search(talk) is not None


def around(found: re.Match[str]) -> str:
    """A match with the words near it."""
    return found.string[max(0, found.start() - NEAR) : found.end() + NEAR]


@dataclass(frozen=True, slots=True)
class ToldBefore:
    """What is harmless where ``before`` was told lately."""

    before: re.Pattern[str]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Signs:
    """Everything the screen reads a message with."""

    signs: tuple[DangerSign, ...]
    harmless: re.Pattern[str]  # hyperbole, idioms, things that die
    retold: re.Pattern[str]  # stories, news, lessons
    own_words: re.Pattern[str]  # the writer speaks of themselves although of a story too
    past: re.Pattern[str]
    recovered: re.Pattern[str]
    relapsed: re.Pattern[str]
    other: re.Pattern[str]  # somebody else is in danger
    own: re.Pattern[str]  # the writer is
    sought: re.Pattern[str]  # on the turns after a crisis: help was asked for
    admitted: re.Pattern[str]  # asked plainly: it was meant so
    overtaken: re.Pattern[str]  # asked about medicine: more was taken than is prescribed
    renewed: re.Pattern[str]  # on the turns after a crisis or a concern: it is not over
    lingering: re.Pattern[str]  # and so is this after a crisis, or where it was asked about
    denied: re.Pattern[str]  # no wish to die, said beside what is heavy
    everyday: re.Pattern[str]  # harmless while no danger was told lately
    told_before: tuple[ToldBefore, ...]  # and so is this
    meant_other: re.Pattern[str]  # after a card: it was told of somebody else


@cache
def load_signs() -> Signs:
    """Read the tables once for the life of the process."""
    data, plain, *others = map(read, ("contexts.toml", "harmless.toml", *OF_OTHERS))
    words, about = (
        dict(ChainMap(*(each[part] for each in (*others, data)))) for part in ("words", "contexts")
    )
    language = SignLanguage(words, REACH)
    contexts = {name: language.compiled(patterns) for name, patterns in about.items()}
    rows = [row for name in SIGNS for row in read(name)["sign"]]
    frames = (
        *("past", "recovered", "relapsed", "other", "own", "sought", "admitted", "renewed", "denied"),
        *("lingering", "overtaken", "everyday", "meant_other"),
    )
    return Signs(
        signs=tuple(sign_of(row, language, contexts) for row in rows),
        harmless=SignLanguage({**data["words"], **plain["words"]}, REACH).compiled(
            plain["harmless"]["patterns"]
        ),
        retold=contexts["retold"],
        own_words=contexts["own_words"],
        told_before=tuple(
            ToldBefore(language.compiled(row["before"]), language.compiled(row["patterns"]))
            for row in data["told_before"]
        ),
        **{name: language.compiled(data[name]["patterns"]) for name in frames},
    )


def read(name: str) -> dict[str, Any]:
    """One TOML file of this folder."""
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


def sign_of(
    row: Mapping[str, Any], language: SignLanguage, contexts: Mapping[str, re.Pattern[str]]
) -> DangerSign:
    """One row of the table. Raises ``KeyError`` for an unknown context."""
    unless = [contexts[name] for name in row.get("unless", ())]
    after = [contexts[name] for name in row.get("after", ())]
    return DangerSign(
        name=row["name"],
        weight=Weight(row["weight"]),
        pattern=language.compiled(row["patterns"]),
        unless=joined(unless) if unless else None,
        imminent=row.get("imminent", False),
        whole=row.get("whole", False),
        after=joined(after) if after else None,
    )
