"""What may pass is tried again, and who fails is left alone for a while."""

from __future__ import annotations

import asyncio
import time

import pytest

from app.core.circuit import Circuit
from app.core.openai_client import pause, retry_after
from app.schemas.model_calls import CallOutcome
from tests.llm.calls import TEXT, asked
from tests.llm.conftest import Opening
from tests.llm.server import Play, Server


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
