"""``/api/users/{user_id}/handoffs``: a customer asks for a person."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from app.api.v1.callers import OwnData
from app.api.v1.responses import documented
from app.core.dependencies import RecordsDep
from app.errors import BadInput, Conflict, MalformedRequest, Unavailable
from app.schemas.chat import Identifier
from app.schemas.rights import Handoff, HandoffRequest, HandoffState

router = APIRouter(prefix="/api/users/{user_id}/handoffs", tags=["rights"])
ERRORS = documented(MalformedRequest, BadInput, Unavailable)


class HandoffAccepted(BaseModel):
    """A wish that is in the queue."""

    handoff_id: str
    state: HandoffState


class Handoffs(BaseModel):
    """The customer's own, newest first."""

    handoffs: list[Handoff]


@router.post("", status_code=201, responses=ERRORS | documented(Conflict), summary="사람 상담 요청")
async def request(
    user_id: Identifier, body: HandoffRequest, caller: OwnData, records: RecordsDep
) -> HandoffAccepted:
    """동의하시면 개인정보를 가린 대화나 재정 상황을 상담사와 나눕니다. 동의하지 않아도 요청할 수 있습니다.

    같은 대화에서 기다리는 요청이 있으면 새로 만들지 않고, 그 요청의 까닭과 동의를 이번 것으로 바꿉니다.
    """
    handoff_id = await records.handoffs.request(user_id, body)
    return HandoffAccepted(handoff_id=handoff_id, state=HandoffState.WAITING)


@router.get("", responses=ERRORS, summary="나의 사람 상담 요청과 답변")
async def own(user_id: Identifier, caller: OwnData, records: RecordsDep) -> Handoffs:
    """상담사의 답변이 함께 들어 있습니다."""
    found = await records.handoffs.of_customer(user_id)
    return Handoffs(handoffs=list(found))
