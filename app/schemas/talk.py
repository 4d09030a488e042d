"""A conversation as it is kept: its messages, who spoke them, and what is known of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.schemas.labels import Emotion, RiskLevel, Topic, dominant_of
from app.schemas.subject import NOTHING, Subject


class ReplyKind(StrEnum):
    """What kind of answer it is, so that a page can set it apart."""

    COUNSEL = "counsel"
    GENERAL = "general"
    CRISIS = "crisis"
    URGENT = "urgent"  # fraud or illegal lending: what to do first


class Role(StrEnum):
    """Who spoke."""

    CUSTOMER = "user"
    COUNSELLOR = "assistant"


@dataclass(frozen=True, slots=True)
class Message:
    """One stored message of a conversation; ``text`` is masked."""

    role: Role
    text: str
    at: datetime
    topic: Topic | None = None
    emotions: Mapping[Emotion, float] | None = None
    scenario: str | None = None  # the scenario's label
    risk: RiskLevel = RiskLevel.NONE
    subject: Subject = NOTHING  # what the answer was about
    turn: str | None = None  # the request that an answer was given to
    key: str | None = None  # the digest of the idempotency key it was sent with
    kind: ReplyKind | None = None  # of an answer, like the next two
    steps: tuple[str, ...] = ()  # lines of ``text`` that are steps to take
    facts: tuple[str, ...] = ()  # ids of registry facts and hotlines that were quoted

    @property
    def emotion(self) -> Emotion | None:
        """The dominant emotion, ``None`` when unknown."""
        return dominant_of(self.emotions)


@dataclass(frozen=True, slots=True)
class Summary:
    """What was talked about earlier in a session, in a few Korean sentences; masked."""

    text: str
    until: datetime  # when the newest message it covers was written


@dataclass(frozen=True, slots=True)
class History:
    """The last messages of one session, oldest first."""

    messages: tuple[Message, ...] = ()
    summary: Summary | None = None  # of the older part of the talk

    @property
    def said(self) -> tuple[Message, ...]:
        """The customer's messages, oldest first."""
        return tuple(message for message in self.messages if message.role is Role.CUSTOMER)

    @property
    def written(self) -> tuple[str, ...]:
        """What the customer wrote, oldest first."""
        return tuple(message.text for message in self.said)

    @property
    def answers(self) -> tuple[Message, ...]:
        """The counsellor's messages, oldest first."""
        return tuple(message for message in self.messages if message.role is Role.COUNSELLOR)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """What the answers were about, oldest first."""
        return tuple(message.subject for message in self.answers)

    def last(self, role: Role) -> Message | None:
        """The newest message of ``role``."""
        return next((m for m in reversed(self.messages) if m.role is role), None)
