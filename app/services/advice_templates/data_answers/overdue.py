"""Arrears as the customer tells of them beside what the data hold: what was put right, what was paid, what is left."""

from __future__ import annotations

import re
from decimal import Decimal

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.absent import no_data
from app.services.advice_templates.data_answers.accounts import arrears as reported
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.debts import heard
from app.services.advice_templates.data_answers.reckoning import (
    LEGAL_CEILING,
    led,
    rate_named,
    spoken_term,
    wanted,
)
from app.services.advice_templates.data_answers.told_sums import told_sums
from app.services.advice_templates.lateness import days_late
from app.services.advice_templates.settled import not_yet, settled
from app.services.advice_templates.told.amounts import AmountRole
from app.services.advice_templates.told.sums_read import Told
from app.services.advice_templates.told.terms import days_in
from app.services.advice_templates.wording import josa, sentences, won
from rules.interest import day_interest, month_interest
from rules.repayment import DAYS, MONTHS

LATE_INTEREST, ARREARS = Subject("calc", "late_interest"), Subject("calc", "arrears")
CONTRACT = "정확한 연체이자율은 약정서나 금융회사 앱에 적혀 있어요."
CHECK = "연체이자가 조금 더 붙어 있을 수 있으니, 남은 금액은 금융회사 앱에서 한 번 더 확인해 주세요."
NOT_YET = "내신 돈이 제 자료에 들어오기까지는 시간이 걸려요."
A_MONTH = re.compile(r"한달|1달|매달")
UNTIL_TODAY = re.compile(r"(?:오늘|지금|여태|이제|현재)까지|쌓인|쌓였")
LATE, BILL = "밀린 돈", "다음 카드값"
OWED_NAMED = re.compile(
    r"카드\s?(?:값|대금|비|요금)|결제\s?(?:금액|대금)|빚|대출|밀린|연체|리볼빙|카드론|현금\s?서비스"
)
NEARLY = 0.05  # of what is owed
REMEMBERED = "이 금액을 기준으로 이어서 이야기할게요."
ONWARD = "하루 연체이자를 셈하거나 나누어 낼 길을 찾는 일을 이어서 도와드릴 수 있어요."


def arrears(consultation: Consultation) -> Answer:
    """What is overdue: as told and put right in this talk, else as the data hold it; less what was paid since."""
    told, subject = told_sums(consultation), Subject.of_intent(consultation.question.intent)
    owed, paid = overdue_meant(consultation, told), told.of(AmountRole.PAID)
    ledger = consultation.ledger
    if consultation.sums().corrects and (mended := heard(consultation)):
        return Answer(sentences(mended, REMEMBERED), consultation.subject)
    if told.of(AmountRole.OVERDUE) is None and paid is None:
        if consultation.sums().corrects and told.latest is not None:
            return Answer(f"{put_right(told.amounts[told.latest])} {REMEMBERED}", consultation.subject)
        if ledger is None or not ledger.months:
            return no_data(consultation, subject)
        text = consultation.common("leads") + reported(consultation, ledger)
        return Answer(
            sentences(text, not_yet(consultation, again=True) if settled(consultation) else ""), subject
        )
    if owed is None:
        return wanted(consultation, ARREARS, "내시기 전에 밀려 있던 금액", purpose="남은 금액을")
    late = "" if ledger is None or told.of(AmountRole.OVERDUE) is not None else NOT_YET
    notes = [note for note in (late, CHECK) if note and paid and not consultation.told(note)]
    text = sentences(acknowledged(consultation, told), left(told, owed, paid), *notes)
    return Answer(text, ARREARS)


def overdue_meant(consultation: Consultation, told: Told) -> int | None:
    """What is overdue before what was paid: the customer's own word, else the data's."""
    ledger = consultation.ledger
    newest = None if ledger is None else ledger.arrears
    return told.of(AmountRole.OVERDUE) or (None if newest is None else newest.overdue_won)


def acknowledged(consultation: Consultation, told: Told) -> str:
    """A word for what this very message tells: a sum put right, or paid."""
    said = consultation.sums()
    paid = said.of(AmountRole.PAID)
    if paid is not None:
        return f"{josa(won(paid), '을/를')} 내셨군요. 애쓰셨어요."
    owed = told.of(AmountRole.OVERDUE)
    guessed = said.of(AmountRole.LEFT)
    if guessed is not None:
        return guess_met(consultation, told, guessed)
    if said.corrects and owed is not None:
        return put_right(owed)
    return led(consultation)


def put_right(amount: int) -> str:
    """That the amount is taken as it was put right."""
    return f"네, {josa(won(amount), '으로/로')} 바로잡을게요. 고쳐 말씀해 주셔서 고마워요."


def guess_met(consultation: Consultation, told: Told, guessed: int) -> str:
    """A yes where the customer's own reckoning is right to the 만."""
    owed = (overdue_meant(consultation, told) or 0) - (told.of(AmountRole.PAID) or 0)
    if owed == guessed:
        return "네, 맞아요."
    return "네, 그쯤이에요." if abs(owed - guessed) < owed * NEARLY else "제가 아는 금액과는 조금 달라요."


def left(told: Told, owed: int, paid: int | None) -> str:
    """What is left to pay."""
    own = told.of(AmountRole.OVERDUE) is not None
    if not paid:
        return f"{'말씀하신 대로라면' if own else '자료로는'} 밀린 돈은 {won(owed)}이에요. {ONWARD}"
    named = "말씀하신" if own else "자료에 있는"
    if paid >= owed:
        return f"{named} 밀린 돈 {won(owed)}은 모두 내신 셈이에요."
    rest = josa(won(owed - paid), "이/가")
    return f"{named} {won(owed)}에서 내신 {josa(won(paid), '을/를')} 빼면 {rest} 남는 셈이에요."


def rest_after(consultation: Consultation) -> Answer:
    """What is left once an amount is paid: of the card bill or what is overdue where that is meant, else of the whole debt."""
    part = part_in(consultation, consultation.case.text)
    name, owed = owed_meant(consultation)
    subject = ARREARS if name == LATE else Subject("calc", "rest_after")
    if part is None or not owed:
        return wanted(consultation, subject, "남아 있는 금액", purpose="갚고 나면 얼마가 남는지")
    if part >= owed:
        return Answer(f"{name} {won(owed)}은 그 금액으로 모두 갚을 수 있는 셈이에요. {CHECK}", subject)
    rest = josa(won(owed - part), "이/가")
    paid = "내면" if name == BILL else "갚으면"
    stated = f"{name} {won(owed)}에서 {josa(won(part), '을/를')} 먼저 {paid} {rest} 남아요."
    return Answer(led(consultation) + sentences(stated, CHECK if name == LATE else ""), subject)


def part_in(consultation: Consultation, text: str) -> int | None:
    """The amount that a message says is paid."""
    said = consultation.sums(text)
    return next(
        (one for role in (AmountRole.PART, AmountRole.WHOLE, AmountRole.MONTHLY) if (one := said.of(role))),
        None,
    )


def rest_told(consultation: Consultation) -> int | None:
    """What was left in the sum of this talk before: of what is owed, less the part that was told last."""
    part = next((one for text in lately(consultation) if (one := part_in(consultation, text))), None)
    _, owed = owed_meant(consultation)
    return None if part is None or part >= owed else owed - part


def owed_meant(consultation: Consultation) -> tuple[str, int]:
    """Of what a part is paid, by its name: the card bill where the talk is of that, else what is overdue, else all."""
    ledger = consultation.ledger
    bill = None if ledger is None else ledger.coming_bill
    if bill is not None and bill.amount and of_the_bill(consultation):
        return BILL, int(bill.amount)
    if overdue := overdue_meant(consultation, told_sums(consultation)):
        return LATE, overdue
    newest = None if ledger is None else ledger.newest("balance", "debt_won")
    return "남은 빚", 0 if newest is None else int(newest.amount)


def of_the_bill(consultation: Consultation) -> bool:
    """Whether the card bill is named, or was before and no other debt since."""
    named = next((found[0] for text in lately(consultation) if (found := OWED_NAMED.search(text))), "")
    return named.startswith("카드") or named.startswith("결제")


def lately(consultation: Consultation) -> list[str]:
    """The messages of the customer, the newest first."""
    return [*reversed(consultation.case.written)]


def late_interest(consultation: Consultation) -> Answer:
    """A day's late interest: at the rate that was told, else at most by the legal ceiling."""
    told, subject = told_sums(consultation), LATE_INTEREST
    principal = late_principal(consultation, told)
    if told.rate is not None:
        if principal is None:
            return wanted(consultation, subject, "밀린 금액", purpose="연체이자를")
        return at_rate(consultation, principal, told.rate)
    fact = consultation.registry.fact(LEGAL_CEILING, consultation.case.today)
    if principal is None or fact is None:
        asked = "밀린 금액을 알려 주시면 하루에 많아야 얼마인지 셈해 드릴게요." if fact is not None else ""
        known = "" if fact is None else fact.text
        return Answer(sentences(CONTRACT, known, asked), subject, (LEGAL_CEILING,) if known else ())
    if (so_far := until_today(consultation, principal)) is not None:
        return so_far
    monthly = consultation.question.message.has(A_MONTH) or consultation.sums().months == 1
    interest, span = (month_interest, "한 달") if monthly else (day_interest, "하루")
    most = interest(principal, consultation.registry.rate_cap)
    text = (
        f"밀린 {won(principal)}에 법이 정한 상한으로 셈해도 {span} {won(most)}을 넘지 않아요. "
        f"실제로는 그보다 적을 수 있어요. {CONTRACT}"
    )
    lead = led(consultation) if told.of(AmountRole.OVERDUE) else consultation.common("leads")
    return Answer(lead + text, subject, (LEGAL_CEILING,))


def until_today(consultation: Consultation, principal: int) -> Answer | None:
    """At most what late interest has come to by today, where that is asked now or was just before."""
    asked = [consultation.question.message, *consultation.written_before[-1:]]
    days = days_late(consultation)
    if not days or not any(message.has(UNTIL_TODAY) for message in asked):
        return None
    most = won(day_interest(principal * days, consultation.registry.rate_cap))
    text = f"밀린 {won(principal)}에 법이 정한 상한으로 셈해도 {days}일 동안 붙은 연체이자는 {most}을 넘지 않아요. {CONTRACT}"
    return Answer(text, LATE_INTEREST, (LEGAL_CEILING,))


def late_principal(consultation: Consultation, told: Told) -> int | None:
    """On what late interest runs: an amount in this message, else what is overdue less what was paid."""
    said, owed = consultation.sums(), overdue_meant(consultation, told)
    own = said.of(AmountRole.OVERDUE) or said.of(AmountRole.WHOLE)
    if own is None and consultation.anchor == LATE_INTEREST:  # goes on with what was told before
        role = told.newest(AmountRole.OVERDUE, AmountRole.WHOLE)
        own = None if role is None or told.of(AmountRole.PAID) else told.of(role)
    if own is not None or owed is None:
        return own
    return max(owed - (told.of(AmountRole.PAID) or 0), 0)


def at_rate(consultation: Consultation, principal: int, rate: Decimal) -> Answer:
    """Late interest at the rate that the customer told: of the span told with it, else a day's and a month's."""
    day = won(day_interest(principal, rate))
    if span := span_asked(consultation):
        name, days = span
        interest = won(about(round(Decimal(principal) * rate * days / (100 * DAYS))))
        text = f"밀린 {won(principal)}에 {rate_named(rate, average=False)}로 셈하면 {name} 동안의 연체이자는 {interest}쯤이에요. 하루로는 {day}쯤이에요."
        return Answer(led(consultation) + text, LATE_INTEREST)
    text = (
        f"밀린 {won(principal)}에 {rate_named(rate, average=False)}로 셈하면 연체이자는 하루 {day}쯤, "
        f"한 달에는 {won(month_interest(principal, rate))}쯤이에요."
    )
    return Answer(led(consultation) + text, LATE_INTEREST)


def span_asked(consultation: Consultation) -> tuple[str, Decimal] | None:
    """The days or months that a message tells, as they are called and in days; a month is a twelfth of the year."""
    text = consultation.case.text
    if days := days_in(text):
        return f"{days}일", Decimal(days)
    months = consultation.sums().months
    if not months and consultation.anchor == LATE_INTEREST and consultation.question.message.has(A_MONTH):
        months = 1
    if not months:
        return None
    return "한 달" if months == 1 else spoken_term(months), Decimal(DAYS * months) / MONTHS
