"""``POST /api/chat``: one message in, one answer out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Response

from app.api.v1.presenters import WIRE
from app.api.v1.responses import CHAT_ERRORS
from app.core.access.dependencies import ChatTurnDep
from app.core.dependencies import LiveTurnsDep
from app.schemas.chat import ChatRequest, ChatResponse
from app.schemas.turn import Turn

router = APIRouter(prefix="/api", tags=["chat"])

IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        description="같은 키로 다시 보내면 처음의 답을 그대로 드립니다 (10분 동안). 새 메시지에는 새 키를 쓰세요.",
    ),
]


async def turn_of(body: ChatRequest, caller: ChatTurnDep, key: IdempotencyKey = None) -> Turn:
    """The turn that a request asks for."""
    return Turn(
        user_id=body.user_id,
        session_id=body.session_id,
        request_id=caller.request_id,
        message=body.message,
        received_at=datetime.now(UTC),
        wants_fine_emotions=body.fine_emotions,
        actor=caller.actor,
        address=caller.address,
        key=key,
    )


TurnDep = Annotated[Turn, Depends(turn_of)]


@router.post("/chat", response_model=ChatResponse, responses=CHAT_ERRORS, summary="메시지에 답하기")
async def chat(turn: TurnDep, live: LiveTurnsDep) -> Response:
    """감정을 읽고, 금융 상담이면 고객의 금융 데이터로 시나리오를 판단해 답합니다."""
    return Response(await live.answer(turn, WIRE), media_type="application/json")
