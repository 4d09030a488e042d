"""A text as sentences, each with the one before it (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass

END = re.compile(r"(?<!\d\.)(?<=[.?!~…。])[\"'”’)\]]*(?:\s+|$)|\n+")
LIST_MARK = re.compile(r"^\s*\d{1,2}[.)]\s*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, the one right before it, and everything said before that."""

    text: str
    before: str = ""
    earlier: str = ""

    @property
    def context(self) -> str:
        """The sentence with its predecessor."""
        return f"{self.before} {self.text}"


def sentences_of(text: str, *, after: str = "") -> tuple[Sentence, ...]:
    """Every sentence of ``text``, which goes on from ``after``; a line break ends one too."""
    said = parts_of(after)
    parts = [*said, *parts_of(text)]
    return tuple(
        Sentence(parts[index], parts[index - 1] if index else "", " ".join(parts[:index]))
        for index in range(len(said), len(parts))
    )


def parts_of(text: str) -> list[str]:
    """The sentences without the space around them."""
    return [piece.strip() for piece in pieces_of(text) if piece.strip()]


def pieces_of(text: str) -> list[str]:
    """The text cut behind every sentence; joined they are the text."""
    pieces: list[str] = []
    begun = 0
    for found in END.finditer(text):
        if LIST_MARK.match(text[begun : found.end()]):  # 1. is the head of a line, not a sentence
            continue
        pieces.append(text[begun : found.end()])
        begun = found.end()
    return [*pieces, text[begun:]] if begun < len(text) else pieces


def whole_sentences(text: str) -> tuple[str, str]:
    """The finished sentences at the head of ``text``, with the space behind them, and the rest.

    The end of the text ends no sentence: more may come.
    """
    *done, last = pieces_of(text) or [""]
    if last and END.search(last) and last[-1].isspace():
        return "".join((*done, last)), ""
    return "".join(done), last
