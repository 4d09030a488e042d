"""Which language models are asked: settings, the switch, servers of others."""

from __future__ import annotations

import asyncio
import json
import socket

import pytest
from fakeredis import FakeAsyncRedis
from llmock.pytest_plugin import LLMock
from pydantic import ValidationError
from pytest_socket import SocketConnectBlockedError
from redis.asyncio import Redis

from app.core.llm_settings import OPENAI_URL, LanguageModelSettings, ProviderSettings
from app.core.model_switch import KEY, ModelSwitch
from app.core.openai_client import LanguageModel
from app.schemas.model_calls import CallOutcome
from app.schemas.prompt import DataLevel
from tests.llm.calls import asked
from tests.llm.conftest import Opening


class TestSwitch:
    """The kill switch."""

    async def test_it_is_thrown_for_every_process(self) -> None:
        redis: Redis = FakeAsyncRedis(decode_responses=True)
        here, there = ModelSwitch(redis, enabled=True), ModelSwitch(redis, enabled=True)
        assert await here.is_on()
        await there.turn(on=False)
        assert not await there.is_on()
        await asyncio.sleep(1.1)
        assert not await here.is_on()
        await here.turn(on=True)
        assert await here.is_on()
        assert await redis.get(KEY) is None

    async def test_a_setting_beats_the_switch(self) -> None:
        switch = ModelSwitch(FakeAsyncRedis(decode_responses=True), enabled=False)
        await switch.turn(on=True)
        assert not await switch.is_on()

    async def test_without_redis_the_last_position_stands(self, unused_tcp_port: int) -> None:
        away: Redis = Redis.from_url(f"redis://127.0.0.1:{unused_tcp_port}", socket_connect_timeout=0.2)
        switch = ModelSwitch(away, enabled=True)
        assert await switch.is_on()
        await away.aclose()

    async def test_nobody_is_available_while_it_is_off(self, opened: Opening) -> None:
        model: LanguageModel = await opened()
        assert await model.available()
        await model.switch.turn(on=False)
        assert await model.available() == ()


class TestSettings:
    """Which providers are asked."""

    def settings(self, **values: object) -> LanguageModelSettings:
        return LanguageModelSettings(_env_file=None, **values)  # type: ignore[arg-type]

    def test_without_key_and_address_there_is_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("OPENAI_API_KEY", raising=False)
        assert self.settings().llm_providers == ()

    def test_the_key_of_the_documents_is_none(self) -> None:
        assert self.settings(openai_api_key="your_openai_api_key").llm_providers == ()

    def test_a_key_or_an_address_is_enough(self) -> None:
        assert self.settings(openai_api_key="sk-x").llm_providers[0].base_url == "https://api.openai.com/v1"
        local = self.settings(openai_base_url="http://localhost:11434/v1").llm_providers[0]
        assert (local.api_key, local.name) == (None, "openai")

    def test_a_slash_at_the_end_makes_no_other_address(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("OPENAI_API_KEY", raising=False)
        assert self.settings(openai_base_url="https://api.openai.com/v1/").llm_providers == ()
        first = self.settings(openai_api_key="x", openai_base_url=" https://api.openai.com/v1// ")
        assert first.llm_providers[0].base_url == OPENAI_URL

    def test_fallbacks_come_from_json(self, monkeypatch: pytest.MonkeyPatch) -> None:
        inside = {"name": "inside", "model": "m", "base_url": "http://gpu:8000/v1", "data_level": "figures"}
        monkeypatch.setenv("LLM_FALLBACKS", json.dumps([inside]))
        first, second = self.settings(openai_api_key="sk-x").llm_providers
        assert isinstance(second, ProviderSettings)
        assert (first.name, second.name, second.data_level) == ("openai", "inside", DataLevel.FIGURES)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"openai_base_url": "gpu:8000"},
            {"openai_base_url": "http://user:secret@gpu/v1"},
            {"openai_api_key": "x", "llm_fallbacks": [{"name": "openai", "model": "m"}]},
            {"llm_data_level": "everything"},
        ],
    )
    def test_what_is_wrong_is_refused_without_a_secret(self, wrong: dict[str, object]) -> None:
        with pytest.raises(ValidationError) as caught:
            self.settings(**wrong)
        assert "secret" not in str(caught.value.errors(include_input=False))


def test_no_test_reaches_the_world() -> None:
    with pytest.raises((SocketConnectBlockedError, UserWarning)):  # warnings are errors
        socket.create_connection(("93.184.215.14", 80), timeout=1)


class TestForeignServer:
    """The same against a server that was not written by us, which judges how it was treated."""

    def settings(self, llmock: LLMock) -> dict[str, object]:
        return {
            "openai_base_url": llmock.base_url("openai"),
            "llm_retries": 2,
            "llm_first_token_timeout_s": 5,
        }

    async def test_it_answers_after_two_refusals(self, opened: Opening, llmock: LLMock) -> None:
        llmock.rate_limit(times=2, retry_after=0.2)
        text, [call] = await asked((await opened(**self.settings(llmock))).providers[0])
        assert text
        assert call.outcome is CallOutcome.ANSWERED
        assert call.completion_tokens
        llmock.assert_resilient()

    async def test_broken_streams_are_no_answers(self, opened: Opening, llmock: LLMock) -> None:
        provider = (await opened(**self.settings(llmock))).providers[0]
        llmock.truncate(after_chunks=1)
        assert (await asked(provider))[1][0].outcome is CallOutcome.CUT
        llmock.disconnect(after_chunks=1)
        assert (await asked(provider))[1][0].outcome in {CallOutcome.CUT, CallOutcome.UNREACHABLE}
