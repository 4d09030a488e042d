"""Asking a lender to wait until the pay comes: the words for it, with the day that was told."""

from __future__ import annotations

import re
from dataclasses import replace

from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.hearing.normal_form import normalise
from app.services.advice_templates.lateness import days_late
from app.services.advice_templates.short_replies import reply_shortly
from app.services.advice_templates.wording import paragraphs
from rules.days_of_month import LAST_DAY, next_such_day

PAYDAY = re.compile(
    r"(?<!\d)(\d{1,2})일(?:이|날|에|은)*(?:월급|급여|돈|알바비)|(?:월급|급여)(?:날|일)?(?:은|이)?(\d{1,2})일"
)
UNTIL = re.compile(r"(?<!\d)(\d{1,2})일까지")
FAR = 10  # days


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
    told = reversed([*consultation.written_before, consultation.case.text])
    for text in told:
        compact = normalise(text).compact
        found = PAYDAY.search(compact) or UNTIL.search(compact)
        if found is not None:
            day = int(next(filter(None, found.groups())))
            return day if 1 <= day <= LAST_DAY else None
    return None
