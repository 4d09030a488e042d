"""The request path of one turn, from the message to the reply."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Coroutine, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar

import structlog

from app.core.access.said import TalkRequest
from app.core.db import DATABASE_AWAY
from app.core.metrics import count_seen, count_turn
from app.core.redis_client import REDIS_AWAY
from app.core.room import Room
from app.core.stages import StageClock
from app.repositories.conversations import ConversationRepository, Floor, FloorLost
from app.repositories.finances import FinanceRepository
from app.repositories.turns import TurnRecorder
from app.schemas.customer import CustomerProfile
from app.schemas.labels import Topic
from app.schemas.talk import History
from app.schemas.turn import (
    Analysis,
    Author,
    Case,
    Degraded,
    Draft,
    GuardedTurn,
    Listener,
    Reading,
    Reply,
    Turn,
)
from app.services.advice_templates import need_of
from app.services.emotion_analyzer import ModelUnavailable, Overloaded
from app.services.emotion_in_talk import in_talk
from app.services.fraud_screen import detect_fraud
from app.services.input_guard import guard
from app.services.open_crises import OpenCrises
from app.services.reply_verifier import pieces_of
from app.services.safety_screen import crisis_reply, screen, tells_danger
from app.services.scenario_engine import assess
from app.services.talk_memory import history_of, memory_of
from app.services.topic_detector import detect_topic
from rules.korean_time import korean_date

log = structlog.get_logger(__name__)

T = TypeVar("T")
AWAY = (*REDIS_AWAY, *DATABASE_AWAY, ModelUnavailable, FloorLost)


class EmotionReader(Protocol):
    """Reads one message; raises ``ModelUnavailable``."""

    async def read(self, text: str) -> Reading: ...


class Audience(Listener, Protocol):
    """Whoever follows a turn: hears what was understood, then the answer while it is written."""

    @property
    def events(self) -> Sequence[str] | None:
        """What was heard so far, as it is kept for those who ask again; ``None``: nothing is kept."""

    async def understood(self, case: Case) -> None:
        """What the message is about; the answer follows."""

    def answered(self, reply: Reply) -> None:
        """The whole answer, recorded; it may be shown once it is remembered."""


class Nobody:
    """Follows nothing and keeps nothing."""

    events = None

    async def understood(self, case: Case) -> None:
        """Not heard."""

    async def say(self, text: str) -> None:
        """Not heard."""

    async def retract(self) -> None:
        """Not heard."""

    def answered(self, reply: Reply) -> None:
        """Not heard."""


class Chat(Protocol):
    """Answers one case; what a language model writes is told to ``listener`` while it is written."""

    async def answer(self, case: Case, listener: Listener) -> Draft: ...


@dataclass(frozen=True, slots=True)
class Known(Generic[T]):
    """A value, or what stands in for it together with what was away."""

    value: T
    lost: tuple[Degraded, ...] = ()


async def known(answer: Awaitable[T], *, otherwise: T, lost: Degraded) -> Known[T]:
    """Await ``answer``; when what it asks is away, take ``otherwise`` and say what was ``lost``."""
    try:
        return Known(await answer)
    except AWAY as error:
        log.warning("dependency_away", lost=lost.value, error_type=type(error).__name__)
        return Known(otherwise, (lost,))


@dataclass(frozen=True, slots=True)
class ChatPipeline:
    """Everything a turn passes through, wired once for the life of the process."""

    emotions: EmotionReader
    conversations: ConversationRepository
    finances: FinanceRepository
    turns: TurnRecorder
    finance_chat: Chat
    generic_chat: Chat
    room: Room
    open_crises: OpenCrises

    async def reply(self, turn: Turn, audience: Audience | None = None) -> Reply:
        """Answer one message, telling ``audience``, and remember it; raises ``AskedBefore``, ``AppError``."""
        audience, clock = audience or Nobody(), StageClock()
        with clock.stage("floor"):
            floor = await self.take_floor(turn, audience)
        async with floor.value:
            case = await self.understand(turn, floor, clock)
            count_seen(case)
            self.room.learn(clock.ms, case.degraded)
            await audience.understood(case)
            with clock.stage("answer"):
                draft = await self.draft(case, audience)
            with clock.stage("close"):
                reply = await to_the_end(self.close(case, draft, floor.value, audience))
        tell(reply, clock)
        self.room.learn({stage: clock.ms[stage] for stage in ("answer", "close")}, reply.degraded)
        return reply

    def in_danger(self, said: TalkRequest) -> bool:
        """Whether somebody may be in danger by their own words, or by what this process heard of the talk before."""
        return self.open_crises.holds(said.user_id, said.session_id) or any(map(tells_danger, said.texts))

    async def take_floor(self, turn: Turn, audience: Audience) -> Known[Floor]:
        """The turn's session once nobody else speaks in it, with the talk so far."""
        if turn.talk is not None:
            return Known(Floor(await asyncio.to_thread(history_of, turn)))
        entered = self.conversations.enter(turn, audience.events)
        return await known(entered, otherwise=Floor(self.open_crises.history(turn)), lost=Degraded.HISTORY)

    async def understand(self, turn: Turn, floor: Known[Floor], clock: StageClock) -> Case:
        """Read the message and, for finance talk, the customer's finances."""
        with clock.stage("guard"):
            guarded = guard(turn)
        with clock.stage("emotion"):
            reading = await self.read_emotion(guarded, floor.value.history)
        with clock.stage("screens"):
            analysis = analyse(guarded, reading.value, floor.value.history)
        with clock.stage("read"):
            profile = await self.look_up(turn, analysis)
        with clock.stage("scenario"):
            case = build_case(guarded, analysis, floor.value.history, profile.value)
        return replace(case, degraded=(*reading.lost, *floor.lost, *profile.lost))

    async def draft(self, case: Case, audience: Audience) -> Draft:
        """The one answer: the crisis card, or what the finance or generic chat says."""
        if case.analysis.risk.stops:
            card = crisis_reply(case)
            await audience.say(card.text)
            return card
        chat = self.finance_chat if case.analysis.topic is Topic.FINANCE else self.generic_chat
        return await chat.answer(case, audience)

    async def close(self, case: Case, draft: Draft, floor: Floor, audience: Audience) -> Reply:
        """Record what the turn decided, then remember it, then hand the reply over."""
        spooled = await self.turns.record(case, draft)
        if draft.author is Author.COUNSELLOR:  # nothing of it was told before it was recorded
            for piece in pieces_of(draft.text):
                await audience.say(piece)
        self.open_crises.note(case.guarded.turn, case.analysis.risk)
        reply = Reply(case, draft, degraded=merged(case.degraded, draft.degraded, spooled))
        audience.answered(reply)
        remembered = await known(floor.leave(memory_of(reply)), otherwise=None, lost=Degraded.HISTORY)
        return replace(reply, degraded=merged(reply.degraded, remembered.lost))

    async def read_emotion(self, guarded: GuardedTurn, history: History) -> Known[Reading | None]:
        """The model's reading, ``None`` when the model is away.

        Whoever finds it overloaded is sent away, but never somebody in danger.
        """
        try:
            return await known(self.emotions.read(guarded.text), otherwise=None, lost=Degraded.EMOTION_MODEL)
        except Overloaded:
            if not tells_danger(guarded.text, history):
                raise
            return Known(None, (Degraded.EMOTION_MODEL,))

    async def look_up(self, turn: Turn, analysis: Analysis) -> Known[CustomerProfile | None]:
        """The customer's finances when the talk is about them; in a crisis they can wait."""
        if analysis.topic is Topic.GENERAL or analysis.risk.stops:
            return Known(None)
        return await known(self.finances.profile(turn.user_id), otherwise=None, lost=Degraded.FINANCE_DATA)


async def to_the_end(work: Coroutine[Any, Any, T]) -> T:
    """Await ``work``; a cancellation waits until it is done, so that it is done whole or not at all."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise


def analyse(guarded: GuardedTurn, reading: Reading | None, history: History) -> Analysis:
    """What is understood of a message (pure)."""
    fraud = detect_fraud(guarded.text, reading)
    risk = screen(guarded.text, reading, history, fraud)
    return Analysis(
        reading=in_talk(guarded.text, reading, history, guarded.turn.received_at),
        topic=detect_topic(guarded.text, reading, history, need_of(guarded.text, history, risk)),
        risk=risk,
        fraud=fraud,
    )


def build_case(
    guarded: GuardedTurn, analysis: Analysis, history: History, profile: CustomerProfile | None
) -> Case:
    """Everything an answer may use, with the scenario decided (pure)."""
    today = korean_date(guarded.turn.received_at)
    assessment = assess(profile, guarded.text, today, history)
    return Case(
        guarded=guarded,
        analysis=analysis,
        history=history,
        today=today,
        profile=profile,
        metrics=assessment.metrics,
        match=assessment.match,
        absence=None if assessment.absence is None else assessment.absence.reason,
        outlook=assessment.outlook,
    )


def merged(*lost: Sequence[Degraded]) -> tuple[Degraded, ...]:
    """All that was missing, each once."""
    return tuple(dict.fromkeys(part for parts in lost for part in parts))


def tell(reply: Reply, clock: StageClock) -> None:
    """Count and log a finished turn."""
    count_turn(reply, clock.ms)
    stages = {stage: round(spent, 2) for stage, spent in clock.ms.items()}
    log.info("turn", stages_ms=stages, **outcome(reply))


def outcome(reply: Reply) -> dict[str, object]:
    """What the log may say of a turn: labels and counts, never text.

    A line has the turn's id, which is joined to a customer wherever the turn was rated: a crisis is counted
    and not told, so its line reads like that of everyday talk.
    """
    case = reply.case
    emotion, stops = case.analysis.emotion, case.analysis.risk.stops
    return {
        "topic": (Topic.GENERAL if stops else case.analysis.topic).value,
        "emotion": None if emotion is None else emotion.value,
        "scenario": None if case.match is None else case.match.scenario.value,
        "author": (Author.COUNSELLOR if stops else reply.draft.author).value,
        "degraded": [lost.value for lost in reply.degraded],
    }
