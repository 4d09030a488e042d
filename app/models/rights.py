"""What customers ask of people: hand-offs, objections, feedback. All texts are short-lived.

Those of customers, and of a transcript, are masked; what a counsellor writes is kept as it was written.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    ForeignKey,
    Index,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import MYSQL, Actor, Base, CustomerId, Instant, RowId, SessionId


class Handoff(Base):
    """A customer's wish to talk to a person; one at a time waits in a session."""

    __tablename__ = "Handoff"
    __table_args__ = (
        Index("ix_Handoff_state_created_at", "state", "created_at"),
        Index("ix_Handoff_user_id_created_at", "user_id", "created_at"),
        Index("ix_Handoff_created_at", "created_at"),
        Index("ix_Handoff_user_id_session_id_waiting", "user_id", "session_id", "waiting", unique=True),
        MYSQL,
    )

    handoff_id: Mapped[str] = mapped_column(String(32), primary_key=True, comment="random")
    user_id: Mapped[str] = mapped_column(CustomerId, comment="the operator's own id")
    session_id: Mapped[str] = mapped_column(SessionId, comment="the conversation it came from")
    reason: Mapped[str] = mapped_column(Text, comment="the customer's words, masked")
    share_transcript: Mapped[bool] = mapped_column(Boolean, comment="consent to show the conversation")
    share_finances: Mapped[bool] = mapped_column(
        Boolean, server_default=false(), comment="consent to show the finances"
    )
    state: Mapped[str] = mapped_column(String(8), comment="waiting, open or closed")
    waiting: Mapped[bool | None] = mapped_column(Boolean, comment="true while it waits, then NULL")
    created_at: Mapped[datetime] = mapped_column(Instant, comment="UTC")
    counsellor: Mapped[str | None] = mapped_column(Actor, comment="who answered first")
    closed_at: Mapped[datetime | None] = mapped_column(Instant, comment="UTC")


class HandoffMessage(Base):
    """A line of the shared transcript, masked, or a counsellor's reply, as it was written."""

    __tablename__ = "HandoffMessage"
    __table_args__ = (Index("ix_HandoffMessage_handoff_id_id", "handoff_id", "id"), MYSQL)

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    handoff_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("Handoff.handoff_id", ondelete="CASCADE"), comment="Handoff.handoff_id"
    )
    role: Mapped[str] = mapped_column(String(12), comment="user, assistant or counsellor")
    text: Mapped[str] = mapped_column(Text, comment="masked")
    at: Mapped[datetime] = mapped_column(Instant, comment="UTC; when it was said")


class WebhookDelivery(Base):
    """A message to the operator's desk that has to arrive; never text of a customer."""

    __tablename__ = "WebhookDelivery"
    __table_args__ = (
        Index("ix_WebhookDelivery_state_next_at", "state", "next_at"),
        Index("ix_WebhookDelivery_created_at", "created_at"),
        MYSQL,
    )

    delivery_id: Mapped[str] = mapped_column(String(32), primary_key=True, comment="random; the webhook-id")
    created_at: Mapped[datetime] = mapped_column(Instant, comment="UTC")
    payload: Mapped[dict[str, Any]] = mapped_column(JSON, comment="ids and times only")
    state: Mapped[str] = mapped_column(String(8), comment="due, done or failed")
    attempts: Mapped[int] = mapped_column(SmallInteger, comment="how often it was sent")
    next_at: Mapped[datetime] = mapped_column(Instant, comment="UTC; not to be sent before")
    last_status: Mapped[int | None] = mapped_column(SmallInteger, comment="HTTP status; NULL when none came")


class Objection(Base):
    """A customer's objection to a label. Only a person can answer it."""

    __tablename__ = "Objection"
    __table_args__ = (
        CheckConstraint("(state = 'answered') = (answered_by IS NOT NULL)", name="answered_by_a_person"),
        Index("ix_Objection_state_created_at", "state", "created_at"),
        Index("ix_Objection_user_id_created_at", "user_id", "created_at"),
        Index("ix_Objection_answered_at", "answered_at"),
        Index("ix_Objection_withdrawn_at", "withdrawn_at"),
        MYSQL,
    )

    objection_id: Mapped[str] = mapped_column(String(32), primary_key=True, comment="random")
    user_id: Mapped[str] = mapped_column(CustomerId, comment="the operator's own id")
    request_id: Mapped[str | None] = mapped_column(String(64), comment="the turn that decided the label")
    label: Mapped[str] = mapped_column(String(40), comment="scenario")
    text: Mapped[str | None] = mapped_column(Text, comment="the customer's words, masked; NULL when erased")
    state: Mapped[str] = mapped_column(String(9), comment="waiting, answered or withdrawn")
    created_at: Mapped[datetime] = mapped_column(Instant, comment="UTC")
    due_at: Mapped[datetime] = mapped_column(Instant, comment="UTC; to be answered by")
    answer: Mapped[str | None] = mapped_column(Text, comment="a person's words; NULL when erased")
    answered_by: Mapped[str | None] = mapped_column(Actor, comment="that person")
    answered_at: Mapped[datetime | None] = mapped_column(Instant, comment="UTC")
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant, comment="UTC; when the customer erased it")


class Feedback(Base):
    """A thumb up or down for one answer; after a while without the customer and the words."""

    __tablename__ = "Feedback"
    __table_args__ = (
        UniqueConstraint("user_id", "request_id"),
        Index("ix_Feedback_at", "at"),
        MYSQL,
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    user_id: Mapped[str | None] = mapped_column(CustomerId, comment="the operator's own id; NULL: anonymised")
    session_id: Mapped[str | None] = mapped_column(String(128), comment="conversation; NULL: anonymised")
    request_id: Mapped[str | None] = mapped_column(String(64), comment="the turn; NULL: anonymised")
    rating: Mapped[str] = mapped_column(String(4), comment="up or down")
    reason: Mapped[str | None] = mapped_column(Text, comment="the customer's words, masked")
    at: Mapped[datetime] = mapped_column(Instant, comment="UTC")
