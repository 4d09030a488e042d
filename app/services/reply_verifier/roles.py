"""Where an amount stands in a text: at which month, and whether something moved by it (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from app.services.reply_verifier.quantities import Quantity, quantities_in
from app.services.reply_verifier.units import Unit

ROSE = r"늘|불어|올라|오른|올랐|커"
FELL = r"줄|내려|내린|내렸|빠졌"
MOVED = re.compile(rf" ?(?:이나|이|가|만큼|쯤|정도)? ?(?:더 |덜 )?(?:(?P<rose>{ROSE})|(?P<fell>{FELL}))")
#: 10월 215만 원에서 268만 원으로 늘었어요: what lies between the two amounts, and what follows the second.
FROM = re.compile(r" ?에서 [^.?!]{0,12}$")
MOVED_TO = re.compile(rf"(?:으로|로|까지) ?[^.?!]{{0,6}}?(?:(?P<rose>{ROSE})|(?P<fell>{FELL}))")
SPOKEN_MONTHS = re.compile(r"(?P<last>지난달|저번 달|전달)|(?P<this>이번 ?달|이달)|(?P<next>다음 ?달|내달)")
STEPS = {"last": -1, "this": 0, "next": 1}


@dataclass(frozen=True, slots=True)
class PlacedAmount:
    """One amount in its place. ``month`` is the one named before it; ``moved``: by it, up (1) or down (-1)."""

    amount: Decimal
    month: int | None = None
    moved: int = 0


def placed_amounts_in(text: str, this_month: int) -> Iterator[PlacedAmount]:
    """The amounts of one sentence in their places."""
    numbers = quantities_in(text)
    begun = 0
    for number in numbers:
        if number.unit is Unit.WON:
            yield PlacedAmount(
                number.value, month_in(text, begun, number.start, numbers, this_month), moved_by(text, number)
            )
            begun = number.end


def month_in(text: str, start: int, end: int, numbers: Iterable[Quantity], this_month: int) -> int | None:
    """The last month that is named between two places."""
    named = [
        (number.start, int(number.value) // (100 if number.unit is Unit.DATE else 1))
        for number in numbers
        if number.unit in {Unit.DATE, Unit.MONTH_NAME} and start <= number.start < end
    ]
    for found in SPOKEN_MONTHS.finditer(text, start, end):
        named.append((found.start(), (this_month + STEPS[str(found.lastgroup)] - 1) % 12 + 1))
    return max(named)[1] if named else None


def moved_by(text: str, number: Quantity) -> int:
    """Whether something rose or fell by the amount."""
    found = MOVED.match(text, number.end)
    return 0 if found is None else (1 if found["rose"] else -1)


def turned_round(text: str) -> Decimal | None:
    """The second of two amounts between which something is said to rise that falls, or the other way round."""
    amounts = [number for number in quantities_in(text) if number.unit is Unit.WON]
    for one, other in pairwise(amounts):
        found = MOVED_TO.match(text, other.end)
        if found is None or not FROM.match(text[one.end : other.start]):
            continue
        if (other.value > one.value) is not bool(found["rose"]):
            return other.value
    return None
