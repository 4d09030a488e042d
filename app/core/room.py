"""How many turns this process has room for: as many as it can answer without letting them wait for one another.

A fixed number cannot say it: with a slow language model hundreds of turns wait inside and cost nothing, with a busy
processor or database a hundred already wait for each other for seconds. So the turns tell it themselves. What a
turn took, less what it waited for others (its session, the language model), is our own part of it. A burst may
make that long for a moment, and is let in; when it stays above a target for an interval, turns queue here, and the
limit goes to what can be inside at the present pace with our part at the target (Little's law): turns inside ×
(others' part + target) / (others' part + our part). Below the target the limit grows again by the same rule. The
idea is that of CoDel (RFC 8289): a standing queue is what overload is, not a long one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from statistics import mean, median
from time import monotonic

from app.core.metrics import IN_USE, LIMIT
from app.schemas.turn import Degraded

INTERVAL_S = 1.0
ENOUGH = 8  # turns that must have told
LEAST = 16  # turns for which there is always room: a starved process answers slowly, but it answers
SHRINK, GROW = 0.5, 1.25  # at most, in one interval
OTHERS = ("floor", "answer")  # stages in which a turn waits for its session or for the language model
#: A turn that lacked one of these waited for something that is away, and tells nothing of a queue.
STORES = frozenset({Degraded.HISTORY, Degraded.FINANCE_DATA, Degraded.AUDIT_SPOOLED, Degraded.EMOTION_MODEL})


class Room:
    """Counts the turns inside, at most ``most``, and learns from those that end how many there may be."""

    def __init__(self, most: int, *, target_s: float, now: Callable[[], float] = monotonic) -> None:
        self.most, self.target_ms, self.now = most, target_s * 1e3, now
        self.inside, self.limit = 0, float(most)
        self.begin()

    @property
    def is_full(self) -> bool:
        """Whether the next turn is one too many."""
        return self.inside >= int(self.limit)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Be inside, whether or not there is room."""
        self.inside += 1
        try:
            with IN_USE.labels("talks").track_inprogress():
                yield
        finally:
            self.inside -= 1
            if not self.inside and self.limit < self.most:
                self.open_up()  # nobody is left to wait for

    def learn(self, stages_ms: Mapping[str, float], lost: Sequence[Degraded]) -> None:
        """Take in what the stages of one turn took, and what it ``lost``."""
        if not STORES.isdisjoint(lost):
            return
        others = sum(stages_ms.get(stage, 0.0) for stage in OTHERS)
        whole = sum(stages_ms.values())
        self._told.append((whole - others, whole, self.inside))
        if len(self._told) >= ENOUGH and self.now() - self._since >= INTERVAL_S:
            self.adjust()

    def adjust(self) -> None:
        """Set the limit by the turns of this interval and begin the next one."""
        own, whole, inside = zip(*self._told, strict=True)
        ours, all_of_it = median(own), max(median(whole), 1e-3)
        fits = (max(0.0, all_of_it - ours) + self.target_ms) / all_of_it
        if ours > self.target_ms:
            self.limit = max(min(LEAST, self.most), min(self.limit, mean(inside)) * max(fits, SHRINK))
        else:
            self.limit = min(self.most, self.limit * max(1.0, min(fits, GROW)))
        self.begin()

    def open_up(self) -> None:
        """Room for all that there may be, until turns tell otherwise."""
        self.limit = float(self.most)
        self.begin()

    def begin(self) -> None:
        """Begin an interval."""
        self._told: list[tuple[float, float, int]] = []
        self._since = self.now()
        LIMIT.labels("talks").set(int(self.limit))
