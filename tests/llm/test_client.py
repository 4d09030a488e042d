"""The client over real connections: what it records and sends, the name of every fault, when it gives up."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import aclosing

import pytest

from app.core.llm_settings import LanguageModelSettings
from app.schemas.model_calls import CallOutcome, ModelCall, Purpose
from tests.llm.calls import PROMPT, TEXT, asked
from tests.llm.conftest import Opening
from tests.llm.server import Play, Server


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
