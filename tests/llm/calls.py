"""One call of a language model, and what was recorded of it."""

from __future__ import annotations

from contextlib import suppress

from app.core.model_failures import ModelFailure
from app.core.openai_client import HostedModel
from app.schemas.model_calls import ModelCall, Purpose
from app.schemas.prompt import Prompt, PromptMessage

PROMPT = Prompt((PromptMessage("system", "규칙"), PromptMessage("user", "안녕")), "test/1", 10)
TEXT = "안녕하세요. 반가워요."


async def asked(provider: HostedModel) -> tuple[str, list[ModelCall]]:
    """The whole answer with the calls; a failure gives what came before it."""
    calls: list[ModelCall] = []
    text = ""
    with suppress(ModelFailure):
        async for piece in provider.stream(PROMPT, Purpose.ANSWER, calls.append):
            text += piece
    return text, calls
