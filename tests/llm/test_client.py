"""The client over real connections: what it records, how it retries, when it gives up."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import Callable
from contextlib import aclosing, suppress

import pytest
from fakeredis import FakeAsyncRedis
from llmock.pytest_plugin import LLMock
from pydantic import ValidationError
from pytest_socket import SocketConnectBlockedError
from redis.asyncio import Redis

from app.core.circuit import Circuit
from app.core.llm_settings import OPENAI_URL, LanguageModelSettings, ProviderSettings
from app.core.model_failures import ModelFailure
from app.core.model_switch import KEY, ModelSwitch
from app.core.openai_client import HostedModel, LanguageModel, pause, retry_after
from app.schemas.model_calls import CallOutcome, ModelCall, Purpose
from app.schemas.prompt import DataLevel, Prompt, PromptMessage
from tests.llm.conftest import Opening
from tests.llm.server import Play, Server

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


async def test_a_call_is_recorded_with_usage_and_times(opened: Opening, server: Server) -> None:
    server.script.append(Play(TEXT, first_token_s=0.05))
    text, [call] = await asked((await opened()).providers[0])
    assert text == TEXT
    assert (call.provider, call.model, call.outcome) == ("openai", "test-model", CallOutcome.ANSWERED)
    assert (call.prompt_tokens, call.completion_tokens) == (900, 120)
    assert call.first_token_ms is not None
    assert 50 <= call.first_token_ms <= call.latency_ms


async def test_what_is_sent_names_no_customer(opened: Opening, server: Server) -> None:
    server.script.append(Play(TEXT))
    await asked((await opened(openai_api_key="sk-test")).providers[0])
    assert set(server.asked[0]) == {"model", "messages", "stream", "stream_options", "max_tokens"}
    assert server.headers[0]["authorization"] == "Bearer sk-test"


FAULTS = {
    "cut": (Play(TEXT, cut=True), CallOutcome.CUT),
    "too long": (Play(TEXT, finish="length"), CallOutcome.CUT),
    "filtered": (Play(TEXT, finish="content_filter"), CallOutcome.FILTERED),
    "no json": (Play(TEXT, event="{oops"), CallOutcome.MALFORMED),
    "odd choices": (Play(TEXT, event='{"choices": [{"delta": null}]}'), CallOutcome.MALFORMED),
    "odd content": (Play(TEXT, event='{"choices": [{"index": 0, "delta": {"content": 7}}]}'), CallOutcome.MALFORMED),
    "error event": (Play(TEXT, event='{"error": {"message": "no"}}'), CallOutcome.SERVER_ERROR),
    "empty": (Play(""), CallOutcome.EMPTY),
    "blank": (Play(" \n "), CallOutcome.EMPTY),
    "bad key": (Play(status=401), CallOutcome.REJECTED),
    "bad request": (Play(status=400), CallOutcome.REJECTED),
    "late": (Play(TEXT, first_token_s=2.5), CallOutcome.TIMEOUT),
    "slow": (Play(TEXT * 20, gap_s=0.4), CallOutcome.TIMEOUT),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
async def test_every_fault_has_its_name(opened: Opening, server: Server, fault: str) -> None:
    play, outcome = FAULTS[fault]
    server.script.append(play)
    begun = time.monotonic()
    _, [call] = await asked((await opened(llm_timeout_s=3)).providers[0])
    assert call.outcome is outcome
    assert time.monotonic() - begun < 4


async def test_a_server_that_streams_nothing_is_heard_in_one_piece(opened: Opening, server: Server) -> None:
    server.script.append(Play(TEXT, whole=True))
    text, [call] = await asked((await opened()).providers[0])
    assert (text, call.outcome) == (TEXT, CallOutcome.ANSWERED)
    assert (call.prompt_tokens, call.completion_tokens) == (900, 120)
    server.script.append(Play(TEXT, whole=True, finish="length"))
    _, [call] = await asked((await opened()).providers[0])
    assert call.outcome is CallOutcome.CUT


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_what_may_pass_is_tried_again(opened: Opening, server: Server, status: int) -> None:
    server.script.extend([Play(status=status), Play(TEXT)])
    text, [call] = await asked((await opened()).providers[0])
    assert (text, call.outcome, len(server.asked)) == (TEXT, CallOutcome.ANSWERED, 2)


@pytest.mark.parametrize("status", [400, 401, 403, 404])
async def test_what_will_not_pass_is_not(opened: Opening, server: Server, status: int) -> None:
    server.script.extend([Play(status=status), Play(TEXT)])
    _, [call] = await asked((await opened()).providers[0])
    assert (call.outcome, len(server.asked)) == (CallOutcome.REJECTED, 1)


async def test_retries_end(opened: Opening, server: Server) -> None:
    server.script.extend([Play(status=503)] * 5)
    _, [call] = await asked((await opened(llm_retries=2, llm_first_token_timeout_s=5)).providers[0])
    assert (call.outcome, len(server.asked)) == (CallOutcome.SERVER_ERROR, 3)


async def test_a_retry_after_is_kept(opened: Opening, server: Server) -> None:
    server.script.extend([Play(status=429, retry_after="0.6"), Play(TEXT)])
    begun = time.monotonic()
    text, _ = await asked((await opened()).providers[0])
    assert text == TEXT
    assert time.monotonic() - begun >= 0.6


async def test_a_long_retry_after_is_not_waited_for(opened: Opening, server: Server) -> None:
    server.script.extend([Play(status=429, retry_after="20"), Play(TEXT)])
    begun = time.monotonic()
    _, [call] = await asked((await opened()).providers[0])
    assert (call.outcome, len(server.asked)) == (CallOutcome.RATE_LIMITED, 1)
    assert time.monotonic() - begun < 2


async def test_nobody_listening_is_unreachable(opened: Opening, unused_tcp_port: int) -> None:
    model = await opened(openai_base_url=f"http://127.0.0.1:{unused_tcp_port}/v1")
    _, [call] = await asked(model.providers[0])
    assert call.outcome is CallOutcome.UNREACHABLE


async def test_a_full_house_is_busy_at_once(opened: Opening, server: Server) -> None:
    server.script.append(Play(TEXT, first_token_s=0.4))
    provider = (await opened(llm_permits=1)).providers[0]
    first = asyncio.create_task(asked(provider))
    await asyncio.sleep(0.15)
    _, [call] = await asked(provider)
    assert call.outcome is CallOutcome.BUSY
    assert (await first)[0] == TEXT
    server.script.append(Play(TEXT))
    assert (await asked(provider))[0] == TEXT  # the permit came back


async def test_who_hangs_up_speaks_neither_for_nor_against_the_provider(
    opened: Opening, server: Server
) -> None:
    server.script.extend([Play(status=401), Play(TEXT, first_token_s=5), Play(status=401)])
    provider = (await opened(llm_circuit_failures=2)).providers[0]
    await asked(provider)
    withdrawn = asyncio.create_task(asked(provider))
    await asyncio.sleep(0.3)
    withdrawn.cancel()
    await asyncio.wait([withdrawn])
    await asked(provider)
    assert provider.circuit.is_open


async def test_who_fails_in_a_row_is_left_alone_for_a_while(opened: Opening, server: Server) -> None:
    server.script.extend([Play(status=401), Play(status=401), Play(TEXT)])
    provider = (await opened(llm_circuit_failures=2, llm_circuit_rest_s=0.5)).providers[0]
    outcomes = [(await asked(provider))[1][0].outcome for _ in range(3)]
    assert outcomes == [CallOutcome.REJECTED, CallOutcome.REJECTED, CallOutcome.CIRCUIT_OPEN]
    await asyncio.sleep(0.6)
    assert (await asked(provider))[0] == TEXT
    assert len(server.asked) == 3


def test_a_circuit_lets_one_try_again() -> None:
    now = 0.0
    circuit = Circuit(failures=2, rest_s=10, clock=lambda: now)
    circuit.failed()
    assert circuit.admits()
    circuit.failed()
    assert not circuit.admits()
    now = 10.0
    assert circuit.admits()
    assert not circuit.admits()  # the second waits for the first
    circuit.failed()
    now = 19.0
    assert not circuit.admits()
    now = 20.0
    assert circuit.admits()
    circuit.succeeded()
    assert circuit.admits()
    circuit.failed()
    assert circuit.admits()


async def test_who_stops_listening_ends_the_call(opened: Opening, server: Server) -> None:
    server.script.append(Play(TEXT * 40, gap_s=0.05))
    calls: list[ModelCall] = []
    provider = (await opened()).providers[0]
    async with aclosing(provider.stream(PROMPT, Purpose.ANSWER, calls.append)) as pieces:
        async for _ in pieces:
            break
    assert calls[0].outcome is CallOutcome.WITHDRAWN
    await eventually(lambda: server.left == 1)


async def test_a_cancelled_turn_ends_the_call(opened: Opening, server: Server) -> None:
    server.script.append(Play(TEXT * 40, gap_s=0.05))
    calls: list[ModelCall] = []
    provider = (await opened()).providers[0]

    async def listen() -> None:
        async with aclosing(provider.stream(PROMPT, Purpose.ANSWER, calls.append)) as pieces:
            async for _ in pieces:
                pass

    task = asyncio.create_task(listen())
    await eventually(lambda: bool(server.asked))
    await asyncio.sleep(0.2)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert calls[0].outcome is CallOutcome.WITHDRAWN
    assert provider.permits == LanguageModelSettings(_env_file=None).llm_permits
    await eventually(lambda: server.left == 1)


async def eventually(true: Callable[[], bool]) -> None:
    """Wait until ``true()`` holds."""
    for _ in range(250):
        if true():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it never came true")


@pytest.mark.parametrize(
    ("value", "expected"), [("3", 3.0), ("0.5", 0.5), ("", None), ("soon", None), ("-1", None)]
)
def test_retry_after_in_seconds(value: str, expected: float | None) -> None:
    assert retry_after({"retry-after": value}) == expected


def test_retry_after_as_a_date() -> None:
    assert retry_after({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}) == 0.0
    assert (retry_after({"retry-after": "Wed, 21 Oct 2099 07:28:00 GMT"}) or 0) > 1e9


def test_pauses_differ_and_grow() -> None:
    error = TimeoutError()
    waits = [[pause(error, attempt) for _ in range(40)] for attempt in (0, 2)]  # type: ignore[arg-type]
    assert len(set(waits[0])) > 30
    assert max(waits[0]) < min(waits[1])


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
