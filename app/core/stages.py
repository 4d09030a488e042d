"""How long each stage of a turn took; each is a span of the request's trace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter
from types import MappingProxyType

from app.core.tracing import span


class StageClock:
    """Collects the duration of named stages, in milliseconds; stages may run side by side."""

    def __init__(self) -> None:
        self._ms: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time the block under ``name``; a second block of that name adds up."""
        begun = perf_counter()
        try:
            with span(name):
                yield
        finally:
            self._ms[name] = self._ms.get(name, 0.0) + (perf_counter() - begun) * 1_000

    @property
    def ms(self) -> Mapping[str, float]:
        """Milliseconds by stage, in the order in which they ended."""
        return MappingProxyType(self._ms)
