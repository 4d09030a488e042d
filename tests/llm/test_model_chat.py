"""The model's words over a real connection: said when they are right, replaced when they are not."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from fakeredis import FakeAsyncRedis

from app.core.openai_client import LanguageModel
from app.core.token_budget import TokenBudget
from app.schemas.labels import Emotion, RiskLevel, Topic
from app.schemas.model_calls import CallOutcome, Purpose
from app.schemas.prompt import DataLevel
from app.schemas.subject import Subject
from app.schemas.talk import History, Message, Role
from app.schemas.turn import Author, Case, Degraded, Draft
from app.services.advice_templates import chat as small_talk
from app.services.advice_templates import counsel
from app.services.finance_chat import FinanceChat
from app.services.generic_chat import GenericChat
from app.services.model_chat import ModelChat
from rules.scenario import Scenario
from tests.counsellor.factories import NOW, case
from tests.llm.conftest import Opening
from tests.llm.lies import lies
from tests.llm.server import Play, Server

GOOD = (
    "연체가 시작돼 마음이 많이 무거우셨겠어요. 지금 움직이면 되돌릴 길이 있어요. 지금 35만 2,000원이 밀려 있어요. "
    "먼저 돈을 빌린 금융회사에 전화해 사정을 알려 주세요."
)
LYING = "걱정이 크시지요. 이번 달에 87만 원을 돌려받으실 거예요."
WORDS = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호"
PROMISING = "대출은 무조건 승인되니까 안심하고 신청해 보세요."


@dataclass
class Ears:
    """Hears an answer and forgets what is taken back."""

    heard: list[str] = field(default_factory=list)
    retracted: int = 0
    most: int = 0  # signs heard at once

    async def say(self, text: str) -> None:
        self.heard.append(text)
        self.most = max(self.most, len(self.text))

    async def retract(self) -> None:
        assert self.heard, "nothing to take back"
        self.heard.clear()
        self.retracted += 1

    @property
    def text(self) -> str:
        return "".join(self.heard)


def said_by(models: LanguageModel) -> ModelChat:
    """A chat without a daily limit."""
    unbounded = TokenBudget(FakeAsyncRedis(decode_responses=True), limit=0)
    return ModelChat(models, unbounded, prompt_tokens=6_000)


def over(models: LanguageModel) -> FinanceChat:
    """Finance talk over ``models``."""
    return FinanceChat(said_by(models))


@pytest.fixture
async def chat(opened: Opening) -> FinanceChat:
    return over(await opened())


def worried(**changes: object) -> Case:
    said = "연체가 시작됐는데 너무 걱정돼요. 어떡하죠"
    return replace(case(said, emotion=Emotion.WORRY, scenario=Scenario.DELINQ_EARLY), **changes)  # type: ignore[arg-type]


async def answered(chat: FinanceChat | GenericChat, asked: Case) -> tuple[Draft, Ears]:
    ears = Ears()
    draft = await chat.answer(asked, ears)
    # Whatever happened, what was heard is the model's answer, or nothing: the counsellor's is told once recorded.
    assert ears.text == (draft.text if draft.author is Author.LANGUAGE_MODEL else "")
    return draft, ears


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
