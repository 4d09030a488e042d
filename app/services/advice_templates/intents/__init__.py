"""What a message can ask for: typed tables of patterns, most urgent first."""

from __future__ import annotations

from app.services.advice_templates.intents.crisis import CRISIS
from app.services.advice_templates.intents.figures import FIGURES
from app.services.advice_templates.intents.forbidden import FORBIDDEN_INTENTS, asked_for
from app.services.advice_templates.intents.fraud import FRAUD
from app.services.advice_templates.intents.intent import Family, Intent
from app.services.advice_templates.intents.life import LIFE
from app.services.advice_templates.intents.sums import SUMS
from app.services.advice_templates.intents.talk import TALK
from app.services.advice_templates.intents.talk.itself import ABOUT_ITSELF
from app.services.advice_templates.intents.ways import WAYS

#: Of two intents of one priority the one that stands first is meant.
INTENTS: tuple[Intent, ...] = tuple(
    sorted(
        (*CRISIS, *FRAUD, *FORBIDDEN_INTENTS, *LIFE, *WAYS, *SUMS, *FIGURES, *TALK),
        key=lambda intent: intent.priority,
    )
)

__all__ = ["ABOUT_ITSELF", "INTENTS", "Family", "Intent", "asked_for"]
