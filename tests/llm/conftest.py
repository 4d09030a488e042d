"""Fixtures of the language model's tests: the loopback server and a client of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from typing import Protocol

import pytest
from fakeredis import FakeAsyncRedis

from app.core.llm_settings import LanguageModelSettings
from app.core.model_switch import ModelSwitch
from app.core.openai_client import LanguageModel, open_language_model
from app.services.finance_chat import FinanceChat
from tests.llm.hearing import over
from tests.llm.server import Server, openai_server


@pytest.fixture
def server() -> Iterator[Server]:
    """A server with an empty script."""
    with openai_server() as running:
        yield running


@pytest.fixture
def second_server() -> Iterator[Server]:
    """Another one, to fall back on."""
    with openai_server() as running:
        yield running


class Opening(Protocol):
    """Opens a language model with changed settings."""

    async def __call__(self, **changes: object) -> LanguageModel: ...


@pytest.fixture
async def opened(server: Server) -> AsyncIterator[Opening]:
    """Language models on ``server`` that wait briefly; closed at the end."""
    async with AsyncExitStack() as stack:

        async def opening(**changes: object) -> LanguageModel:
            values: dict[str, object] = {
                "openai_base_url": server.url,
                "openai_model": "test-model",
                "llm_first_token_timeout_s": 2.0,
                "llm_timeout_s": 6,
                "llm_circuit_failures": 50,
                **changes,
            }
            settings = LanguageModelSettings(_env_file=None, **values)  # type: ignore[arg-type]
            switch = ModelSwitch(FakeAsyncRedis(decode_responses=True), enabled=settings.llm_enabled)
            return await stack.enter_async_context(open_language_model(settings, switch))

        yield opening


@pytest.fixture
async def chat(opened: Opening) -> FinanceChat:
    return over(await opened())
