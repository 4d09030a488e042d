"""``/api/users/{user_id}/objections``: a customer objects to a label."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from app.api.v1.callers import OwnData
from app.api.v1.responses import documented
from app.core.dependencies import RecordsDep
from app.errors import BadInput, Conflict, MalformedRequest, Unavailable
from app.schemas.chat import Identifier
from app.schemas.rights import Objection, ObjectionRequest, ObjectionState

router = APIRouter(prefix="/api/users/{user_id}/objections", tags=["rights"])
ERRORS = documented(MalformedRequest, BadInput, Unavailable)


class ObjectionAccepted(BaseModel):
    """An objection that waits for a person."""

    objection_id: str
    state: ObjectionState


class Objections(BaseModel):
    """Objections with their answers."""

    objections: list[Objection]


@router.post(
    "", status_code=201, responses=ERRORS | documented(Conflict), summary="시나리오 판단에 이의 제기"
)
async def object_to(
    user_id: Identifier, body: ObjectionRequest, caller: OwnData, records: RecordsDep
) -> ObjectionAccepted:
    """사람인 상담사가 30일 안에 살펴보고 답합니다."""
    objection = await records.objections.object(user_id, body)
    return ObjectionAccepted(objection_id=objection.objection_id, state=objection.state)


@router.get("", responses=ERRORS, summary="나의 이의와 답변")
async def own(user_id: Identifier, caller: OwnData, records: RecordsDep) -> Objections:
    """새것부터 드립니다."""
    found = await records.objections.of_customer(user_id)
    return Objections(objections=list(found))
