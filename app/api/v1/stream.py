"""``POST /api/chat/stream``: the same answer, told while it is written (server-sent events)."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Query, Request
from sse_starlette import EventSourceResponse

from app.api.v1.callers import OwnTalk
from app.api.v1.chat import TurnDep
from app.api.v1.presenters import WIRE
from app.api.v1.responses import CHAT_ERRORS, documented
from app.api.v1.server_sent import Messages, sent, serve
from app.core.dependencies import LiveTurnsDep
from app.errors import BadInput, NotFound, Unavailable
from app.schemas.chat import Identifier
from app.services.turn_events import TurnEvent

router = APIRouter(prefix="/api/chat/stream", tags=["chat"])

PLACE = re.compile(r"(?P<turn>[0-9a-f]{32}):(?P<number>\d{1,9})", re.ASCII)
EVENTS = """event: analysis
id: 9f2c1e7ab0d34c55a1b2c3d4e5f60718:1
data: {"emotion": {…}, "topic": "finance", "scenario": {…}, "meta": {…}}

event: token
id: 9f2c1e7ab0d34c55a1b2c3d4e5f60718:2
data: {"text": "카드값이 밀려 마음이 무거우시죠. "}

event: done
id: 9f2c1e7ab0d34c55a1b2c3d4e5f60718:3
data: {"reply": "…", "scenario": {…}, "emotion": {…}, "meta": {…}}
"""
STREAM: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "`analysis`, `token`…, `done`의 순서. `retract`가 오면 앞의 `token`을 거두고, "
        "`error`의 내용은 다른 오류와 같은 모양입니다.",
        "content": {"text/event-stream": {"example": EVENTS}},
    }
}

LastEventId = Annotated[
    str | None,
    Header(alias="Last-Event-ID", description="마지막으로 받은 이벤트의 id. 그다음부터 이어서 드립니다."),
]
RequestId = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$", description="이벤트 id의 앞부분")]


@router.post(
    "", response_class=EventSourceResponse, responses=CHAT_ERRORS | STREAM, summary="답을 쓰는 대로 받기"
)
async def stream(
    turn: TurnDep, request: Request, live: LiveTurnsDep, last: LastEventId = None
) -> EventSourceResponse:
    """`/api/chat`과 같은 답입니다. 끊기면 같은 `Idempotency-Key`와 `Last-Event-ID`로 이어 받습니다."""
    place = PLACE.fullmatch(last or "")
    if place is None:
        return await serve(request, written(live.listen(turn, WIRE)))
    return await serve(request, written(live.take_up(turn, WIRE, place["turn"], int(place["number"]))))


@router.get(
    "/{request_id}",
    response_class=EventSourceResponse,
    responses=documented(BadInput, NotFound, Unavailable) | STREAM,
    summary="끊긴 답을 이어 받기",
)
async def resume(
    request_id: RequestId,
    user_id: Annotated[Identifier, Query()],
    caller: OwnTalk,
    request: Request,
    live: LiveTurnsDep,
    last: LastEventId = None,
) -> EventSourceResponse:
    """쓰고 있거나 10분 안에 끝난 답의 이벤트입니다."""
    place = PLACE.fullmatch(last or "")
    number = int(place["number"]) if place is not None and place["turn"] == request_id else 0
    return await serve(request, written(live.follow(user_id, request_id, number)))


async def written(events: AsyncGenerator[TurnEvent, None]) -> Messages:
    """Events on the wire."""
    async with aclosing(events):
        async for event in events:
            yield sent(event.data, event=event.name, id=event.id)
