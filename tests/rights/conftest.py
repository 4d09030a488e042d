"""Conversations of ``kim`` and ``park`` in Redis, and a client of the application."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import insert

from app.core.config import Settings
from app.core.dependencies import Services
from app.models import User
from app.repositories.conversations import ConversationRepository, Memory
from app.schemas.labels import Emotion, Topic
from app.schemas.talk import Message, Role
from tests.audit.factories import turn
from tests.conftest import Backend, settings_for

AT = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
ASKED = "연체가 12일째라 걱정이에요"
ANSWERED = "먼저 카드사에 분할 납부가 되는지 물어보세요."


@pytest.fixture
def settings(backend: Backend) -> Settings:
    """Patient ones: a busy machine is no outage."""
    return settings_for(backend, db_timeout_s=30, redis_timeout_s=10)


@pytest.fixture
def services(app: FastAPI) -> Services:
    """What the application runs on."""
    found: Services = app.state.services
    return found


@pytest.fixture
async def talks(services: Services) -> ConversationRepository:
    """Two sessions of ``kim``, one of ``park``."""
    async with services.database.transaction() as session:
        rows = [{"user_id": name, "created_at": AT} for name in ("kim", "park")]
        await session.execute(insert(User), rows)
    conversations = ConversationRepository(services.redis, ttl_s=600, max_messages=40)
    for user_id, session_id, answered in (
        ("kim", "default", "r1"),
        ("kim", "second", "r2"),
        ("park", "default", "r3"),
    ):
        await remember(conversations, user_id, session_id, *messages(answered))
    return conversations


async def remember(
    conversations: ConversationRepository, user_id: str, session_id: str, *said: Message
) -> None:
    """Leave ``said`` in a session, as a turn does."""
    asked = replace(turn(user_id=user_id), session_id=session_id)
    async with await conversations.enter(asked) as floor:
        await floor.leave(Memory(said, "대화"))


def messages(answered: str = "r1") -> tuple[Message, Message]:
    """One turn, with the id of its request."""
    shares = {emotion: 0.6 if emotion is Emotion.WORRY else 0.1 for emotion in Emotion}
    asked = Message(Role.CUSTOMER, ASKED, AT, Topic.FINANCE, shares, "DELINQ_EARLY")
    return asked, Message(Role.COUNSELLOR, ANSWERED, AT, turn=answered)


def handoff_row(number: int, user_id: str, *, state: str = "waiting") -> dict[str, Any]:
    """A hand-off of a session of its own, two of which came at the same moment."""
    return {
        "handoff_id": f"{number:032x}",
        "user_id": user_id,
        "session_id": f"s{number}",
        "reason": ASKED,
        "share_transcript": False,
        "share_finances": False,
        "state": state,
        "waiting": True if state == "waiting" else None,
        "created_at": AT + timedelta(seconds=number // 2),
    }


def objection_row(number: int, user_id: str) -> dict[str, Any]:
    """An objection that waits, two of which came at the same moment."""
    made = AT + timedelta(seconds=number // 2)
    return {
        "objection_id": f"{number:032x}",
        "user_id": user_id,
        "label": "LOW_CASH",
        "text": ASKED,
        "state": "waiting",
        "created_at": made,
        "due_at": made + timedelta(days=30),
    }
