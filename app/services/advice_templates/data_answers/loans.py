"""Sums about a loan: what it costs a month and in all, what is left of it, the rate behind an interest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.debts import interest_of_each
from app.services.advice_templates.data_answers.deposits import deposit, of_a_deposit
from app.services.advice_templates.data_answers.loan_plans import (
    LATER,
    first_of,
    instalments_of,
    left_of,
    lent,
    total_of,
)
from app.services.advice_templates.data_answers.rate_told import yearly
from app.services.advice_templates.data_answers.reckoning import LEGAL_CEILING, led, over_ceiling, wanted
from app.services.advice_templates.data_answers.repaying import payoff
from app.services.advice_templates.data_answers.told_sums import told_sums
from app.services.advice_templates.data_answers.weighing import of_the_data
from app.services.advice_templates.told.amounts import AmountRole, Sums
from app.services.advice_templates.told.asked_sums import Asked
from app.services.advice_templates.told.rates import Move
from app.services.advice_templates.told.sums_read import Told
from app.services.advice_templates.wording import is_, josa, percent, sentences, won
from rules.interest import day_interest, month_interest, year_interest, yearly_rate
from rules.repayment import Plan, Way

REPAYING = re.compile(r"씩(?:내|갚)|매달(?:내|갚)|갚아야")
STILL_LEFT = re.compile(r"남(?:았|은|아)|갚아야|갚을")
YEARLY = re.compile(
    r"(?:1년|일년|한해|연간)(?:에|으?로|동안)?(?:내는|나가는)?이자|이자(?:만|가|로|는)?(?:1년|일년|한해|연간)"
)
TERM_WANTED = "갚을 기간을 알려 주시면 원금까지 다달이 낼 돈도 셈해 드릴게요."
TOO_LONG = "거치 기간은 갚을 기간보다 짧아야 해요. 거치까지 더한 전체 기간을 알려 주시면 다시 셈해 드릴게요."
GOING_ON = re.compile(r"^calc:(?:message|instalments)$")
#: What is asked for where something is missing.
PURPOSES: Mapping[Asked, str] = {
    Asked.LEFT: "남는 원금을",
    Asked.TOTAL: "이자가 모두 얼마인지",
    Asked.INSTALMENT: "다달이 낼 돈을",
}
OVER_A_TERM = frozenset(PURPOSES)
SIMPLE_SPANS = frozenset({Asked.INTEREST, Asked.YEAR})


def loan_sum(consultation: Consultation) -> Answer:
    """The sum that is asked of a loan; what this message leaves out was said before, else it is asked for."""
    if (each := interest_of_each(consultation)) is not None:
        return each
    if of_a_deposit(consultation):
        return deposit(consultation)
    told, subject = told_sums(consultation), Subject.of_intent(consultation.question.intent)
    what = asked_of(consultation, told)
    if what is Asked.LASTS:
        return payoff(consultation)
    principal, rate = loan_meant(told), told.rate
    missing = missing_of(consultation, told, what)
    said = consultation.sums().rate
    if principal is None and said is not None and what in SIMPLE_SPANS:
        move = Move(said.yearly, to=True)
        if (at_that_rate := of_the_data(consultation, told, move)) is not None:
            return at_that_rate
    if principal is None or rate is None or missing:
        return wanted(consultation, subject, *missing, purpose=PURPOSES.get(what, "이자를"))
    if what in OVER_A_TERM or (what is Asked.FIRST and told.months):
        stated = over_its_term(told, what, Plan(principal, rate, told.months or 0))
    else:
        stated = of_a_span(consultation, what, principal, rate)
    return Answer(led(consultation) + stated, subject)


def asked_of(consultation: Consultation, told: Told) -> Asked:
    """Which sum: as this message asks, else as the talk went on with, else what the intent stands for."""
    said, intent = consultation.sums(), consultation.question.intent
    usual = Asked.INTEREST if intent == "calc.message" else Asked.INSTALMENT
    what = said.asking.what
    if what is Asked.LASTS:
        return usual if said.months else what
    if what is None and consultation.anchor.has(GOING_ON):
        what = going_on(told, said)
    if what in {None, Asked.LASTS}:
        what = usual
    untold = intent == "calc.message" and not told.months and not told.asking.told
    return Asked.INTEREST if what is Asked.INSTALMENT and untold else what or usual


def going_on(told: Told, said: Sums) -> Asked | None:
    """What was asked before, where this message only changes what it is asked of; a term or a way asks for more."""
    before = told.asking.what
    if said.asking.told and before not in OVER_A_TERM:
        return Asked.INSTALMENT
    return Asked.TOTAL if before is Asked.INTEREST and said.months else before


def missing_of(consultation: Consultation, told: Told, what: Asked) -> list[str]:
    """What has to be told before the sum can be reckoned."""
    amount = "빌린 금액" if consultation.question.intent == "calc.message" else "빌릴 금액"
    return [
        *([] if loan_meant(told) else [amount]),
        *([] if told.rate is not None else ["연 금리"]),
        *(["갚을 기간"] if what in OVER_A_TERM and not told.months else []),
        *(["갚은 기간"] if what is Asked.LEFT and not told.asking.paid else []),
    ]


def over_its_term(told: Told, what: Asked, loan: Plan) -> str:
    """A sum over the months of the loan, by the way it is paid back."""
    asking = told.asking
    way = asking.way or Way.LEVEL
    grace = 0 if way is Way.BULLET else asking.grace or 0
    if grace >= loan.months:
        return TOO_LONG
    plan = replace(loan, way=way, grace=grace)
    if what is Asked.LEFT:
        return left_of(plan, asking.paid or 0)
    if what is Asked.FIRST:
        return first_of(plan)
    return (total_of if what is Asked.TOTAL else instalments_of)(plan, named=asking.told)


def of_a_span(consultation: Consultation, what: Asked, principal: int, rate: Decimal) -> str:
    """Simple interest on all of the loan: a day's, a month's, a year's."""
    month = won(month_interest(principal, rate))
    if what is Asked.ALONE:
        kept = f"그동안 원금 {josa(won(principal), '은/는')} 줄지 않고 그대로 남아요."
        return f"{lent(principal, rate)} 이자만 내면 한 달에 {month}쯤이에요. {kept}"
    if what is Asked.FIRST:
        return f"{lent(principal, rate)} 갚기 시작하면 첫 달 이자는 {month}쯤이에요. {LATER}"
    if what is Asked.DAY:
        return f"{josa(won(principal), '을/를')} 연 {percent(rate, 2)}로 빌리면 하루 이자는 {won(day_interest(principal, rate))}쯤이에요."
    year = won(year_interest(principal, rate))
    asked, other = (
        (f"한 해 이자는 {year}", f"한 달로는 {month}쯤이에요")
        if what is Asked.YEAR
        else (f"한 달 이자는 {month}", f"한 해로는 {is_(year)}")
    )
    left = STILL_LEFT.search(consultation.question.message.compact)
    head = (
        f"남은 {won(principal)}에 연 {percent(rate, 2)}라면" if left else f"{lent_at(principal, rate)} 빌리면"
    )
    stated = f"{head} {asked}쯤이에요. 원금이 그대로일 때의 셈이고, {other}."
    repaying = REPAYING.search(consultation.question.message.compact)
    return sentences(stated, TERM_WANTED if repaying else "")


def lent_at(principal: int, rate: Decimal) -> str:
    """An amount at its rate, before the verb."""
    return f"{josa(won(principal), '을/를')} 연 {percent(rate, 2)}로"


def loan_meant(told: Told) -> int | None:
    """The amount of the loan that was spoken of last."""
    role = told.newest(AmountRole.LOAN, AmountRole.WHOLE)
    return None if role is None else told.of(role)


def rate_behind(consultation: Consultation) -> Answer:
    """The yearly rate that the interest which was told comes to."""
    told, subject = told_sums(consultation), Subject("calc", "yearly_rate")
    if spoken_yearly := yearly(consultation):
        return Answer(led(consultation) + spoken_yearly, subject)
    principal, interest = told.of(AmountRole.WHOLE), told.of(AmountRole.INTEREST)
    missing = [*([] if principal else ["남은 원금"]), *([] if interest else ["한 달 이자"])]
    if principal is None or interest is None:
        return wanted(consultation, subject, *missing, purpose="연 금리로 몇 퍼센트인지")
    if YEARLY.search(consultation.question.message.compact):
        rate = yearly_rate(principal, Decimal(interest) / 12)
        stated = f"{won(principal)}에 한 해 이자가 {won(interest)}이라면, 연 {percent(rate)}인 셈이에요."
    else:
        rate = yearly_rate(principal, interest)
        stated = (
            f"{won(principal)}에 한 달 이자가 {won(interest)}이라면 한 해로는 {won(interest * 12)}이라, "
            f"연 {percent(rate)}인 셈이에요."
        )
    inside = "원금은 그대로라고 보고 셈했어요. 빚이 여럿이면 모두를 합친 평균이라, 하나하나의 금리는 약정서에서 확인해 보세요."
    above = over_ceiling(consultation, round(rate, 1))
    return Answer(
        led(consultation) + sentences(stated, inside, *above), subject, tuple(above and (LEGAL_CEILING,))
    )


def price_of_debt(consultation: Consultation) -> Answer:
    """For somebody who tells a debt and its interest: what that comes to, and where to begin."""
    heard = rate_behind(consultation)
    onward = consultation.render(
        "이자가 버거우시면 금리가 높은 빚부터 줄이는 순서를 같이 볼 수 있고, {h:ccrs} 상담도 무료예요."
    )
    text = sentences(consultation.common("openings", "listen_warm"), heard.text, onward.text)
    return Answer(text, heard.subject, (*heard.facts, *onward.facts))
