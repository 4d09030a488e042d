"""A rate that was reckoned or told before: said again, and held against the ceiling that law sets."""

from __future__ import annotations

import re
from decimal import Decimal

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.reckoning import LEGAL_CEILING, led
from app.services.advice_templates.data_answers.told_sums import told_sums
from app.services.advice_templates.intents import Family
from app.services.advice_templates.told.loan_rate import (
    VOID_LOAN,
    about_percent,
    rate_told,
    voids_loan,
)
from app.services.advice_templates.wording import is_, josa, percent, sentences, won
from app.services.told_loans.plain_form import plain_form
from app.services.told_loans.rates import among_friends, grown_by_when, spread_over, told_rate
from app.services.told_loans.sums import terms_of
from rules.interest import month_interest

#: Where a rate is asked for that was told before, and where the law on it is.
WHICH = re.compile(
    r"(?:몇|얼마)(?:%|퍼센트|프로)|(?:이자율|금리|이율)(?:이|가|은|는)?.{0,4}(?:얼마|몇)|(?:일년|1년|연)(?:으로|이면|에)?.{0,4}몇"
)
OF_LAW = re.compile(
    r"법에?(?:걸리|어긋|위반|넘)|불법|합법|위법|(?:법정|최고|상한).{0,8}(?:넘|초과|괜찮|걸)|넘는거"
)
A_MONTH = re.compile(r"한달(?:에)?이자|매달이자|이자(?:가|는)?한달|다달이이자")
ABOUT = re.compile(
    r"^guide:illegal_rate|^procedure:illegal_lending|^info:(?:rate_cap|rate_legal|private_loan)|^calc:(?:yearly_rate|told_interest|message)"
)
ANOTHER = re.compile(r"햇살론|은행|카드|자료|등록|업체(?:인지|가)|협박|찾아|추심|전화")
MAY_ASK = frozenset(
    {Family.UNKNOWN, Family.DATA, Family.CALC, Family.INFO, Family.SITUATION, Family.PROCEDURE}
)
UNLAWFUL = re.compile(r"^guide:|^procedure:illegal_lending|^info:")
#: Whether a loan told with its sums is dear or may be taken.
WEIGHED = re.compile(r"비싼|비싸|높은(?:거|건|편)|과한|심한|적당|괜찮|(?:갚|주|내)(?:으)?면(?:요|은요)?$")
OF_FRIENDS = "원금까지 무효가 된다는 말은 대부업으로 빌려준 계약 이야기라, 가까운 사이에 빌린 원금은 그대로 갚을 돈이에요. 빌린 날과 갚을 날, 금액을 문자로라도 남겨 두면 서로 마음이 편해요."
BY_PARTS = "원금을 마지막에 한꺼번에 갚는다고 보고 셈했어요. 다달이 나눠 갚는다면 실제 금리는 이보다 높아요."
#: A lender who is no bank: there a rate that is told is held against the ceiling.
PRIVATE_LENDER = re.compile(r"대부|사채|업체")


def of_the_rate(consultation: Consultation) -> Answer | None:
    """The rate told now or again, or whether it is above the ceiling; ``None`` where neither is asked."""
    return of_this_loan(consultation) or of_the_loan_before(consultation)


def of_this_loan(consultation: Consultation) -> Answer | None:
    """What the loan of this message costs a year, where its sums tell it, and whether that is above the ceiling."""
    message, text = consultation.question.message, plain_form(consultation.case.text)
    rate = told_rate(text)
    if rate is None or consultation.question.family not in {*MAY_ASK, Family.TALK}:
        return None
    friends = among_friends(text)
    stated = consultation.sums().rate is not None
    asks = message.has(OF_LAW) or message.has(WEIGHED) or (message.has(WHICH) and not stated)
    if not (friends or asks) or (stated and not message.has(PRIVATE_LENDER)):
        return None
    return against_law(consultation, rate, friends=friends, spread=spread_over(text))


def completed_now(consultation: Consultation) -> bool:
    """Whether this message names the end of a loan that was told without one."""
    before = consultation.case.history.written
    return (
        bool(before)
        and grown_by_when(plain_form(before[-1]))
        and bool(terms_of(plain_form(consultation.case.text)))
    )


def of_the_loan_before(consultation: Consultation) -> Answer | None:
    """The rate of a loan that was told before."""
    message = consultation.question.message
    if completed_now(consultation) and (now := rate_known(consultation)) is not None:
        return against_law(consultation, now)
    if (
        consultation.question.family not in MAY_ASK
        or message.has(ANOTHER)
        or consultation.sums().rate is not None
    ):
        return None
    pressed = consultation.anchor.has(ABOUT)
    of_law, which = message.has(OF_LAW), message.has(WHICH)
    if not (of_law or which or (pressed and message.has(A_MONTH))):
        return None
    if not (of_law or pressed or len(told_sums(consultation).debts.rated) == 1):
        return None
    rate = rate_known(consultation)
    if rate is None:
        return None
    if not of_law and message.has(A_MONTH):
        return a_month(consultation, rate)
    return against_law(consultation, rate)


def rate_known(consultation: Consultation) -> Decimal | None:
    """Percent a year: as the guide reckoned it in this talk, else as the customer told it."""
    told = told_sums(consultation)
    if told.base is not None and not consultation.anchor.has(UNLAWFUL):
        return told.base.rate
    reckoned = rate_told(consultation.case.written)
    if reckoned is not None:
        return reckoned
    return told.rate if told.base is None else told.base.rate


def against_law(
    consultation: Consultation, rate: Decimal, *, friends: bool = False, spread: bool = False
) -> Answer | None:
    """Whether the rate is above the ceiling, with what law says of it; above sixty a lender's loan itself is void.

    ``friends``: lent by no lender, so that the principal stays owed. ``spread``: interest told for the whole term,
    which is more a year where the principal is paid back on the way.
    """
    above = rate > consultation.registry.rate_cap
    void = voids_loan(rate) and not friends
    facts = consultation.quote((LEGAL_CEILING, *((VOID_LOAN,) if void else ())), at_most=2, again=True)
    if not facts.text:
        return None
    held = "법이 정한 상한을 넘어요." if above else "이자만 놓고 보면 법이 정한 상한을 넘지 않아요."
    fees = "" if above else "다만 수수료나 먼저 뗀 돈이 따로 있으면 그것도 이자로 쳐서 다시 봐야 해요."
    stated = f"말씀하신 조건은 한 해 이자로 치면 연 {about_percent(rate)}쯤이에요."
    return Answer(
        led(consultation)
        + sentences(
            stated, BY_PARTS if spread else "", held, fees, facts.text, OF_FRIENDS if friends else ""
        ),
        matter_of(consultation),
        facts.facts,
    )


def matter_of(consultation: Consultation) -> Subject:
    """What the answer is about: whoever was told an urgent guide is still in it."""
    return consultation.anchor if consultation.anchor.guides else Subject("info", "rate_cap")


def a_month(consultation: Consultation, rate: Decimal) -> Answer | None:
    """A month's interest on what was borrowed, and what the ceiling allows of it."""
    told, cap = told_sums(consultation), consultation.registry.rate_cap
    if not told.whole or rate <= cap:
        return None
    asked, most = won(about(month_interest(told.whole, rate))), won(about(month_interest(told.whole, cap)))
    text = (
        f"{josa(won(told.whole), '을/를')} 연 {percent(rate, 2)}로 치면 한 달 이자는 {asked}쯤이에요. "
        f"법이 정한 상한으로는 한 달에 많아야 {is_(most)}."
    )
    return Answer(led(consultation) + text, matter_of(consultation), (LEGAL_CEILING,))
