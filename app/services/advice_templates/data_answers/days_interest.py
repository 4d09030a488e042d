"""Interest of so many days on what a sum before was about, and what it comes to with the amount."""

from __future__ import annotations

from decimal import Decimal

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.overdue import late_principal
from app.services.advice_templates.data_answers.reckoning import led, rate_named, wanted
from app.services.advice_templates.data_answers.told_sums import spoken, told_sums
from app.services.advice_templates.told.amounts import AmountRole
from app.services.advice_templates.told.sums_read import Told
from app.services.advice_templates.told.terms import days_in
from app.services.advice_templates.wording import josa, sentences, won
from rules.repayment import DAYS

SUBJECT = Subject("calc", "days_interest")
SIMPLE = "하루하루 붙는 이자를 날수만큼 더한 어림이고, 수수료는 넣지 않았어요."


def days_interest(consultation: Consultation) -> Answer:
    """The interest of the days that are told, and what is to be paid with the amount itself."""
    told = told_sums(consultation)
    principal, rate = principal_of(consultation, told), rate_of(consultation, told)
    days = next((found for text, _ in reversed(list(spoken(consultation))) if (found := days_in(text))), None)
    missing = [
        *([] if principal else ["금액"]),
        *([] if rate is not None else ["연 금리"]),
        *([] if days else ["날수"]),
    ]
    if principal is None or rate is None or days is None:
        return wanted(consultation, SUBJECT, *missing, purpose="이자를")
    interest = round(Decimal(principal) * rate * days / (100 * DAYS))
    stated = (
        f"{won(principal)}에 {rate_named(rate, average=False)}로 {days}일 치 이자는 {won(interest)}쯤이고, "
        f"{josa(won(principal), '과/와')} 더하면 모두 {won(principal + interest)}쯤이에요."
    )
    return Answer(led(consultation) + sentences(stated, SIMPLE), SUBJECT)


def principal_of(consultation: Consultation, told: Told) -> int | None:
    """The amount that the sum before was about: told in this talk, else what is overdue."""
    role = told.newest(AmountRole.LOAN, AmountRole.WHOLE, AmountRole.OVERDUE)
    if role in {AmountRole.LOAN, AmountRole.WHOLE}:
        return told.of(role)
    return late_principal(consultation, told)


def rate_of(consultation: Consultation, told: Told) -> Decimal | None:
    """The rate that was told, else the most that the law allows."""
    return told.rate if told.rate is not None else Decimal(consultation.registry.rate_cap)
