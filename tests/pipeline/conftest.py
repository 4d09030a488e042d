"""The application with an emotion model that reads words, on both kinds of backend."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from app.core.config import Settings
from app.core.dependencies import Services
from app.factory import create_app, lifespan
from scripts.seed_demo import seed
from tests.conftest import Backend, settings_for
from tests.pipeline.stand_ins import WordEmotions, install


@pytest.fixture
def settings(backend: Backend, tmp_path: Path) -> Settings:
    """Settings without an emotion model of their own."""
    patient = {"db_timeout_s": 30, "redis_timeout_s": 15}  # for machines with much else to do
    return settings_for(backend, emotion_model_dir=tmp_path / "no-model", **patient)


@pytest.fixture
def emotions() -> WordEmotions:
    """The model, to count its runs."""
    return WordEmotions()


@pytest.fixture
async def app(settings: Settings, emotions: WordEmotions) -> AsyncIterator[FastAPI]:
    """The running application with the demo customers."""
    application = create_app(settings)
    async with lifespan(application):
        await seed(settings, customers=0)
        install(application, emotions=emotions)
        yield application
        await application.state.services.live.close()


@pytest.fixture
def services(app: FastAPI) -> Services:
    """What the application runs on, with the stand-ins of now."""
    found: Services = app.state.services
    return found
