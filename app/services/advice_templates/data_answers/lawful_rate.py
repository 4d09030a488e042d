"""A rate that was reckoned or told before: said again, and held against the ceiling that law sets."""

from __future__ import annotations

import re
from decimal import Decimal

from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.reckoning import LEGAL_CEILING, led
from app.services.advice_templates.intents import Family
from app.services.advice_templates.told.told_sums import told_sums
from app.services.advice_templates.wording import is_, josa, percent, sentences, won
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
VOID_ABOVE = 60  # percent a year, as the fact on void loans says
NUMBER = r"(?P<rate>[\d,.]+)%"


def of_the_rate(consultation: Consultation) -> Answer | None:
    """The rate again, or whether it is above the ceiling; ``None`` where neither is asked of a rate that is known."""
    message = consultation.question.message
    if (
        consultation.question.family not in MAY_ASK
        or message.has(ANOTHER)
        or consultation.sums().rate is not None
    ):
        return None
    pressed = ABOUT.search(consultation.anchor or "") is not None
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
    if told.base is not None and not UNLAWFUL.search(consultation.anchor or ""):
        return told.base.rate
    alarm = consultation.registry.guides["illegal_rate"].alarms["rate"]
    head, _, tail = alarm.partition("{rate}")
    said = re.search(f"{re.escape(head)}{NUMBER}{re.escape(tail)}", consultation.earlier)
    if said is not None:
        return Decimal(said["rate"].replace(",", ""))
    return told.rate if told.base is None else told.base.rate


def against_law(consultation: Consultation, rate: Decimal) -> Answer | None:
    """Whether the rate is above the ceiling, with what law says of it; above sixty the loan itself is void."""
    above = rate > consultation.registry.rate_cap
    void = rate > VOID_ABOVE
    facts = consultation.quote((LEGAL_CEILING, *(("void_loan",) if void else ())), at_most=2, again=True)
    if not facts.text:
        return None
    held = "법이 정한 상한을 넘어요." if above else "이자만 놓고 보면 법이 정한 상한을 넘지 않아요."
    fees = "" if above else "다만 수수료나 먼저 뗀 돈이 따로 있으면 그것도 이자로 쳐서 다시 봐야 해요."
    stated = f"말씀하신 이자는 한 해로 치면 연 {is_(percent(rate, 2))}."
    return Answer(
        led(consultation) + sentences(stated, held, fees, facts.text), matter_of(consultation), facts.facts
    )


def matter_of(consultation: Consultation) -> str:
    """What the answer is about: whoever was told an urgent guide is still in it."""
    anchor = consultation.anchor or ""
    return anchor if anchor.startswith("guide:") else "info:rate_cap"


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
