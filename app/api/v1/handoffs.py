"""``/api/users/{user_id}/handoffs``: a customer asks for a person."""

from __future__ import annotations

from fastapi import APIRouter, Response
from pydantic import BaseModel

from app.api.v1.callers import OwnData
from app.api.v1.responses import documented
from app.core.dependencies import RecordsDep
from app.errors import BadInput, Conflict, MalformedRequest, NotFound, Unavailable
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


@router.delete(
    "/{handoff_id}",
    status_code=204,
    responses=documented(BadInput, NotFound, Conflict, Unavailable),
    summary="기다리는 사람 상담 요청 거두기",
)
async def withdraw(
    user_id: Identifier, handoff_id: Identifier, caller: OwnData, records: RecordsDep
) -> Response:
    """적으신 까닭과 함께 나눈 대화까지 바로 지웁니다. 상담사가 이미 답했으면 409입니다."""
    await records.handoffs.withdraw(user_id, handoff_id)
    return Response(status_code=204)
