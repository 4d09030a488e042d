"""From a case to a draft, without a language model (pure).

``counsel`` answers talk about money, ``chat`` everything else. Both understand every intent: the
topic was a model's guess, and a greeting in the middle of debt talk is still a greeting.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from app.schemas.turn import Case, Draft
from app.services.advice_templates.after_card import (
    after_lost_money,
    ask_gently,
    ask_plainly,
    back_to_debt,
    bids_farewell,
    half_said,
    hear_meaning,
    stop_payment,
)
from app.services.advice_templates.aftermath import (
    answer_in_crisis,
    block_leak,
    go_on,
    goes_on,
    stay_in_danger,
    want_person,
)
from app.services.advice_templates.arrears_days import tell_shared, tell_stages
from app.services.advice_templates.bearing import (
    asks_beside,
    befell,
    exclaims,
    good_news,
    tells_sums,
    wishes,
)
from app.services.advice_templates.both import aspect_of_both, tell_difference
from app.services.advice_templates.care import TO_DEBT
from app.services.advice_templates.choosing import which_fits, which_of
from app.services.advice_templates.company import listen
from app.services.advice_templates.consultation import Answer, Consultation, consult
from app.services.advice_templates.counselling import counsel_situation
from app.services.advice_templates.data_answers import answer_data
from app.services.advice_templates.data_answers.lawful_rate import of_the_rate
from app.services.advice_templates.data_answers.not_own import not_yours, of_the_world
from app.services.advice_templates.data_answers.told_debts import of_the_talk
from app.services.advice_templates.deadlines import inheritance_deadline, order_deadline
from app.services.advice_templates.decisions import judge
from app.services.advice_templates.desks import explain_numbers, name_office
from app.services.advice_templates.endings import finished
from app.services.advice_templates.explanation import explain_scenario
from app.services.advice_templates.fraud_talk import answer_in_fraud
from app.services.advice_templates.intents import Family
from app.services.advice_templates.intents.decisions import DECISION_INTENTS
from app.services.advice_templates.knowledge import (
    desks_of_talk,
    explain_procedure,
    explain_term,
    follow_up,
    how_to_spend,
)
from app.services.advice_templates.questions_asked import (
    answerable_together,
    each_question,
    question_left,
)
from app.services.advice_templates.short_replies import (
    LIFE,
    chat_shortly,
    cheer_plan,
    confirm_pay_plan,
    keep_company,
    not_my_subject,
    point_elsewhere,
    reply_shortly,
)
from app.services.advice_templates.support import supported
from app.services.advice_templates.taken import one_step_on
from app.services.advice_templates.thread import (
    ask_for_reason,
    because,
    begin_with,
    recall,
    remind,
    say_simply,
    script_for,
    take_blame_away,
    weigh_programme,
)
from app.services.advice_templates.tone import Tone
from app.services.advice_templates.understanding import Question, asks_plainly
from app.services.advice_templates.unplaced import admit, admit_gently, leans_on_matter
from app.services.advice_templates.urgent import no_victim, urgent_answer
from app.services.advice_templates.wording import paragraphs

Handler = Callable[[Consultation], Answer]


def plan_budget(consultation: Consultation) -> Answer:
    """What may be spent, out of the customer's figures; without any, how to plan it."""
    ledger = consultation.ledger
    known = ledger is not None and bool(ledger.months)
    return answer_data(consultation) if known else how_to_spend(consultation)


HANDLERS: Mapping[Family, Handler] = {
    Family.DATA: answer_data,
    Family.CALC: answer_data,
    Family.INFO: reply_shortly,
    Family.ELSEWHERE: point_elsewhere,
    Family.TERM: explain_term,
    Family.PROCEDURE: explain_procedure,
    Family.FOLLOW_UP: follow_up,
    Family.FRAUD: answer_in_fraud,
    Family.CRISIS: answer_in_crisis,
    Family.WHY: explain_scenario,
    Family.REFUSAL: reply_shortly,
    Family.SERVICE: reply_shortly,
    Family.TALK: chat_shortly,
    Family.SITUATION: counsel_situation,
    Family.UNKNOWN: admit,
}
#: What neither a procedure nor a short reply answers alone.
BY_INTENT: Mapping[str, Handler] = {
    "follow.again": remind,
    "info.told_before": recall,
    "info.another_figures": not_yours,
    "info.world_figures": of_the_world,
    "follow.leaked": block_leak,
    "follow.blame": take_blame_away,
    "follow.reason": ask_for_reason,
    "follow.which": which_fits,
    "info.which_scheme": which_fits,
    "info.which_of": which_of,
    "info.arrears_stages": tell_stages,
    "info.order_deadline": order_deadline,
    "info.inherit_late": inheritance_deadline,
    "info.inherit_deadline": inheritance_deadline,
    "info.arrears_shared": tell_shared,
    "follow.first": begin_with,
    "follow.simpler": say_simply,
    "follow.because": because,
    "info.call_script": script_for,
    "info.plan": cheer_plan,
    "info.pay_plan": confirm_pay_plan,
    "info.programme_told": weigh_programme,
    "info.office": name_office,
    "info.desks": name_office,
    "info.hotline": explain_numbers,
    "info.desk": desks_of_talk,
    "data.budget": plan_budget,
    "info.difference": tell_difference,
    "follow.both": aspect_of_both,
    "info.step_taken": one_step_on,
    "service.person": want_person,
    "talk.meant_journey": hear_meaning,
    "talk.meant_otherwise": hear_meaning,
    **{one.id: judge for one in DECISION_INTENTS},
    TO_DEBT: back_to_debt,
}
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
    questions = each_question(consultation, case.text)
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
    question = question_left(consultation)
    if question is None:
        return Answer(consultation.common("turns", "left_unknown"), consultation.subject)
    answer = answer_to(consultation, question)
    return replace(answer, text=paragraphs(consultation.common("turns", "left_out"), answer.text))


def counselling_handler(consultation: Consultation) -> Handler:
    """Who answers in talk about money. With the emotion model away, small talk stays small talk."""
    intent, tone = consultation.question.intent, consultation.tone
    if (led := led_by_the_talk(consultation)) is not None:
        return led
    if exclaims(consultation) or good_news(consultation):
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
        return admit
    return admit if asks_beside(consultation) else handler_of(consultation)


def led_by_the_talk(consultation: Consultation) -> Handler | None:
    """Who answers out of what was told before: a rate, an urgent matter that goes on, the sums of this talk."""
    if (rate := of_the_rate(consultation)) is not None:
        return lambda _: rate
    if goes_on(consultation):
        return go_on
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
    return finished(consultation, supported(consultation, answer) if handler is answer_data else answer)
