"""Before and after a crisis card: a farewell that is asked about, and back to the debt with one gentle line first (pure)."""

from __future__ import annotations

from app.schemas.turn import RiskLevel
from app.services.advice_templates.aftermath import composed, stay, written_by_customer
from app.services.advice_templates.care import last_card, quiet
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.intents.after_crisis import MATTER_NAMED
from app.services.advice_templates.normal_form import normalise
from app.services.advice_templates.thread import talked_of
from rules.scenario import Scenario

FAREWELL = frozenset({"talk.thanks", "talk.bye"})
WAYS = 1  # at a time: who was in danger a moment ago is not given a list


def bids_farewell(consultation: Consultation) -> bool:
    """Whether thanks or a good-bye give cause for concern themselves, with no card before."""
    concern = consultation.case.analysis.risk.level is RiskLevel.CONCERN and not quiet(consultation)
    return concern and last_card(consultation) is None and consultation.question.intent in FAREWELL


def ask_gently(consultation: Consultation) -> Answer:
    """How somebody is whose words sound like a farewell, with the lines."""
    asked = consultation.choose(consultation.texts.common["care"]["farewell"])
    return Answer(asked.text, consultation.subject, asked.facts)


def back_to_debt(consultation: Consultation) -> Answer:
    """The first way for the debt that was not told yet; where danger is told again, or no debt ever was, somebody who stays."""
    if not quiet(consultation) or not money_named(consultation):
        return stay(consultation, "stay")
    label = talked_of(consultation) or Scenario.DEBT_CRISIS.value
    texts = consultation.texts.scenarios[label]
    ways = [*texts.first, *texts.steps]
    new = [way for way in ways if not consultation.told(consultation.render(way).text)]
    words = consultation.texts.aftermath["crisis_own.debt"]
    return composed(consultation, words, (new or ways)[:WAYS], f"scenario:{label}")


def money_named(consultation: Consultation) -> bool:
    """Whether the customer ever spoke of money in this talk."""
    return any(normalise(text).has(MATTER_NAMED) for text in written_by_customer(consultation))
