"""What a message can ask for: typed tables of patterns, most urgent first."""

from __future__ import annotations

from app.services.advice_templates.intents.access import ACCESS_INTENTS
from app.services.advice_templates.intents.after_asking import AFTER_ASKING_INTENTS
from app.services.advice_templates.intents.after_crisis import AFTER_CRISIS_INTENTS
from app.services.advice_templates.intents.after_fraud import AFTER_FRAUD_INTENTS
from app.services.advice_templates.intents.after_giving import AFTER_GIVING_INTENTS
from app.services.advice_templates.intents.after_means import AFTER_MEANS_INTENTS
from app.services.advice_templates.intents.after_pressed import AFTER_PRESSED_INTENTS
from app.services.advice_templates.intents.after_violation import AFTER_VIOLATION_INTENTS
from app.services.advice_templates.intents.amid_fraud import AMID_FRAUD_INTENTS
from app.services.advice_templates.intents.arithmetic import ARITHMETIC_INTENTS
from app.services.advice_templates.intents.arrears import ARREARS_INTENTS
from app.services.advice_templates.intents.aspects import ASPECT_INTENTS
from app.services.advice_templates.intents.believed import BELIEVED_INTENTS
from app.services.advice_templates.intents.beside_card import BESIDE_CARD_INTENTS
from app.services.advice_templates.intents.beside_others import BESIDE_OTHERS_INTENTS
from app.services.advice_templates.intents.chained import CHAINED_INTENTS
from app.services.advice_templates.intents.collectors import COLLECTOR_INTENTS
from app.services.advice_templates.intents.credit_scores import CREDIT_SCORE_INTENTS
from app.services.advice_templates.intents.danger_now import DANGER_NOW_INTENTS
from app.services.advice_templates.intents.data import DATA_INTENTS
from app.services.advice_templates.intents.debt_life import DEBT_LIFE_INTENTS
from app.services.advice_templates.intents.decisions import DECISION_INTENTS
from app.services.advice_templates.intents.desks import DESK_INTENTS
from app.services.advice_templates.intents.dividing import DIVIDING_INTENTS
from app.services.advice_templates.intents.divorce import DIVORCE_INTENTS
from app.services.advice_templates.intents.elsewhere import ELSEWHERE_INTENTS
from app.services.advice_templates.intents.everyday import EVERYDAY_INTENTS
from app.services.advice_templates.intents.facts import FACT_INTENTS
from app.services.advice_templates.intents.follow_ups import FOLLOW_UP_INTENTS
from app.services.advice_templates.intents.forbidden import FORBIDDEN_INTENTS, asked_for
from app.services.advice_templates.intents.gambling import GAMBLING_INTENTS
from app.services.advice_templates.intents.help import HELP_INTENTS
from app.services.advice_templates.intents.inheritance import INHERITANCE_INTENTS
from app.services.advice_templates.intents.insolvency import INSOLVENCY_INTENTS
from app.services.advice_templates.intents.intent import Family, Intent
from app.services.advice_templates.intents.itself import ABOUT_ITSELF, ITSELF_INTENTS
from app.services.advice_templates.intents.late_sums import LATE_SUM_INTENTS
from app.services.advice_templates.intents.lending import LENDING_INTENTS
from app.services.advice_templates.intents.letters import LETTER_INTENTS
from app.services.advice_templates.intents.life import LIFE_INTENTS
from app.services.advice_templates.intents.loan_sums import LOAN_SUM_INTENTS
from app.services.advice_templates.intents.lures import LURE_INTENTS
from app.services.advice_templates.intents.money_basics import MONEY_BASIC_INTENTS
from app.services.advice_templates.intents.mourning import MOURNING_INTENTS
from app.services.advice_templates.intents.offers import OFFER_INTENTS
from app.services.advice_templates.intents.payments import PAYMENT_INTENTS
from app.services.advice_templates.intents.people import PEOPLE_INTENTS
from app.services.advice_templates.intents.privacy import PRIVACY_INTENTS
from app.services.advice_templates.intents.reproaches import REPROACH_INTENTS
from app.services.advice_templates.intents.requests import REQUEST_INTENTS
from app.services.advice_templates.intents.savings import SAVING_INTENTS
from app.services.advice_templates.intents.schemes import SCHEME_INTENTS
from app.services.advice_templates.intents.shelter import SHELTER_INTENTS
from app.services.advice_templates.intents.small_talk import TALK_INTENTS
from app.services.advice_templates.intents.spending import SPENDING_INTENTS
from app.services.advice_templates.intents.standing import STANDING_INTENTS
from app.services.advice_templates.intents.steps_taken import STEP_INTENTS
from app.services.advice_templates.intents.sums import SUM_INTENTS
from app.services.advice_templates.intents.tenancy import TENANCY_INTENTS
from app.services.advice_templates.intents.two_rates import TWO_RATE_INTENTS
from app.services.advice_templates.intents.ways import WAY_INTENTS
from app.services.advice_templates.intents.work import WORK_INTENTS

INTENTS: tuple[Intent, ...] = tuple(
    sorted(
        (
            *BESIDE_OTHERS_INTENTS,
            *DANGER_NOW_INTENTS,
            *AFTER_VIOLATION_INTENTS,
            *AFTER_CRISIS_INTENTS,
            *AFTER_MEANS_INTENTS,
            *AFTER_ASKING_INTENTS,
            *BESIDE_CARD_INTENTS,
            *AFTER_FRAUD_INTENTS,
            *AFTER_GIVING_INTENTS,
            *AFTER_PRESSED_INTENTS,
            *BELIEVED_INTENTS,
            *AMID_FRAUD_INTENTS,
            *LURE_INTENTS,
            *FORBIDDEN_INTENTS,
            *GAMBLING_INTENTS,
            *PEOPLE_INTENTS,
            *PRIVACY_INTENTS,
            *REQUEST_INTENTS,
            *REPROACH_INTENTS,
            *ACCESS_INTENTS,
            *ARREARS_INTENTS,
            *CREDIT_SCORE_INTENTS,
            *FACT_INTENTS,
            *ITSELF_INTENTS,
            *HELP_INTENTS,
            *SHELTER_INTENTS,
            *SCHEME_INTENTS,
            *WORK_INTENTS,
            *ELSEWHERE_INTENTS,
            *LIFE_INTENTS,
            *MOURNING_INTENTS,
            *OFFER_INTENTS,
            *DEBT_LIFE_INTENTS,
            *TENANCY_INTENTS,
            *LENDING_INTENTS,
            *EVERYDAY_INTENTS,
            *MONEY_BASIC_INTENTS,
            *DECISION_INTENTS,
            *LETTER_INTENTS,
            *INHERITANCE_INTENTS,
            *DIVORCE_INTENTS,
            *INSOLVENCY_INTENTS,
            *WAY_INTENTS,
            *STEP_INTENTS,
            *DESK_INTENTS,
            *COLLECTOR_INTENTS,
            *PAYMENT_INTENTS,
            *CHAINED_INTENTS,
            *LOAN_SUM_INTENTS,
            *LATE_SUM_INTENTS,
            *ARITHMETIC_INTENTS,
            *SAVING_INTENTS,
            *DIVIDING_INTENTS,
            *TWO_RATE_INTENTS,
            *SUM_INTENTS,
            *DATA_INTENTS,
            *SPENDING_INTENTS,
            *STANDING_INTENTS,
            *ASPECT_INTENTS,
            *FOLLOW_UP_INTENTS,
            *TALK_INTENTS,
        ),
        key=lambda intent: intent.priority,
    )
)

__all__ = ["ABOUT_ITSELF", "INTENTS", "Family", "Intent", "asked_for"]
