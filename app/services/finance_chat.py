"""Talk about money: what the counsellor answers, in a model's words where there is one."""

from __future__ import annotations

from dataclasses import dataclass

from app.schemas.turn import Case, Draft, Listener
from app.services.advice_templates import counsel
from app.services.model_chat import ModelChat


@dataclass(frozen=True, slots=True)
class FinanceChat:
    """Answers finance talk."""

    model: ModelChat

    async def answer(self, case: Case, listener: Listener) -> Draft:
        """The answer to one case; ``listener`` hears it while it is written."""
        return await self.model.say(case, counsel(case), listener)
