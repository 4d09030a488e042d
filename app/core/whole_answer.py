"""An answer that comes in one piece: some servers take ``stream: true`` and send a finished completion all the same."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

from openai import AsyncStream
from openai.types.chat import ChatCompletionChunk

from app.core.model_failures import ModelFailure
from app.schemas.model_calls import CallOutcome

WHOLE = "application/json"


def is_whole(stream: AsyncStream[ChatCompletionChunk]) -> bool:
    """Whether what was opened as a stream is no stream."""
    kind: str = stream.response.headers.get("content-type", "")
    return kind.partition(";")[0].strip().lower() == WHOLE


async def in_one_piece(stream: AsyncStream[ChatCompletionChunk]) -> AsyncIterator[ChatCompletionChunk]:
    """The completion as the only chunk. Raises ``ModelFailure`` when it is none."""
    try:
        yield chunk_of(json.loads(await stream.response.aread()))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        raise ModelFailure(CallOutcome.MALFORMED) from None


def chunk_of(body: dict[str, Any]) -> ChatCompletionChunk:
    """A completion in the form of a stream's chunk."""
    first = body["choices"][0]
    delta = {"role": "assistant", "content": first["message"].get("content")}
    choice = {"index": 0, "delta": delta, "finish_reason": first.get("finish_reason")}
    fields = {"id": "whole", "created": 0, "model": "", **body}
    return ChatCompletionChunk.model_validate(
        {**fields, "object": "chat.completion.chunk", "choices": [choice]}
    )
