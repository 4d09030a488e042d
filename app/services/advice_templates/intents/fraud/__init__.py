"""What is said around fraud and pressed offers, as patterns of intents."""

from __future__ import annotations

from app.services.advice_templates.intents.fraud.amid import AMID_FRAUD_INTENTS
from app.services.advice_templates.intents.fraud.coaxed import COAXED_INTENTS
from app.services.advice_templates.intents.fraud.deceived import AFTER_FRAUD_INTENTS
from app.services.advice_templates.intents.fraud.given import AFTER_GIVING_INTENTS
from app.services.advice_templates.intents.fraud.lures import LURE_INTENTS
from app.services.advice_templates.intents.fraud.offers import OFFER_INTENTS
from app.services.advice_templates.intents.fraud.own_name import OWN_NAME_INTENTS
from app.services.advice_templates.intents.fraud.pressed import AFTER_PRESSED_INTENTS
from app.services.advice_templates.intents.fraud.redress import REDRESS_INTENTS
from app.services.advice_templates.intents.fraud.sounds_alike import SOUNDS_ALIKE_INTENTS
from app.services.advice_templates.intents.fraud.still_believing import BELIEVED_INTENTS
from app.services.advice_templates.intents.intent import Intent

FRAUD: tuple[Intent, ...] = (
    *REDRESS_INTENTS,
    *SOUNDS_ALIKE_INTENTS,
    *COAXED_INTENTS,
    *AFTER_FRAUD_INTENTS,
    *AFTER_GIVING_INTENTS,
    *AFTER_PRESSED_INTENTS,
    *BELIEVED_INTENTS,
    *AMID_FRAUD_INTENTS,
    *LURE_INTENTS,
    *OFFER_INTENTS,
    *OWN_NAME_INTENTS,
)
