"""The model's words over a real connection: said when they are right, by whomever they may be heard."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import timedelta

import pytest

from app.schemas.labels import Emotion, RiskLevel, Topic
from app.schemas.model_calls import CallOutcome, Purpose
from app.schemas.prompt import DataLevel
from app.schemas.subject import Subject
from app.schemas.talk import History, Message, Role
from app.schemas.turn import Author
from app.services.advice_templates import chat as small_talk
from app.services.advice_templates import counsel
from app.services.finance_chat import FinanceChat
from app.services.generic_chat import GenericChat
from rules.scenario import Scenario
from tests.counsellor.factories import NOW, case
from tests.llm.conftest import Opening
from tests.llm.hearing import GOOD, Ears, answered, over, said_by, worried
from tests.llm.server import Play, Server


async def test_a_right_answer_is_said_sentence_by_sentence(chat: FinanceChat, server: Server) -> None:
    server.script.append(Play(GOOD))
    draft, ears = await answered(chat, worried())
    assert draft.text == GOOD
    assert (draft.author, draft.model) == (Author.LANGUAGE_MODEL, "test-model")
    assert len(ears.heard) >= 3
    assert [call.outcome for call in draft.calls] == [CallOutcome.ANSWERED]
    assert draft.prompt_version
    assert draft.prompt_version.startswith("finance/")
    assert draft.subject == Subject("scenario", "DELINQ_EARLY")
    assert draft.degraded == ()


async def test_steps_and_sources_stay_with_a_rewording(chat: FinanceChat, server: Server) -> None:
    counselled = counsel(worried())
    server.script.append(Play(counselled.text))
    draft, _ = await answered(chat, worried())
    assert (draft.author, draft.steps) == (Author.LANGUAGE_MODEL, counselled.steps)
    assert set(draft.facts) >= set(counselled.facts)
    server.script.append(Play(GOOD.replace(" 먼저", "\n먼저")))
    draft, _ = await answered(chat, worried())
    assert draft.steps == ("먼저 돈을 빌린 금융회사에 전화해 사정을 알려 주세요.",)
    server.script.append(Play(GOOD.replace(" 먼저", "\n1. 먼저")))
    draft, ears = await answered(chat, worried())
    assert draft.steps == ("먼저 돈을 빌린 금융회사에 전화해 사정을 알려 주세요.",)
    assert "1." not in ears.text


@pytest.mark.parametrize(
    "empty",
    [
        "오늘 날씨가 참 좋네요. 잠깐 산책은 어떠세요?",
        "고객님의 금융 자료를 볼 수 없어서 정확한 말씀을 드리기 어려워요.",
        "죄송하지만 그 요청은 도와드릴 수 없어요.",
    ],
)
async def test_an_answer_that_refuses_or_strays_is_not_heard(
    chat: FinanceChat, server: Server, empty: str
) -> None:
    server.script.extend([Play(empty), Play(empty)])
    asked = worried()
    draft, _ = await answered(chat, asked)
    assert (draft.text, draft.author) == (counsel(asked).text, Author.COUNSELLOR)
    assert "unfounded" in draft.findings


async def test_what_a_model_leaves_out_the_counsellor_adds(chat: FinanceChat, server: Server) -> None:
    kind = "말씀해 주셔서 고마워요. 많이 걱정되셨겠어요. 함께 방법을 찾아볼게요."
    server.script.append(Play(kind))
    asked = worried()
    draft, ears = await answered(chat, asked)
    counselled = counsel(asked)
    assert draft.author is Author.LANGUAGE_MODEL
    assert draft.text.startswith(f"{kind}\n\n")
    assert draft.text == ears.text
    assert draft.steps == counselled.steps
    assert draft.facts == counselled.facts
    assert counselled.text.split("\n")[0] not in draft.text  # what it felt with, the model has said
    assert len(draft.calls) == 1


async def test_a_sentence_is_heard_before_the_next_is_written(chat: FinanceChat, server: Server) -> None:
    server.script.append(Play(GOOD, gap_s=0.05))
    ears = Ears()
    task = asyncio.create_task(chat.answer(worried(), ears))
    for _ in range(100):
        await asyncio.sleep(0.02)
        if ears.heard:
            break
    assert not task.done()
    await task


async def test_blanks_are_filled_here(chat: FinanceChat, server: Server) -> None:
    server.script.append(
        Play(
            "걱정이 크셨겠어요. 지금 {금액1}가 밀려 있어요.\n\n**먼저** 금융회사에 전화해 낼 수 있는 날을 알려 주세요."
        )
    )
    draft, _ = await answered(chat, worried())
    assert (
        draft.text
        == "걱정이 크셨겠어요. 지금 35만 2,000원이 밀려 있어요.\n\n먼저 금융회사에 전화해 낼 수 있는 날을 알려 주세요."
    )
    assert "35만" not in json.dumps(server.asked, ensure_ascii=False)


@pytest.mark.parametrize("said", ["이번 달 카드 얼마 썼어?", "비트코인 지금 사도 될까?"])
async def test_figures_and_refusals_are_never_reworded(chat: FinanceChat, server: Server, said: str) -> None:
    draft, _ = await answered(chat, case(said, scenario=Scenario.STABLE_HOPE))
    assert (draft.author, draft.degraded) == (Author.COUNSELLOR, ())
    assert server.asked == []


@pytest.mark.parametrize("reason", ["danger", "fraud", "likely fraud", "steering"])
async def test_danger_fraud_and_steering_never_reach_a_model(
    chat: FinanceChat, server: Server, reason: str
) -> None:
    told = {
        "danger": case("다 그만두고 싶어요", risk=RiskLevel.CONCERN, scenario=Scenario.DELINQ_EARLY),
        "fraud": case("검사가 돈을 보내래요", fraud=("voice_phishing",), scenario=Scenario.LOW_CASH),
        "likely fraud": case(
            "검사가 돈을 보내래요", fraud=("voice_phishing",), fraud_certain=False, scenario=Scenario.LOW_CASH
        ),
        "steering": worried(guarded=replace(worried().guarded, injection=True)),
    }[reason]
    draft, _ = await answered(chat, told)
    assert (draft.author, draft.degraded) == (Author.COUNSELLOR, ())
    assert server.asked == []


async def test_without_a_model_nothing_is_degraded(opened: Opening, server: Server) -> None:
    for models in (
        await opened(openai_base_url="https://api.openai.com/v1"),
        await opened(llm_enabled=False),
    ):
        draft, ears = await answered(over(models), worried())
        assert (draft.author, draft.degraded, ears.heard) == (Author.COUNSELLOR, (), [])
    assert server.asked == []


async def test_who_hears_no_figures_rewords_no_figures(opened: Opening, server: Server) -> None:
    chat = over(await opened(llm_data_level=DataLevel.NONE))
    draft, _ = await answered(chat, worried())
    assert (draft.author, draft.degraded, server.asked) == (Author.COUNSELLOR, (), [])
    server.script.append(Play("리볼빙은 카드값의 일부를 다음 달로 넘기는 약정이에요."))
    draft, _ = await answered(chat, case("리볼빙이 뭐예요?", known=False))
    assert draft.author is Author.LANGUAGE_MODEL


async def test_law_is_handed_over_where_nothing_of_the_customer_is(opened: Opening, server: Server) -> None:
    asked = case("독촉 전화는 하루에 몇 번까지예요?", scenario=Scenario.DELINQ_MID, emotion=Emotion.ANGER)
    server.script.append(Play(counsel(asked).text))
    draft, _ = await answered(over(await opened(llm_data_level=DataLevel.NONE)), asked)
    assert draft.author is Author.LANGUAGE_MODEL
    assert "7일 동안 7번" in server.asked[0]["messages"][0]["content"]


async def test_everyday_talk_has_a_prompt_of_its_own(opened: Opening, server: Server) -> None:
    server.script.append(Play("많이 지치셨군요. 오늘은 푹 쉬어 가면 좋겠어요."))
    told = case("오늘 너무 힘들었어", emotion=Emotion.SADNESS, topic=Topic.GENERAL, known=False)
    draft, _ = await answered(GenericChat(said_by(await opened())), told)
    assert draft.author is Author.LANGUAGE_MODEL
    assert draft.prompt_version
    assert draft.prompt_version.startswith("generic/")
    assert draft.text != small_talk(told).text


def long_talk() -> History:
    """So many messages that a summary is due."""
    roles = (Role.CUSTOMER, Role.COUNSELLOR)
    return History(
        tuple(
            Message(
                roles[number % 2],
                f"{number}째 이야기예요." if number % 2 == 0 else "네, 그러셨군요.",
                NOW - timedelta(minutes=30 - number),
            )
            for number in range(20)
        )
    )


class TestSummary:
    """A running summary is written beside the answer."""

    async def test_the_model_writes_it(self, chat: FinanceChat, server: Server) -> None:
        both = Play("고객은 여러 이야기를 나눴고 연체를 걱정했어요.", usage=None)
        server.script.extend([both, both])
        draft, _ = await answered(chat, worried(history=long_talk()))
        purposes = {call.purpose for call in draft.calls}
        assert purposes >= {Purpose.ANSWER, Purpose.SUMMARY}
        assert draft.summary is not None
        assert draft.summary.until == long_talk().messages[11].at

    async def test_it_is_extracted_when_the_model_is_slow(self, chat: FinanceChat, server: Server) -> None:
        server.script.extend([Play(status=401), Play(status=401)])
        draft, _ = await answered(chat, worried(history=long_talk()))
        assert draft.summary is not None
        assert draft.summary.text.startswith("고객이 한 말:")

    async def test_it_is_extracted_without_a_model(self, opened: Opening) -> None:
        draft, _ = await answered(over(await opened(llm_enabled=False)), worried(history=long_talk()))
        assert draft.summary is not None

    async def test_a_short_talk_costs_one_call(self, chat: FinanceChat, server: Server) -> None:
        server.script.append(Play(GOOD))
        draft, _ = await answered(chat, worried())
        assert draft.summary is None
        assert len(server.asked) == 1


async def test_who_leaves_ends_the_call(chat: FinanceChat, server: Server) -> None:
    server.script.append(Play(GOOD * 40, gap_s=0.05))
    task = asyncio.create_task(chat.answer(worried(), Ears()))
    for _ in range(100):
        await asyncio.sleep(0.02)
        if server.asked:
            break
    await asyncio.sleep(0.2)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    for _ in range(250):
        if server.left:
            break
        await asyncio.sleep(0.02)
    assert server.left == 1


async def test_many_at_once_hear_their_own_answers(opened: Opening, server: Server) -> None:
    chat = over(await opened(llm_permits=64))
    server.script.extend([Play(GOOD, gap_s=0.005)] * 24)
    results = await asyncio.gather(*(answered(chat, worried()) for _ in range(24)))
    assert all(draft.text == GOOD for draft, _ in results)
    assert len(server.asked) == 24
