"""How a page is cut out of a query."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Select, and_, or_
from sqlalchemy.orm import InstrumentedAttribute

from app.schemas.paging import PAGE, Page, Place

T = TypeVar("T")
Rows = TypeVar("Rows", bound=Select[Any])


def cut(
    query: Rows,
    order: tuple[InstrumentedAttribute[Any], InstrumentedAttribute[Any]],
    after: Place | None,
    *,
    newest_first: bool = False,
) -> Rows:
    """The page of ``query`` behind ``after``, ordered by a moment and an id, and one row to see if there are more."""
    at, key = order
    if after is not None:
        later = (at < after.at, key < after.id) if newest_first else (at > after.at, key > after.id)
        query = query.where(or_(later[0], and_(at == after.at, later[1])))
    ordered = (at.desc(), key.desc()) if newest_first else (at, key)
    return query.order_by(*ordered).limit(PAGE + 1)


def page_of(found: Sequence[T], place: Callable[[T], Place]) -> Page[T]:
    """The page that a query of ``cut`` found."""
    if len(found) <= PAGE:
        return Page(found)
    return Page(found[:PAGE], str(place(found[PAGE - 1])))
