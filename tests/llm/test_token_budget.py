"""The tokens that one customer may use in a day: counted, kept to, told; with Redis and without."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from fakeredis import FakeAsyncRedis, FakeServer

from app.core.openai_client import LanguageModel
from app.core.token_budget import KEPT_S, TokenBudget
from app.schemas.labels import Emotion, RiskLevel
from app.schemas.turn import Author, Case, Degraded, Draft
from app.services.advice_templates import counsel
from app.services.finance_chat import FinanceChat
from app.services.model_chat import ModelChat
from rules.korean_time import korean_date
from rules.scenario import Scenario
from tests.counsellor.factories import case
from tests.llm.conftest import Opening
from tests.llm.hearing import GOOD, PROMISING, Ears
from tests.llm.server import Play, Server

LIMIT = 1_000


@pytest.fixture
def redis() -> FakeAsyncRedis:
    """An empty Redis."""
    return FakeAsyncRedis(decode_responses=True)


def away() -> FakeAsyncRedis:
    """A Redis that does not answer."""
    gone = FakeServer()
    gone.connected = False
    return FakeAsyncRedis(server=gone, decode_responses=True)


def worried() -> Case:
    """Somebody whose answer a model may reword."""
    said = "연체가 시작됐는데 너무 걱정돼요. 어떡하죠"
    return case(said, emotion=Emotion.WORRY, scenario=Scenario.DELINQ_EARLY)


async def answered(models: LanguageModel, budget: TokenBudget, asked: Case) -> Draft:
    """The draft."""
    return await FinanceChat(ModelChat(models, budget, prompt_tokens=6_000)).answer(asked, Ears())


async def test_who_used_up_the_day_hears_the_counsellor_and_is_told(
    opened: Opening, server: Server, redis: FakeAsyncRedis
) -> None:
    models, budget, asked = await opened(), TokenBudget(redis, limit=LIMIT), worried()
    server.script.append(Play(GOOD, usage=(900, 120)))
    first = await answered(models, budget, asked)
    assert (first.author, first.degraded) == (Author.LANGUAGE_MODEL, ())
    second = await answered(models, budget, asked)
    assert (second.author, second.text) == (Author.COUNSELLOR, counsel(asked).text)
    assert second.degraded == (Degraded.LANGUAGE_MODEL_BUDGET,)
    assert len(server.asked) == 1


async def test_what_no_model_would_reword_is_not_told_as_missing(
    opened: Opening, server: Server, redis: FakeAsyncRedis
) -> None:
    models, budget = await opened(), TokenBudget(redis, limit=LIMIT)
    await budget.spend(worried().guarded.turn.user_id, LIMIT)
    for asked in (
        case("이번 달 카드 얼마 썼어?", scenario=Scenario.STABLE_HOPE),
        case("다 그만두고 싶어요", risk=RiskLevel.CONCERN, scenario=Scenario.DELINQ_EARLY),
    ):
        assert (await answered(models, budget, asked)).degraded == ()
    assert (await answered(await opened(llm_enabled=False), budget, worried())).degraded == ()
    assert server.asked == []


async def test_calls_that_failed_or_were_stopped_are_counted_too(
    opened: Opening, server: Server, redis: FakeAsyncRedis
) -> None:
    models, budget, user = await opened(), TokenBudget(redis, limit=10**9), worried().guarded.turn.user_id
    server.script.extend([Play(PROMISING + GOOD * 9, gap_s=0.01), Play(GOOD, cut=True)])
    draft = await answered(models, budget, worried())
    assert [call.prompt_tokens for call in draft.calls] == [None, None]  # nobody counted for us
    assert await budget.spent(user) == sum(call.estimated_tokens for call in draft.calls) > 2_000


async def test_a_refused_call_costs_nothing(opened: Opening, server: Server, redis: FakeAsyncRedis) -> None:
    models, budget = await opened(), TokenBudget(redis, limit=LIMIT)
    server.script.extend([Play(status=429, retry_after="60"), Play(status=500), Play(status=500)])
    await answered(models, budget, worried())
    await answered(models, budget, worried())
    assert await budget.spent(worried().guarded.turn.user_id) == 0


async def test_customers_have_budgets_of_their_own_that_all_processes_share(redis: FakeAsyncRedis) -> None:
    here, there = TokenBudget(redis, limit=LIMIT), TokenBudget(redis, limit=LIMIT)
    await here.spend("a", 600)
    await there.spend("a", 400)
    assert not await here.has_left("a")
    assert not await there.has_left("a")
    assert await here.has_left("b")


async def test_a_key_names_nobody_and_does_not_stay(redis: FakeAsyncRedis) -> None:
    await TokenBudget(redis, limit=LIMIT).spend("customer-4711", 5)
    (key,) = await redis.keys("*")
    assert "4711" not in key
    assert 0 < await redis.ttl(key) <= KEPT_S


async def test_without_redis_the_process_counts() -> None:
    budget = TokenBudget(away(), limit=LIMIT)
    assert await budget.has_left("a")
    await budget.spend("a", LIMIT)
    assert not await budget.has_left("a")
    assert await budget.has_left("b")


async def test_what_was_spent_here_stands_when_redis_goes(redis: FakeAsyncRedis) -> None:
    budget = TokenBudget(redis, limit=LIMIT)
    await budget.spend("a", LIMIT)
    budget.redis = away()
    assert not await budget.has_left("a")


async def test_a_new_day_begins_at_midnight_in_korea(redis: FakeAsyncRedis) -> None:
    day = date(2026, 11, 25)
    budget = TokenBudget(redis, limit=LIMIT, today=lambda: day)
    await budget.spend("a", LIMIT)
    assert not await budget.has_left("a")
    day = date(2026, 11, 26)
    assert await budget.has_left("a")


@pytest.mark.parametrize(("hour", "day"), [(14, date(2026, 11, 25)), (15, date(2026, 11, 26))])
def test_the_day_is_koreas(hour: int, day: date) -> None:
    assert korean_date(datetime(2026, 11, 25, hour, 59, tzinfo=UTC)) == day


async def test_no_limit_asks_redis_nothing() -> None:
    budget = TokenBudget(away(), limit=0)
    await budget.spend("a", 10**9)
    assert await budget.has_left("a")
