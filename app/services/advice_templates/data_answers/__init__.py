"""Answers to questions about the customer's own figures."""

from __future__ import annotations

from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.absent import CANNOT, no_data
from app.services.advice_templates.data_answers.accounts import ACCOUNT_ANSWERS
from app.services.advice_templates.data_answers.calculations import SUMS
from app.services.advice_templates.data_answers.cards import CARD_ANSWERS
from app.services.advice_templates.data_answers.single import SINGLE_ANSWERS, answer_single
from app.services.advice_templates.data_answers.spending import SPENDING_ANSWERS

ANSWERS = {**CARD_ANSWERS, **ACCOUNT_ANSWERS, **SPENDING_ANSWERS}


def answer_data(consultation: Consultation) -> Answer:
    """Answer with this customer's figures, or say why there are none."""
    intent = consultation.question.intent
    if intent in SUMS:
        return SUMS[intent](consultation)
    subject = intent.replace(".", ":", 1)
    ledger = consultation.ledger
    if ledger is None or not ledger.months:
        return no_data(consultation, subject)
    single = SINGLE_ANSWERS.get(intent)
    text = (
        ANSWERS[intent](consultation, ledger)
        if single is None
        else answer_single(consultation, ledger, single)
    )
    lead = "" if CANNOT in text else consultation.common("leads")
    return Answer(lead + text, subject)
