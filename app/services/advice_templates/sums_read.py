"""What the messages of one turn say of sums, each message read once."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.services.advice_templates.amounts import Sums, sums_in


@dataclass(frozen=True, slots=True)
class SumsRead:
    """The sums of the messages that one turn looks at, each read when it is first asked for.

    It goes with the turn: what a customer writes stays in no memory beyond the answer.
    """

    read: dict[str, Sums] = field(default_factory=dict)

    def of(self, text: str) -> Sums:
        """The sums of a message."""
        if text not in self.read:
            self.read[text] = sums_in(text)
        return self.read[text]
