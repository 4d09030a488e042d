"""The service with an emotion model that is slow while the file ``SLOW_WHILE`` is there."""

from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from fastapi import FastAPI

from app.factory import create_app, lifespan
from app.services.emotion_analyzer import EmotionAnalyzer
from app.services.emotion_analyzer.artefact import Engine, Logits

SLOW_S = 3.0


@dataclass(frozen=True, slots=True)
class Slow:
    """An engine that takes its time."""

    engine: Engine
    flag: Path

    def __call__(self, ids: Sequence[int]) -> Logits:
        """The logits, late."""
        if self.flag.exists():
            time.sleep(SLOW_S)
        return self.engine(ids)


@asynccontextmanager
async def slowed(app: FastAPI) -> AsyncIterator[None]:
    """The service's own lifespan with a slow engine in its model."""
    async with lifespan(app):
        emotions = app.state.services.emotions
        assert isinstance(emotions, EmotionAnalyzer)  # noqa: S101
        artefact = emotions.artefact
        engine = Slow(artefact.network.engine, Path(os.environ["SLOW_WHILE"]))
        emotions.artefact = replace(artefact, network=replace(artefact.network, engine=engine))
        yield


app = create_app()
app.router.lifespan_context = slowed
