"""Whose crisis is not over yet, kept in this process for the time the talk's memory is away or nobody may ask it.

Nothing of what was said is kept, only how grave the last messages were, and that no longer than the talk
itself. Another process knows nothing of it: this softens the loss of Redis, it does not replace it.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from app.schemas.labels import RiskLevel
from app.schemas.talk import History, Message, Role
from app.schemas.turn import Risk, Turn

REMEMBERED = 6  # messages of a talk; a crisis is watched over for fewer
TALKS = 10_000  # at most; the longest untouched is forgotten first

HEAVY, LIGHT = "힘든 마음을 이야기했어요.", "…"  # what stands for the words that are not kept

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Watched:
    """The last messages of a talk, and when it is forgotten (on the clock)."""

    messages: tuple[Message, ...]
    until: float


class OpenCrises:
    """The last messages' risk by customer and session, for talks in which there was any."""

    def __init__(self, *, ttl_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.ttl_s = ttl_s
        self.clock = clock
        self.talks: OrderedDict[Key, Watched] = OrderedDict()  # the longest untouched first

    def note(self, turn: Turn, risk: Risk) -> None:
        """Remember how grave the message of ``turn`` was; a talk that calmed down is forgotten.

        Nothing is remembered of a talk that its client keeps: it comes whole each time.
        """
        if turn.talk is not None:
            return
        messages = (*self.history(turn).messages, said_in(turn, risk))[-REMEMBERED:]
        key = (turn.user_id, turn.session_id)
        self.talks.pop(key, None)
        if any(message.risk is not RiskLevel.NONE for message in messages):
            self.talks[key] = Watched(messages, self.clock() + self.ttl_s)
        if len(self.talks) > TALKS:
            self.talks.popitem(last=False)

    def forget(self, user_id: str) -> None:
        """Remember nothing of a customer any more."""
        for key in [key for key in self.talks if key[0] == user_id]:
            del self.talks[key]

    def holds(self, user_id: str, session_id: str) -> bool:
        """Whether a crisis in that talk is not over yet."""
        self._expire()
        return (user_id, session_id) in self.talks

    def history(self, turn: Turn) -> History:
        """What is left to know of the talk of ``turn``."""
        self._expire()
        watched = self.talks.get((turn.user_id, turn.session_id))
        return History() if watched is None else History(watched.messages)

    def _expire(self) -> None:
        """Forget what nobody touched for so long."""
        now = self.clock()
        while self.talks and next(iter(self.talks.values())).until <= now:
            self.talks.popitem(last=False)


def said_in(turn: Turn, risk: Risk) -> Message:
    """The message of ``turn`` without its words."""
    words = LIGHT if risk.level is RiskLevel.NONE else HEAVY
    return Message(Role.CUSTOMER, words, turn.received_at, risk=risk.level)
