"""Before and after a crisis card: a farewell that is asked about, and back to the debt, or to the money that a fraud
took, with one gentle line first (pure)."""

from __future__ import annotations

import re
from dataclasses import replace

from app.schemas.labels import RiskLevel
from app.schemas.subject import ASKED, PAYMENT_STOP, Subject
from app.services.advice_templates.after_alarm.aftermath import stay
from app.services.advice_templates.after_alarm.care import last_card, quiet, wished_outright
from app.services.advice_templates.after_alarm.composing import composed, fresh
from app.services.advice_templates.after_alarm.fraud_talk import STOP
from app.services.advice_templates.after_alarm.harm import done_told
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.counselling import CALM
from app.services.advice_templates.data_answers import answer_data
from app.services.advice_templates.intents.crisis.own import MATTER_NAMED
from app.services.advice_templates.short_replies import point_elsewhere
from app.services.advice_templates.subjects import scenario_talked_of
from app.services.told_deceit import tells_deceit
from rules.scenario import Scenario

HALF_SAID = (
    *("half_said", "some_end", "medicine_taken", "cord_near", "ashamed_to_live", "what_stops", "after_birth"),
    *("gambled_away", "like_the_story", "greets_all", "debt_no_matter", "no_difference", "money_after_me"),
    *("held_back", "dreads_waking", "denied", "past"),
)
FAREWELL = frozenset({"talk.thanks", "talk.bye"})
#: Of that money: where to stop it, and whether it comes back.
LOST_MONEY = re.compile(r"은행|지급정지|신고|경찰|112|1394|계좌|송금|이체|돌려받|되찾|찾을수|돌아올|건질")
COMES_BACK = re.compile(r"돌려받|되찾|찾을수|돌아올|건질|되돌")
WORDS_ASKED = re.compile(r"뭐라고|무슨말|어떻게말|뭐라말")
TO_BE_TOLD = re.compile(r"알려|말해|보여")
OWED = "data.debt"
WAYS = 1  # at a time: who was in danger a moment ago is not given a list


def bids_farewell(consultation: Consultation) -> bool:
    """Whether thanks or a good-bye give cause for concern themselves, with no card before."""
    concern = consultation.case.analysis.risk.level is RiskLevel.CONCERN and not quiet(consultation)
    return concern and last_card(consultation) is None and consultation.question.intent in FAREWELL


def ask_gently(consultation: Consultation) -> Answer:
    """How somebody is whose words sound like a farewell, with the lines."""
    asked = consultation.choose(consultation.texts.common["care"]["farewell"])
    return Answer(asked.text, consultation.subject, asked.facts)


def half_said(consultation: Consultation) -> str | None:
    """The sign of what may be a joke or a journey, and may be an end; it is asked about once in a talk."""
    told = consultation.case.analysis.risk
    once = last_card(consultation) is None and ASKED not in consultation.case.history.subjects
    fits = once and told.level is RiskLevel.CONCERN and not told.about_other
    return next((sign for sign in HALF_SAID if sign in told.rules), None) if fits else None


def ask_plainly(consultation: Consultation) -> Answer:
    """Whether the end of a life was meant; no answer to it is a wrong one."""
    asked = consultation.choose(consultation.texts.common["asked"][half_said(consultation) or HALF_SAID[0]])
    return Answer(asked.text, ASKED, asked.facts)


def ask_beside_treatment(consultation: Consultation) -> Answer:
    """Warmth for somebody who is treated for what weighs on the heart; a yes to what is asked is heard as one."""
    return replace(point_elsewhere(consultation), subject=ASKED)


def hear_meaning(consultation: Consultation) -> Answer:
    """It was a journey, or something else: glad, and not pressed."""
    name = consultation.question.intent.partition(".")[2]
    return Answer(consultation.pick(consultation.texts.small_talk[name]), Subject("care", "answered"))


def back_to_debt(consultation: Consultation) -> Answer:
    """The first way for the debt that was not told yet; where danger is told again, or no debt ever was, somebody who stays."""
    if not quiet(consultation) or not money_named(consultation):
        return stay(consultation, "stay")
    if consultation.question.message.has(TO_BE_TOLD) and consultation.case.profile is not None:
        return answer_data(replace(consultation, question=replace(consultation.question, intent=OWED)))
    return first_way(consultation, "debt")


def hear_correction(consultation: Consultation) -> Answer:
    """It is the debt that is to end: heard as said, and the first way out of it."""
    if not quiet(consultation):
        return stay(consultation, "stay")
    return first_way(consultation, "debt" if wished_outright(consultation) else "meant_debt")


def first_way(consultation: Consultation, name: str) -> Answer:
    """Those words, and the first way for the debt that was not told yet."""
    told = scenario_talked_of(consultation)
    owing = told is not None and Scenario(told) not in CALM
    label = told if told is not None and owing else Scenario.DEBT_CRISIS.value
    texts = consultation.texts.scenarios[label]
    ways = [*texts.first, *texts.steps]
    new = [way for way in ways if not consultation.told(consultation.render(way).text)]
    words = consultation.texts.aftermath[f"crisis_own.{name}"]
    return composed(consultation, words, (new or ways)[:WAYS], Subject("scenario", label))


def money_named(consultation: Consultation) -> bool:
    """Whether the customer ever spoke of money in this talk."""
    return any(message.has(MATTER_NAMED) for message in consultation.messages)


def after_lost_money(consultation: Consultation) -> bool:
    """Whether a message after the card is about the money that a fraud told before took."""
    on_it = consultation.anchor.of_crisis or consultation.anchor == PAYMENT_STOP
    watched = consultation.case.analysis.risk.level is not RiskLevel.NONE
    if not on_it or not watched or last_card(consultation) != "own":
        return False
    return any(map(tells_deceit, consultation.case.history.written)) and consultation.question.message.has(
        LOST_MONEY
    )


def stop_payment(consultation: Consultation) -> Answer:
    """One calm line, then the payment stop, the first step first; whoever matters more than the money is asked for last."""
    message, stop = consultation.question.message, consultation.registry.procedures[STOP]
    left = stop.steps[1:] if done_told(consultation.messages).payment_stop else stop.steps
    steps = fresh(consultation, left) or left[:1]
    name = "lost_money"
    if done_told([consultation.message]).payment_stop:
        name = "money_reported"
    elif message.has(COMES_BACK):
        name = "money_back"
    elif message.has(WORDS_ASKED):
        name, steps = "bank_words", left[:1]
    words = consultation.texts.aftermath[f"crisis_own.{name}"]
    return composed(consultation, words, steps, PAYMENT_STOP)
