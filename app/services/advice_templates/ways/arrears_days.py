"""What the days in arrears bring: which way opens on which day, when that day comes, and what others get to see."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation, Passage
from app.services.advice_templates.lateness import (
    days_alone,
    days_late,
    days_supposed,
    days_told,
    overdue_days_in,
    spans_told,
    spoken_about,
)
from app.services.advice_templates.settled import settled
from app.services.advice_templates.short_replies import reply_shortly
from app.services.advice_templates.subjects import CHOSEN, procedure_of, scheme_at
from app.services.advice_templates.ways.choosing import which_fits
from app.services.advice_templates.ways.held_against import BANDS, held_against
from app.services.advice_templates.wording import day_name, josa, paragraphs, sentences, won
from rules.metrics import Metric

BAND_FACT = "adjustment_bands"
LONG = "long_arrears_registered"
SHARED = "arrears_shared"
TWO_DAYS, PAIR = Subject("info", "arrears_two_days"), "ab"
ONE_DAY = (
    "오늘까지 며칠째인지 알려 주시면 하나로 말씀드릴게요. 금융회사 앱의 연체 시작일을 보시면 알 수 있어요."
)
LONGEST_MONTH = 31  # days


def tell_stages(consultation: Consultation) -> Answer:
    """What changes at the days that the message supposes, and when they come; without days, at all of them."""
    days, bands = days_supposed(consultation), consultation.quote((BAND_FACT,), at_most=1)
    if not days:
        return reply_shortly(consultation)
    opens = josa(scheme_at(consultation, days).title, "을/를")
    at = consultation.common("arrears_days", "at").format(days=days, title=opens)
    from_day = consultation.registry.facts[BAND_FACT].values["late_from_days"]
    long = consultation.quote((LONG,), at_most=1) if days >= from_day else Passage("")
    then = consultation.choose(consultation.texts.replies["info.arrears_stages"].then)
    text = paragraphs(day_of(consultation, days), sentences(bands.text, at), long.text, then.text)
    return Answer(text, Subject("info", "arrears_stages"), (*bands.facts, *long.facts, *then.facts))


def day_of(consultation: Consultation, days: int) -> str:
    """On which date the arrears of this customer are so many days old; empty where it is not known or past."""
    late = days_late(consultation)
    if not late:
        return ""
    if late >= days:
        return consultation.common("arrears_days", "passed").format(late=late, days=days)
    comes = consultation.case.today + timedelta(days=days - late)
    newest = None if consultation.ledger is None else consultation.ledger.arrears
    if newest is not None and newest.overdue_since is not None and not days_told(consultation):
        comes = newest.overdue_since + timedelta(days=days)
    day = day_name(comes, consultation.case.today)
    return consultation.common("arrears_days", "comes").format(late=late, days=days, day=day)


def tell_shared(consultation: Consultation) -> Answer:
    """When arrears are seen elsewhere, and whether these are."""
    answer = reply_shortly(consultation)
    verdict = seen_elsewhere(consultation)
    if not verdict:
        return answer
    fact = consultation.quote((SHARED,), at_most=1)
    text = paragraphs(sentences(fact.text, verdict), consultation.common("arrears_days", "look"))
    return replace(answer, text=text, facts=fact.facts)


def tell_named(consultation: Consultation) -> Answer:
    """Whether somebody is what people call 신용불량자: of arrears old enough to be registered it is not denied."""
    days, registered = days_late(consultation) or 0, consultation.registry.facts[LONG].values["months"]
    fact = consultation.quote((LONG,), at_most=1, again=True)
    if not days or not fact.facts:
        return reply_shortly(consultation)
    if days <= registered * LONGEST_MONTH:
        answer, verdict = reply_shortly(consultation), consultation.common("arrears_days", "not_named")
        return replace(answer, text=paragraphs(verdict.format(days=days), answer.text))
    verdict = consultation.common("arrears_days", "named").format(days=days)
    then = consultation.choose(consultation.texts.replies["info.arrears_named"].then)
    text = paragraphs(
        sentences(fact.text, verdict), consultation.common("arrears_days", "named_look"), then.text
    )
    return Answer(text, Subject("info", "arrears_named"), (*fact.facts, *then.facts))


def seen_elsewhere(consultation: Consultation) -> str:
    """Whether the arrears of the data have come to what is passed on; empty where it cannot be told."""
    metrics, fact = consultation.case.metrics, consultation.registry.fact(SHARED, consultation.case.today)
    amount, days = metrics.get(Metric.DQ_AMOUNT), metrics.get(Metric.DQ_BUSINESS_DAYS)
    if fact is None or not amount or not days or settled(consultation) or days_told(consultation):
        return ""
    reached = amount >= fact.values["amount_won"] and days >= fact.values["business_days"]
    said = consultation.texts.common["arrears_days"]["reached" if reached else "not_reached"]
    sum_of = josa(won(int(amount)), "이/가")
    return consultation.pick([text.format(amount=sum_of, days=int(days)) for text in said])


def reason_of_way(consultation: Consultation) -> Answer | None:
    """Why the way just talked of was named: what the days in arrears decide; ``None`` where it is no such way."""
    way = procedure_of(consultation)
    named = consultation.anchor.kind in CHOSEN
    if way is None or way.id not in BANDS or not named:
        return None
    bands = consultation.quote((BAND_FACT,), at_most=1, again=True)
    text = paragraphs(bands.text, held_against(consultation, way))
    return Answer(text, Subject("procedure", way.id), bands.facts)


def tell_which_days(consultation: Consultation) -> Answer:
    """Asks for how long it is overdue, where two spans were told; which way each opens, once that is asked for."""
    told = next(
        (
            spans or (days,)
            for text, about in reversed(list(spoken_about(consultation)))
            if (spans := spans_told(text)) or (days := overdue_days_in(text) or days_alone(text))
        ),
        (),
    )
    if len(told) < len(PAIR):
        return which_fits(consultation)
    first, second = (f"{days}일" for days in told)
    if not spans_told(consultation.question.message.compact):
        ways = [scheme_at(consultation, days).title for days in told]
        if ways[0] == ways[1]:
            each = f"{first}이든 {second}이든 {josa(ways[0], '을/를')} 먼저 물어보시면 돼요."
        else:
            each = f"{first}째라면 {josa(ways[0], '을/를')}, {second}째라면 {josa(ways[1], '을/를')} 먼저 물어보시면 돼요."
        return Answer(sentences(each, ONE_DAY), TWO_DAYS)
    bands = consultation.quote((BAND_FACT,), at_most=1)
    said = consultation.pick(consultation.texts.replies["info.arrears_two_days"].say)
    asked = f"{first}과 {second}을 함께 말씀하셨네요. {said}"
    return Answer(paragraphs(asked, bands.text), TWO_DAYS, bands.facts)
