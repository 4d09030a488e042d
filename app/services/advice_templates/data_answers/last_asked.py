"""Two figures that were asked about one after the other, held side by side: 얼마 차이? 두 개 합치면?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.schemas.subject import NOTHING, Subject
from app.schemas.talk import Role
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.absent import no_data
from app.services.advice_templates.data_answers.cards import BORROWED
from app.services.advice_templates.data_answers.single import SINGLE_ANSWERS, Single, value
from app.services.advice_templates.data_answers.spending import TOTAL, categories_in
from app.services.advice_templates.hearing.understanding import understood
from app.services.advice_templates.ledger import Figure, Ledger
from app.services.advice_templates.normal_form import normalise
from app.services.advice_templates.unplaced import admit
from app.services.advice_templates.wording import is_, josa, month_name, percent, won
from rules.periods import asked_months, asked_span, months_back

#: What asks about figures that were told, and for no further one.
SIDE_BY_SIDE = frozenset(
    {f"data.{name}" for name in ("last_difference", "last_together", "last_times", "spent_share")}
    | {"data.which_month", "data.trend"}
)
DOUBLED = Decimal("1.5")  # from here on it is told as so many times
OF_SPENDING = frozenset(
    {"spending", "spending_change", "category", "category_change", "category_contest", "category_total"}
)


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of one month that an answer gave."""

    single: Single
    figure: Figure

    def named(self, ledger: Ledger) -> str:
        """Month, title and amount."""
        return f"{month_name(self.figure.month, ledger.today)} {self.single.title} {value(self.figure, self.single)}"


def apart_by(consultation: Consultation) -> Answer:
    """By how much the two figures asked about last differ."""
    ledger = consultation.ledger
    if ledger is None or not ledger.months:
        return no_data(consultation, consultation.anchor or Subject("data", "spending"))
    pair = last_two(consultation, ledger)
    if pair is None or pair[0].single.unit != "원" or pair[1].single.unit != "원":
        return admit(consultation)
    first, second = pair
    apart = int(second.figure.amount - first.figure.amount)
    beside = f"{josa(first.named(ledger), '과/와')} {second.named(ledger)}"
    if not apart:
        return Answer(f"{josa(beside, '은/는')} 같아요.", consultation.anchor)
    more = second if apart > 0 else first
    which = (
        more.single.title if first.single != second.single else month_name(more.figure.month, ledger.today)
    )
    return Answer(
        f"{beside}의 차이는 {is_(won(abs(apart)))}. {which} 쪽이 더 많아요.{unfinished(ledger, pair)}",
        consultation.anchor,
    )


def added_up(consultation: Consultation) -> Answer:
    """What the two figures asked about last come to."""
    ledger = consultation.ledger
    if ledger is None or not ledger.months:
        return no_data(consultation, consultation.anchor or Subject("data", "spending"))
    if named := categories_in(consultation.question.message):
        return with_named(consultation, ledger, named[0])
    pair = last_two(consultation, ledger)
    if pair is None or not all(point.single.flow and point.single.unit == "원" for point in pair):
        return admit(consultation)
    return Answer(summed(ledger, pair), consultation.anchor)


def summed(ledger: Ledger, pair: tuple[Point, Point]) -> str:
    """Both figures and what they come to."""
    first, second = pair
    whole = won(int(first.figure.amount + second.figure.amount))
    text = f"{first.named(ledger)}에 {josa(second.named(ledger), '을/를')} 더하면 {is_(whole)}."
    return text + unfinished(ledger, pair)


def with_named(consultation: Consultation, ledger: Ledger, named: Single) -> Answer:
    """The figure asked about last and the category that the message names beside it: 식비랑 합치면."""
    points = list(points_asked(consultation, ledger))
    if points and points[-1].single == named:
        text = f"앞에서 말씀드린 금액이 이미 {named.title} 전체라, 더하면 두 번 세게 돼요."
        return Answer(text, consultation.anchor)
    figure = ledger.at(named.part, named.field, points[-1].figure.month) if points else None
    if figure is None:
        return admit(consultation)
    return Answer(summed(ledger, (points[-1], Point(named, figure))), consultation.anchor)


def times_moved(consultation: Consultation) -> Answer:
    """How many times the earlier of the two figures asked about last the later one is, and by which share it moved."""
    ledger = consultation.ledger
    if ledger is None or not ledger.months:
        return no_data(consultation, consultation.anchor or Subject("data", "spending"))
    pair = last_two(consultation, ledger)
    if pair is None or pair[0].single.unit != "원" or not pair[0].figure.amount:
        return admit(consultation)
    first, second = sorted(pair, key=lambda point: point.figure.month)
    times = round(times_exactly(first, second), 1)
    share = round(abs(times_exactly(first, second) - 1) * 100)
    went = "늘었어요" if second.figure.amount > first.figure.amount else "줄었어요"
    beside = f"{josa(first.named(ledger), '과/와')} {josa(second.named(ledger), '을/를')} 견주면"
    text = f"{beside} {times:g}배쯤이에요." if times >= DOUBLED else f"{beside} {percent(share)}쯤 {went}."
    return Answer(text + unfinished(ledger, pair), consultation.anchor)


def times_exactly(first: Point, second: Point) -> Decimal:
    """How many times the first figure the second is."""
    return Decimal(second.figure.amount) / Decimal(first.figure.amount)


def share_of_income(consultation: Consultation) -> Answer:
    """Which part of the income the figure asked about last is."""
    ledger = consultation.ledger
    if ledger is None or not ledger.months:
        return no_data(consultation, consultation.anchor or Subject("data", "spending"))
    points = [point for point in points_asked(consultation, ledger) if point.single.unit == "원"]
    inflow = ledger.at("balance", "inflow_won", points[-1].figure.month) if points else None
    if not points or inflow is None or inflow.amount <= 0:
        return admit(consultation)
    point = points[-1]
    share = percent(round(point.figure.amount / inflow.amount * 100))
    month = month_name(inflow.month, ledger.today)
    text = f"{josa(point.named(ledger), '은/는')} {month}에 통장에 들어온 돈 {won(inflow.amount)}의 {share}쯤이에요."
    return Answer(text, consultation.anchor)


def unfinished(ledger: Ledger, pair: tuple[Point, Point]) -> str:
    """That the month that runs on is counted up to a day."""
    running = next(
        (point.figure for point in pair if point.single.flow and ledger.running(point.figure)), None
    )
    if running is None:
        return ""
    return (
        f" {month_name(running.month, ledger.today)}은 이번 달 들어 {running.as_of.day}일까지의 금액이에요."
    )


def last_two(consultation: Consultation, ledger: Ledger) -> tuple[Point, Point] | None:
    """The two figures asked about last; one alone stands beside its month before."""
    points = list(dict.fromkeys(points_asked(consultation, ledger)))
    if len(points) == 1:
        only = points[0]
        before = ledger.at(only.single.part, only.single.field, months_back(only.figure.month, 1))
        points = [] if before is None else [Point(only.single, before), only]
    return (points[-2], points[-1]) if len(points) > 1 else None


def points_asked(consultation: Consultation, ledger: Ledger) -> Iterator[Point]:
    """Every figure of a month that the talk has asked for, oldest first."""
    heard = iter(consultation.written_before)
    asked, before, category = normalise(""), NOTHING, TOTAL
    for message in consultation.case.history.messages:
        if message.role is Role.CUSTOMER:
            asked = next(heard)
            continue
        kind, figure = message.subject.kind, message.subject.id
        question, before = understood(asked, subject=before), message.subject
        if (
            kind != "data"
            or question.intent in SIDE_BY_SIDE
            or asked_span(asked.raw, ledger.today) is not None
        ):
            continue
        named = categories_in(asked)
        category = named[-1] if named else (TOTAL if figure.startswith("spending") else category)
        single = SINGLE_ANSWERS.get(f"data.{figure}")
        taken = [kind.single for kind in BORROWED if asked.has(kind.words)]
        singles = (
            taken
            if figure == "card_loan"
            else (single,)
            if single
            else ((named or (category,)) if figure in OF_SPENDING else ())
        )
        wanted = months_wanted(asked.raw, ledger)
        for one in singles:
            found = (ledger.of(one.part, one.field, month) for month in wanted)
            yield from (Point(one, each) for each in found if each is not None)


def months_wanted(text: str, ledger: Ledger) -> list[date | None]:
    """The months that a message asks about, the one compared with first; ``None`` is the newest."""
    months = asked_months(text, ledger.today)
    against: list[date | None] = [] if months.against is None else [months.against]
    return [*against, *(months.named or (None,))]
