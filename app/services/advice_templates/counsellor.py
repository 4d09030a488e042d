"""From a case to a draft, without a language model (pure).

``counsel`` answers talk about money, ``chat`` everything else. Both understand every intent: the
topic was a model's guess, and a greeting in the middle of debt talk is still a greeting.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.schemas.turn import Case, Draft
from app.services.advice_templates.after_alarm.after_card import (
    after_lost_money,
    ask_gently,
    ask_plainly,
    bids_farewell,
    half_said,
    stop_payment,
)
from app.services.advice_templates.after_alarm.aftermath import (
    go_on,
    goes_on,
    stay_in_danger,
)
from app.services.advice_templates.after_alarm.no_victims import no_victim
from app.services.advice_templates.after_alarm.urgent import urgent_answer
from app.services.advice_templates.ask_there import admit_or_point
from app.services.advice_templates.bearing import (
    asks_beside,
    befell,
    exclaims,
    good_news,
    tells_sums,
    tells_unseen,
    wishes,
)
from app.services.advice_templates.company import listen, loss_named
from app.services.advice_templates.consultation import Answer, Consultation, consult
from app.services.advice_templates.counselling import counsel_situation
from app.services.advice_templates.data_answers import answer_data
from app.services.advice_templates.data_answers.lawful_rate import of_the_rate
from app.services.advice_templates.data_answers.told_debts import of_the_talk
from app.services.advice_templates.endings import finished
from app.services.advice_templates.handlers import BY_INTENT, HANDLERS, Handler
from app.services.advice_templates.hearing.questions_asked import (
    answerable_together,
    each_question,
    question_left,
)
from app.services.advice_templates.hearing.understanding import Question, asks_plainly
from app.services.advice_templates.intents import Family
from app.services.advice_templates.measures import measured
from app.services.advice_templates.short_replies import (
    LIFE,
    chat_shortly,
    keep_company,
    not_my_subject,
)
from app.services.advice_templates.support import supported
from app.services.advice_templates.sympathy import consoled
from app.services.advice_templates.tone import Tone
from app.services.advice_templates.unplaced import (
    admit,
    admit_gently,
    leans_on_matter,
    touches_the_matter,
)
from app.services.advice_templates.wording import paragraphs

#: What people tell about their life and feelings: in talk about money it is about the money.
TOLD = frozenset(
    f"talk.{name}"
    for name in (
        "sad",
        "worry",
        "angry",
        "happy",
        "tired",
        "sleepless",
        "lonely",
        *LIFE,
        "ashamed",
        "punished",
    )
)
EMOTIONAL = frozenset({Tone.SADNESS, Tone.WORRY, Tone.ANGER, Tone.JOY})
MONEY_MATTER = re.compile(r"금리|이자|대출|카드|은행|한도|신용|빚")


def counsel(case: Case) -> Draft:
    """The counsellor's answer to talk about money."""
    consultation = consult(case)
    questions = each_question(case.text, consultation.anchor)
    if answerable_together(questions):
        return draft(consultation, lambda asked: answer_each(asked, questions))
    return draft(consultation, counselling_handler(consultation))


def answer_each(consultation: Consultation, questions: Sequence[Question]) -> Answer:
    """Several questions of one message, one after the other; the talk goes on from the last."""
    answers: list[Answer] = []
    for question in questions:
        answers.append(answer_to(consultation, question))
        consultation = replace(consultation, before=answers[-1].text)
    lines = dict.fromkeys(line for answer in answers for line in answer.text.splitlines())
    fresh = [line for line in lines if not any(line in other and line != other for other in lines)]
    return replace(
        answers[-1],
        text=paragraphs(*fresh),
        facts=tuple(fact for answer in answers for fact in answer.facts),
        steps=tuple(step for answer in answers for step in answer.steps),
    )


def answer_to(consultation: Consultation, question: Question) -> Answer:
    """The answer to one question beside the message's own."""
    asked = replace(consultation, question=question)
    return handler_of(asked)(asked)


def answer_left_question(consultation: Consultation) -> Answer:
    """The question that was passed over, with an apology; where it cannot be told, it is asked for."""
    question = question_left(
        consultation.question.message,
        consultation.case.history.written,
        anchor=consultation.anchor,
        subject=consultation.subject,
    )
    if question is None:
        return Answer(consultation.common("turns", "left_unknown"), consultation.subject)
    answer = answer_to(consultation, question)
    return replace(answer, text=paragraphs(consultation.common("turns", "left_out"), answer.text))


def counselling_handler(consultation: Consultation) -> Handler:
    """Who answers in talk about money. With the emotion model away, small talk stays small talk."""
    intent, tone = consultation.question.intent, consultation.tone
    if (led := led_by_the_talk(consultation)) is not None:
        return led
    if exclaims(consultation) or good_news(consultation) or tells_unseen(consultation):
        return counsel_situation
    if intent in TOLD and consultation.case.analysis.reading is not None:
        return told_handler(consultation)
    if tells_sums(consultation):
        return listen
    if intent == "unknown" and tone in EMOTIONAL:
        return moved_handler(consultation)
    if intent == "unknown" and befell(consultation):
        return counsel_situation
    if intent == "situation.told" and tone is Tone.NEUTRAL and wishes(consultation):
        return admit_or_point
    return admit_or_point if asks_beside(consultation) else handler_of(consultation)


def led_by_the_talk(consultation: Consultation) -> Handler | None:
    """Who answers out of what was told before: a rate, an urgent matter that goes on, a measure, the sums of this talk."""
    if (rate := of_the_rate(consultation)) is not None:
        return lambda _: rate
    if (measure := measured(consultation)) is not None:
        return lambda _: measure
    if goes_on(consultation):
        return go_on
    if (loss := loss_named(consultation)) is not None:
        return lambda _: loss
    if touches_the_matter(consultation):
        return admit
    told = of_the_talk(consultation)
    return None if told is None else lambda _: told


def told_handler(consultation: Consultation) -> Handler:
    """Who answers what somebody tells of themselves; shame that is told alone is answered alone."""
    question = consultation.question
    if question.intent in {"talk.ashamed", "talk.punished"} and not question.themes:
        return chat_shortly
    return admit if question.message.asks and consultation.tone is Tone.NEUTRAL else counsel_situation


def handler_of(consultation: Consultation) -> Handler:
    """Who answers what was asked."""
    question = consultation.question
    if question.intent == "follow.unanswered":
        return answer_left_question
    return BY_INTENT.get(question.intent) or HANDLERS[question.family]


def moved_handler(consultation: Consultation) -> Handler:
    """Who answers somebody moved whom no pattern understands: a trouble is counselled on, a feeling listened to."""
    question = consultation.question
    if question.themes or question.act is not None or question.message.has(MONEY_MATTER):
        return counsel_situation
    return admit_gently if asks_plainly(question.message) else listen


def chat(case: Case) -> Draft:
    """The counsellor's answer to everything else."""
    consultation = consult(case)
    return draft(consultation, company_handler(consultation))


def company_handler(consultation: Consultation) -> Handler:
    """Who answers in everyday talk: money is spoken of only if the customer does."""
    intent = consultation.question.intent
    if (led := led_by_the_talk(consultation)) is not None:
        return led
    if good_news(consultation) and consultation.question.family is Family.ELSEWHERE:
        return keep_company
    if tells_sums(consultation):
        return listen
    if intent == "situation.told" or (intent == "unknown" and consultation.tone in EMOTIONAL):
        return keep_company
    if befell(consultation) and (intent in TOLD or intent == "unknown"):
        return keep_company  # what befell somebody is the message, not the family or the work in it
    if intent == "unknown":
        return admit if leans_on_matter(consultation) else not_my_subject
    return handler_of(consultation)


def draft(consultation: Consultation, handler: Handler) -> Draft:
    """While somebody is in danger, that; the urgent guide when there is cause for one; else what the handler says."""
    if consultation.in_danger_now:
        return finished(consultation, stay_in_danger(consultation))
    urgent = None if no_victim(consultation) else urgent_answer(consultation)
    if urgent is not None:
        return finished(consultation, urgent)
    if after_lost_money(consultation):
        return finished(consultation, stop_payment(consultation))
    if bids_farewell(consultation):
        return finished(consultation, ask_gently(consultation))
    if half_said(consultation) is not None:
        return finished(consultation, ask_plainly(consultation))
    answer = handler(consultation)
    answer = supported(consultation, answer) if handler is answer_data else answer
    return finished(consultation, consoled(consultation, answer))
