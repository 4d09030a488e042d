"""Questions about the ways out of debt, collectors, papers and offices, as patterns of intents."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent
from app.services.advice_templates.intents.ways.around_ways import WAY_INTENTS
from app.services.advice_templates.intents.ways.arrears import ARREARS_INTENTS
from app.services.advice_templates.intents.ways.aspects import ASPECT_INTENTS
from app.services.advice_templates.intents.ways.claims import CLAIM_INTENTS
from app.services.advice_templates.intents.ways.collectors import COLLECTOR_INTENTS
from app.services.advice_templates.intents.ways.companies import COMPANY_INTENTS
from app.services.advice_templates.intents.ways.credit_scores import CREDIT_SCORE_INTENTS
from app.services.advice_templates.intents.ways.debt_life import DEBT_LIFE_INTENTS
from app.services.advice_templates.intents.ways.decisions import DECISION_INTENTS
from app.services.advice_templates.intents.ways.desks import DESK_INTENTS
from app.services.advice_templates.intents.ways.discharged import DISCHARGED_INTENTS
from app.services.advice_templates.intents.ways.facts import FACT_INTENTS
from app.services.advice_templates.intents.ways.follow_ups import FOLLOW_UP_INTENTS
from app.services.advice_templates.intents.ways.guarantees import GUARANTEE_INTENTS
from app.services.advice_templates.intents.ways.insolvency import INSOLVENCY_INTENTS
from app.services.advice_templates.intents.ways.letters import LETTER_INTENTS
from app.services.advice_templates.intents.ways.payments import PAYMENT_INTENTS
from app.services.advice_templates.intents.ways.plans import PLAN_INTENTS
from app.services.advice_templates.intents.ways.revolving import REVOLVING_INTENTS
from app.services.advice_templates.intents.ways.schemes import SCHEME_INTENTS
from app.services.advice_templates.intents.ways.seizures import SEIZURE_INTENTS
from app.services.advice_templates.intents.ways.steps_taken import STEP_INTENTS

WAYS: tuple[Intent, ...] = (
    *ARREARS_INTENTS,
    *REVOLVING_INTENTS,
    *CREDIT_SCORE_INTENTS,
    *FACT_INTENTS,
    *SCHEME_INTENTS,
    *DEBT_LIFE_INTENTS,
    *DECISION_INTENTS,
    *DISCHARGED_INTENTS,
    *PLAN_INTENTS,
    *SEIZURE_INTENTS,
    *LETTER_INTENTS,
    *INSOLVENCY_INTENTS,
    *WAY_INTENTS,
    *STEP_INTENTS,
    *DESK_INTENTS,
    *CLAIM_INTENTS,
    *COLLECTOR_INTENTS,
    *PAYMENT_INTENTS,
    *GUARANTEE_INTENTS,
    *COMPANY_INTENTS,
    *ASPECT_INTENTS,
    *FOLLOW_UP_INTENTS,
)
