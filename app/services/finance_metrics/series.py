"""Monthly rows by calendar month, and the sums that metrics share.

All arithmetic is plain IEEE double arithmetic in a fixed order, oldest month first, so that another
engine can repeat it to the last bit. ``None`` is unknown and stays unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Generic, Protocol, TypeVar

WINDOW = 6  # months of a customer's own history
BASELINE = 3  # of which at least so many must be known
LOOK_BACK = (3, 2, 1)  # months back that a change is measured against: the earliest known one


class MonthlyRow(Protocol):
    """A monthly row."""

    @property
    def as_of(self) -> date: ...


Row = TypeVar("Row", bound=MonthlyRow)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Series(Generic[Row]):
    """The rows of one table; ``rows`` by months back from the newest row, which is 0."""

    rows: Mapping[int, Row]

    @property
    def as_of(self) -> date | None:
        """When the newest row was taken."""
        return self.rows[0].as_of if self.rows else None

    def read(self, column: Callable[[Row], Value | None], back: int = 0) -> Value | None:
        """A column ``back`` calendar months before the newest row."""
        row = self.rows.get(back)
        return None if row is None else column(row)

    def known(self, column: Callable[[Row], Value | None], backs: Sequence[int]) -> list[Value]:
        """The values that are known, in the order of ``backs``."""
        values = (self.read(column, back) for back in backs)
        return [value for value in values if value is not None]

    def run(self, holds: Callable[[int], bool | None]) -> int | None:
        """For how many months on end, from the newest back, ``holds``; unknown when the newest is."""
        if holds(0) is None:
            return None
        return next((back for back in range(len(self.rows) + 1) if not holds(back)), 0)


def series(rows: Iterable[tuple[date, Row | None]]) -> Series[Row]:
    """Rows with their months as a series; months without a row are left out."""
    found = {month.year * 12 + month.month: row for month, row in rows if row is not None}
    newest = max(found, default=0)
    return Series(MappingProxyType({newest - month: row for month, row in found.items()}))


def percent(part: int | None, whole: int | None) -> float | None:
    """``part`` of ``whole`` in percent; unknown for a whole of zero or less."""
    if part is None or whole is None or whole <= 0:
        return None
    return 100.0 * part / whole


def change(now: int | None, before: int | None) -> float | None:
    """Growth from ``before`` to ``now`` in percent; 0 when both are 0."""
    if now == before == 0:
        return 0.0
    return None if now is None or before is None else percent(now - before, before)


def drop(now: int | None, usual: float | None) -> float | None:
    """How far ``now`` lies below ``usual``, in percent of it."""
    if now is None or usual is None or usual <= 0:
        return None
    return 100.0 * (usual - now) / usual


def earlier(rows: Series[Row], column: Callable[[Row], Value | None]) -> tuple[int, Value] | None:
    """The earliest known value of the last three months before the newest, and how far back it is."""
    for back in LOOK_BACK:
        value = rows.read(column, back)
        if value is not None:
            return back, value
    return None


def growth(rows: Series[Row], column: Callable[[Row], int | None]) -> float | None:
    """Growth of the newest value over :func:`earlier`, in percent."""
    before = earlier(rows, column)
    return None if before is None else change(rows.read(column), before[1])


def usual(rows: Series[Row], column: Callable[[Row], int | None], *, after: int) -> list[int] | None:
    """Known values of the six months before month ``after``, oldest first; unknown with fewer than three."""
    values = rows.known(column, range(after + WINDOW, after, -1))
    return values if len(values) >= BASELINE else None


def median(values: Sequence[int] | None) -> float | None:
    """The middle value; the mean of the two middle ones for an even number."""
    if not values:
        return None
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return float(ordered[middle])
    return (ordered[middle - 1] + ordered[middle]) / 2
