"""Whether being late by a few days is seen elsewhere: days and amounts as told, held against the rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.normal_form import NormalForm
from app.services.advice_templates.settled import not_yet, settled
from app.services.advice_templates.short_replies import reply_shortly
from app.services.advice_templates.ways.arrears_days import SHARED, seen_elsewhere
from app.services.advice_templates.wording import paragraphs, sentences, won
from rules.facts.registry import Fact

RECORD = re.compile(r"^info:arrears_(?:effect|shared|record|score|now)")
#: Whether the record goes, and not whether there is one.
ERASED = re.compile(r"기록.{0,4}(?:없어|지워|사라|삭제|풀리)")
WEEK = 7  # days: as many as five business days, whatever day they begin on
#: Days by their own words; they say how late more surely than figures, which may be a day of the calendar.
SPOKEN = (
    (re.compile(r"하루"), 1),
    (re.compile(r"이틀"), 2),
    (re.compile(r"사흘"), 3),
    (re.compile(r"나흘"), 4),
    (re.compile(r"닷새"), 5),
    (re.compile(r"엿새"), 6),
    (re.compile(r"이레|일주일|(?:한|(?<!\d)1)주(?!일에)"), 7),
    (re.compile(r"여드레"), 8),
    (re.compile(r"열흘"), 10),
    (re.compile(r"(?:두|이|(?<!\d)2)주"), 14),
    (re.compile(r"보름"), 15),
    (re.compile(r"(?:세|삼|(?<!\d)3)주"), 21),
    (re.compile(r"한달"), 30),
)
COUNTED = re.compile(r"(?<![\d월])(\d{1,3})일(?!에|부터|날|까지|(?:이|은|자)?(?:결제|납부|월급|급여|출금))")


def tell_record(consultation: Consultation) -> Answer:
    """Whether so much, so late, is passed on: the verdict, the rule, and what to see to."""
    answer = reply_shortly(consultation)
    rule = consultation.registry.fact(SHARED, consultation.case.today)
    told = told_verdict(consultation, rule) if rule is not None else ""
    if not told or rule is None:
        return answer
    fact = consultation.quote((SHARED,), at_most=1)
    then = consultation.choose(consultation.texts.replies["info.arrears_record"].then)
    ending = "" if consultation.told(then.text) else then.text
    text = paragraphs(sentences(told, fact.text), ending)
    return replace(answer, text=text, facts=(*fact.facts, *then.facts))


def tell_record_term(consultation: Consultation) -> Answer:
    """How long a record stays; for arrears that the data hold, or held until just now, first whether there is one."""
    answer = reply_shortly(consultation)
    rule = consultation.registry.fact(SHARED, consultation.case.today)
    told = "" if rule is None else verdict(consultation, rule, *of_the_data(consultation))
    if not told or consultation.told(told):
        return answer
    fact, late = (
        consultation.quote((SHARED,), at_most=1),
        not_yet(consultation) if settled(consultation) else "",
    )
    return replace(
        answer,
        text=paragraphs(late, sentences(told, fact.text), answer.text),
        facts=(*fact.facts, *answer.facts),
    )


def of_the_data(consultation: Consultation) -> tuple[int | None, int | None]:
    """For how many days how much is overdue by the data, as long as these days are few."""
    newest = None if consultation.ledger is None else consultation.ledger.arrears
    if newest is None or newest.overdue_since is None:
        return None, None
    days = (consultation.case.today - newest.overdue_since).days
    return (days, newest.overdue_won) if days < SPOKEN[-1][1] else (None, None)


def told_verdict(consultation: Consultation, rule: Fact) -> str:
    """The verdict on the days and the amount that the talk tells; empty where it tells neither."""
    return verdict(consultation, rule, days_of_talk(consultation), amount_of_talk(consultation))


def verdict(consultation: Consultation, rule: Fact, days: int | None, amount: int | None) -> str:
    """Whether so much, so many days late, is passed on; empty where neither is known."""
    said = consultation.texts.common["arrears_record"]
    if amount is not None and amount < rule.values["amount_won"]:
        return consultation.pick(said["small"])
    if days is None:
        return consultation.pick(said["days_unknown"]) if amount is not None else ""
    if days < WEEK:
        return consultation.pick(said["short" if days < rule.values["business_days"] else "near"])
    if settled(consultation):
        return consultation.pick(said["reached_paid"])
    return consultation.pick(said["reached" if amount is not None else "amount_unknown"])


def of_the_record(consultation: Consultation) -> Iterator[NormalForm]:
    """The message, then those before it as long as the talk was about the record, newest first."""
    yield consultation.message
    about, written = consultation.case.history.subjects, consultation.written_before
    for subject, message in zip(reversed(about), reversed(written), strict=False):
        if not subject.has(RECORD):
            return
        yield message


def days_of_talk(consultation: Consultation) -> int | None:
    """How many days late the talk tells of last; ``None`` where it tells of none."""
    return next(
        (days for message in of_the_record(consultation) if (days := late_days_in(message)) is not None), None
    )


def late_days_in(message: NormalForm) -> int | None:
    """The few days that a message names."""
    compact = message.compact
    if (spoken := next((days for words, days in SPOKEN if words.search(compact)), None)) is not None:
        return spoken
    found = COUNTED.search(compact)
    return None if found is None else int(found[1]) or None


def amount_of_talk(consultation: Consultation) -> int | None:
    """The amount that the talk tells of last; ``None`` where it tells of none."""
    read = (consultation.sums(message.raw).amounts for message in of_the_record(consultation))
    return next((max(each.won for each in amounts) for amounts in read if amounts), None)


def tell_now(consultation: Consultation) -> Answer:
    """That paying now is best; whether the arrears of the data have been passed on already."""
    answer = reply_shortly(consultation)
    verdict = seen_elsewhere(consultation)
    erased = consultation.common("paying", "erased") if consultation.question.message.has(ERASED) else ""
    head, _, rest = answer.text.partition("\n")
    return replace(answer, text=paragraphs(erased or head, verdict, rest))


def tell_paying(consultation: Consultation) -> Answer:
    """How to pay today what is overdue: the sum to be asked for, and what to see to afterwards."""
    answer = reply_shortly(consultation)
    newest = None if consultation.ledger is None or settled(consultation) else consultation.ledger.arrears
    owed = None if newest is None else newest.overdue_won
    if not owed:
        return answer
    figure = consultation.common("paying", "sum").format(amount=won(owed))
    head, _, rest = answer.text.partition("\n")
    return replace(answer, text=paragraphs(head, figure, rest))
