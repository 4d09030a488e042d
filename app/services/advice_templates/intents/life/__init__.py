"""Questions that debt brings into a life, and what is answered elsewhere, as patterns of intents."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent
from app.services.advice_templates.intents.life.divorce import DIVORCE_INTENTS
from app.services.advice_templates.intents.life.elsewhere import ELSEWHERE_INTENTS
from app.services.advice_templates.intents.life.everyday import EVERYDAY_INTENTS
from app.services.advice_templates.intents.life.family import LIFE_INTENTS
from app.services.advice_templates.intents.life.fears import FEAR_INTENTS
from app.services.advice_templates.intents.life.gambling import GAMBLING_INTENTS
from app.services.advice_templates.intents.life.help import HELP_INTENTS
from app.services.advice_templates.intents.life.inheritance import INHERITANCE_INTENTS
from app.services.advice_templates.intents.life.lending import LENDING_INTENTS
from app.services.advice_templates.intents.life.money_basics import MONEY_BASIC_INTENTS
from app.services.advice_templates.intents.life.shelter import SHELTER_INTENTS
from app.services.advice_templates.intents.life.taxes import TAX_INTENTS
from app.services.advice_templates.intents.life.tenancy import TENANCY_INTENTS
from app.services.advice_templates.intents.life.work import WORK_INTENTS

LIFE: tuple[Intent, ...] = (
    *FEAR_INTENTS,
    *GAMBLING_INTENTS,
    *HELP_INTENTS,
    *SHELTER_INTENTS,
    *WORK_INTENTS,
    *TAX_INTENTS,
    *ELSEWHERE_INTENTS,
    *LIFE_INTENTS,
    *TENANCY_INTENTS,
    *LENDING_INTENTS,
    *EVERYDAY_INTENTS,
    *MONEY_BASIC_INTENTS,
    *INHERITANCE_INTENTS,
    *DIVORCE_INTENTS,
)
