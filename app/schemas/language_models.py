"""What is asked of language models and of who pays for them, whichever they are."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from typing import Protocol

from app.schemas.model_calls import ModelCall, Purpose
from app.schemas.prompt import DataLevel, Prompt


class Provider(Protocol):
    """One language model."""

    @property
    def model(self) -> str:
        """Its name."""

    @property
    def level(self) -> DataLevel:
        """What of a customer's finances may leave for it."""

    def stream(
        self, prompt: Prompt, purpose: Purpose, record: Callable[[ModelCall], None]
    ) -> AsyncGenerator[str, None]:
        """Pieces of the answer. Raises ``ModelFailure``."""


class LanguageModels(Protocol):
    """Whom to ask, in order, and for how long."""

    @property
    def timeout_s(self) -> float:
        """For everything that one turn asks."""

    async def available(self) -> Sequence[Provider]:
        """Nobody when none is configured or the switch is off."""


class Budget(Protocol):
    """How much of the models each customer may use in a day."""

    async def has_left(self, user_id: str) -> bool:
        """Whether a customer may still use them today."""

    async def spend(self, user_id: str, tokens: int) -> None:
        """Count what a turn used."""
