"""Whether to do it: the judgement that the customer's standing allows, else what it hangs on."""

from __future__ import annotations

from dataclasses import replace

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.counselling import CALM
from app.services.advice_templates.data_answers.savings import beside_balance
from app.services.advice_templates.focus import GOOD
from app.services.advice_templates.settled import standing
from app.services.advice_templates.short_replies import reply_shortly
from app.services.advice_templates.wording import paragraphs
from rules.scenario import Scenario

BUY = "info.buy"
#: Which the figures say nothing of how much room there is.
OPEN = frozenset({Scenario.LOAN_DECISION, Scenario.INVESTMENT_LOSS, Scenario.CREDIT_DOWN})
#: Where what is bought is the trouble itself.
TIGHT_ALTHOUGH_CALM = frozenset({Scenario.OVERSPEND_EMOTIONAL})


def judge(consultation: Consultation) -> Answer:
    """The judgement for the room that the figures show; where they show none, what it hangs on."""
    asked = consultation.question
    if (priced := judge_priced(consultation)) is not None:
        return priced
    intent = f"{asked.intent}_{room(consultation)}"
    known = intent in consultation.texts.replies
    judged = reply_shortly(
        replace(consultation, question=replace(asked, intent=intent)) if known else consultation
    )
    return replace(judged, subject=Subject.of_intent(asked.intent))


def judge_priced(consultation: Consultation) -> Answer | None:
    """The judgement on what is bought, beside what its price leaves; ``None`` where no price is told."""
    ledger, amounts = consultation.ledger, consultation.sums().amounts
    if consultation.question.intent != BUY or not amounts or ledger is None:
        return None
    price, balance = max(each.won for each in amounts), ledger.newest("balance", "balance_won")
    if balance is None:
        return None
    found = "tight" if price > balance.amount else room(consultation)
    reply = consultation.texts.replies[BUY if found == "open" else f"{BUY}_{found}"]
    said = consultation.render(consultation.pick(reply.say)).text
    return Answer(paragraphs(said, beside_balance(ledger, price)), Subject("info", "buy"))


def room(consultation: Consultation) -> str:
    """How much room the figures show: tight, fine, or open where they do not tell."""
    decided = standing(consultation)
    if decided is None or decided in OPEN:
        return "open"
    if decided in GOOD:
        return "fine"
    return "tight" if decided not in CALM or decided in TIGHT_ALTHOUGH_CALM else "open"
