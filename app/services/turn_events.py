"""What happens in a turn, as events: ``analysis``, then ``token`` (and ``retract``), then ``done``."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass

from app.schemas.turn import Case, Reply


@dataclass(frozen=True, slots=True)
class Wire:
    """How a turn is written for clients, as JSON."""

    analysis: Callable[[Case], str]
    answer: Callable[[Reply], str]


@dataclass(frozen=True, slots=True)
class TurnEvent:
    """One event of a turn; ``data`` is JSON, ``str`` the form in which it is kept."""

    turn: str
    number: int  # from 1
    name: str
    data: str

    @classmethod
    def kept(cls, turn: str, number: int, row: str) -> TurnEvent:
        """The inverse of ``str``."""
        name, _, data = row.partition(" ")
        return cls(turn, number, name, data)

    def __str__(self) -> str:
        return f"{self.name} {self.data}"

    @property
    def id(self) -> str:
        """Where a client is that has heard this event."""
        return f"{self.turn}:{self.number}"


class TurnEvents:
    """The audience of one turn: hears its events for one connection and keeps them for others."""

    def __init__(self, turn: str, wire: Wire) -> None:
        self.turn, self.wire = turn, wire
        self.events: list[str] = []
        self.heard: list[TurnEvent] = []
        self.reply: Reply | None = None
        self.ended = False
        self.news = asyncio.Event()

    async def understood(self, case: Case) -> None:
        """``analysis``."""
        self.hear("analysis", self.wire.analysis(case))

    async def say(self, text: str) -> None:
        """``token``."""
        self.hear("token", json.dumps({"text": text}, ensure_ascii=False))

    async def retract(self) -> None:
        """``retract``."""
        self.hear("retract", "{}")

    def answered(self, reply: Reply) -> None:
        """Keep ``done``; the connection hears it once the turn is remembered."""
        self.reply = reply
        self.events.append(str(self.next("done", self.wire.answer(reply))))

    def hear(self, name: str, data: str) -> None:
        """Add one event."""
        event = self.next(name, data)
        self.heard.append(event)
        self.events.append(str(event))
        self.news.set()

    def next(self, name: str, data: str) -> TurnEvent:
        """The event that comes now."""
        return TurnEvent(self.turn, len(self.heard) + 1, name, data)

    def finish(self, reply: Reply) -> None:
        """``done``, as it was kept unless that went wrong."""
        kept = reply == self.reply
        data = self.events[-1].partition(" ")[2] if kept else self.wire.answer(reply)
        self.heard.append(self.next("done", data))

    def end(self) -> None:
        """Nothing follows."""
        self.ended = True
        self.news.set()

    async def listen(self) -> AsyncGenerator[TurnEvent, None]:
        """Every event from the first on, as it comes; for one listener."""
        told = 0
        while True:
            await self.news.wait()
            self.news.clear()
            while told < len(self.heard):
                told += 1
                yield self.heard[told - 1]
            if self.ended:
                return
