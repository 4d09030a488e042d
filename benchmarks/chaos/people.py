"""Customers who go on talking through a fault, send again what was not answered, and remember all they saw."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from uuid import uuid4

from benchmarks.customers import CHAT, STREAM, Answer, Customer

PAUSE_S, AGAIN_S = 0.2, 0.3
FINANCE = "카드값이 밀려서 걱정이에요. {0}번째 물어요"
GENERAL = "안녕하세요, {0}번째 인사예요"
CRISIS = "빚 때문에 죽고 싶어요. {0}번째 말해요"
#: Who talks: what is said, and how.
WHO = (
    ("demo-delinq-early", FINANCE, CHAT),
    ("demo-debt-crisis", FINANCE, CHAT),
    ("demo-stable-hope", GENERAL, CHAT),
    ("demo-low-cash", FINANCE, STREAM),
    ("demo-credit-down", CRISIS, CHAT),
)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request and what came of it."""

    sent_at: float
    ended_at: float
    status: (
        int  # 0: the connection broke; 200 with ``ended`` false: a stream that broke off or ended in an error
    )
    ended: bool
    degraded: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        """How long it took."""
        return self.ended_at - self.sent_at

    @property
    def uneasy(self) -> bool:
        """Whether it was no whole answer."""
        return not self.ended or bool(self.degraded)


@dataclass(slots=True)
class Delivery:
    """One message, every attempt to send it, and the answer."""

    text: str
    attempts: list[Attempt] = field(default_factory=list)
    answer: dict[str, Any] | None = None

    @property
    def request_id(self) -> str:
        """Of the answer."""
        return str((self.answer or {})["meta"]["request_id"])

    @property
    def degraded(self) -> tuple[str, ...]:
        """What the answer lacked."""
        return tuple((self.answer or {})["meta"]["degraded"])


@dataclass(slots=True)
class Person:
    """One customer in one session."""

    user_id: str
    template: str
    path: str
    session_id: str
    said: list[Delivery] = field(default_factory=list)
    silent: bool = False

    @property
    def in_danger(self) -> bool:
        """Whether they talk of a crisis."""
        return self.template == CRISIS

    @property
    def answered(self) -> Iterator[Delivery]:
        """Everything that was answered."""
        return (said for said in self.said if said.answer is not None)

    @property
    def attempts(self) -> Iterator[Attempt]:
        """Every request."""
        return (attempt for said in self.said for attempt in said.attempts)

    async def talk(self, port: int) -> None:
        """Say one thing after another until silent; what is not answered is sent again under its key."""
        async with Customer(port) as line:
            while not self.silent:
                said = Delivery(self.template.format(len(self.said)))
                self.said.append(said)
                await self.insist(line, said)
                await asyncio.sleep(PAUSE_S)

    async def insist(self, line: Customer, said: Delivery) -> None:
        """Send until it is answered."""
        key = uuid4().hex
        body = {"user_id": self.user_id, "session_id": self.session_id, "message": said.text}
        while said.answer is None:
            begun = monotonic()
            answer = await line.ask(body, self.path, **{"Idempotency-Key": key})
            told = told_in(answer)
            degraded = () if told is None else tuple(told["meta"]["degraded"])
            said.attempts.append(
                Attempt(begun, monotonic(), answer.status, answer.ended and told is not None, degraded)
            )
            said.answer = told
            if told is None:
                await asyncio.sleep(AGAIN_S)


def told_in(answer: Answer) -> dict[str, Any] | None:
    """The answer that a whole response holds."""
    if not answer.ended:
        return None
    content = answer.content
    if answer.first_ms is not None:
        events = content.replace(b"\r\n", b"\n").split(b"event: done\n")[-1]
        content = next(line[6:] for line in events.split(b"\n") if line.startswith(b"data: "))
    found: dict[str, Any] = json.loads(content)
    return found


def people(name: str) -> list[Person]:
    """Everybody who talks, in sessions of this name."""
    return [Person(user, template, path, f"{name}-{n}") for n, (user, template, path) in enumerate(WHO)]


def last_uneasy(everybody: Sequence[Person], since: float) -> float:
    """When the last attempt ended that was no whole answer; ``since`` when there was none after it."""
    ends = [at.ended_at for person in everybody for at in person.attempts if at.uneasy]
    return max([since, *ends])


def all_calm(everybody: Sequence[Person], since: float, answers: int) -> bool:
    """Whether everybody has had so many whole answers to what they sent after the last uneasy moment."""
    after = last_uneasy(everybody, since)
    return all(
        sum(at.sent_at > after and at.ended for at in person.attempts) >= answers for person in everybody
    )
