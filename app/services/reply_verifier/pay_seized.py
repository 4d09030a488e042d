"""What a seizure may reach of a pay: the part above the sum that the law keeps (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from app.services.reply_verifier.quantities import Quantity
from app.services.reply_verifier.registry_words import Pair
from app.services.reply_verifier.units import Unit
from rules.knowledge import current_registry

SEIZED = re.compile(r"압류|차압|떼|가져가|뺏")


def above_the_floor(numbers: Iterable[Quantity], words: str) -> Iterator[Pair]:
    """The part of each amount told that no law keeps; nothing where the talk is of no seizure."""
    if SEIZED.search(words) is None:
        return
    floor = current_registry().facts["wage_floor"].values["monthly_won"]
    told = (number.value for number in numbers if number.unit is Unit.WON)
    yield from ((Unit.WON, (won - floor).normalize()) for won in told if won > floor)
