"""What the learnt weight alone takes for fraud and what has an answer that fits better than a guide's steps."""

from __future__ import annotations

from app.schemas.turn import EVERYDAY
from app.services.advice_templates.after_alarm.harm import harm_told
from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.hearing.understanding import asks_plainly
from app.services.advice_templates.intents import Family

#: What is asked about in a few words and answered.
ANSWERED = frozenset(
    {Family.DATA, Family.CALC, Family.SERVICE, Family.WHY, Family.TERM, Family.PROCEDURE, Family.INFO}
)
ASKED_SHORTLY = 20  # syllables; whoever is being deceived tells more, or asks nothing
#: What is told, and whose own answer fits better than a guide's steps: lures, and a debt that a court discharged.
TOLD_APART = frozenset(
    {
        "info.lure_money",
        "info.lure_love",
        "info.suspicious_message",
        "info.discharged_claim",
        "info.discharged_pay",
    }
)


def has_own_answer(consultation: Consultation) -> bool:
    """Whether the message is asked shortly, told apart, or everyday life."""
    return asks_shortly(consultation) or told_apart(consultation) or everyday_only(consultation)


def everyday_only(consultation: Consultation) -> bool:
    """Whether the message is everyday life that only sounds grave, and nothing but the learnt weight hears fraud in it."""
    fraud = consultation.case.analysis.fraud
    return fraud is not None and not fraud.written and EVERYDAY in consultation.case.analysis.risk.rules


def told_apart(consultation: Consultation) -> bool:
    """Whether the message has an answer that fits better than any guide's steps, and no money went."""
    return consultation.question.intent in TOLD_APART and not harm_told([consultation.message]).money


def asks_shortly(consultation: Consultation) -> bool:
    """Whether the message is a short question that an answer is written for."""
    message = consultation.question.message
    asks = message.asks or asks_plainly(message)
    return asks and consultation.question.family in ANSWERED and len(message.compact) <= ASKED_SHORTLY
