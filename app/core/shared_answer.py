"""One answer for all who ask at about the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from time import monotonic
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class SharedAnswer(Generic[T]):
    """What ``ask`` says, asked at most once in ``kept_s``, and never again while the last one is under way."""

    def __init__(
        self,
        ask: Callable[[], Coroutine[Any, Any, T]],
        *,
        kept_s: float,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self.ask = ask
        self.kept_s = kept_s
        self.clock = clock
        self._asked: asyncio.Task[T] | None = None
        self._at = 0.0  # when the last one was asked

    async def get(self) -> T:
        """The answer; whoever stops waiting takes it from nobody else."""
        if self._asked is None or (self._asked.done() and self.clock() - self._at >= self.kept_s):
            self._asked, self._at = asyncio.create_task(self.ask()), self.clock()
        return await asyncio.shield(self._asked)
