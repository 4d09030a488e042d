"""A loan held against itself: before and after its rate moves, over another term, paid back another way."""

from __future__ import annotations

import re
from dataclasses import replace

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.debts import whole_named
from app.services.advice_templates.data_answers.loan_plans import FEES, monthly, summed
from app.services.advice_templates.data_answers.reckoning import (
    LEGAL_CEILING,
    TOLD_INTEREST,
    average_rate,
    led,
    over_ceiling,
    spoken_term,
    wanted,
)
from app.services.advice_templates.data_answers.told_sums import told_sums
from app.services.advice_templates.told.asked_sums import ways_in
from app.services.advice_templates.told.rates import Move
from app.services.advice_templates.told.sums_read import Told
from app.services.advice_templates.told.terms import squeezed
from app.services.advice_templates.told.weighed_loan import Loan
from app.services.advice_templates.wording import josa, percent, sentences, won
from rules.interest import month_interest, year_interest
from rules.repayment import Plan, Way

DIFFERENCE = re.compile(
    r"차이|아끼|아껴|절약|덜(?:내|나|해)|더(?:내|나|늘)|얼마나?.{0,3}(?:줄|늘)|적(?:어|은|게)|많(?:아|은)"
)
ONLY_DIFFERENCE = re.compile(r"^(?:그럼|그러면|그래서|그|둘|두개|서로)*(?:의|은|는|이|가)?.{0,4}차이")
BEARABLE = "다달이 낼 돈이 생활비를 빼고도 감당되는지를 먼저 보고 정하시면 돼요."
GRANTED_ELSEWHERE = "이자를 얼마나 덜어 주는지는 신청하는 제도와 심사에 따라 다르니 상담에서 확인해 보세요."
WAY_NAMES = {
    Way.LEVEL: "같은 금액씩 갚는 원리금균등",
    Way.EQUAL_PRINCIPAL: "원금균등",
    Way.BULLET: "만기에 한꺼번에 갚는 방식",
}


def weighed(consultation: Consultation) -> Answer | None:
    """Both sums and their difference; ``None`` where the message weighs nothing of a loan that was told."""
    said, message = consultation.sums(), consultation.question.message
    ways = ways_in(squeezed(message.raw))
    if said.move is None and len(ways) < 2 and not message.has(DIFFERENCE):
        return None
    told = told_sums(consultation)
    if told.base is None:
        return None if said.move is None else of_the_data(consultation, told, said.move)
    if said.move is not None and len(told.loans) > 1:
        return side_by_side(consultation, told, *told.loans[-2:])
    if len(ways) > 1 and told.months:
        return side_by_side(consultation, told, *(replace(told.base, way=way, grace=0) for way in ways[:2]))
    newly = bool(said.months or said.asking.told) and not said.amounts
    if len(told.loans) > 1 and (newly or message.has(ONLY_DIFFERENCE)):
        return side_by_side(consultation, told, *told.loans[-2:])
    return None


def of_the_data(consultation: Consultation, told: Told, move: Move) -> Answer | None:
    """The interest on what the data hold at their average rate and once it has moved."""
    ledger, rate = consultation.ledger, average_rate(consultation)
    owed = None if ledger is None else ledger.newest("balance", "debt_won")
    if owed is None or not owed.amount or rate is None:
        return None
    loan = Loan(int(owed.amount), rate, None, Way.LEVEL, 0)
    text = by_the_month(told, loan, replace(loan, rate=move.of(rate)))
    basis = "자료에 있는 남은 빚 전체와 평균 금리로 어림했어요."
    return Answer(led(consultation) + sentences(text, basis), Subject("data", "interest"))


def side_by_side(consultation: Consultation, told: Told, one: Loan, other: Loan) -> Answer | None:
    """What each costs, and by how much they differ."""
    if one.principal != other.principal or one == other:
        return None
    if (one.months is None) != (other.months is None):
        return None
    text = over_terms(one, other) if one.months else by_the_month(told, one, other)
    of_month = TOLD_INTEREST if told.debts.known else Subject("calc", "message")
    subject = Subject("calc", "instalments") if one.months else of_month
    above = [fact for fact in over_ceiling(consultation, other.rate) if not consultation.told(fact)]
    return Answer(led(consultation) + sentences(text, *above), subject, (LEGAL_CEILING,) if above else ())


def of_two(consultation: Consultation) -> Answer:
    """The two loans reckoned with last beside one another, and what speaks for either; no choice is made."""
    loans = told_sums(consultation).loans[-2:]
    pair = None if len(loans) < 2 else side_by_side(consultation, told_sums(consultation), *loans)
    if pair is None:
        return wanted(
            consultation, Subject("calc", "instalments"), "견줄 두 가지 기간이나 금리", purpose="나란히"
        )
    one, other = loans
    if not one.months or not other.months or one.months == other.months:
        return pair
    short, long = sorted((one.months, other.months))
    closing = (
        f"{spoken_term(short)} 쪽은 이자가 덜 들고, {spoken_term(long)} 쪽은 다달이 가벼워요. {BEARABLE}"
    )
    return replace(pair, text=sentences(pair.text, closing))


def without_interest(consultation: Consultation) -> Answer:
    """What a month asks for where nothing but what was borrowed is paid back over the term."""
    told, subject, ledger = told_sums(consultation), Subject("calc", "instalments"), consultation.ledger
    debt = None if ledger is None else ledger.newest("balance", "debt_won")
    principal = told.base.principal if told.base is not None else 0 if debt is None else int(debt.amount)
    months = told.months
    missing = [*([] if principal else ["빌린 금액"]), *([] if months else ["갚을 기간"])]
    if not principal or not months:
        return wanted(consultation, subject, *missing, purpose="다달이 낼 돈을")
    each = won(about(round(principal / months)))
    text = f"이자 없이 {josa(won(principal), '을/를')} {spoken_term(months)} 동안 나누어 갚으면 한 달에 {each}쯤이에요."
    return Answer(led(consultation) + sentences(text, GRANTED_ELSEWHERE), subject)


def by_the_month(told: Told, one: Loan, other: Loan) -> str:
    """A month's and a year's interest on all of it at both rates."""
    first, second = (month_interest(loan.principal, loan.rate) for loan in (one, other))
    a_year = abs(year_interest(one.principal, one.rate) - year_interest(other.principal, other.rate))
    name = whole_named(told)
    moved = "늘고" if second > first else "줄고"
    return (
        f"{name}{won(one.principal)}의 금리가 연 {percent(one.rate, 2)}에서 {josa(f'연 {percent(other.rate, 2)}', '으로/로')} 바뀌면 "
        f"한 달 이자가 {won(about(first))}쯤에서 {won(about(second))}쯤으로 {won(about(abs(first - second)))}쯤 {moved}, "
        f"한 해로는 {won(about(a_year))}쯤 차이가 나요. 원금이 그대로일 때의 셈이에요."
    )


def over_terms(one: Loan, other: Loan) -> str:
    """What is paid a month and all of the interest, of both."""
    plans = plan_of(one), plan_of(other)
    names = named_apart(one, other)
    parts = [
        f"{name} {monthly_of(plan)}, 이자는 모두 {summed(plan.interest)}쯤"
        for name, plan in zip(names, plans, strict=True)
    ]
    gap = plans[1].interest - plans[0].interest
    less = f"{names[1]} 이자가 모두 {summed(abs(gap))}쯤 {'더 들어요' if gap > 0 else '덜 들어요'}."
    return sentences(
        f"{won(one.principal)}을 {parts[0]}이고, {parts[1]}이에요.",
        against_month(*plans),
        less if gap else "",
        FEES,
    )


def plan_of(loan: Loan) -> Plan:
    """The loan as it is paid back."""
    grace = loan.grace if loan.grace < (loan.months or 0) else 0
    return Plan(loan.principal, loan.rate, loan.months or 0, loan.way, grace)


def monthly_of(plan: Plan) -> str:
    """What is paid a month, in a few words."""
    if plan.way is Way.BULLET:
        return f"한 달 이자가 {monthly(plan.interest_alone)}쯤"
    grace = (
        f"거치하는 {spoken_term(plan.grace)}은 한 달에 {monthly(plan.interest_alone)}쯤, 그 뒤에는 "
        if plan.grace
        else ""
    )
    if plan.way is Way.EQUAL_PRINCIPAL:
        return f"{grace}첫 달에 {monthly(plan.first)}쯤에서 마지막 달 {monthly(plan.last)}쯤"
    return f"{grace}한 달에 {monthly(plan.first)}쯤"


def against_month(one: Plan, other: Plan) -> str:
    """By how much the months differ, where every month is like the others."""
    alone = other.interest_alone - one.interest_alone
    if one.way is Way.BULLET and other.way is Way.BULLET:
        return f"한 달에는 {monthly(abs(alone))}쯤 차이가 나요." if alone else ""
    if one.way is not Way.LEVEL or other.way is not Way.LEVEL:
        return ""
    later = f"한 달에 {monthly(abs(other.first - one.first))}쯤"
    if one.grace and other.grace and alone:
        return f"거치하는 동안은 한 달에 {monthly(abs(alone))}쯤, 그 뒤에는 {later} 차이가 나요."
    return f"{later} {'더' if other.first > one.first else '덜'} 내는 셈이에요."


def named_apart(one: Loan, other: Loan) -> tuple[str, str]:
    """What tells them apart: the rate, else the way, else the term."""
    if one.rate != other.rate:
        return f"연 {percent(one.rate, 2)}로 빌리면", f"연 {percent(other.rate, 2)}로 빌리면"
    if one.way is not other.way:
        return (
            f"{josa(WAY_NAMES[one.way], '으로/로')} 갚으면",
            f"{josa(WAY_NAMES[other.way], '으로/로')} 갚으면",
        )
    if one.months != other.months:
        return f"{spoken_term(one.months or 0)} 동안 갚으면", f"{spoken_term(other.months or 0)} 동안 갚으면"
    return by_its_grace(one), by_its_grace(other)


def by_its_grace(loan: Loan) -> str:
    """The grace in which the loan bears interest alone."""
    return f"{spoken_term(loan.grace)} 거치하면" if loan.grace else "거치하지 않으면"
