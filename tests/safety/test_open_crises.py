"""While the talk's memory is away, a crisis is still not over after one message."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast

from redis.exceptions import ConnectionError as RedisAway

from app.core.room import Room
from app.repositories.conversations import ConversationRepository, Floor
from app.repositories.finances import FinanceRepository
from app.repositories.turns import TurnRecorder
from app.schemas.labels import RiskLevel
from app.schemas.turn import Author, Case, Degraded, Draft, Listener, Reading, Risk, Turn
from app.services.chat_pipeline import ChatPipeline
from app.services.emotion_analyzer import ModelUnavailable
from app.services.open_crises import TALKS, OpenCrises

NOW = datetime(2026, 11, 25, tzinfo=UTC)


def turn_of(message: str, session: str = "s") -> Turn:
    """One message of one customer."""
    return Turn("u", session, "r", message, NOW)


class Away:
    """Conversations, and a model, that cannot be reached; an audit log that takes everything."""

    async def enter(self, turn: Turn, events: object) -> Floor:
        raise RedisAway

    async def read(self, text: str) -> Reading:
        raise ModelUnavailable("away")

    async def profile(self, user_id: str) -> None:
        return None

    async def record(self, case: Case, draft: Draft) -> tuple[Degraded, ...]:
        return ()

    async def answer(self, case: Case, listener: Listener) -> Draft:
        return Draft("네, 듣고 있어요.", Author.COUNSELLOR)


def pipeline() -> ChatPipeline:
    """A pipeline to which only its own process is left."""
    away: Any = Away()
    return ChatPipeline(
        emotions=away,
        conversations=cast("ConversationRepository", away),
        finances=cast("FinanceRepository", away),
        turns=cast("TurnRecorder", away),
        finance_chat=away,
        generic_chat=away,
        room=Room(256, target_s=0.5),
        open_crises=OpenCrises(ttl_s=600),
    )


async def test_a_denial_does_not_close_a_crisis_although_redis_is_away() -> None:
    chats = pipeline()
    levels = []
    for message in ("죽고 싶어요", "아니에요", "안녕"):
        reply = await chats.reply(turn_of(message))
        assert Degraded.HISTORY in reply.degraded
        levels.append(reply.case.analysis.risk.level)
    assert levels == [RiskLevel.CRISIS, RiskLevel.CONCERN, RiskLevel.CONCERN]


async def test_another_session_knows_nothing_of_it() -> None:
    chats = pipeline()
    await chats.reply(turn_of("죽고 싶어요"))
    reply = await chats.reply(turn_of("안녕", session="other"))
    assert reply.case.analysis.risk.level is RiskLevel.NONE


def test_no_words_are_kept_and_a_calm_talk_is_forgotten() -> None:
    kept = OpenCrises(ttl_s=600)
    kept.note(turn_of("죽고 싶어요"), Risk(RiskLevel.CRISIS))
    assert all("죽" not in message.text for message in kept.history(turn_of("")).messages)
    for _ in range(6):
        kept.note(turn_of("안녕"), Risk())
    assert kept.talks == {}


def test_it_keeps_so_many_talks_and_no_more() -> None:
    kept = OpenCrises(ttl_s=600)
    for number in range(TALKS + 5):
        kept.note(turn_of("…", session=str(number)), Risk(RiskLevel.CRISIS))
    assert len(kept.talks) == TALKS
    assert kept.history(turn_of("", session="0")).messages == ()


def test_no_talk_is_kept_longer_than_its_time() -> None:
    now = 0.0
    kept = OpenCrises(ttl_s=60, clock=lambda: now)
    kept.note(turn_of("…", "first"), Risk(RiskLevel.CRISIS))
    now = 30.0
    kept.note(turn_of("…", "second"), Risk(RiskLevel.CRISIS))
    now = 60.0
    assert not kept.holds("u", "first")
    assert kept.holds("u", "second")
    now = 75.0
    kept.note(turn_of("…", "second"), Risk())  # spoken in again: watched over for longer
    now = 120.0
    assert len(kept.history(turn_of("", "second")).messages) == 2


def test_a_customer_is_forgotten_in_every_talk_and_nobody_else() -> None:
    kept = OpenCrises(ttl_s=600)
    for turn in (turn_of("…"), turn_of("…", "other"), replace(turn_of("…"), user_id="v")):
        kept.note(turn, Risk(RiskLevel.CRISIS))
    kept.forget("u")
    assert list(kept.talks) == [("v", "s")]


async def test_a_talk_that_its_client_keeps_is_not_kept_here() -> None:
    chats = pipeline()
    reply = await chats.reply(replace(turn_of("죽고 싶어요"), talk=()))
    assert reply.case.analysis.risk.level is RiskLevel.CRISIS
    assert not chats.open_crises.talks
