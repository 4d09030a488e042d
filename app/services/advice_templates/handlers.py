"""Who answers what: the handler of each family of intents, and of what needs one of its own (pure)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from app.services.advice_templates.after_alarm.after_card import (
    ask_beside_treatment,
    back_to_debt,
    hear_correction,
    hear_meaning,
)
from app.services.advice_templates.after_alarm.aftermath import (
    answer_in_crisis,
    block_leak,
    want_person,
)
from app.services.advice_templates.after_alarm.care import TO_DEBT
from app.services.advice_templates.after_alarm.doubted import doubt_message
from app.services.advice_templates.after_alarm.fraud_talk import answer_in_fraud
from app.services.advice_templates.ask_there import admit_or_point
from app.services.advice_templates.both_ways import aspect_of_both, tell_difference
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.counselling import counsel_situation
from app.services.advice_templates.data_answers import answer_data
from app.services.advice_templates.data_answers.not_own import not_yours, of_the_world
from app.services.advice_templates.decisions import judge
from app.services.advice_templates.explanation import explain_scenario
from app.services.advice_templates.focus import DEBTS, scenario_in_focus
from app.services.advice_templates.intents import Family
from app.services.advice_templates.intents.ways.decisions import DECISION_INTENTS
from app.services.advice_templates.knowledge import (
    desks_of_talk,
    explain_procedure,
    explain_term,
    follow_up,
    how_to_spend,
)
from app.services.advice_templates.lateness import days_late
from app.services.advice_templates.short_replies import (
    chat_shortly,
    cheer_plan,
    confirm_pay_plan,
    point_elsewhere,
    reply_shortly,
)
from app.services.advice_templates.thread import (
    ask_for_reason,
    because,
    begin_with,
    help_with_gambling,
    recall,
    remind,
    say_simply,
    script_for,
    take_blame_away,
    weigh_programme,
)
from app.services.advice_templates.tone import Tone
from app.services.advice_templates.ways.arrears_days import (
    tell_named,
    tell_shared,
    tell_stages,
    tell_which_days,
)
from app.services.advice_templates.ways.arrears_record import (
    tell_now,
    tell_paying,
    tell_record,
    tell_record_term,
)
from app.services.advice_templates.ways.choosing import which_fits, which_of
from app.services.advice_templates.ways.deadlines import (
    inheritance_deadline,
    order_deadline,
    order_late,
    order_owed,
)
from app.services.advice_templates.ways.desks import explain_numbers, name_office
from app.services.advice_templates.ways.floors import tell_floor
from app.services.advice_templates.ways.taken import one_step_on
from app.services.advice_templates.ways.term_desks import tell_name
from app.services.advice_templates.ways.waiting import ask_to_wait, tell_pay_after_bill
from app.services.advice_templates.wording import paragraphs

Handler = Callable[[Consultation], Answer]
SAVING = "saving_start"


def tell_in_time(consultation: Consultation) -> Answer:
    """Whom to tell before an instalment is due; who is late already is counselled on that."""
    return counsel_situation(consultation) if days_late(consultation) else reply_shortly(consultation)


def plan_budget(consultation: Consultation) -> Answer:
    """What may be spent, out of the customer's figures; without any, how to plan it."""
    ledger = consultation.ledger
    known = ledger is not None and bool(ledger.months)
    return answer_data(consultation) if known else how_to_spend(consultation)


def plan_reserve(consultation: Consultation) -> Answer:
    """How far the balance is from a reserve; without figures, how to begin one."""
    ledger = consultation.ledger
    if ledger is not None and ledger.months:
        return answer_data(consultation)
    beginning = replace(
        consultation.question, intent="procedure", procedure=consultation.registry.procedures[SAVING]
    )
    return explain_procedure(replace(consultation, question=beginning))


def tell_next(consultation: Consultation) -> Answer:
    """What can be done at these days in arrears; asked what is overdue where neither data nor words tell."""
    return counsel_plainly(consultation) if days_late(consultation) else reply_shortly(consultation)


def tell_method(consultation: Consultation) -> Answer:
    """What to do, for somebody who asks for that and for no comfort: the steps at once where a trouble is known."""
    trouble = scenario_in_focus(consultation)
    if trouble is None or trouble not in DEBTS:
        return reply_shortly(consultation)
    answer = counsel_plainly(consultation)
    return replace(answer, text=paragraphs(consultation.common("method", "lead"), answer.text))


def tell_fallen(consultation: Consultation) -> Answer:
    """Whether a score has fallen already: for arrears whether others see them, else what the trouble told calls for."""
    if not days_late(consultation):
        return counsel_situation(consultation)
    asked = replace(consultation.question, intent="info.arrears_shared")
    answer = tell_shared(replace(consultation, question=asked))
    unseen, after = (consultation.common("arrears_days", name) for name in ("score_unseen", "score_after"))
    return replace(answer, text=paragraphs(unseen, answer.text, after))


def counsel_plainly(consultation: Consultation) -> Answer:
    """Counsel on the situation with the figures and the steps first, however it was asked."""
    return counsel_situation(replace(consultation, tone=Tone.NEUTRAL))


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
    Family.UNKNOWN: admit_or_point,
}
#: What neither a procedure nor a short reply answers alone.
BY_INTENT: Mapping[str, Handler] = {
    "follow.again": remind,
    "follow.name": tell_name,
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
    "info.order_late": order_late,
    "info.order_owed": order_owed,
    "info.seizure_sum": tell_floor,
    "info.paying_off": tell_paying,
    "info.arrears_next": tell_next,
    "info.method": tell_method,
    "info.arrears_fallen": tell_fallen,
    "info.inherit_late": inheritance_deadline,
    "info.inherit_deadline": inheritance_deadline,
    "info.arrears_shared": tell_shared,
    "info.arrears_named": tell_named,
    "info.arrears_record": tell_record,
    "info.record_term": tell_record_term,
    "info.arrears_now": tell_now,
    "info.ask_to_wait": ask_to_wait,
    "info.payday_told": ask_to_wait,
    "info.pay_after_bill": tell_pay_after_bill,
    "info.arrears_two_days": tell_which_days,
    "info.instalment_ahead": tell_in_time,
    "follow.first": begin_with,
    "follow.simpler": say_simply,
    "follow.because": because,
    "info.call_script": script_for,
    "info.gambling_help": help_with_gambling,
    "info.lure_message": doubt_message,
    "info.plan": cheer_plan,
    "info.pay_plan": confirm_pay_plan,
    "info.programme_told": weigh_programme,
    "info.office": name_office,
    "info.desks": name_office,
    "info.hotline": explain_numbers,
    "info.desk": desks_of_talk,
    "data.budget": plan_budget,
    "data.reserve": plan_reserve,
    "info.difference": tell_difference,
    "follow.both": aspect_of_both,
    "info.step_taken": one_step_on,
    "service.person": want_person,
    "elsewhere.in_treatment": ask_beside_treatment,
    "talk.meant_journey": hear_meaning,
    "talk.meant_medicine": hear_meaning,
    "talk.meant_otherwise": hear_meaning,
    **{one.id: judge for one in DECISION_INTENTS},
    TO_DEBT: back_to_debt,
    "crisis.meant_debt": hear_correction,
}
