"""Objections to a label: a customer asks, a person answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from app.core.db import database_needed
from app.repositories.objections import ObjectionRepository
from app.schemas.paging import Page, Place
from app.schemas.rights import Objection, ObjectionRequest, ObjectionState
from app.services.masking import masked
from rules.knowledge import current_book

ANSWERED_WITHIN = timedelta(days=30)  # 개인정보 보호법 시행령 제44조의3 제5항


@dataclass(frozen=True, slots=True)
class ObjectionDesk:
    """Objections, from the customer's words to a person's answer. Nothing here answers by itself."""

    objections: ObjectionRepository

    async def object(self, user_id: str, request: ObjectionRequest) -> Objection:
        """Keep an objection until a person answers it."""
        now = datetime.now(UTC)
        objection = Objection(
            objection_id=uuid4().hex,
            user_id=user_id,
            request_id=request.request_id,
            label=request.label.value,
            title=current_book().rule(request.label).title,
            text=masked(request.text),
            state=ObjectionState.WAITING,
            created_at=now,
            due_at=now + ANSWERED_WITHIN,
        )
        with database_needed():
            await self.objections.create(objection)
        return objection

    async def of_customer(self, user_id: str) -> Sequence[Objection]:
        """The customer's own, with the answers."""
        with database_needed():
            return await self.objections.of_customer(user_id)

    async def waiting(self, after: Place | None) -> Page[Objection]:
        """A page of those a person has to answer."""
        with database_needed():
            return await self.objections.waiting(after)

    async def get(self, objection_id: str) -> Objection:
        """One."""
        with database_needed():
            return await self.objections.get(objection_id)

    async def answer(self, objection_id: str, text: str, *, person: str) -> Objection:
        """A person's answer."""
        with database_needed():
            return await self.objections.answer(objection_id, text, person=person, at=datetime.now(UTC))
