"""Long lists, page by page, each page beginning where the one before it ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated, Generic, TypeVar

from fastapi import Query

T = TypeVar("T")
PAGE = 100  # entries
EPOCH, TICK = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)

After = Annotated[
    str | None,
    Query(pattern=r"^[0-9]{1,16}-[0-9A-Za-z]{1,32}$", description="앞 쪽의 `next`. 비우면 처음부터"),
]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands in a list ordered by time; the id tells apart what came at the same moment."""

    at: datetime
    id: str

    def __str__(self) -> str:
        """As it goes out and comes back: microseconds and the id."""
        return f"{(self.at - EPOCH) // TICK}-{self.id}"

    @classmethod
    def told(cls, text: str | None) -> Place | None:
        """The place that ``text`` stands for, of the form that ``After`` lets in; ``None``: the beginning."""
        if text is None:
            return None
        ticks, _, key = text.partition("-")
        return cls(EPOCH + int(ticks) * TICK, key)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some entries; ``next`` is to be asked for when there are more."""

    found: Sequence[T]
    next: str | None = None
