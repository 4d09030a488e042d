"""Questions about figures, the customer's own or another's, as patterns of intents."""

from __future__ import annotations

from app.services.advice_templates.intents.figures.data import DATA_INTENTS
from app.services.advice_templates.intents.figures.debt_service import DEBT_SERVICE_INTENTS
from app.services.advice_templates.intents.figures.spending import SPENDING_INTENTS
from app.services.advice_templates.intents.figures.standing import STANDING_INTENTS
from app.services.advice_templates.intents.intent import Intent

FIGURES: tuple[Intent, ...] = (
    *DATA_INTENTS,
    *DEBT_SERVICE_INTENTS,
    *SPENDING_INTENTS,
    *STANDING_INTENTS,
)
