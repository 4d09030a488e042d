"""Questions that one field answers: its value, its month, and the month before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.data_answers.absent import not_reported
from app.services.advice_templates.ledger import Figure, Ledger, Part, asked_month
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
    "data.spending": Single("spending", "total_won", "전체 지출"),
    "data.night": Single("spending", "night_won", "밤 시간에 쓴 돈"),
}


def answer_single(consultation: Consultation, ledger: Ledger, single: Single) -> str:
    """The value in the month that was asked about, or the newest one there is."""
    asked = asked_month(consultation.question.message, ledger.today)
    newest = ledger.newest(single.part, single.field)
    if newest is None:
        return not_reported(single.title)
    figure = newest if asked is None else ledger.at(single.part, single.field, asked)
    if figure is None:
        return sentences(absent_month(asked or newest.month, ledger.today), stated(newest, single, ledger))
    return sentences(stated(figure, single, ledger), compared(figure, single, ledger))


def absent_month(month: date, today: date) -> str:
    """That a month has not been reported."""
    return f"{month_name(month, today)} 자료는 들어와 있지 않아요. 가장 가까운 자료로 말씀드리면,"


def stated(figure: Figure, single: Single, ledger: Ledger) -> str:
    """The value as a sentence with its month or day."""
    if single.flow:
        running = ledger.running(figure)
        shown = value(figure, single)
        return f"{when(figure, single, ledger)} {josa(single.title, '은/는')} {is_(shown) if running else was(shown)}."
    return f"{day_name(figure.as_of, ledger.today)} 기준으로 {josa(single.title, '은/는')} {is_(value(figure, single))}."


def when(figure: Figure, single: Single, ledger: Ledger) -> str:
    """The month of a sum; a month that runs on is counted up to a day."""
    name = month_name(figure.month, ledger.today)
    return (
        f"{name} 들어 {figure.as_of.day}일까지" if ledger.running(figure) and not single.due else f"{name}에"
    )


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
    month = month_name(figure.month, ledger.today)
    until = f"{month} 들어 {figure.as_of.day}일까지" if ledger.running(figure) else f"{month}에"
    before = "" if usual is None else f"그 전에는 한 달에 보통 {about(usual)}쯤이었어요."
    return sentences(f"{until} {josa(title, '은/는')} {is_(won(figure.amount))}.", before)
