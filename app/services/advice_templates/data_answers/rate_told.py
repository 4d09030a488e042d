"""What stands before a sum whose rate was told: what it comes to a year, and the law's ceiling where it lies above."""

from __future__ import annotations

from dataclasses import replace

from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.reckoning import LEGAL_CEILING, over_ceiling
from app.services.advice_templates.data_answers.told_sums import told_sums
from app.services.advice_templates.wording import is_, josa, percent, sentences


def with_its_rate(consultation: Consultation, answer: Answer, *, lent: bool) -> Answer:
    """The sum behind both; the ceiling is told once in a talk, and only of what is ``lent`` to the customer."""
    rate = told_sums(consultation).rate if lent else None
    above = () if rate is None else over_ceiling(consultation, rate)
    new = [text for text in above if text not in answer.text and not consultation.told(text)]
    facts = (*answer.facts, LEGAL_CEILING) if new else answer.facts
    a_year = yearly(consultation)
    head = "" if a_year in answer.text else a_year
    return replace(answer, text=sentences(head, *new, answer.text), facts=facts)


def yearly(consultation: Consultation) -> str:
    """What a rate by the month, the week or the day comes to a year."""
    said = consultation.sums().rate
    if said is None or said.often == 1:
        return ""
    told = josa(f"{said.span} {percent(said.percent, 2)}", "은/는")
    return f"{told} 한 해로 치면 연 {is_(percent(said.yearly, 2))}."
