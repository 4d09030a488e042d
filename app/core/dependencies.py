"""The composition root: what lives as long as the process, and how endpoints get at it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Annotated

import structlog
from fastapi import Depends, Request
from opentelemetry.trace import Tracer
from redis.asyncio import Redis

from app.core.config import Settings
from app.core.db import Database, open_database
from app.core.model_switch import ModelSwitch
from app.core.openai_client import LanguageModel, open_language_model
from app.core.records import Records, open_records
from app.core.redis_client import open_redis
from app.core.room import Room
from app.core.rules_in_force import RulesInForce, open_rules
from app.core.token_budget import TokenBudget
from app.core.tracing import open_tracing
from app.repositories.conversations import ConversationRepository, EventRepository, SessionRepository
from app.repositories.finances import FinanceRepository
from app.services.chat_pipeline import ChatPipeline, EmotionReader
from app.services.emotion_analyzer import AbsentModel, EmotionAnalyzer, ModelUnavailable
from app.services.finance_chat import FinanceChat
from app.services.generic_chat import GenericChat
from app.services.live_turns import LiveTurns, open_live_turns
from app.services.model_chat import ModelChat
from app.services.open_crises import OpenCrises

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Services:
    """What endpoints may use."""

    settings: Settings
    database: Database
    redis: Redis
    emotions: EmotionReader
    pipeline: ChatPipeline
    room: Room
    live: LiveTurns
    sessions: SessionRepository
    records: Records
    rules: RulesInForce
    tracer: Tracer | None
    models: LanguageModel


@asynccontextmanager
async def open_services(settings: Settings) -> AsyncIterator[Services]:
    """Open everything with a lifetime, in order; close it again in reverse."""
    async with AsyncExitStack() as stack:
        rules = await stack.enter_async_context(
            open_rules(settings.rules_dir, every_s=settings.rules_reload_s)
        )
        tracer = await stack.enter_async_context(open_tracing(settings))
        database = await stack.enter_async_context(open_database(settings))
        redis = await stack.enter_async_context(open_redis(settings))
        emotions = await stack.enter_async_context(open_emotions(settings))
        conversations = ConversationRepository(
            redis, ttl_s=settings.history_ttl_s, max_messages=settings.history_max_messages
        )
        open_crises = OpenCrises(ttl_s=settings.history_ttl_s)
        records = await stack.enter_async_context(
            open_records(settings, database, redis, conversations, open_crises)
        )
        switch = ModelSwitch(redis, enabled=settings.llm_enabled)
        models = await stack.enter_async_context(open_language_model(settings, switch))
        budget = TokenBudget(redis, limit=settings.llm_daily_tokens_per_user)
        model_chat = ModelChat(models, budget, prompt_tokens=settings.llm_prompt_tokens)
        room = Room(settings.turn_permits, target_s=settings.turn_wait_s)
        pipeline = ChatPipeline(
            emotions=emotions,
            conversations=conversations,
            finances=FinanceRepository(database),
            turns=records.turns,
            finance_chat=FinanceChat(model_chat),
            generic_chat=GenericChat(model_chat),
            room=room,
            open_crises=open_crises,
        )
        yield Services(
            settings=settings,
            database=database,
            redis=redis,
            emotions=emotions,
            pipeline=pipeline,
            room=room,
            live=await stack.enter_async_context(open_live_turns(pipeline, EventRepository(redis))),
            sessions=SessionRepository(redis),
            records=records,
            rules=rules,
            tracer=tracer,
            models=models,
        )


@asynccontextmanager
async def open_emotions(settings: Settings) -> AsyncIterator[EmotionReader]:
    """The emotion model; when it is missing or broken, a reader that says so at every turn."""
    try:
        model = EmotionAnalyzer.load(
            settings.emotion_model_dir,
            permits=settings.emotion_permits,
            threads=settings.emotion_threads,
            timeout_s=settings.emotion_timeout_s,
        )
    except ModelUnavailable as error:
        log.error("emotion_model_unavailable", reason=str(error))
        yield AbsentModel(str(error))
        return
    try:
        yield model
    finally:
        await model.close()


async def services_of(request: Request) -> Services:
    """The services of the application that serves ``request``."""
    services: Services = request.app.state.services
    return services


ServicesDep = Annotated[Services, Depends(services_of)]


async def pipeline_of(services: ServicesDep) -> ChatPipeline:
    """The chat pipeline."""
    return services.pipeline


PipelineDep = Annotated[ChatPipeline, Depends(pipeline_of)]


async def live_turns_of(services: ServicesDep) -> LiveTurns:
    """The turns under way."""
    return services.live


LiveTurnsDep = Annotated[LiveTurns, Depends(live_turns_of)]


async def records_of(services: ServicesDep) -> Records:
    """The audit trail and everything that rests on it."""
    return services.records


RecordsDep = Annotated[Records, Depends(records_of)]
