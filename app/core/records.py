"""What is kept of turns, and what customers and counsellors do with it: one composition for all of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from redis.asyncio import Redis

from app.core.background import in_background
from app.core.config import Settings
from app.core.db import Database
from app.repositories.audit import AccessLog, AuditTrail, open_trail
from app.repositories.conversations import ConversationRepository, SessionRepository
from app.repositories.customer_data import CustomerDataRepository
from app.repositories.feedback import FeedbackRepository
from app.repositories.handoffs import HandoffRepository
from app.repositories.insights import InsightRepository
from app.repositories.objections import ObjectionRepository
from app.repositories.turns import TurnRecorder
from app.services.customer_rights import CustomerRights
from app.services.feedback import FeedbackDesk
from app.services.hand_off import HandOffDesk
from app.services.objections import ObjectionDesk
from app.services.open_crises import OpenCrises
from app.services.webhook import open_webhooks


@dataclass(frozen=True, slots=True)
class Records:
    """The audit trail and everything that rests on it."""

    trail: AuditTrail
    turns: TurnRecorder
    accesses: AccessLog
    rights: CustomerRights
    handoffs: HandOffDesk
    objections: ObjectionDesk
    feedback: FeedbackDesk


@asynccontextmanager
async def open_records(
    settings: Settings,
    database: Database,
    redis: Redis,
    conversations: ConversationRepository,
    open_crises: OpenCrises,
) -> AsyncIterator[Records]:
    """Open the trail with its tasks, and the sender of webhooks; close them in reverse."""
    handoffs = HandoffRepository(database, announces=settings.handoff_webhook_url is not None)
    objections = ObjectionRepository(database)
    feedback = FeedbackRepository(database)
    desk = HandOffDesk(handoffs, conversations)
    async with (
        open_trail(settings, database) as trail,
        open_webhooks(settings, database),
        in_background(desk.count),
    ):
        data = CustomerDataRepository(redis, database, trail.keys)
        yield Records(
            trail=trail,
            turns=TurnRecorder(trail),
            accesses=AccessLog(trail),
            rights=CustomerRights(
                data, handoffs, objections, feedback, InsightRepository(database), open_crises, trail
            ),
            handoffs=desk,
            objections=ObjectionDesk(objections),
            feedback=FeedbackDesk(feedback, SessionRepository(redis)),
        )
