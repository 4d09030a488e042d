"""The service with the design it replaces: the emotion model is called inside the event loop.

A BERT-base of multilingual size with 25 labels and random weights, in a ``transformers`` pipeline on torch.
What it says is thrown away and the service's own reading of the same text, kept from the first time, is used:
so every turn goes the same way, and only the call differs. ``uvicorn benchmarks.reference_design:app`` needs
the training environment.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from fastapi import FastAPI
from tokenizers import Tokenizer
from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast, pipeline

from app.core.config import load_settings
from app.core.dependencies import Services
from app.factory import create_app, lifespan
from app.schemas.turn import Reading
from app.services.chat_pipeline import EmotionReader
from app.services.live_turns import LiveTurns

VOCABULARY, LABELS = 119_547, 25


def classifier() -> Any:
    """The pipeline, on the tokens that the service's own tokenizer makes."""
    settings = load_settings()
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=Tokenizer.from_file(str(settings.emotion_model_dir / "tokenizer.json")),
        pad_token="<pad>",  # noqa: S106
        unk_token="<unk>",  # noqa: S106
    )
    model = BertForSequenceClassification(BertConfig(vocab_size=VOCABULARY, num_labels=LABELS)).eval()
    return pipeline("text-classification", model=model, tokenizer=tokenizer, top_k=None)


@dataclass
class InLoop:
    """Reads where it stands; everybody else waits."""

    own: EmotionReader
    classify: Any = field(default_factory=classifier)
    readings: dict[str, Reading] = field(default_factory=dict)

    async def read(self, text: str) -> Reading:
        """The service's own reading of ``text``, after the pipeline has had its time."""
        self.classify(text)
        if text not in self.readings:
            self.readings[text] = await self.own.read(text)
        return self.readings[text]


@asynccontextmanager
async def replaced(app: FastAPI) -> AsyncIterator[None]:
    """The service's own lifespan with the other emotion model in it."""
    async with lifespan(app):
        services: Services = app.state.services
        pipeline = replace(services.pipeline, emotions=InLoop(services.emotions))
        app.state.services = replace(
            services, pipeline=pipeline, live=LiveTurns(pipeline, services.live.kept)
        )
        yield


app = create_app()
app.router.lifespan_context = replaced
