"""Stand-ins for the models of a turn: emotions read from words, and a chat that says what it is told to."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from fastapi import FastAPI

from app.core.dependencies import Services
from app.schemas.turn import Author, Case, Draft, Listener, Reading
from app.services.chat_pipeline import Chat, EmotionReader
from app.services.emotion_analyzer import ModelUnavailable
from app.services.live_turns import LiveTurns
from tests.emotion_twin import EmotionTwin


@dataclass
class WordEmotions(EmotionTwin):
    """The model's twin; counts its runs."""

    runs: int = 0

    async def read(self, text: str) -> Reading:
        """The reading of ``text``."""
        self.runs += 1
        return await super().read(text)


class BrokenEmotions:
    """A model that is away."""

    async def read(self, text: str) -> Reading:
        """Always raises ``ModelUnavailable``."""
        raise ModelUnavailable("test")


@dataclass
class ScriptedChat:
    """Says ``pieces`` one by one, each when ``go`` is set; counts its calls and those that were cancelled."""

    pieces: Sequence[str] = ("먼저 마음을 살필게요. ", "그다음 숫자를 볼게요.")
    go: asyncio.Event = field(default_factory=asyncio.Event)
    retracts: bool = False
    calls: int = 0
    cancelled: int = 0
    at_once: int = 0
    most_at_once: int = 0
    said: asyncio.Event = field(default_factory=asyncio.Event)

    async def answer(self, case: Case, listener: Listener) -> Draft:
        """The pieces; the message comes back in the first, so that a mixed-up answer shows."""
        self.calls += 1
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            return await self.write(case, listener)
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        finally:
            self.at_once -= 1

    async def write(self, case: Case, listener: Listener) -> Draft:
        """Say one piece after the other."""
        if self.retracts:
            await listener.say("잘못 말한 문장. ")
            await listener.retract()
        pieces = (f"[{case.text}|{len(case.history.messages)}] ", *self.pieces)
        for number, piece in enumerate(pieces):
            await listener.say(piece)
            self.said.set()
            if number < len(pieces) - 1:
                await self.go.wait()
        return Draft("".join(pieces), Author.LANGUAGE_MODEL)


def eager_chat() -> ScriptedChat:
    """A chat that waits for nothing."""
    chat = ScriptedChat()
    chat.go.set()
    return chat


def install(app: FastAPI, *, emotions: EmotionReader | None = None, chat: Chat | None = None) -> None:
    """Put stand-ins into a running application."""
    services: Services = app.state.services
    pipeline = replace(
        services.pipeline,
        emotions=emotions or services.pipeline.emotions,
        finance_chat=chat or services.pipeline.finance_chat,
        generic_chat=chat or services.pipeline.generic_chat,
    )
    live = LiveTurns(pipeline, services.live.kept)
    app.state.services = replace(services, emotions=pipeline.emotions, pipeline=pipeline, live=live)
