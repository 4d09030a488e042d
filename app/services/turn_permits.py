"""How many turns one process has under way at once; whoever comes beyond it is sent away, honestly and at once.

Without it a process that cannot keep up lets everybody wait ever longer, and nobody is answered in time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.errors import TooManyRequests
from app.schemas.turn import History, Turn
from app.services.safety_screen import screen

RETRY_S = 1


class Crowded(TooManyRequests):
    """This process has as many turns under way as it may have."""

    code = "crowded"


@dataclass
class TurnPermits:
    """The permits that are free. Somebody in danger is let in without one."""

    free: int

    @contextmanager
    def permit(self, turn: Turn) -> Iterator[None]:
        """Hold a permit; raises ``Crowded``."""
        if self.free <= 0 and not screen(turn.message, None, History()).stops:
            raise Crowded(retry_after=RETRY_S)
        self.free -= 1
        try:
            yield
        finally:
            self.free += 1
