"""Whose crisis is not over yet, kept in this process for the time the talk's memory is away or nobody may ask it.

Nothing of what was said is kept, only how grave the last messages were. Another process knows nothing of
it: this softens the loss of Redis, it does not replace it.
"""

from __future__ import annotations

from collections import OrderedDict

from app.schemas.turn import History, Message, Risk, RiskLevel, Role, Turn

REMEMBERED = 6  # messages of a talk; a crisis is watched over for fewer
TALKS = 10_000  # at most; the longest untouched is forgotten first

HEAVY, LIGHT = "힘든 마음을 이야기했어요.", "…"  # what stands for the words that are not kept

Key = tuple[str, str]


class OpenCrises:
    """The last messages' risk by customer and session, for talks in which there was any."""

    def __init__(self) -> None:
        self.talks: OrderedDict[Key, tuple[Message, ...]] = OrderedDict()

    def note(self, turn: Turn, risk: Risk) -> None:
        """Remember how grave the message of ``turn`` was; a talk that calmed down is forgotten."""
        key = (turn.user_id, turn.session_id)
        words = LIGHT if risk.level is RiskLevel.NONE else HEAVY
        said = Message(Role.CUSTOMER, words, turn.received_at, risk=risk.level)
        messages = (*self.talks.pop(key, ()), said)[-REMEMBERED:]
        if any(message.risk is not RiskLevel.NONE for message in messages):
            self.talks[key] = messages
        if len(self.talks) > TALKS:
            self.talks.popitem(last=False)

    def holds(self, user_id: str, session_id: str) -> bool:
        """Whether a crisis in that talk is not over yet."""
        return (user_id, session_id) in self.talks

    def history(self, turn: Turn) -> History:
        """What is left to know of the talk of ``turn``."""
        return History(self.talks.get((turn.user_id, turn.session_id), ()))
