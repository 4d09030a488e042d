"""Messages as they are stored."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.schemas.labels import Emotion, RiskLevel, Topic
from app.schemas.subject import Subject
from app.schemas.talk import Message, ReplyKind, Role, Summary
from rules.facts.given import hotlines_given

EMOTIONS = {emotion.value: emotion for emotion in Emotion}
ROLES = {role.value: role for role in Role}
TOPICS = {topic.value: topic for topic in Topic}
LEVELS = {level.value: level for level in RiskLevel}
KINDS = {kind.value: kind for kind in ReplyKind}


@dataclass(frozen=True, slots=True)
class Memory:
    """What a turn leaves in its session."""

    messages: Sequence[Message]  # never empty
    title: str  # the session's, if it has none yet
    summary: Summary | None = None  # None: the session's stays


def render(message: Message) -> str:
    """One message as compact JSON."""
    return json.dumps(
        {
            "role": message.role,
            "text": message.text,
            "at": message.at.isoformat(),
            "topic": message.topic,
            "emotions": message.emotions and dict(message.emotions),
            "scenario": message.scenario,
            "risk": message.risk,
            "subject": str(message.subject) or None,
            "turn": message.turn,
            "key": message.key,
            "kind": message.kind,
            "steps": message.steps,
            "facts": message.facts,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def parse(rows: Iterable[str]) -> tuple[Message, ...]:
    """The messages of ``rows``, each as :func:`render` made it."""
    return tuple(map(message_of, json.loads(f"[{','.join(rows)}]")))  # one call for all is twice as fast


def message_of(data: Mapping[str, Any]) -> Message:
    """One message; what the versions before this one did not keep is left out."""
    emotions = data["emotions"] and {EMOTIONS[name]: share for name, share in data["emotions"].items()}
    return Message(
        role=ROLES[data["role"]],
        text=data["text"],
        at=datetime.fromisoformat(data["at"]),
        topic=data["topic"] and TOPICS[data["topic"]],
        emotions=emotions,
        scenario=data["scenario"],
        risk=LEVELS[data["risk"]],
        subject=Subject.parse(data["subject"]),
        turn=data.get("turn"),  # not there in what an earlier version stored
        key=data.get("key"),
        kind=KINDS.get(data.get("kind", "")),
        steps=tuple(data.get("steps", ())),
        facts=tuple(data["facts"]) if "facts" in data else quoted_in(data),
    )


def quoted_in(data: Mapping[str, Any]) -> tuple[str, ...]:
    """The hotlines of an answer that an earlier version stored without what it quotes."""
    answer = data["role"] == Role.COUNSELLOR
    return hotlines_given(data["text"]) if answer else ()


def summary_of(text: str | None, until: str | None) -> Summary | None:
    """The stored summary."""
    return Summary(text, datetime.fromisoformat(until)) if text and until else None
