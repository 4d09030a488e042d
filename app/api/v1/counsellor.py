"""``/api/counsellor``: what people who counsel see and answer. Every look is recorded before it is given."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel, Field

from app.api.v1.objections import Objections
from app.api.v1.responses import documented
from app.api.v1.scenario import explanation_of
from app.core.access.dependencies import CounsellingPersonDep, CounsellorDep
from app.core.dependencies import RecordsDep, ServicesDep
from app.core.records import Records
from app.errors import BadInput, Conflict, Forbidden, MalformedRequest, NotFound, Unauthenticated, Unavailable
from app.schemas.audit import Caller
from app.schemas.chat import Identifier
from app.schemas.insights import ScenarioExplanation
from app.schemas.paging import After, Place
from app.schemas.rights import CounsellorReply, Handoff, HandoffState, Objection

router = APIRouter(prefix="/api/counsellor", tags=["counsellor"])
READ = documented(BadInput, Unauthenticated, Forbidden, NotFound, Unavailable)
NOT_SHARED = "고객이 재정 상황을 나누는 데 동의하지 않아 보여 드릴 수 없어요."
OVER = "마친 상담이라 고객의 상황을 더 보여 드리지 않아요."
NEXT = Field(default=None, description="다음 쪽을 청할 때의 `after`. 더 없으면 비어 있습니다")
WRITE = READ | documented(MalformedRequest, Conflict)


class Queue(BaseModel):
    """A page of hand-offs without their conversations."""

    handoffs: list[Handoff]
    next: str | None = NEXT


class ObjectionQueue(Objections):
    """A page of objections."""

    next: str | None = NEXT


@router.get("/handoffs", responses=READ, summary="사람 상담 대기열")
async def queue(
    caller: CounsellorDep,
    records: RecordsDep,
    state: HandoffState = HandoffState.WAITING,
    after: After = None,
) -> Queue:
    """오래 기다린 고객부터 100명씩 드립니다."""
    page = await records.handoffs.queue(state, Place.told(after))
    await records.accesses.note(caller, [one.user_id for one in page.found], purpose="handoff queue")
    return Queue(handoffs=list(page.found), next=page.next)


@router.get("/handoffs/{handoff_id}", responses=READ, summary="사람 상담 하나")
async def handoff(handoff_id: Identifier, caller: CounsellorDep, records: RecordsDep) -> Handoff:
    """고객이 동의했다면 가려진 대화가 함께 들어 있습니다."""
    return await seen(await records.handoffs.get(handoff_id), caller, records, purpose="handoff")


@router.get("/handoffs/{handoff_id}/scenario", responses=READ, summary="상담을 청한 고객의 상황")
async def situation(
    handoff_id: Identifier, caller: CounsellorDep, records: RecordsDep, services: ServicesDep
) -> ScenarioExplanation:
    """판단의 근거와 다음 달의 어림입니다. 재정 상황을 나누는 데 동의한 고객의 것만, 상담을 마칠 때까지 드립니다."""
    found = await seen(await records.handoffs.get(handoff_id), caller, records, purpose="handoff scenario")
    if not found.share_finances:
        raise Forbidden(NOT_SHARED)
    if found.state is HandoffState.CLOSED:
        raise Forbidden(OVER)
    return await explanation_of(found.user_id, services)


@router.post("/handoffs/{handoff_id}/replies", status_code=201, responses=WRITE, summary="답장 쓰기")
async def reply(
    handoff_id: Identifier, body: CounsellorReply, caller: CounsellingPersonDep, records: RecordsDep
) -> Handoff:
    """첫 답장이 상담을 엽니다. 사람만 쓸 수 있습니다."""
    await seen(await records.handoffs.get(handoff_id), caller, records, purpose="handoff reply")
    return await records.handoffs.reply(handoff_id, body.text, counsellor=str(caller.actor))


@router.post("/handoffs/{handoff_id}/close", responses=WRITE, summary="상담 마치기")
async def close(handoff_id: Identifier, caller: CounsellorDep, records: RecordsDep) -> Handoff:
    """마친 상담에는 답장을 쓸 수 없습니다."""
    await seen(await records.handoffs.get(handoff_id), caller, records, purpose="handoff close")
    return await records.handoffs.close(handoff_id)


@router.get("/objections", responses=READ, summary="답을 기다리는 이의")
async def objections(caller: CounsellorDep, records: RecordsDep, after: After = None) -> ObjectionQueue:
    """판단에 쓰인 기준이 함께 들어 있습니다. 기한이 먼저 오는 것부터 100개씩 드립니다."""
    page = await records.objections.waiting(Place.told(after))
    await records.accesses.note(caller, [one.user_id for one in page.found], purpose="objection queue")
    return ObjectionQueue(objections=list(page.found), next=page.next)


@router.post("/objections/{objection_id}/answer", status_code=201, responses=WRITE, summary="이의에 답하기")
async def answer(
    objection_id: Identifier, body: CounsellorReply, caller: CounsellingPersonDep, records: RecordsDep
) -> Objection:
    """사람만 답할 수 있고, 한 번만 답할 수 있습니다."""
    found = await records.objections.get(objection_id)
    await records.accesses.note(caller, [found.user_id], purpose="objection answer")
    return await records.objections.answer(objection_id, body.text, person=str(caller.actor))


async def seen(found: Handoff, caller: Caller, records: Records, *, purpose: str) -> Handoff:
    """The hand-off, once it is on record that the caller saw it."""
    await records.accesses.note(caller, [found.user_id], purpose=purpose)
    return found
