"""How many turns this process has room for: as many as it can answer without letting them wait for one another.

A fixed number cannot say it: with a slow language model hundreds of turns wait inside and cost nothing, with a busy
processor or database a hundred already wait for each other for seconds. So the stages of the turns tell it. What
they take, less those in which a turn waits for others (its session, the language model), is our own part of a turn.
A burst may make that long for a moment, and is let in; when it is above a target for an interval, turns queue here,
and the limit goes to what can be inside at the present pace with our part at the target (Little's law): turns
inside × (others' part + target) / (others' part + our part). Below the target the limit grows again by the same
rule. The idea is that of CoDel (RFC 8289): a standing queue is what overload is, not a long one. The stages tell it
and not whole turns, for in a crowd it takes long until one is whole.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from statistics import mean, median
from time import monotonic

from app.core.metrics import IN_USE, LIMIT
from app.schemas.turn import Degraded

INTERVAL_S = 1.0
ENOUGH = 8  # times that a turn told something
LEAST = 16  # turns for which there is always room: a starved process answers slowly, but it answers
SHRINK, GROW = 0.1, 1.25  # at most, in one interval
#: Stages in which a turn waits for its session or for the language model.
OTHERS = frozenset({"floor", "answer"})
#: Where a turn waited for something that is away: that says nothing of a queue.
AWAY = {Degraded.FINANCE_DATA: "read", Degraded.AUDIT_SPOOLED: "close", Degraded.HISTORY: "close"}


class Room:
    """Counts the turns inside, and learns from their stages how many there may be: at most ``most``."""

    def __init__(self, most: int, *, target_s: float, now: Callable[[], float] = monotonic) -> None:
        self.most, self.target_ms, self.now = most, target_s * 1e3, now
        self.inside, self.limit, self._left = 0, float(most), now()
        self.begin()

    @property
    def is_full(self) -> bool:
        """Whether the next turn is one too many."""
        return self.inside >= int(self.limit)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Be inside, whether or not there is room."""
        if not self.inside and self.now() - self._left > INTERVAL_S:
            self.open_up()  # nobody was there to wait for
        self.inside += 1
        try:
            with IN_USE.labels("talks").track_inprogress():
                yield
        finally:
            self.inside -= 1
            self._left = self.now()

    def learn(self, stages_ms: Mapping[str, float], lost: Collection[Degraded]) -> None:
        """Take in what some stages of one turn took, and what the turn ``lost`` by then."""
        away = {AWAY[part] for part in lost if part in AWAY}
        for stage, spent in stages_ms.items():
            if stage not in away:
                self._told.setdefault(stage, []).append(spent)
        self._inside.append(self.inside)
        if len(self._inside) >= ENOUGH and self.now() - self._since >= INTERVAL_S:
            self.adjust()

    def adjust(self) -> None:
        """Set the limit by what was told in this interval and begin the next one."""
        usual = {stage: median(spent) for stage, spent in self._told.items()}
        others = sum(spent for stage, spent in usual.items() if stage in OTHERS)
        ours = sum(spent for stage, spent in usual.items() if stage not in OTHERS)
        fits = (others + self.target_ms) / max(others + ours, 1e-3)
        crowd = mean(self._inside)
        if ours <= self.target_ms:
            self.limit = min(self.most, self.limit * min(fits, GROW))
        elif (
            crowd < self.limit + 1
        ):  # else those let in before are still leaving, and what they tell is known
            self.limit = max(min(LEAST, self.most), crowd * max(fits, SHRINK))
        self.begin()

    def open_up(self) -> None:
        """Room for all that there may be, until turns tell otherwise."""
        self.limit = float(self.most)
        self.begin()

    def begin(self) -> None:
        """Begin an interval."""
        self._told: dict[str, list[float]] = {}
        self._inside: list[int] = []
        self._since = self.now()
        LIMIT.labels("talks").set(int(self.limit))
