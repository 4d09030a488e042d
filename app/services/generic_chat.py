"""Everyday talk: short, friendly, honest, in a model's words where there is one."""

from __future__ import annotations

from dataclasses import dataclass

from app.schemas.turn import Case, Draft, Listener
from app.services.advice_templates import chat
from app.services.model_chat import ModelChat


@dataclass(frozen=True, slots=True)
class GenericChat:
    """Answers everyday talk."""

    model: ModelChat

    async def answer(self, case: Case, listener: Listener) -> Draft:
        """The answer to one case; ``listener`` hears it while it is written."""
        return await self.model.say(case, chat(case), listener)
