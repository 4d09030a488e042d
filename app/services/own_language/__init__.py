"""Danger told in another language than Korean, and the one line that answers in it (pure).

Only plain sentences that are known: whoever writes them is read, and is told in their own words where to call.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("languages.toml")
#: What is told, the most pressing first: a body that fails, a threat to kill, a blow at home, danger that is now, a wish
#: to die, somebody else's.
ILL, THREAT, HIT, NOW, WISH, OTHER = "ill", "threat", "hit", "now", "wish", "other"
KINDS = (ILL, THREAT, HIT, NOW, WISH, OTHER)
WHO = "{who}"  # stands in a sentence for each of the row's people
HANGUL, LETTER = re.compile("[가-힣ㄱ-ㅣ]"), re.compile(r"[^\W\d_]")
NOT_AFTER, NOT_BEFORE = r"(?<![^\W가-힣])", r"(?![^\W가-힣])"  # another letter, unless it is Korean


@dataclass(frozen=True, slots=True)
class Language:
    """The sentences of one language, by kind, and its lines with the registry's placeholders."""

    told: Mapping[str, re.Pattern[str]]
    lines: Mapping[str, str]

    def kind_told(self, text: str) -> str | None:
        """What a message in its plain form tells; ``None`` where it tells nothing that is known."""
        return next((kind for kind in KINDS if kind in self.told and self.told[kind].search(text)), None)


@cache
def load_languages() -> tuple[Language, ...]:
    """The table, read once for the life of the process."""
    rows = tomllib.loads(FILE.read_text("utf-8"))["language"]
    return tuple(
        Language({kind: pattern_of(row, kind) for kind in KINDS if kind in row}, row["line"]) for row in rows
    )


def pattern_of(row: Mapping[str, Any], kind: str) -> re.Pattern[str]:
    """One expression for the sentences of a kind; where words stand apart, a sentence ends where a word does."""
    sentences = "|".join(expanded(sentence, row) for sentence in row[kind])
    unless = "|".join(map(re.escape, row.get("not_before", ())))
    end = f"(?!{unless})" if unless else ""
    if row.get("spaced", True):
        return re.compile(f"{NOT_AFTER}(?:{sentences}){NOT_BEFORE}{end}")
    return re.compile(f"(?:{sentences}){end}".replace(r"\ ", ""))


def expanded(sentence: str, row: Mapping[str, Any]) -> str:
    """A sentence as an expression, with whoever it may be about."""
    people = "|".join(re.escape(unpunctuated(each)) for each in row.get("who", ()))
    parts = (re.escape(" ".join(unpunctuated(part).split())) for part in sentence.split(WHO))
    return (f" (?:{people}) " if row.get("spaced", True) else f"(?:{people})").join(parts).strip()


def unpunctuated(text: str) -> str:
    """A message in small letters without punctuation, single-spaced; accents and vowel signs stay."""
    composed = unicodedata.normalize("NFKC", text.replace("’", "'")).lower()
    kept = (
        each if unicodedata.category(each)[0] in "LMN" else "" if each == "'" else " " for each in composed
    )
    return " ".join("".join(kept).split())


def told_in(text: str) -> tuple[Language, str] | None:
    """The language and the kind of danger that a message tells in it; ``None`` for none."""
    if not LETTER.search(HANGUL.sub("", text)):
        return None
    read = unpunctuated(text)
    told = ((one, one.kind_told(read) or one.kind_told(read.replace(" ", ""))) for one in load_languages())
    return next(((one, kind) for one, kind in told if kind is not None), None)


def danger_told(text: str) -> str | None:
    """The kind of danger that a message tells in another language."""
    told = told_in(text)
    return None if told is None else told[1]


def is_foreign(text: str) -> bool:
    """Whether a message is written in other letters for the most part."""
    letters = len(LETTER.findall(text))
    return letters > 0 and 2 * len(HANGUL.findall(text)) <= letters


def line_for(written: Sequence[str]) -> str | None:
    """The line in the language in which the newest of ``written`` tells of danger, or an earlier one where the newest is foreign too."""
    told = map(told_in, reversed(written) if written and is_foreign(written[-1]) else written[-1:])
    found = next(filter(None, told), None)
    return None if found is None else line_of(*found)


def line_of(language: Language, kind: str) -> str:
    """What is answered to that kind in the language; a threat sends where a blow does."""
    like = {THREAT: HIT}.get(kind, kind)
    return language.lines.get(like, language.lines[WISH])
