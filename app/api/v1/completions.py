"""``/v1``: the counsellor as a model of the OpenAI API, for clients that speak nothing else.

A client that names a ``session_id`` leaves the talk to this service; one that does not keeps it itself, as
the OpenAI API means it, and then nothing of it is remembered here. What such a client sends as earlier
messages is read as the talk so far; system messages are not heeded.
"""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from app.api.v1.presenters import present, present_analysis, rendered
from app.api.v1.responses import CHAT_ERRORS, also_as, documented
from app.api.v1.server_sent import Messages, sent, serve
from app.core.access.dependencies import CallerDep, customer_turn
from app.core.access.principal import CallerKind
from app.core.access.said import TalkRequest
from app.core.dependencies import LiveTurnsDep, PipelineDep
from app.errors import BadInput, NotFound
from app.schemas.completions import (
    MODEL,
    Answer,
    Choice,
    Completion,
    CompletionRequest,
    Model,
    Models,
    Usage,
)
from app.schemas.turn import Reply, Turn
from app.services.turn_events import TurnEvent, Wire

router = APIRouter(prefix="/v1", tags=["openai"])

NO_MODEL = "그런 모델이 없어요. 'emofinance'를 골라 주세요."
NO_USER = "누구의 상담인지 알 수 있게 user에 고객 ID를 넣어 주세요."
RETRACTED = (
    "\n\n앞의 말씀은 거두고, 확인한 내용으로 다시 답할게요.\n\n"  # this protocol cannot take words back
)


async def turn_of(body: CompletionRequest, request: Request, principal: CallerDep) -> AsyncIterator[Turn]:
    """The turn that a request asks for, held until the whole answer is sent.

    Raises ``NotFound`` for another model and ``BadInput`` without a customer.
    """
    if body.model != MODEL:
        raise NotFound(NO_MODEL, code="model_not_found")
    user_id = body.user or (principal.subject if principal.kind is CallerKind.PERSON else None)
    if user_id is None:
        raise BadInput(NO_USER, details=[{"field": "user", "reason": NO_USER}])
    said = TalkRequest(user_id, body.session_id or request.state.request_id, (body.message,))
    async with customer_turn(request, said) as caller:
        yield Turn(
            user_id=user_id,
            session_id=said.session_id,
            request_id=caller.request_id,
            message=body.message,
            received_at=datetime.now(UTC),
            actor=caller.actor,
            address=caller.address,
            talk=body.talk if body.session_id is None else None,
        )


TurnDep = Annotated[Turn, Depends(turn_of)]


@router.post(
    "/chat/completions",
    response_model=Completion,
    responses=CHAT_ERRORS | documented(NotFound) | also_as("text/event-stream"),
    summary="OpenAI 형식으로 답 받기",
)
async def complete(
    body: CompletionRequest, turn: TurnDep, request: Request, pipeline: PipelineDep, live: LiveTurnsDep
) -> Response:
    """감정과 시나리오는 `emofinance`에 들어 있습니다. `stream`이면 문장마다 조각으로 드립니다."""
    if body.stream:
        options = body.stream_options
        chunks = chunked(live.listen(turn, WIRE), turn, usage=options is not None and options.include_usage)
        return await serve(request, chunks)
    return Response(rendered(completion_of(await pipeline.reply(turn))), media_type="application/json")


@router.get("/models", summary="쓸 수 있는 모델")
async def models() -> Models:
    """하나뿐입니다."""
    return Models(data=[Model()])


@router.get("/models/{model}", responses=documented(NotFound), summary="모델 하나")
async def model(model: str) -> Model:
    """이름이 `emofinance`일 때만 있습니다."""
    if model != MODEL:
        raise NotFound(NO_MODEL, code="model_not_found")
    return Model()


def completion_of(reply: Reply) -> Completion:
    """The whole completion."""
    response = present(reply).model_dump(mode="json", exclude_unset=True)
    text = response.pop("reply")
    turn = reply.case.guarded.turn
    return Completion(
        id=f"chatcmpl-{turn.request_id}",
        object="chat.completion",
        created=int(turn.received_at.timestamp()),
        model=MODEL,
        choices=[Choice(index=0, message=Answer(role="assistant", content=text), finish_reason="stop")],
        usage=usage_of(reply),
        emofinance=response,
    )


def usage_of(reply: Reply) -> Usage:
    """The tokens of every call that the turn made."""
    prompt = sum(call.prompt_tokens or 0 for call in reply.draft.calls)
    completion = sum(call.completion_tokens or 0 for call in reply.draft.calls)
    return Usage(prompt_tokens=prompt, completion_tokens=completion, total_tokens=prompt + completion)


WIRE = Wire(
    analysis=lambda case: rendered(present_analysis(case)),
    answer=lambda reply: rendered(completion_of(reply)),
)


async def chunked(events: AsyncGenerator[TurnEvent, None], turn: Turn, *, usage: bool) -> Messages:
    """Events as chunks of a completion, closed by ``[DONE]``."""
    async with aclosing(events):
        async for event in events:
            data = json.loads(event.data)
            yield sent(json.dumps(chunk_of(turn, event.name, data), ensure_ascii=False))
            if event.name == "done" and usage:
                last = chunk(turn) | {"choices": [], "usage": data["usage"]}
                yield sent(json.dumps(last, ensure_ascii=False))
    yield sent("[DONE]")


def chunk_of(turn: Turn, name: str, data: dict[str, Any]) -> dict[str, Any]:
    """One event as a chunk."""
    match name:
        case "analysis":
            return chunk(turn, {"role": "assistant", "content": ""}) | {"emofinance": data}
        case "token":
            return chunk(turn, {"content": data["text"]})
        case "retract":
            return chunk(turn, {"content": RETRACTED})
    return chunk(turn, {}, finish="stop") | {"emofinance": data["emofinance"]}


def chunk(turn: Turn, delta: dict[str, str] | None = None, *, finish: str | None = None) -> dict[str, Any]:
    """A chunk around ``delta``."""
    return {
        "id": f"chatcmpl-{turn.request_id}",
        "object": "chat.completion.chunk",
        "created": int(turn.received_at.timestamp()),
        "model": MODEL,
        "choices": [{"index": 0, "delta": delta or {}, "finish_reason": finish}],
    }
