"""Conversations in Redis: the last messages of every session, until their time is up."""

from __future__ import annotations

from app.repositories.conversations.events import EventRepository
from app.repositories.conversations.floor import Floor
from app.repositories.conversations.keys import SessionKeys, customer_key, digest
from app.repositories.conversations.messages import Memory, parse
from app.repositories.conversations.repository import ConversationRepository
from app.repositories.conversations.sessions import Session, SessionEntry, SessionRepository
from app.repositories.conversations.steps import AskedBefore, FloorLost

__all__ = [
    "AskedBefore",
    "ConversationRepository",
    "EventRepository",
    "Floor",
    "FloorLost",
    "Memory",
    "Session",
    "SessionEntry",
    "SessionKeys",
    "SessionRepository",
    "customer_key",
    "digest",
    "parse",
]
