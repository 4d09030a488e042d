"""What the customer has written in a talk as one turn hears it: each message in normal form, made once (pure)."""

from __future__ import annotations

from dataclasses import dataclass

from app.schemas.talk import History
from app.services.advice_templates.normal_form import NormalForm, normalise


@dataclass(frozen=True, slots=True)
class Hearing:
    """The customer's messages of one talk, oldest first; the last one is being answered.

    It goes with the turn: what a customer writes stays in no memory beyond the answer.
    """

    messages: tuple[NormalForm, ...]

    @property
    def message(self) -> NormalForm:
        """The one being answered, whole."""
        return self.messages[-1]

    @property
    def before(self) -> tuple[NormalForm, ...]:
        """Those before it, oldest first, one for each of ``History.said``."""
        return self.messages[:-1]


def heard(text: str, history: History) -> Hearing:
    """What is heard where ``text`` is answered after ``history``."""
    return Hearing(tuple(map(normalise, (*history.written, text))))
