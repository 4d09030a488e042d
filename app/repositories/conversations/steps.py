"""A turn's steps in its session, as calls."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from redis.asyncio import Redis

from app.errors import BadInput
from app.repositories.conversations import scripts
from app.repositories.conversations.keys import SessionKeys, digest, events_key
from app.repositories.conversations.messages import Memory, parse, render, summary_of
from app.schemas.talk import History
from app.schemas.turn import Turn

LEASE_S = 8.0  # renewed long before; after a crash the next message waits this long at most
PATIENCE_S = 30.0  # how long a message waits for the one before it
UNSEEN_S = 2.0  # who waits asks far more often; after a crash its place in the queue is free after this
RETENTION_S = 600.0  # how long a finished answer can be asked for again


Value = str | int | float


class AskedBefore(Exception):
    """The idempotency key stands for another turn already: ``turn`` is its id."""

    def __init__(self, turn: str) -> None:
        self.turn = turn
        super().__init__(turn)


class FloorLost(Exception):
    """The session was deleted, or the lease ran out, while the turn was under way."""


class KeyReused(BadInput):
    """One idempotency key, two different requests."""

    code = "idempotency_key_reused"
    message = "같은 Idempotency-Key로 다른 내용을 보내셨어요. 새 메시지에는 새 키를 써 주세요."


@dataclass(frozen=True, slots=True)
class Visit:
    """One turn in its session; ``keeps``: its events are kept for those who ask again."""

    turn: Turn
    keeps: bool

    @property
    def keys(self) -> SessionKeys:
        """The session's keys."""
        return SessionKeys.of(self.turn.user_id, self.turn.session_id)

    @property
    def once(self) -> str:
        """The key of the turn's idempotency key."""
        return self.keys.once(self.turn.key)

    @property
    def events(self) -> str:
        """The key of the turn's events."""
        return events_key(self.turn.user_id, self.turn.request_id)

    @property
    def queue(self) -> list[str]:
        """The keys of the floor, of those who wait for it, and of what the turn keeps besides."""
        return [*map(self.keys.named, ("floor", "waiting", "seen")), self.once, self.events]

    @property
    def fingerprint(self) -> str:
        """What the idempotency key was sent with; empty without one."""
        turn = self.turn
        if turn.key is None:
            return ""
        asked = (turn.user_id, turn.session_id, turn.message, turn.wants_fine_emotions)
        return digest(json.dumps(asked))


@dataclass(frozen=True, slots=True)
class Unsaved:
    """Events to store, and how many were stored before them."""

    events: Sequence[str] = ()
    before: int = 0


class Steps:
    """The scripts, bound to one client. Raises ``REDIS_AWAY`` errors as they come."""

    def __init__(self, redis: Redis, *, ttl_s: int, max_messages: int) -> None:
        self.ttl_s = ttl_s
        self.max_messages = max_messages
        self._enter = redis.register_script(scripts.ENTER)
        self._stay = redis.register_script(scripts.STAY)
        self._leave = redis.register_script(scripts.LEAVE)
        self._give_up = redis.register_script(scripts.GIVE_UP)

    async def enter(self, visit: Visit) -> History | None:
        """Take the floor and recall the talk; ``None`` while others have it.

        Raises ``AskedBefore`` and ``KeyReused``.
        """
        arrived = ms(visit.turn.received_at.timestamp())
        values: list[Value] = [visit.turn.request_id, ms(LEASE_S), arrived, ms(UNSEEN_S)]
        answer: list[Any] = await self._enter(
            keys=[*visit.queue, visit.keys.named("log"), visit.keys.named("about")],
            args=[*values, visit.fingerprint, "1" if visit.keeps else ""],
        )
        match answer[0]:
            case "asked":
                raise AskedBefore(answer[1])
            case "reused":
                raise KeyReused
            case "busy":
                return None
        return History(parse(answer[1]), summary_of(*answer[2]))

    async def stay(self, visit: Visit, unsaved: Unsaved) -> None:
        """Renew the lease and save events; nothing happens when the floor is lost."""
        names = [visit.keys.named("floor"), visit.once, visit.events]
        await self._stay(
            keys=names, args=[visit.turn.request_id, ms(LEASE_S), unsaved.before, *unsaved.events]
        )

    async def leave(self, visit: Visit, memory: Memory, unsaved: Unsaved) -> None:
        """Store what the turn leaves and give the floor up; raises ``FloorLost``, and then nothing is stored."""
        keys, last = visit.keys, memory.messages[-1].at.timestamp()
        names = [keys.named(kind) for kind in ("floor", "log", "about")]
        names += [keys.sessions, keys.named("kept"), visit.once, visit.events]
        summary = memory.summary
        values: list[Value] = [visit.turn.request_id, ms(self.ttl_s), self.max_messages, keys.session_id]
        values += [last, last - self.ttl_s, memory.title]
        values += ["", ""] if summary is None else [summary.text, summary.until.isoformat()]
        values += [ms(RETENTION_S), unsaved.before, len(memory.messages)]
        values += [*map(render, memory.messages), *unsaved.events]
        if not await self._leave(keys=names, args=values):
            raise FloorLost

    async def give_up(self, visit: Visit) -> None:
        """Leave no trace of a turn that was not answered."""
        await self._give_up(keys=visit.queue, args=[visit.turn.request_id])


def ms(seconds: float) -> int:
    """Whole milliseconds."""
    return round(seconds * 1_000)
