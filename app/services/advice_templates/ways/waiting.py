"""Asking a lender to wait until the pay comes: the words for it, with the day that was told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.lateness import days_late
from app.services.advice_templates.short_replies import reply_shortly
from app.services.advice_templates.wording import paragraphs, sentences
from rules.days_of_month import LAST_DAY, next_such_day

PAYDAY = re.compile(
    r"(?<!\d)(\d{1,2})일(?:이|날|에|은)*(?:월급|급여|돈|알바비)|(?:월급|급여)(?:날|일)?(?:은|이)?(\d{1,2})일"
)
UNTIL = re.compile(r"(?<!\d)(\d{1,2})일까지")
#: The day behind what it is of, else before it: 월급날 25일, 25일에 월급.
PAY_DAYS = (re.compile(r"(?:월급|급여)(?:날|일)?(?:은|이|는)?(?:매달|매월)?(\d{1,2})일"), PAYDAY)
BILL_DAYS = (
    re.compile(r"(?:카드값|카드대금|카드결제|결제)(?:날|일)?(?:은|이|는)?(?:매달|매월)?(\d{1,2})일"),
    re.compile(r"(?<!\d)(\d{1,2})일(?:이|날|에|은)*(?:카드값|카드대금|결제)"),
)
FAR = 10  # days
NEAR, A_MONTH = 7, 30  # days
MOVED = Subject("procedure", "due_date_change")


def ask_to_wait(consultation: Consultation) -> Answer:
    """The reply with the sentence to say, naming the day of the pay where the talk tells it."""
    answer = reply_shortly(consultation)
    day = day_of_pay(consultation)
    key = "script" if day is None else "script_on"
    script = consultation.common("waiting", key).format(day=day)
    head, _, rest = answer.text.partition("\n")
    return replace(
        answer, text=paragraphs(head, script, "" if day is None else far_off(consultation, day), rest)
    )


def far_off(consultation: Consultation, day: int) -> str:
    """That the arrears grow until that day, where it is far off; empty where nothing is overdue."""
    today = consultation.case.today
    left = (next_such_day(today, day) - today).days
    return consultation.common("waiting", "ahead") if days_late(consultation) and left >= FAR else ""


def day_of_pay(consultation: Consultation) -> int | None:
    """The day of the month on which money comes, as the customer told it last."""
    for message in consultation.newest_first:
        found = PAYDAY.search(message.compact) or UNTIL.search(message.compact)
        if found is not None:
            day = int(next(filter(None, found.groups())))
            return day if 1 <= day <= LAST_DAY else None
    return None


def tell_pay_after_bill(consultation: Consultation) -> Answer:
    """How the day of the pay stands to the day on which the card bill goes out."""
    compact = consultation.question.message.compact
    pay, bill = (day_in(compact, patterns) for patterns in (PAY_DAYS, BILL_DAYS))
    if not pay or not bill:
        return ask_to_wait(consultation)
    after = (bill - pay) % A_MONTH
    texts = consultation.texts.common["pay_and_bill"]
    place = "near" if after <= NEAR else "ahead" if bill < pay else "behind"
    stated = consultation.pick(texts[place]).format(pay=pay, bill=bill, days=after)
    then = "" if place == "near" else consultation.pick(consultation.texts.replies["info.pay_after_bill"].say)
    return Answer(sentences(stated, then), MOVED)


def day_in(compact: str, patterns: Iterable[re.Pattern[str]]) -> int:
    """The day of the month that the first fitting pattern finds; 0 where none is named."""
    found = next((match for pattern in patterns if (match := pattern.search(compact))), None)
    day = 0 if found is None else int(next(filter(None, found.groups())))
    return day if 1 <= day <= LAST_DAY else 0
