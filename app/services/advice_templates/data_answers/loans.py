"""Sums about a loan that is thought of: its interest, its instalments, the rate behind an interest."""

from __future__ import annotations

import re
from decimal import Decimal

from app.services.advice_templates.amounts import Role
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.debts import interest_of_each
from app.services.advice_templates.data_answers.reckoning import (
    LEGAL_CEILING,
    asks_per_day,
    led,
    over_ceiling,
    spoken_term,
    wanted,
)
from app.services.advice_templates.told_sums import Told, told_sums
from app.services.advice_templates.wording import is_, josa, percent, sentences, won
from rules.interest import day_interest, month_interest, monthly_payment, year_interest, yearly_rate

REPAYING = re.compile(r"씩(?:내|갚)|매달(?:내|갚)|갚아야")
YEARLY = re.compile(
    r"(?:1년|일년|한해|연간)(?:에|으?로|동안)?(?:내는|나가는)?이자|이자(?:만|가|로|는)?(?:1년|일년|한해|연간)"
)
TERM_WANTED = "갚을 기간을 알려 주시면 원금까지 다달이 낼 돈도 셈해 드릴게요."


def answered(consultation: Consultation, subject: str, rate: Decimal, *said: str) -> Answer:
    """A sum at a rate, with the law's ceiling beside a rate that lies above it."""
    above = over_ceiling(consultation, rate)
    text = led(consultation) + sentences(*said, *above)
    return Answer(text, subject, tuple(above and (LEGAL_CEILING,)))


def interest_stated(consultation: Consultation) -> Answer:
    """A month's simple interest on the amount and rate that were said, or a day's."""
    if (each := interest_of_each(consultation)) is not None:
        return each
    told = told_sums(consultation)
    principal, rate = loan_meant(told), told.rate
    missing = [*([] if principal else ["빌린 금액"]), *([] if rate else ["연 금리"])]
    if principal is None or rate is None:
        return wanted(consultation, "calc:message", *missing, purpose="이자를")
    lent = f"{josa(won(principal), '을/를')} 연 {percent(rate, 2)}로 빌리면"
    if asks_per_day(consultation):
        daily = f"{lent} 하루 이자는 {won(day_interest(principal, rate))}쯤이에요."
        return answered(consultation, "calc:message", rate, daily)
    stated = (
        f"{lent} 한 달 이자는 {won(month_interest(principal, rate))}쯤이에요. "
        f"원금이 그대로일 때의 셈이고, 한 해로는 {is_(won(year_interest(principal, rate)))}."
    )
    term = TERM_WANTED if REPAYING.search(consultation.question.message.compact) else ""
    return answered(consultation, "calc:message", rate, stated, term)


def instalments(consultation: Consultation) -> Answer:
    """The equal monthly payment over a term; what this message leaves out was said before."""
    told = told_sums(consultation)
    principal, rate, months = loan_meant(told), told.rate, told.months
    missing = [
        *([] if principal else ["빌릴 금액"]),
        *([] if rate is not None else ["연 금리"]),
        *([] if months else ["갚을 기간"]),
    ]
    if principal is None or rate is None or not months:
        return wanted(consultation, "calc:instalments", *missing, purpose="다달이 낼 돈을")
    payment = won(about(monthly_payment(principal, rate, months)))
    stated = (
        f"{josa(won(principal), '을/를')} 연 {percent(rate, 2)}로 빌려 {spoken_term(months)} 동안 같은 금액씩 갚으면, "
        f"한 달에 내는 돈은 {payment}쯤이에요. 수수료는 넣지 않은 어림이에요."
    )
    return answered(consultation, "calc:instalments", rate, stated)


def loan_meant(told: Told) -> int | None:
    """The amount of the loan that was spoken of last."""
    role = told.newest(Role.LOAN, Role.WHOLE)
    return None if role is None else told.of(role)


def rate_behind(consultation: Consultation) -> Answer:
    """The yearly rate that the interest which was told comes to."""
    told, subject = told_sums(consultation), "calc:yearly_rate"
    principal, interest = told.of(Role.WHOLE), told.of(Role.INTEREST)
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
    return answered(consultation, subject, round(rate, 1), stated, inside)


def price_of_debt(consultation: Consultation) -> Answer:
    """For somebody who tells a debt and its interest: what that comes to, and where to begin."""
    heard = rate_behind(consultation)
    onward = consultation.render(
        "이자가 버거우시면 금리가 높은 빚부터 줄이는 순서를 같이 볼 수 있고, {h:ccrs} 상담도 무료예요."
    )
    text = sentences(consultation.common("openings", "listen_warm"), heard.text, onward.text)
    return Answer(text, heard.subject, (*heard.facts, *onward.facts))
