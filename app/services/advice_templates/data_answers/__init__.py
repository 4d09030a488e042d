"""Answers to questions about the customer's own figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.absent import CANNOT, no_data
from app.services.advice_templates.data_answers.accounts import ACCOUNT_ANSWERS
from app.services.advice_templates.data_answers.agreement import agreement
from app.services.advice_templates.data_answers.arithmetic import arithmetic
from app.services.advice_templates.data_answers.before_borrowing import room_to_borrow
from app.services.advice_templates.data_answers.card_bills import BILL_ANSWERS
from app.services.advice_templates.data_answers.card_borrowing import (
    borrowed_interest,
    left_by_shares,
    revolving_interest,
)
from app.services.advice_templates.data_answers.cards import CARD_ANSWERS
from app.services.advice_templates.data_answers.chained import CHAINED_ANSWERS, OF_REVOLVING, bills_told
from app.services.advice_templates.data_answers.days_interest import days_interest
from app.services.advice_templates.data_answers.debts import heard, told_in_all
from app.services.advice_templates.data_answers.deposits import deposit, spread
from app.services.advice_templates.data_answers.dividing import (
    budget_rule,
    per_day,
    split_price,
    split_salary,
)
from app.services.advice_templates.data_answers.dsr import DSR_ANSWERS
from app.services.advice_templates.data_answers.foresight import FORESIGHT_ANSWERS
from app.services.advice_templates.data_answers.kept_pay import kept_pay
from app.services.advice_templates.data_answers.last_asked import (
    added_up,
    apart_by,
    share_of_income,
    times_moved,
)
from app.services.advice_templates.data_answers.limit_moves import LIMIT_ANSWERS
from app.services.advice_templates.data_answers.loans import loan_sum, price_of_debt, rate_behind
from app.services.advice_templates.data_answers.moved import MOVED_ANSWERS
from app.services.advice_templates.data_answers.not_held import NOT_HELD_ANSWERS, one_card
from app.services.advice_templates.data_answers.onward import onward
from app.services.advice_templates.data_answers.overdue import arrears, late_interest, rest_after
from app.services.advice_templates.data_answers.pay_faster import pay_faster
from app.services.advice_templates.data_answers.pay_told import (
    left_lasts,
    left_over,
    needed_each,
    pay_told,
    within,
)
from app.services.advice_templates.data_answers.paying import after_paying
from app.services.advice_templates.data_answers.payoff_explained import payoff_now, payoff_why
from app.services.advice_templates.data_answers.rate_told import with_its_rate
from app.services.advice_templates.data_answers.rent_or_loan import rent_or_loan
from app.services.advice_templates.data_answers.repaying import payoff, prepayment
from app.services.advice_templates.data_answers.savings import goal, save, spend
from app.services.advice_templates.data_answers.single import SINGLE_ANSWERS, answer_single
from app.services.advice_templates.data_answers.spare_money import spare_money
from app.services.advice_templates.data_answers.spending import SPENDING_ANSWERS, course_meant
from app.services.advice_templates.data_answers.standing import STANDING_ANSWERS
from app.services.advice_templates.data_answers.switching import offers, switch
from app.services.advice_templates.data_answers.together import TOGETHER_ANSWERS, debts_together
from app.services.advice_templates.data_answers.told_at_home import bill_told, carried_on, rent
from app.services.advice_templates.data_answers.value_moved import value_change, value_moved
from app.services.advice_templates.data_answers.weighing import of_two, without_interest
from app.services.advice_templates.data_answers.what_if import (
    at_this_pace,
    bearable,
    cost_lowered,
    cut_spending,
    loans_together,
    rate_gap,
    windfall,
)
from app.services.advice_templates.data_answers.which_month import extreme_month
from app.services.advice_templates.intents import Family
from app.services.advice_templates.told.doubtful_numbers import Doubt
from app.services.advice_templates.tone import Tone
from app.services.advice_templates.wording import sentences, won

#: Said instead of a sum whose numbers cannot be meant so.
DOUBTS: Mapping[Doubt, str] = {
    Doubt.BEYOND: "조 단위가 넘는 금액은 여기서 셈하지 않아요. 금액을 한 번 더 보시고 다시 알려 주시면 그 금액으로 셈해 드릴게요.",
    Doubt.UNEVEN: "띄엄띄엄 내거나 모으는 돈은 제가 어긋나게 셈할 수 있어요. 한 달에 얼마꼴인지 알려 주시면 그 금액으로 셈해 드릴게요.",
    Doubt.BELOW_ZERO: "숫자 앞에 빼기 표시가 있어서 그대로는 셈하지 않았어요. 빼기 표시 없이 금액과 금리를 다시 알려 주시면 바로 셈해 드릴게요.",
}
#: Sums in which a rate that was told is what a loan costs; and all that are reckoned with one.
LENT = frozenset(
    {f"calc.{name}" for name in ("message", "instalments", "revolving", "card_loan", "late_interest")}
    | {"calc.prepay", "calc.payoff", "calc.yearly_rate"}
)
RATED = LENT | {"calc.deposit"}
ANSWERS = {
    **CARD_ANSWERS,
    **BILL_ANSWERS,
    **LIMIT_ANSWERS,
    **ACCOUNT_ANSWERS,
    **DSR_ANSWERS,
    **SPENDING_ANSWERS,
    **MOVED_ANSWERS,
    **STANDING_ANSWERS,
    **TOGETHER_ANSWERS,
    **FORESIGHT_ANSWERS,
    **NOT_HELD_ANSWERS,
    **CHAINED_ANSWERS,
}
OPENS_ITSELF = re.compile(r"네, |자료|제가 보는|다음 달|밀린 날|\d+월은 없는")
#: Sums, and what the customer's own words weigh in: these need no data.
SUMS: Mapping[str, Callable[[Consultation], Answer]] = {
    "calc.message": loan_sum,
    "calc.instalments": loan_sum,
    "calc.deposit": deposit,
    "calc.yearly_rate": rate_behind,
    "calc.debt_told": price_of_debt,
    "calc.revolving": revolving_interest,
    "calc.card_loan": borrowed_interest,
    "calc.share_paid": left_by_shares,
    "calc.late_interest": late_interest,
    "calc.arrears": arrears,
    "data.arrears": arrears,
    "calc.rest_after": rest_after,
    "calc.balance_after": after_paying,
    "calc.split_price": split_price,
    "calc.per_day": per_day,
    "calc.split_salary": split_salary,
    "calc.budget_rule": budget_rule,
    "calc.arithmetic": arithmetic,
    "calc.value_moved": value_moved,
    "calc.value_change": value_change,
    "calc.of_two": of_two,
    "calc.no_interest": without_interest,
    "calc.payoff_now": payoff_now,
    "calc.payoff_why": payoff_why,
    "calc.bill_told": bill_told,
    "calc.rent": rent,
    "calc.switch": switch,
    "calc.offers": offers,
    "calc.spare_money": spare_money,
    "calc.pay_told": pay_told,
    "calc.left_over": left_over,
    "calc.left_lasts": left_lasts,
    "calc.within": within,
    "calc.needed_each": needed_each,
    "calc.rent_or_loan": rent_or_loan,
    "calc.room_to_borrow": room_to_borrow,
    "calc.carried_on": carried_on,
    "calc.prepay": prepayment,
    "calc.payoff": payoff,
    "calc.pay_faster": pay_faster,
    "calc.days_interest": days_interest,
    "calc.save": save,
    "calc.goal": goal,
    "calc.spend": spend,
    "calc.wage_kept": kept_pay,
    "calc.cut_spending": cut_spending,
    "calc.cost_lowered": cost_lowered,
    "calc.at_this_pace": at_this_pace,
    "calc.windfall": windfall,
    "calc.bearable": bearable,
    "calc.rate_gap": rate_gap,
    "calc.loans_together": loans_together,
    "calc.bills_told": bills_told,
    "data.debts_told": debts_together,
    "data.which_month": extreme_month,
    "data.last_difference": apart_by,
    "data.last_together": added_up,
    "data.last_times": times_moved,
    "calc.onward": onward,
    "data.spent_share": share_of_income,
    "calc.deposit_cover": spread,
}


def answer_data(consultation: Consultation) -> Answer:
    """Answer with this customer's figures, or say why there are none."""
    intent = consultation.question.intent
    doubt = consultation.sums().doubt
    if doubt is not None and consultation.question.family is Family.CALC:
        return Answer(DOUBTS[doubt], Subject.of_intent(intent))
    if intent in SUMS:
        answer = SUMS[intent](consultation)
        return with_its_rate(consultation, answer, lent=intent in LENT) if intent in RATED else answer
    subject = subject_of(consultation)
    ledger, in_all = consultation.ledger, told_in_all(consultation) if intent == "data.debt" else ""
    told = in_all or heard(consultation)
    if ledger is None or not ledger.months:
        unseen = no_data(consultation, subject)
        return Answer(in_all or sentences(told, unseen.text), subject)
    single = SINGLE_ANSWERS.get(intent)
    text = (
        ANSWERS[intent](consultation, ledger)
        if single is None
        else answer_single(consultation, ledger, single)
    )
    agreed = agreement(consultation, ledger)
    led = "" if agreed else lead_to(consultation, in_all or text)
    told = "" if agreed or said_twice(consultation, text) else told
    return Answer(sentences(one_card(consultation.question), agreed, told_before(told, led, text)), subject)


def told_before(told: str, lead: str, text: str) -> str:
    """What was told is no finding in the data: the word that leads to these stands behind it."""
    return sentences(told, lead + text) if told else lead + text


def said_twice(consultation: Consultation, text: str) -> bool:
    """Whether the one amount of the message is what the data say as well."""
    amounts = consultation.sums().amounts
    return len(amounts) == 1 and won(amounts[0].won) in text


def subject_of(consultation: Consultation) -> Subject:
    """What the answer is about: of a course, the figure whose course it is."""
    question = consultation.question
    if question.intent == "data.needed" and consultation.anchor.has(OF_REVOLVING):
        return Subject("data", "revolving")
    if question.intent == "data.trend":
        return course_meant(question.message)[0]
    return Subject.of_intent(question.intent)


def lead_to(consultation: Consultation, text: str) -> str:
    """A word before the answer, where it does not open with such a word itself."""
    plain = consultation.tone in {Tone.NEUTRAL, Tone.WARM}
    if CANNOT in text or (plain and OPENS_ITSELF.match(text)):
        return ""
    return consultation.common("leads")
