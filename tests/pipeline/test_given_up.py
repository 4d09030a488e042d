"""A turn that is given up while others follow it: its words are taken back before another answer begins."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from app.repositories.conversations import AskedBefore
from app.repositories.conversations.events import KeptEvents
from app.schemas.turn import Turn
from app.services.live_turns import LiveTurns
from app.services.turn_events import TurnEvent, Wire

FIRST = "a" * 32
TURN = Turn("kim", "s", "b" * 32, "안녕하세요", datetime(2026, 11, 25, tzinfo=UTC), key="k")
NEW = ["analysis", "token", "done"]


class Kept:
    """The events of a turn that had the key before, and then is gone."""

    def __init__(self, *rows: str) -> None:
        self.rows = rows

    async def after(self, user_id: str, turn: str, number: int) -> KeptEvents | None:
        if number >= len(self.rows):
            return None
        return KeptEvents(number + 1, self.rows[number:])


class Live(LiveTurns):
    """Turns of which the first is refused: another one has its key."""

    def __init__(self, kept: Kept) -> None:
        super().__init__(cast("Any", None), cast("Any", kept))
        self.asked = 0

    async def run(self, turn: Turn, wire: Wire) -> AsyncGenerator[TurnEvent, None]:
        self.asked += 1
        if self.asked == 1:
            raise AskedBefore(FIRST)
        for number, name in enumerate(NEW, start=1):
            yield TurnEvent(turn.request_id, number, name, "{}")


async def heard(events: AsyncGenerator[TurnEvent, None]) -> list[str]:
    """The names of all events."""
    return [event.name async for event in events]


WIRE = Wire(lambda _: "{}", lambda _: "{}")


@pytest.mark.parametrize(
    ("before", "taken_back"),
    [
        (("analysis {}", "token {}", "token {}"), True),
        (("analysis {}", "token {}", "retract {}", "token {}"), True),
        (("analysis {}", "token {}", "retract {}"), False),
        (("analysis {}",), False),
        ((), False),
    ],
)
async def test_what_was_told_of_a_turn_that_is_given_up_is_taken_back(
    before: tuple[str, ...], taken_back: bool
) -> None:
    told = [row.split(" ")[0] for row in before]
    events = await heard(Live(Kept(*before)).listen(TURN, WIRE))
    assert events == [*told, *["retract"] * taken_back, *NEW]


@pytest.mark.parametrize(("after", "taken_back"), [(0, False), (1, False), (2, True), (3, True)])
async def test_who_comes_back_hears_that_the_words_from_before_are_gone(after: int, taken_back: bool) -> None:
    live = Live(Kept())
    live.asked = 1
    events = await heard(live.take_up(TURN, WIRE, FIRST, after))
    assert events == [*["retract"] * taken_back, *NEW]
