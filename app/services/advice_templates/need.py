"""How much a message needs the customer's finances: by what it asks, and by what the talk is about (pure)."""

from __future__ import annotations

from app.schemas.talk import History
from app.schemas.turn import Need, Risk
from app.services.advice_templates.consultation import question_in_talk
from app.services.advice_templates.hearing.hearing import heard
from app.services.advice_templates.hearing.understanding import Question
from app.services.advice_templates.intents import Family
from app.services.advice_templates.intents.ways.decisions import DECISION_INTENTS
from app.services.stated_events import hear, hear_in_talk

#: What only the figures answer, or what is explained by them.
OF_FIGURES = frozenset({Family.DATA, Family.CALC, Family.WHY})
#: What the days in arrears decide.
OF_DAYS = frozenset(
    {
        "info.which_scheme",
        "info.arrears_stages",
        "info.arrears_shared",
        "info.found_out_work",
        "info.record_term",
    }
)
#: What is judged by the room that the figures show.
OF_ROOM = frozenset(one.id for one in DECISION_INTENTS)
#: What an answer about money was about, by the kind of its subject.
OF_MONEY = frozenset({"data", "calc", "scenario", "procedure", "term", "info", "refuse"})
#: What says little by itself; it goes on with the talk.
GOES_ON = frozenset({Family.UNKNOWN, Family.SITUATION})
FEELINGS = frozenset({"talk.sad", "talk.worry", "talk.angry", "talk.ashamed"})


def need_of(text: str, history: History, risk: Risk) -> Need:
    """What answering ``text`` after ``history`` takes."""
    question, anchor = question_in_talk(heard(text, history), history, risk)
    if (
        question.family in OF_FIGURES
        or question.intent in OF_DAYS | OF_ROOM
        or tells_of_money(question, text)
    ):
        return Need.FIGURES
    if anchor.kind not in OF_MONEY:
        return Need.NONE
    if question.family is Family.FOLLOW_UP:
        return Need.FIGURES
    return Need.TALK if goes_on(question, text, history) else Need.NONE


def goes_on(question: Question, text: str, history: History) -> bool:
    """Whether a message goes on with the talk: an open question, or a feeling after a blow that was told."""
    if question.intent in FEELINGS:
        return hear_in_talk(text, history).earlier is not None
    return question.family in GOES_ON and question.intent != "situation.told"


def tells_of_money(question: Question, text: str) -> bool:
    """Whether a trouble is told that is weighed against the figures."""
    return bool(hear(text).events) or (question.family is Family.SITUATION and bool(question.themes))
