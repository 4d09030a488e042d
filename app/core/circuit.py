"""A circuit breaker: whoever failed several times in a row is left alone for a while."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic


class Circuit:
    """Opens after ``failures`` in a row; after ``rest_s`` one caller at a time may try again."""

    def __init__(self, *, failures: int, rest_s: float, clock: Callable[[], float] = monotonic) -> None:
        self.limit = failures
        self.rest_s = rest_s
        self.clock = clock
        self._failed = 0
        self._closed_to: float | None = None  # until when nobody is let through

    def admits(self) -> bool:
        """Whether a call may be made now. Admitting a trial keeps the next caller out for another rest."""
        if self._closed_to is None:
            return True
        if self.clock() < self._closed_to:
            return False
        self._closed_to = self.clock() + self.rest_s
        return True

    @property
    def is_open(self) -> bool:
        """Whether nobody would be let through now; asking changes nothing."""
        return self._closed_to is not None and self.clock() < self._closed_to

    def succeeded(self) -> None:
        """The call was answered: closed again."""
        self._failed, self._closed_to = 0, None

    def failed(self) -> None:
        """The call failed."""
        self._failed += 1
        if self._failed >= self.limit:
            self._closed_to = self.clock() + self.rest_s
