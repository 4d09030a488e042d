"""``detect_fraud``: which kinds of fraud or illegal lending a message tells of (pure).

Written signs name what is known, the interest told is computed, and learnt wording (``word_weights``)
and the emotion model's fraud head together hear what nobody wrote down.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.schemas.turn import FraudAlert, Reading
from app.services.told_loans.plain_form import plain_form
from app.services.told_loans.rates import grown_by_when, illegal_rate, within_the_law
from app.services.word_weights import Weighed, WordWeights, load_weights
from app.services.written_signs import SignLanguage, joined

FOLDER = Path(__file__).parent
RATE = "illegal_rate"
REACH = "[^.?]{0,20}?"
#: Where collectors are named by their trade, no weight takes a written sign back.
TRADE = re.compile(r"추심|사채")


@dataclass(frozen=True, slots=True)
class FraudSign:
    """Ideas that together tell of some kinds, ``unless`` the message asks or tells about something else."""

    kinds: tuple[str, ...]
    ideas: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None

    def shows(self, text: str) -> bool:
        """Whether ``text`` of plain form carries the sign."""
        for idea in self.ideas:  # no generator: most signs end at their first idea
            if not idea.search(text):
                return False
        return self.unless is None or not self.unless.search(text)


@dataclass(frozen=True, slots=True)
class EverydayLife:
    """What is everyday life although it sounds like some kinds, ``unless`` something of fraud is told with it."""

    kinds: frozenset[str]
    when: re.Pattern[str]
    unless: re.Pattern[str]

    def holds(self, kind: str, text: str) -> bool:
        """Whether ``text`` of plain form only sounds like ``kind``."""
        return kind in self.kinds and self.when.search(text) is not None and not self.unless.search(text)


def detect_fraud(text: str, reading: Reading | None) -> FraudAlert | None:
    """The kinds that ``text`` tells of, ``None`` when it tells of none. Never raises."""
    plain = plain_form(text)
    weighed = load_wording().weigh(plain, reading)
    named = () if weighed.unlikely and not TRADE.search(plain) else by_name(plain)
    rate = illegal_rate(plain)
    lent_dear = rate is not None or grown_by_when(plain)
    written = tuple(dict.fromkeys((*named, *((RATE,) if lent_dear else ()))))
    heard = by_weight(plain, weighed)
    if heard is not None and heard.certain:
        kinds = tuple(dict.fromkeys((*written, *heard.kinds)))
        return FraudAlert(kinds, written=bool(written), yearly_rate=rate)
    return FraudAlert(written, yearly_rate=rate) if written else heard


def by_name(text: str) -> Iterator[str]:
    """The kinds that the written signs name."""
    return (kind for sign in load_signs() if sign.shows(text) for kind in sign.kinds)


def by_weight(text: str, weighed: Weighed) -> FraudAlert | None:
    """The kind that wording and model make certain or likely, if any; everyday life that sounds alike is none."""
    likeliest = max(weighed.odds, key=weighed.odds.__getitem__)
    if weighed.odds[likeliest] < weighed.at["likely"] or is_doubtful(likeliest, text):
        return None
    return FraudAlert((likeliest,), certain=weighed.odds[likeliest] >= weighed.at["certain"], written=False)


def is_doubtful(kind: str, text: str) -> bool:
    """Whether a text of plain form is everyday life, or tells of a lawful rate, where only its sound is of ``kind``."""
    if kind == RATE and within_the_law(text):
        return True
    return any(doubt.holds(kind, text) for doubt in load_doubts())


def load_wording() -> WordWeights:
    """The learnt weights of this screen."""
    return load_weights(FOLDER)


@cache
def load_table() -> Mapping[str, Any]:
    """Read the written signs and doubts once for the life of the process."""
    return tomllib.loads((FOLDER / "signs.toml").read_text("utf-8"))


@cache
def load_doubts() -> tuple[EverydayLife, ...]:
    """The doubts, compiled once for the life of the process. Raises ``KeyError`` for unknown words."""
    table = load_table()
    language = SignLanguage(table["words"], REACH)
    return tuple(
        EverydayLife(
            frozenset(row["kinds"]), language.compiled(row["when"]), language.compiled([row["unless"]])
        )
        for row in table["doubt"]
    )


@cache
def load_signs() -> tuple[FraudSign, ...]:
    """The signs, compiled once for the life of the process. Raises ``KeyError`` for unknown words or contexts."""
    table = load_table()
    language = SignLanguage(table["words"], REACH)
    contexts = {name: language.compiled(patterns) for name, patterns in table["contexts"].items()}
    return tuple(
        FraudSign(
            kinds=tuple(row["kinds"]),
            ideas=tuple(language.compiled(idea) for idea in row["all"]),
            unless=joined(contexts[name] for name in row["unless"]) if "unless" in row else None,
        )
        for row in table["sign"]
    )
