"""What a greater payment a month saves of the interest against the one before it."""

from __future__ import annotations

from decimal import Decimal

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.reckoning import (
    average_rate,
    led,
    rate_named,
    spoken_term,
    wanted,
)
from app.services.advice_templates.data_answers.repaying import owed_meant, payoff, rate_meant
from app.services.advice_templates.data_answers.told_sums import told_sums
from app.services.advice_templates.told.amounts import AmountRole
from app.services.advice_templates.wording import josa, won
from rules.interest import interest_until_repaid, months_to_repay

SUBJECT = Subject("calc", "pay_faster")


def pay_faster(consultation: Consultation) -> Answer:
    """By how much sooner the debt ends, and how much less interest it costs; a slower pace is answered as a pace."""
    told = told_sums(consultation)
    owed, paid, before = owed_meant(consultation, told), monthly_of(consultation), paid_before(consultation)
    stated = rate_meant(consultation, told)
    rate = stated if stated is not None else average_rate(consultation)
    if paid is None or before is None:
        return wanted(consultation, SUBJECT, "지금 한 달에 갚는 금액", purpose="이자가 얼마나 줄어드는지")
    if rate is None:
        return wanted(consultation, SUBJECT, "연 금리", purpose="이자가 얼마나 줄어드는지")
    if owed is None or not owed.won or paid <= before:
        return payoff(consultation)
    return faster(consultation, owed.won, rate, (before, paid), average=stated is None)


def faster(
    consultation: Consultation, owed: int, rate: Decimal, paces: tuple[int, int], *, average: bool
) -> Answer:
    """Both paces side by side; a debt that never ends at one of them is answered as a pace."""
    before, paid = paces
    longer, shorter = (months_to_repay(owed, rate, each) for each in paces)
    if longer is None or shorter is None:
        return payoff(consultation)
    saved = interest_until_repaid(owed, rate, before) - interest_until_repaid(owed, rate, paid)
    text = (
        f"{josa(won(owed), '을/를')} 한 달에 {won(before)}씩 갚으면 {spoken_term(longer)}쯤, {won(paid)}씩 갚으면 {spoken_term(shorter)}쯤 걸려요. "
        f"그동안 내는 이자는 모두 {won(about(round(saved)))}쯤 줄어드는 셈이에요. {rate_named(rate, average=average)}로 어림했어요."
    )
    return Answer(led(consultation) + text, SUBJECT)


def monthly_of(consultation: Consultation) -> int | None:
    """The payment that this message thinks of."""
    said = consultation.sums()
    return next(
        (
            won
            for role in (AmountRole.MONTHLY, AmountRole.PART, AmountRole.WHOLE, AmountRole.LOAN)
            if (won := said.of(role))
        ),
        None,
    )


def paid_before(consultation: Consultation) -> int | None:
    """The payment told before in this talk, else what the data tell of a month."""
    earlier = (
        said.of(AmountRole.MONTHLY) or said.of(AmountRole.PART)
        for said in map(consultation.sums, reversed(consultation.case.history.written))
    )
    told = next((won for won in earlier if won), None)
    ledger = consultation.ledger
    repaid = None if ledger is None else ledger.newest("balance", "repayment_won")
    return told or (None if repaid is None or not repaid.amount else int(repaid.amount))
