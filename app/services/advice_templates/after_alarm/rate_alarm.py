"""How the guide on unlawful rates speaks: by whether the rate voids the loan, or for one that nobody can reckon yet."""

from __future__ import annotations

from app.services.advice_templates.after_alarm.lenders import LAWFUL_CREDITOR, outlaw_told
from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.told.loan_rate import VOID_LOAN, voids_loan
from app.services.told_loans.plain_form import plain_form
from app.services.told_loans.rates import grown_by_when
from rules.facts.registry import UrgentGuide

RATE = "illegal_rate"
MILDER = "rate_over"  # the alarm for a rate above the ceiling that leaves the loan itself valid
NOT_OF = {MILDER: (VOID_LOAN,), LAWFUL_CREDITOR: (VOID_LOAN, "debtor_agent")}


def alarm_of_rate(consultation: Consultation) -> str | None:
    """The alarm for the rate that was told, else for a loan told without its end."""
    alert = consultation.case.analysis.fraud
    if alert is not None and alert.yearly_rate is not None:
        return "rate" if voids_loan(alert.yearly_rate) else MILDER
    return "no_term" if grown_by_when(plain_form(consultation.case.text)) else None


def facts_for(consultation: Consultation, guide: UrgentGuide, name: str | None) -> tuple[str, ...]:
    """The facts of a guide without those that a milder rate, a creditor under the law, or one of whom nothing unlawful
    was told, has no part in."""
    unlawful = guide.kind == RATE or outlaw_told(consultation)
    apart = (*NOT_OF.get(name or "", ()), *(() if unlawful else (VOID_LOAN,)))
    return tuple(fact for fact in guide.facts if fact not in apart)
