"""Deadlines counted from the day that somebody tells: of an order for payment, of a debt that is left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.intents.ways.letters import DAY_TOLD, DAYS_SINCE, ORDER
from app.services.advice_templates.lateness import LATE, SPAN, counted, spoken_about
from app.services.advice_templates.short_replies import reply_shortly
from app.services.advice_templates.wording import day_name, paragraphs, sentences
from rules.numerals import DAYS

OBJECTION = "payment_order_objection"
INHERITANCE = "inheritance_deadline"
DAY = re.compile(rf"(?P<day>{DAY_TOLD})")
NAMED = {"오늘": 0, "어제": 1, "그제": 2, "그저께": 2}
AGO = {**DAYS, "일주일": 7, "이주일": 14}
SINCE_IT_CAME = re.compile(rf"(?P<named>{'|'.join(AGO)})|{SPAN}")
OF_THE_ORDER = re.compile(ORDER)
TELLS_OF_ORDER = re.compile(r"지급명령|(?:받은|온|도착한|송달된)지")
OTHER_SPAN = re.compile(LATE)
ON = re.compile(r"(\d+)월(\d+)일")
SINCE = re.compile(
    rf"{SPAN}(?:이|가|은|는|쯤|정도|밖에|전|째|안)*(?:됐|되었|되어|돼|된|지났|지나|넘|안됐|에|이에요|예요|인데|$)"
)
LEFT = ("며칠", "한 달", "두 달", "석 달")
MONTH = 30  # days


def order_deadline(consultation: Consultation) -> Answer:
    """Until when to object to an order for payment: by date where the day it came is told."""
    received, last = next(days_named(consultation), None), last_day(consultation)
    if received is None or last is None:
        return reply_shortly(consultation)
    today = consultation.case.today
    names = {"received": day_name(received, today), "last": day_name(last, today)}
    if last < today:
        return Answer(
            consultation.common("deadline", "order_past").format(**names), Subject("info", "order_late")
        )
    text = paragraphs(
        sentences(
            consultation.common("deadline", "order").format(**names),
            days_left(consultation, (last - today).days),
            consultation.quote((OBJECTION,), at_most=1).text,
        ),
        consultation.common("deadline", "order_then"),
    )
    return Answer(text, Subject("info", "order_deadline"), (OBJECTION,))


def order_late(consultation: Consultation) -> Answer:
    """That it is too late to object: unless the days that were told say otherwise."""
    last = last_day(consultation)
    in_time = last is not None and last > consultation.case.today
    return order_deadline(consultation) if in_time else reply_shortly(consultation)


def order_owed(consultation: Consultation) -> Answer:
    """What to do about an order for a debt that is owed: first how many days are left, where that is known."""
    answer, last = reply_shortly(consultation), last_day(consultation)
    left = -1 if last is None else (last - consultation.case.today).days
    if last is None or left < 0:
        return answer
    day = consultation.common("deadline", "order_last").format(last=day_name(last, consultation.case.today))
    return replace(answer, text=paragraphs(sentences(day, days_left(consultation, left)), answer.text))


def last_day(consultation: Consultation) -> date | None:
    """The last day on which an objection counts; ``None`` where nobody told when the order came."""
    fact = consultation.registry.fact(OBJECTION, consultation.case.today)
    received = next(days_named(consultation), None)
    return None if fact is None or received is None else received + timedelta(days=int(fact.values["days"]))


def days_left(consultation: Consultation, days: int) -> str:
    """How many days that are from today."""
    return consultation.common("deadline", "left" if days else "left_none").format(days=days)


def days_named(consultation: Consultation) -> Iterator[date]:
    """The days that the customer named in this talk, the last message first; none that lies ahead."""
    for text, about in reversed(list(spoken_about(consultation))):
        days = days_since(text) if about.has(OF_THE_ORDER) or TELLS_OF_ORDER.search(text) else None
        if days is not None:
            yield consultation.case.today - timedelta(days=days)
            continue
        found = DAY.search(text)
        named = None if found is None else day_meant(found["day"], consultation.case.today)
        if named is not None:
            yield named


def days_since(text: str) -> int | None:
    """How many days ago an order came by a text without spaces: 받은 지 열흘; ``None`` where it tells of none."""
    told = None if OTHER_SPAN.search(text) else re.search(DAYS_SINCE, text)
    found = None if told is None else SINCE_IT_CAME.match(told[0])
    if found is None:
        return None
    return AGO[found["named"]] if found["named"] else counted(found)


def day_meant(words: str, today: date) -> date | None:
    """The day that the words name, not later than today; ``None`` where there is none."""
    if words in NAMED:
        return today - timedelta(days=NAMED[words])
    if on := ON.fullmatch(words):
        return last_such_day(int(on[1]), int(on[2]), today)
    ago = words.removesuffix("전").removesuffix("일") if words[0].isdigit() else words.removesuffix("전")
    days = int(ago) if ago.isdigit() else AGO.get(ago, AGO.get(ago + "일"))
    return None if days is None else today - timedelta(days=days)


def last_such_day(month: int, day: int, today: date) -> date | None:
    """The newest day of that name that is not ahead."""
    for year in (today.year, today.year - 1):
        try:
            found = date(year, month, day)
        except ValueError:
            return None
        if found <= today:
            return found
    return None


def inheritance_deadline(consultation: Consultation) -> Answer:
    """Until when to renounce: within the time by what is told to have passed, else what the law says."""
    fact = consultation.registry.fact(INHERITANCE, consultation.case.today)
    passed = next(spans_told(consultation), None)
    months = 0 if fact is None else int(fact.values["months"])
    if passed is None or passed >= months * MONTH:
        return reply_shortly(consultation)
    left = LEFT[max(0, round(months - passed / MONTH))]
    agrees = consultation.question.message.has(re.compile(left.replace(" ", "") + "(?:쯤|정도)?남"))
    said = consultation.common("deadline", "inherit_yes" if agrees else "inherit").format(left=left)
    fact_told = consultation.quote((INHERITANCE,), at_most=1)
    then = consultation.common("deadline", "inherit_then")
    return Answer(
        paragraphs(sentences(said, fact_told.text), then),
        Subject("info", "inherit_deadline"),
        fact_told.facts,
    )


def spans_told(consultation: Consultation) -> Iterator[int]:
    """How many days the customer told to have passed, the last message first."""
    for message in consultation.newest_first:
        found = SINCE.search(message.compact)
        if found is not None:
            yield counted(found)
