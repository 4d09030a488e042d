"""How much a message needs the customer's finances: by what it asks, and by what the talk is about (pure)."""

from __future__ import annotations

from app.schemas.turn import History, Need, Risk
from app.services.advice_templates.consultation import UNPLACED, question_in_talk
from app.services.advice_templates.intents import Family
from app.services.advice_templates.understanding import Question
from app.services.stated_events import hear

#: What only the figures answer, or what is explained by them.
OF_FIGURES = frozenset({Family.DATA, Family.CALC, Family.WHY})
#: What an answer about money was about, by the kind of its subject.
OF_MONEY = frozenset({"data", "calc", "scenario", "procedure", "term", "info", "refuse"})
#: What says little by itself; it goes on with the talk.
GOES_ON = frozenset({Family.UNKNOWN, Family.SITUATION})


def need_of(text: str, history: History, risk: Risk) -> Need:
    """What answering ``text`` after ``history`` takes."""
    question, anchor = question_in_talk(text, history, risk)
    if question.family in OF_FIGURES or tells_of_money(question, text):
        return Need.FIGURES
    if anchor is None or anchor == UNPLACED or anchor.partition(":")[0] not in OF_MONEY:
        return Need.NONE
    if question.family is Family.FOLLOW_UP:
        return Need.FIGURES
    goes_on = question.family in GOES_ON and question.intent != "situation.told"
    return Need.TALK if goes_on else Need.NONE


def tells_of_money(question: Question, text: str) -> bool:
    """Whether a trouble is told that is weighed against the figures."""
    return bool(hear(text).events) or (question.family is Family.SITUATION and bool(question.themes))
