"""A figure over several months, and why there is none for a day or a month that does not exist."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.services.advice_templates.data_answers.absent import CANNOT
from app.services.advice_templates.ledger import Figure, Ledger, Part
from app.services.advice_templates.wording import (
    about,
    day_name,
    is_,
    josa,
    listed,
    month_name,
    sentences,
    was,
    won,
)
from rules.periods import Span, asks_a_day, no_such_month

FINER = "자료가 달 단위라 하루치나 주간 금액은 나뉘어 있지 않아요."


def finer_than_months(text: str) -> str:
    """That the data are kept by the month, for somebody who asks about a day; empty for anybody else."""
    return FINER if asks_a_day(text) else ""


def month_unknown(text: str) -> str:
    """That there is no such month; empty where all months named exist."""
    number = no_such_month(text)
    return (
        "" if number is None else f"{number}월은 없는 달이에요. 어느 달이 궁금하신지 알려 주시면 바로 볼게요."
    )


def figures_over(ledger: Ledger, part: Part, field: str, span: Span) -> tuple[Figure, ...]:
    """What was reported of a field in the months of a span."""
    return tuple(f for f in ledger.series(part, field) if span.first <= f.month <= span.last)


def over_span(ledger: Ledger, part: Part, field: str, title: str, span: Span) -> str:
    """The sum over a span, with what it comes to a month; the month first where an average is asked."""
    figures = figures_over(ledger, part, field, span)
    if not figures:
        return f"그때의 {josa(title, '은/는')} 제 자료에 없어 {CANNOT}. {begins_with(ledger)}"
    total = sum(int(figure.amount) for figure in figures)
    whole = [int(figure.amount) for figure in figures if not ledger.running(figure)]
    mean = round(sum(whole) / len(whole)) if whole else None
    stated = f"{months_named(ledger, figures)} {josa(title, '을/를')} 모두 더하면 {is_(won(total))}."
    if len(figures) == 1:
        month = month_name(figures[0].month, ledger.today)
        alone = f"{month}에 {josa(title, '은/는')} {was(won(total))}."
        return sentences(held_from(ledger, figures, span), alone)
    if mean is None:
        return sentences(held_from(ledger, figures, span), stated)
    if span.average:
        names = months_named(ledger, tuple(f for f in figures if not ledger.running(f)))
        stated = f"{names} {josa(title, '은/는')} 한 달 평균 {about(mean)}쯤이에요."
        return sentences(held_from(ledger, figures, span), stated)
    return sentences(
        held_from(ledger, figures, span), stated, f"다 채운 달만 보면 한 달 평균 {about(mean)}쯤이에요."
    )


def begins_with(ledger: Ledger) -> str:
    """From when on there are data."""
    return f"제가 보는 자료는 {month_name(ledger.months[0].month, ledger.today)}부터예요."


def each_month(ledger: Ledger, title: str, shown: Mapping[date, str | None]) -> str:
    """The value of each month that is asked about, and which of them are not there."""
    known = [f"{month_name(month, ledger.today)} {text}" for month, text in shown.items() if text is not None]
    absent = [month_name(month, ledger.today) for month, text in shown.items() if text is None]
    said = f"{josa(title, '은/는')} {is_(listed(known))}." if known else ""
    missing = f"{listed(absent)} 자료는 들어와 있지 않아 {CANNOT}. {begins_with(ledger)}" if absent else ""
    return sentences(said, missing)


def level_over(ledger: Ledger, part: Part, field: str, title: str, span: Span) -> str:
    """Where a level stood at the beginning of a span and where at its end; of so many months up to now, today."""
    figures = figures_over(ledger, part, field, span)
    if not figures:
        return ""
    newest = ledger.newest(part, field) if span.up_to_now else None
    first, last = figures[0], newest or figures[-1]
    then = f"{day_name(first.as_of, ledger.today)} 기준으로 {josa(title, '은/는')} {was(won(first.amount))}."
    if first.month == last.month:
        return then
    change = last.amount - first.amount
    now = f"{day_name(last.as_of, ledger.today)} 기준으로는 {is_(won(last.amount))}."
    moved = f"그 사이 {josa(won(abs(int(change))), '이/가')} {'늘었어요' if change > 0 else '줄었어요'}."
    return sentences(
        held_from(ledger, figures, span), then, now, moved if change else "그 사이 달라지지 않았어요."
    )


def months_named(ledger: Ledger, figures: tuple[Figure, ...]) -> str:
    """From which month to which; a month that runs on is counted up to a day."""
    first, last = figures[0], figures[-1]
    end = day_name(last.as_of, ledger.today) if ledger.running(last) else month_name(last.month, ledger.today)
    return f"{month_name(first.month, ledger.today)}부터 {end}까지"


def within(ledger: Ledger, figure: Figure) -> str:
    """The month of a sum; one that runs on is counted up to a day: 11월 들어 24일까지."""
    month = month_name(figure.month, ledger.today)
    return f"{month} 들어 {figure.as_of.day}일까지" if ledger.running(figure) else f"{month}에"


def held_from(ledger: Ledger, figures: tuple[Figure, ...], span: Span) -> str:
    """That the data begin later than what was asked for."""
    begun = figures[0].month
    if begun <= span.first:
        return ""
    return f"제가 보는 자료는 {month_name(begun, ledger.today)}부터 있어서 그 몫으로 말씀드릴게요."
