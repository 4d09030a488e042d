"""What a model gets wrong over a real connection: repaired, or replaced by the counsellor's words."""

from __future__ import annotations

import pytest

from app.schemas.model_calls import CallOutcome, Purpose
from app.schemas.turn import (
    Author,
    Degraded,
)
from app.services.advice_templates import counsel
from app.services.finance_chat import FinanceChat
from tests.llm.conftest import Opening
from tests.llm.hearing import GOOD, LYING, PROMISING, answered, over, worried
from tests.llm.lies import lies
from tests.llm.server import Play, Server

WORDS = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호"


@pytest.mark.parametrize("wrong", [LYING, PROMISING, "밀린 돈은 {금액9}이에요.", "그냥 갚아."])
async def test_a_wrong_answer_is_repaired_once(chat: FinanceChat, server: Server, wrong: str) -> None:
    server.script.extend([Play(wrong), Play(GOOD)])
    draft, _ = await answered(chat, worried())
    assert draft.text == GOOD
    assert draft.findings
    assert [call.purpose for call in draft.calls] == [Purpose.ANSWER, Purpose.REPAIR]
    assert "문제가 있다" in server.asked[1]["messages"][-1]["content"]
    assert server.asked[1]["messages"][-2] == {"role": "assistant", "content": wrong}


async def test_what_was_said_before_the_error_is_taken_back(chat: FinanceChat, server: Server) -> None:
    server.script.extend([Play(GOOD + " " + PROMISING), Play(GOOD)])
    _, ears = await answered(chat, worried())
    assert ears.retracted == 1


async def test_an_error_stops_the_model(chat: FinanceChat, server: Server) -> None:
    server.script.extend([Play(PROMISING + " " + GOOD * 20, gap_s=0.02), Play(GOOD)])
    draft, _ = await answered(chat, worried())
    assert draft.calls[0].outcome is CallOutcome.WITHDRAWN


async def test_an_endless_answer_is_stopped_before_its_end(chat: FinanceChat, server: Server) -> None:
    endless = "".join(f"{GOOD} {'네, ' * n}" for n in range(1, 40))
    server.script.extend([Play(endless, gap_s=0.002), Play(GOOD)])
    draft, _ = await answered(chat, worried())
    assert draft.calls[0].outcome is CallOutcome.WITHDRAWN
    assert "length" in draft.findings


async def test_a_model_that_lies_twice_is_not_heard(chat: FinanceChat, server: Server) -> None:
    server.script.extend([Play(LYING), Play(PROMISING)])
    asked = worried()
    draft, _ = await answered(chat, asked)
    assert draft.text == counsel(asked).text
    assert draft.author is Author.COUNSELLOR
    assert draft.degraded == (Degraded.LANGUAGE_MODEL,)
    assert set(draft.findings) >= {"number", "approval"}
    assert len(server.asked) == 2


LOOP = "먼저 돈을 빌린 금융회사에 전화해 사정을 알려 주세요. "
LONG = [f"{word} 이야기를 먼저 나누어 보시면 마음이 한결 가벼워지실 거예요." for word in WORDS]


@pytest.mark.parametrize("text", [LOOP * 40, " ".join(LONG)], ids=["loop", "long"])
async def test_what_grows_too_long_is_not_heard_to_its_end(
    chat: FinanceChat, server: Server, text: str
) -> None:
    server.script.extend([Play(text, gap_s=0.005), Play(GOOD)])
    draft, ears = await answered(chat, worried())
    assert draft.text == GOOD
    assert "length" in draft.findings
    assert draft.calls[0].outcome is CallOutcome.WITHDRAWN
    assert ears.most <= 1_200


async def test_of_a_hundred_lying_models_none_is_heard(chat: FinanceChat, server: Server) -> None:
    for lie in lies("development", 100, seed=7):
        server.script.extend([Play(lie.text), Play(lie.text)])
        draft, _ = await answered(chat, lie.case)
        assert draft.author is Author.COUNSELLOR, lie
        server.script.clear()


@pytest.mark.parametrize(
    "plays",
    [
        [Play(status=500), Play(status=500)],
        [Play(status=429, retry_after="30")],
        [Play(status=401)],
        [Play(GOOD, first_token_s=3), Play(GOOD, first_token_s=3)],
        [Play(GOOD, cut=True)],
        [Play(GOOD[:40], event="{oops")],
        [Play("")],
        [Play(GOOD * 4, gap_s=0.6)],
    ],
    ids=["500", "429", "401", "late", "cut", "malformed", "empty", "slow"],
)
async def test_every_fault_ends_in_the_counsellors_words(
    chat: FinanceChat, server: Server, plays: list[Play]
) -> None:
    server.script.extend(plays)
    asked = worried()
    draft, _ = await answered(chat, asked)
    assert draft.text == counsel(asked).text
    assert draft.degraded == (Degraded.LANGUAGE_MODEL,)
    assert draft.calls
    assert draft.calls[-1].outcome is not CallOutcome.ANSWERED


@pytest.mark.parametrize("fault", [Play(status=503), Play(GOOD, cut=True), Play(GOOD[:30], event="{")])
async def test_the_next_provider_takes_over(
    opened: Opening, server: Server, second_server: Server, fault: Play
) -> None:
    inside = {"name": "inside", "model": "other", "base_url": second_server.url, "data_level": "figures"}
    server.script.extend([fault] * 2)
    second_server.script.append(Play(GOOD))
    draft, _ = await answered(over(await opened(llm_fallbacks=[inside])), worried())
    assert (draft.author, draft.model, draft.degraded) == (Author.LANGUAGE_MODEL, "other", ())
    assert [call.provider for call in draft.calls] == ["openai", "inside"]
    assert "약 35만 원" in str(second_server.asked[0]["messages"])  # each provider hears at its own level
    assert "약 35만 원" not in str(server.asked[0]["messages"])
