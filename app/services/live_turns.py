"""Turns that others may take up while they happen and for a while after.

A turn runs beside the connection that asked for it. When that connection breaks the turn is cancelled, and
the call of the language model with it: at once, or, when an idempotency key says that the customer may come
back, as soon as nobody has taken it up for a moment.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from typing import Any

from app.core.redis_client import REDIS_AWAY, redis_needed
from app.errors import Conflict, NotFound
from app.repositories.conversations import AskedBefore, EventRepository
from app.schemas.turn import Turn
from app.services.chat_pipeline import ChatPipeline
from app.services.turn_events import TurnEvent, TurnEvents, Wire

GRACE_S = 2.0  # how long a broken connection may take to come back
FIRST_PAUSE_S, LONGEST_PAUSE_S, SLOWER = 0.02, 0.25, 1.5
TRIES = 5
TOKEN, RETRACT, DONE = "token", "retract", "done"
GONE = "이어서 받을 답변이 없어요. 메시지를 다시 보내 주세요."


@dataclass(frozen=True, slots=True)
class Run:
    """A turn under way."""

    turn: Turn
    events: TurnEvents
    task: asyncio.Task[None]


class LiveTurns:
    """Starts turns, lets others take them up, and ends those that nobody follows."""

    def __init__(self, pipeline: ChatPipeline, kept: EventRepository) -> None:
        self.pipeline = pipeline
        self.kept = kept
        self._tasks: set[asyncio.Task[Any]] = set()

    async def answer(self, turn: Turn, wire: Wire) -> str:
        """The whole answer; a turn with a key is answered once, however often it is asked for."""
        if turn.key is None:
            return wire.answer(await self.pipeline.reply(turn))
        async with aclosing(self.listen(turn, wire)) as events:
            async for event in events:
                if event.name == DONE:
                    return event.data
        raise Conflict(retry_after=1)

    async def listen(self, turn: Turn, wire: Wire) -> AsyncGenerator[TurnEvent, None]:
        """The events of a turn, its own or those of the turn that had its key first; raises ``AppError``."""
        first: str | None = None  # the turn that had the key before
        told = False
        for _ in range(TRIES):
            source = self.run(turn, wire) if first is None else self.follow(turn.user_id, first)
            try:
                async with aclosing(source) as events:
                    async for event in events:
                        told = stands(event, told)
                        yield event
            except AskedBefore as asked:
                first = asked.turn
            except NotFound:  # that turn was given up, and its key is free again
                first = None
                if told:
                    told = False
                    yield taken_back(turn)
            else:
                return
        raise Conflict(retry_after=1)

    async def take_up(
        self, turn: Turn, wire: Wire, other: str, after: int
    ) -> AsyncGenerator[TurnEvent, None]:
        """The events of ``other`` after the first ``after``; when it is gone, those of ``turn``."""
        told = after > 1  # the first is the analysis
        try:
            async with aclosing(self.follow(turn.user_id, other, after)) as events:
                async for event in events:
                    told = stands(event, told)
                    yield event
        except NotFound:
            if told:
                yield taken_back(turn)
        else:
            return
        async with aclosing(self.listen(turn, wire)) as events:
            async for event in events:
                yield event

    async def run(self, turn: Turn, wire: Wire) -> AsyncGenerator[TurnEvent, None]:
        """The events of a turn that begins now; raises what the pipeline raises."""
        run = self.start(turn, wire)
        try:
            async for event in run.events.listen():
                yield event
            await run.task
        finally:
            self.leave(run)

    async def follow(self, user_id: str, turn: str, after: int = 0) -> AsyncGenerator[TurnEvent, None]:
        """The events of another turn after the first ``after``; raises ``NotFound`` and ``Unavailable``."""
        pause = FIRST_PAUSE_S
        while True:
            with redis_needed():
                kept = await self.kept.after(user_id, turn, after)
            if kept is None:
                raise NotFound(GONE)
            for number, row in enumerate(kept.rows, start=kept.first):
                event = TurnEvent.kept(turn, number, row)
                if number > after or event.name == DONE:
                    after, pause = number, FIRST_PAUSE_S
                    yield event
                if event.name == DONE:
                    return
            await asyncio.sleep(pause)
            pause = min(pause * SLOWER, LONGEST_PAUSE_S)

    def start(self, turn: Turn, wire: Wire) -> Run:
        """Begin a turn beside the connection."""
        events = TurnEvents(turn.request_id, wire)
        return Run(turn, events, self.track(asyncio.create_task(self.turn_of(turn, events))))

    async def turn_of(self, turn: Turn, events: TurnEvents) -> None:
        """The whole turn."""
        try:
            events.finish(await self.pipeline.reply(turn, events))
        finally:
            events.end()

    def leave(self, run: Run) -> None:
        """The connection listens no more."""
        if run.task.done():
            return
        if run.turn.key is None:
            run.task.cancel()
        else:
            self.track(asyncio.create_task(self.linger(run)))

    async def linger(self, run: Run) -> None:
        """Let a turn go on as long as others follow it."""
        while not run.task.done():
            await asyncio.wait([run.task], timeout=GRACE_S)
            if not run.task.done() and not await self.followed(run.turn):
                run.task.cancel()

    async def followed(self, turn: Turn) -> bool:
        """Whether somebody has taken the turn up."""
        try:
            return await self.kept.followed(turn.user_id, turn.request_id)
        except REDIS_AWAY:
            return False

    def track(self, task: asyncio.Task[Any]) -> asyncio.Task[Any]:
        """Hold on to a task until it ends."""
        self._tasks.add(task)
        task.add_done_callback(self.forget)
        return task

    def forget(self, task: asyncio.Task[Any]) -> None:
        """A task ended; its error is told where somebody listens."""
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()

    async def close(self) -> None:
        """End every turn that is under way."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


def stands(event: TurnEvent, told: bool) -> bool:
    """Whether words of an answer stand with a client after ``event``, where some were ``told`` before or none."""
    return event.name == TOKEN or (told and event.name != RETRACT)


def taken_back(turn: Turn) -> TurnEvent:
    """What a client hears whose turn was given up, before ``turn`` begins in its place."""
    return TurnEvent(turn.request_id, 0, RETRACT, "{}")


@asynccontextmanager
async def open_live_turns(pipeline: ChatPipeline, kept: EventRepository) -> AsyncIterator[LiveTurns]:
    """Live turns that end with the block."""
    live = LiveTurns(pipeline, kept)
    try:
        yield live
    finally:
        await live.close()
