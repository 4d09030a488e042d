"""Interest on what is borrowed by card: carried over, cash advances, card loans."""

from __future__ import annotations

import re
from decimal import Decimal

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.absent import not_reported
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.debts import interest_of_each
from app.services.advice_templates.data_answers.reckoning import (
    asks_per_day,
    average_rate,
    led,
    rate_named,
    spoken_term,
    wanted,
)
from app.services.advice_templates.data_answers.told_sums import spoken, told_sums
from app.services.advice_templates.told.amounts import AmountRole
from app.services.advice_templates.wording import is_, month_name, percent, sentences, won
from rules.interest import day_interest, month_interest
from rules.repayment import MONTHS

ADVANCE, CARD_LOAN = ("cash_advance_won", "현금서비스"), ("card_loan_won", "카드론")
NAMES = re.compile(r"카드론|장기카드대출")
SHARE = re.compile(
    r"(?P<share>\d{1,2}(?:\.\d+)?)\s?(?:%|프로|퍼센트)\s?(?:만|씩만?|이라도|정도)*\s?(?:결제|갚|상환|납부)"
)
PAID_APART = "새로 쓰는 돈이 없고, 이자는 그때그때 따로 낸다고 보고 셈했어요."


def revolving_interest(consultation: Consultation) -> Answer:
    """The interest on the carried balance, a day's or a month's."""
    if (each := interest_of_each(consultation)) is not None:
        return each
    subject, said = Subject("calc", "revolving"), consultation.sums()
    ledger = consultation.ledger
    carried = None if ledger is None else ledger.newest("card", "revolving_won")
    own = told_sums(consultation).debts.of_kind("리볼빙") or said.of(AmountRole.WHOLE)
    if own is None and carried is None:
        if ledger is not None and ledger.months:
            return Answer(not_reported("리볼빙 잔액"), subject)
        return wanted(consultation, subject, "리볼빙 잔액", "적용 금리", purpose="이자를")
    principal = own or int(carried.amount if carried is not None else 0)
    if not principal:
        return Answer("넘겨 둔 리볼빙 잔액이 없어서 붙는 이자도 없어요.", subject)
    return priced(consultation, subject, f"리볼빙 잔액은 {is_(won(principal))}.", "리볼빙", principal)


def left_by_shares(consultation: Consultation) -> Answer:
    """What is left of a balance of which the same share is paid off every month."""
    subject, said, told = Subject("calc", "share_paid"), consultation.sums(), told_sums(consultation)
    ledger = consultation.ledger
    carried = None if ledger is None else ledger.newest("card", "revolving_won")
    own = (
        said.of(AmountRole.WHOLE)
        or said.of(AmountRole.LOAN)
        or told.of(AmountRole.WHOLE)
        or told.of(AmountRole.LOAN)
    )
    principal = own or (0 if carried is None else int(carried.amount))
    share = SHARE.search(consultation.case.text)
    if not principal or share is None:
        return wanted(consultation, subject, "남은 금액", purpose="얼마가 남는지")
    months = said.months or said.asking.paid or MONTHS
    part = Decimal(share["share"])
    left = won(round(principal * (1 - part / 100) ** months, -4))
    stated = (
        f"{won(principal)}에서 매달 {percent(part, 1)}씩 갚으면 {spoken_term(months)} 뒤에는 {left}쯤 남아요."
    )
    rate = said.rate.yearly if said.rate is not None else told.rate
    first = "" if rate is None else f"첫 달 이자는 {won(about(month_interest(principal, rate)))}쯤이에요."
    return Answer(led(consultation) + sentences(stated, PAID_APART, first), subject)


def borrowed_interest(consultation: Consultation) -> Answer:
    """The interest on a cash advance or a card loan: on the amount told, else on what was newly borrowed."""
    if (each := interest_of_each(consultation)) is not None:
        return each
    subject = Subject("calc", "card_loan")
    field, name = CARD_LOAN if consultation.question.message.has(NAMES) else ADVANCE
    own = told_of(consultation, name)
    if own is not None:
        return priced(consultation, subject, f"말씀하신 {won(own)} 기준이에요.", name, own)
    ledger = consultation.ledger
    taken = None if ledger is None else ledger.newest("card", field)
    if ledger is None or taken is None or not taken.amount:
        return wanted(consultation, subject, f"{name} 잔액", purpose="이자를")
    held = f"{month_name(taken.month, ledger.today)}에 새로 받은 {name} {won(taken.amount)} 기준이에요."
    return priced(consultation, subject, held, name, int(taken.amount))


def told_of(consultation: Consultation, name: str) -> int | None:
    """What is owed of this kind of borrowing; else the amount of this message, else one told beside its name."""
    owed = told_sums(consultation).debts.of_kind(name)
    if owed is not None:
        return owed
    *earlier, (text, _) = spoken(consultation)
    said = consultation.sums(text).of(AmountRole.WHOLE)
    told = (
        consultation.sums(before).of(AmountRole.WHOLE) for before, _ in reversed(earlier) if name in before
    )
    return said or next((amount for amount in told if amount is not None), None)


def priced(consultation: Consultation, subject: Subject, held: str, name: str, principal: int) -> Answer:
    """The interest at the rate that was told, else at the average rate, which may be lower than this one."""
    stated, average = told_sums(consultation).rate, average_rate(consultation)
    rate = stated if stated is not None else average
    if rate is None:
        asked = wanted(consultation, subject, "명세서에 적힌 연 금리", purpose="이자를")
        return Answer(sentences(held, asked.text), subject)
    text = sentences(
        held,
        f"{rate_named(rate, average=stated is None)}로 어림하면 {amount_of_interest(consultation, principal, rate)}쯤이에요.",
        "" if stated is not None else at_most(consultation, name, principal),
    )
    return Answer(led(consultation) + text, subject)


def at_most(consultation: Consultation, name: str, principal: int) -> str:
    """What the interest may come to where only the average rate is known: up to the law's ceiling."""
    cap = Decimal(consultation.registry.rate_cap)
    most = amount_of_interest(consultation, principal, cap)
    return (
        f"{name} 금리는 평균보다 높을 때가 많아서, 법이 정한 상한 연 {percent(cap)}로 셈하면 {most}쯤이에요. "
        "명세서의 금리를 알려 주시면 다시 계산해 드릴게요."
    )


def amount_of_interest(consultation: Consultation, principal: int, rate: Decimal) -> str:
    """A day's interest or that of a term where one is asked for, else a month's."""
    months = consultation.sums().months
    if asks_per_day(consultation):
        return f"하루 이자가 {won(day_interest(principal, rate))}"
    if months and months > 1:
        interest = round(Decimal(principal) * rate * months / 1_200)
        return f"원금이 그대로일 때 {spoken_term(months)} 동안의 이자가 {won(about(interest))}"
    return f"한 달 이자가 {won(about(month_interest(principal, rate)))}"
