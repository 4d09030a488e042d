"""What is said around danger to life, as patterns of intents."""

from __future__ import annotations

from app.services.advice_templates.intents.crisis.asked_plainly import AFTER_ASKING_INTENTS
from app.services.advice_templates.intents.crisis.beside_card import BESIDE_CARD_INTENTS
from app.services.advice_templates.intents.crisis.danger_now import DANGER_NOW_INTENTS
from app.services.advice_templates.intents.crisis.means import AFTER_MEANS_INTENTS
from app.services.advice_templates.intents.crisis.mourning import MOURNING_INTENTS
from app.services.advice_templates.intents.crisis.others import BESIDE_OTHERS_INTENTS
from app.services.advice_templates.intents.crisis.own import AFTER_CRISIS_INTENTS
from app.services.advice_templates.intents.crisis.violated import AFTER_VIOLATION_INTENTS
from app.services.advice_templates.intents.intent import Intent

CRISIS: tuple[Intent, ...] = (
    *BESIDE_OTHERS_INTENTS,
    *DANGER_NOW_INTENTS,
    *AFTER_VIOLATION_INTENTS,
    *AFTER_CRISIS_INTENTS,
    *AFTER_MEANS_INTENTS,
    *AFTER_ASKING_INTENTS,
    *BESIDE_CARD_INTENTS,
    *MOURNING_INTENTS,
)
