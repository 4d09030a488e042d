"""The floor of a session: whoever holds it speaks, everybody else waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from time import monotonic
from types import TracebackType

import structlog

from app.core.redis_client import REDIS_AWAY
from app.repositories.conversations.messages import Memory
from app.repositories.conversations.steps import LEASE_S, Steps, Unsaved, Visit
from app.schemas.talk import History

log = structlog.get_logger(__name__)

RENEWED_AFTER_S = LEASE_S / 5
SAVED_EVERY_S = 0.25  # how far those who take up a long answer may be behind it


class Floor:
    """Where there is no session to speak in: nothing is known and nothing remembered."""

    def __init__(self, history: History | None = None) -> None:
        self.history = history or History()

    async def __aenter__(self) -> Floor:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the next one speak."""

    async def leave(self, memory: Memory) -> None:
        """Leave ``memory`` to the session."""


class HeldFloor(Floor):
    """A session while one turn speaks in it; a turn that ends without leaving leaves no trace.

    ``events`` grows while the turn goes on; it is saved now and then when that takes long.
    """

    def __init__(self, steps: Steps, visit: Visit, history: History, events: Sequence[str]) -> None:
        super().__init__(history)
        self.steps, self.visit, self.events = steps, visit, events
        self.saved = 0
        self.left = False
        self.step = asyncio.Lock()

    async def __aenter__(self) -> Floor:
        self.renewal = asyncio.create_task(self.stay())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.renewal.cancel()
        if not self.left:
            await give_up(self.steps, self.visit)

    async def leave(self, memory: Memory) -> None:
        """Store everything at once. Raises ``FloorLost`` and ``REDIS_AWAY`` errors."""
        async with self.step:
            self.renewal.cancel()
            await self.steps.leave(self.visit, memory, self.unsaved())
            self.left = True

    def unsaved(self) -> Unsaved:
        """The events that are not stored yet."""
        return Unsaved(tuple(self.events[self.saved :]), self.saved)

    async def stay(self) -> None:
        """Renew the lease, and save what was said, until cancelled."""
        renewed = monotonic()
        while True:
            await asyncio.sleep(SAVED_EVERY_S)
            if len(self.events) > self.saved or monotonic() - renewed > RENEWED_AFTER_S:
                renewed = monotonic()
                async with self.step:
                    await self.renew()

    async def renew(self) -> None:
        """Renew and save once; when Redis is away, the next time may do."""
        unsaved = self.unsaved()
        try:
            await self.steps.stay(self.visit, unsaved)
        except REDIS_AWAY as error:
            log.warning("floor_not_renewed", error_type=type(error).__name__)
        else:
            self.saved += len(unsaved.events)


async def give_up(steps: Steps, visit: Visit) -> None:
    """Give up the floor or the place in the queue; what cannot be given up runs out by itself."""
    with suppress(*REDIS_AWAY):
        await asyncio.shield(steps.give_up(visit))
