"""Talk about the talk, and about nothing but the day, as patterns of intents."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent
from app.services.advice_templates.intents.talk.access import ACCESS_INTENTS
from app.services.advice_templates.intents.talk.happenings import HAPPENING_INTENTS
from app.services.advice_templates.intents.talk.itself import ITSELF_INTENTS
from app.services.advice_templates.intents.talk.people import PEOPLE_INTENTS
from app.services.advice_templates.intents.talk.privacy import PRIVACY_INTENTS
from app.services.advice_templates.intents.talk.reproaches import REPROACH_INTENTS
from app.services.advice_templates.intents.talk.requests import REQUEST_INTENTS
from app.services.advice_templates.intents.talk.small_talk import TALK_INTENTS
from app.services.advice_templates.intents.talk.teasing import TEASING_INTENTS

TALK: tuple[Intent, ...] = (
    *PEOPLE_INTENTS,
    *PRIVACY_INTENTS,
    *REQUEST_INTENTS,
    *REPROACH_INTENTS,
    *ACCESS_INTENTS,
    *ITSELF_INTENTS,
    *TEASING_INTENTS,
    *HAPPENING_INTENTS,
    *TALK_INTENTS,
)
