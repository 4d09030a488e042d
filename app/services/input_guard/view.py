"""A text as a detector reads it, with the way back to the text it was made from (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.services.input_guard.kinds import Found


@dataclass(frozen=True, slots=True)
class Edit:
    """``text`` in the place of characters ``start`` to ``end``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class View:
    """A text whose character ``i`` stands for ``origin[starts[i]:ends[i]]``."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> View:
        """``text`` itself."""
        return cls(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))

    def edited(self, edits: Iterable[Edit]) -> View:
        """This view with ``edits`` (in order, without overlap) made; each stands for all it replaces."""
        text, starts, ends, at = "", [], [], 0
        for edit in edits:
            text += self.text[at : edit.start] + edit.text
            starts += [*self.starts[at : edit.start], *[self.starts[edit.start]] * len(edit.text)]
            ends += [*self.ends[at : edit.start], *[self.ends[edit.end - 1]] * len(edit.text)]
            at = edit.end
        return View(text + self.text[at:], (*starts, *self.starts[at:]), (*ends, *self.ends[at:]))

    def back(self, found: Found) -> Found:
        """``found`` at its place in the origin."""
        return Found(self.starts[found.start], self.ends[found.end - 1], found.kind)
