"""What customers may do with what they wrote: have all of it, and have it gone."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from app.core.db import database_needed
from app.core.redis_client import redis_needed
from app.repositories.audit import AuditTrail
from app.repositories.customer_data import Conversation, CustomerDataRepository
from app.repositories.feedback import FeedbackRepository
from app.repositories.handoffs import HandoffRepository
from app.repositories.insights import InsightRepository
from app.repositories.objections import ObjectionRepository
from app.schemas.audit import CUSTOMER, AuditKind, AuditRecord, Caller, Companion
from app.schemas.export import ConversationOut, Export, MessageOut
from app.schemas.retention import Retention
from app.schemas.rights import Receipt
from app.schemas.talk import Message, Role
from app.services.open_crises import OpenCrises
from app.services.references import sources_of

SWEPT_AGAIN_AFTER_S = 0.2  # what a turn that was under way has written by then goes as well
NOTICE = (
    "대화와 상담 요청, 의견에 적으신 글과 거기에서 읽은 감정을 모두 지웠어요. 언제 어떤 근거로 안내했는지만 적은 "
    "기록은 대화 내용 없이 정해진 기간 동안 따로 보관해요."
)


@dataclass(frozen=True, slots=True)
class CustomerRights:
    """Erasure and export."""

    data: CustomerDataRepository
    handoffs: HandoffRepository
    objections: ObjectionRepository
    feedback: FeedbackRepository
    decisions: InsightRepository
    open_crises: OpenCrises
    trail: AuditTrail

    async def erase(self, user_id: str, caller: Caller) -> Receipt:
        """Erase every conversation and text at once; raises ``Unavailable``, and then it is to be asked again.

        The receipt and the audit entry are one: there is no receipt for what was not done.
        """
        sessions, texts = await self._sweep(user_id)
        receipt = Receipt(uuid4().hex, datetime.now(UTC), sessions, NOTICE)
        await self.trail.append(self._proof(user_id, receipt, texts, caller))
        await asyncio.sleep(SWEPT_AGAIN_AFTER_S)
        await self._sweep(user_id)
        return receipt

    async def _sweep(self, user_id: str) -> tuple[int, int]:
        """Erase what is there now: in Redis, in the tables, in this process; how many sessions and texts."""
        with redis_needed():
            sessions = await self.data.forget(user_id)
        with database_needed():
            texts = await self.data.erase_texts(user_id)
        self.open_crises.forget(user_id)
        return sessions, texts

    def _proof(self, user_id: str, receipt: Receipt, texts: int, caller: Caller) -> AuditRecord:
        """What survives an erasure: a pseudonym, a time and two counts."""
        subject = self.trail.keys.current.subject(user_id)
        counts = {"sessions": receipt.sessions, "texts": texts}
        values = {"receipt_id": receipt.receipt_id, "subject": subject, "erased_at": receipt.erased_at}
        return AuditRecord(
            entry_id=f"{caller.request_id}:erasure",
            kind=AuditKind.ERASURE,
            retention=Retention.RECEIPT,
            at=receipt.erased_at,
            actor=caller.actor or CUSTOMER,
            address=caller.address if caller.actor else None,
            subject=subject,
            purpose="erasure on request",
            details={"receipt_id": receipt.receipt_id, **counts},
            companions=(Companion("ErasureReceipt", values | counts),),
        )

    async def export(self, user_id: str) -> Export:
        """Everything the customer wrote or was told that is still there, and what was decided of them."""
        with redis_needed():
            conversations = await self.data.conversations(user_id)
        with database_needed():
            handoffs = await self.handoffs.everything_of(user_id)
            objections = await self.objections.everything_of(user_id)
            feedback = await self.feedback.everything_of(user_id)
            decisions = await self.decisions.everything_of(user_id)
        return Export(
            user_id=user_id,
            exported_at=datetime.now(UTC),
            conversations=[conversation_out(found) for found in conversations],
            handoffs=list(handoffs),
            objections=list(objections),
            feedback=list(feedback),
            decisions=list(decisions),
        )


def conversation_out(conversation: Conversation) -> ConversationOut:
    """A conversation on the wire."""
    return ConversationOut(
        session_id=conversation.session_id,
        title=conversation.title,
        summary=conversation.summary,
        messages=[message_out(said) for said in conversation.messages],
    )


def message_out(said: Message) -> MessageOut:
    """A message on the wire, with its mark."""
    return MessageOut(
        role=said.role.value,
        text=said.text,
        at=said.at,
        ai_generated=said.role is Role.COUNSELLOR,
        topic=said.topic,
        emotion=said.emotion,
        scenario=said.scenario,
        kind=said.kind,
        steps=list(said.steps),
        sources=sources_of(said.facts),
    )
