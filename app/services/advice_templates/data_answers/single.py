"""Questions that one field answers: its value, its month, and the month before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.data_answers.absent import not_reported
from app.services.advice_templates.data_answers.over_time import (
    begins_with,
    each_month,
    finer_than_months,
    level_over,
    month_unknown,
    over_span,
    within,
)
from app.services.advice_templates.ledger import Figure, Ledger, Part, asked_month
from app.services.advice_templates.normal_form import NormalForm
from app.services.advice_templates.wording import (
    about,
    day_name,
    is_,
    josa,
    month_name,
    percent,
    sentences,
    was,
    won,
)
from rules.periods import Months, asked_months, asked_span


@dataclass(frozen=True, slots=True)
class Single:
    """A field with its Korean title. ``flow``: adds up over a month; otherwise it is a level on a day."""

    part: Part
    field: str
    title: str
    unit: str = "원"
    flow: bool = True
    due: bool = False  # falls due within the month as a whole, however far the month has run


SINGLE_ANSWERS = {
    "data.card_spent": Single("card", "spent_won", "카드로 쓴 금액"),
    "data.instalment": Single("card", "instalment_won", "할부로 결제한 금액"),
    "data.income": Single("balance", "inflow_won", "통장에 들어온 돈"),
    "data.essential": Single("spending", "essential_won", "집세와 공과금처럼 꼭 쓰는 돈"),
    "data.balance": Single("balance", "balance_won", "통장 잔액", flow=False),
    "data.debt": Single("balance", "debt_won", "남은 빚의 합계", flow=False),
    "data.lenders": Single("balance", "lenders", "돈을 빌린 곳", unit="곳", flow=False),
    "data.rate": Single("balance", "weighted_rate", "대출의 평균 금리", unit="%", flow=False),
    "data.repayment": Single("balance", "repayment_won", "원금과 이자를 합쳐 갚을 돈", due=True),
    "data.night": Single("spending", "night_won", "밤 시간에 쓴 돈"),
}


#: Where nothing is owed these are no zeros: there is nothing of which they could be told.
NO_DEBT = {
    "debt_won": "자료에는 지금 남아 있는 빚이 없어요.",
    "weighted_rate": "자료에는 남아 있는 대출이 없어서 말씀드릴 금리도 없어요.",
    "interest_won": "자료에는 남아 있는 대출이 없어서 나가는 이자도 없어요.",
    "repayment_won": "자료에는 남아 있는 대출이 없어서 다달이 갚을 돈도 없어요.",
    "lenders": "자료에는 지금 돈을 빌린 곳이 없어요.",
}
OF_A_DEBT = frozenset(NO_DEBT)


def answer_single(consultation: Consultation, ledger: Ledger, single: Single) -> str:
    """The value in the month that was asked about, or the newest one there is."""
    message = consultation.question.message
    newest = ledger.newest(single.part, single.field)
    if newest is None:
        return not_reported(single.title)
    if (whole := beyond_a_month(message, ledger, single)) is not None:
        return whole
    asked = asked_month(message, ledger.today)
    if single.field in OF_A_DEBT and without_debt(ledger, asked):
        return NO_DEBT[single.field]
    figure = ledger.of(single.part, single.field, asked)
    if figure is None:
        return sentences(absent_month(asked or newest.month, ledger.today), stated(newest, single, ledger))
    return sentences(stated(figure, single, ledger), compared(figure, single, ledger))


def beyond_a_month(message: NormalForm, ledger: Ledger, single: Single) -> str | None:
    """The answer where several months, a comparison, a day or no month at all are asked about; ``None`` for a month."""
    if unknown := month_unknown(message.raw):
        return unknown
    months, span = asked_months(message.raw, ledger.today), asked_span(message.raw, ledger.today)
    if span is None and months.against is not None:
        return against_month(ledger, single, months)
    if span is None and len(months.named) > 1:
        found = {month: ledger.at(single.part, single.field, month) for month in months.named}
        shown = {month: None if one is None else value(one, single) for month, one in found.items()}
        return each_month(ledger, single.title, shown)
    if span is not None and (single.flow or (single.unit == "원" and not span.average)):
        told = over_span if single.flow else level_over
        return told(ledger, single.part, single.field, single.title, span) or None
    finer = finer_than_months(message.raw) if single.flow and not single.due else ""
    asked = asked_month(message, ledger.today)
    figure = ledger.of(single.part, single.field, asked) or ledger.newest(single.part, single.field)
    return None if not finer or figure is None else sentences(finer, stated(figure, single, ledger))


def against_month(ledger: Ledger, single: Single, months: Months) -> str | None:
    """The value of the month that is named, or the newest, held against that of another month."""
    figure = ledger.of(single.part, single.field, next(iter(months.named), None))
    base = None if months.against is None else ledger.at(single.part, single.field, months.against)
    if figure is None or months.against is None or figure == base:
        return None
    if base is None:
        name = month_name(months.against, ledger.today)
        return sentences(
            stated(figure, single, ledger),
            f"{name} 자료는 없어 견주어 드리지는 못해요. {begins_with(ledger)}",
        )
    unfinished = single.flow and not single.due and ledger.running(figure)
    still = (
        f"{month_name(figure.month, ledger.today)}은 아직 끝나지 않아 더 늘 수 있어요." if unfinished else ""
    )
    return sentences(stated(figure, single, ledger), set_against(figure, base, single, ledger), still)


def set_against(figure: Figure, base: Figure, single: Single, ledger: Ledger) -> str:
    """How the value stands against an earlier one."""
    name = month_name(base.month, ledger.today)
    if base.amount == figure.amount:
        return f"{josa(name, '과/와')} 같아요."
    was_then = f"{name}에는 {was(value(base, single))}."
    if single.unit != "원":
        return was_then
    change = josa(won(abs(int(figure.amount - base.amount))), "이/가")
    more, less = ("늘었어요", "줄었어요") if figure.month > base.month else ("많아요", "적어요")
    return f"{was_then} 그때보다 {change} {more if figure.amount > base.amount else less}."


def without_debt(ledger: Ledger, asked: date | None) -> bool:
    """Whether the data show that nothing is owed, in that month or now."""
    debt = ledger.of("balance", "debt_won", asked)
    return debt is not None and not debt.amount


def absent_month(month: date, today: date) -> str:
    """That a month has not been reported."""
    return f"{month_name(month, today)} 자료는 들어와 있지 않아요. 가장 가까운 자료로 말씀드리면,"


def stated(figure: Figure, single: Single, ledger: Ledger) -> str:
    """The value as a sentence with its month or day."""
    if single.flow:
        running = ledger.running(figure)
        shown = value(figure, single)
        return f"{when(figure, single, ledger)} {josa(single.title, '은/는')} {is_(shown) if running else was(shown)}."
    if figure != ledger.newest(single.part, single.field):
        return f"{month_name(figure.month, ledger.today)}에 {josa(single.title, '은/는')} {was(value(figure, single))}."
    return f"{day_name(figure.as_of, ledger.today)} 기준으로 {josa(single.title, '은/는')} {is_(value(figure, single))}."


def when(figure: Figure, single: Single, ledger: Ledger) -> str:
    """The month of a sum; what falls due belongs to it as a whole."""
    return f"{month_name(figure.month, ledger.today)}에" if single.due else within(ledger, figure)


def compared(figure: Figure, single: Single, ledger: Ledger) -> str:
    """How the value stands against the month before."""
    earlier = ledger.before(single.part, single.field, figure.month)
    if earlier is None:
        return ""
    name = month_name(earlier.month, ledger.today)
    if single.flow and not single.due and ledger.running(figure):
        return f"{name} 한 달 동안은 {was(value(earlier, single))}."
    if earlier.amount == figure.amount:
        return f"{josa(name, '과/와')} 같아요."
    if single.unit != "원":
        return f"{name}에는 {was(value(earlier, single))}."
    change = josa(won(abs(int(figure.amount - earlier.amount))), "이/가")
    return f"{name}보다 {change} {'늘었어요' if figure.amount > earlier.amount else '줄었어요'}."


def value(figure: Figure, single: Single) -> str:
    """The amount with its unit."""
    match single.unit:
        case "원":
            return won(figure.amount)
        case "%":
            return f"연 {percent(figure.amount)}"
        case _:
            return f"{figure.amount}{single.unit}"


def against_usual(ledger: Ledger, figure: Figure | None, field: str, title: str) -> str:
    """A monthly sum against the median of the months before."""
    if figure is None:
        return ""
    part = "balance" if field == "inflow_won" else "spending"
    usual = ledger.usual(part, field, figure.month)  # type: ignore[arg-type]
    before = "" if usual is None else f"그 전에는 한 달에 보통 {about(usual)}쯤이었어요."
    return sentences(f"{within(ledger, figure)} {josa(title, '은/는')} {is_(won(figure.amount))}.", before)
