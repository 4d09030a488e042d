"""A persona's figures by name, as dialogues and replies of tests write them: ``{next_bill_won}``, ``{prev.food_won}``."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from app.schemas.customer import CustomerProfile, MonthSnapshot
from app.services.advice_templates.wording import day_name, month_name
from rules.formatting import format_percent, format_won

FIGURE = re.compile(r"\{(?P<what>[a-z][a-z_.-]*)(?::(?P<form>\w+))?\}")
DIGITS = "영일이삼사오육칠팔구"


def filled(text: str, profile: CustomerProfile | None, today: date) -> str:
    """``text`` with its figures. Raises ``KeyError`` for one that the customer does not have."""

    def written(found: re.Match[str]) -> str:
        if profile is None:
            raise KeyError(found["what"])
        return figure(found["what"], found["form"] or "exact", profile, today)

    return FIGURE.sub(written, text)


def figure(what: str, form: str, profile: CustomerProfile, today: date) -> str:
    """One figure as it is written; ``one-other`` is a difference."""
    names = what.split("-")
    if len(names) == 1 and names[0] in SPECIAL:
        return SPECIAL[names[0]](profile.months[-1], today)
    values = [value_of(name, profile) for name in names]
    first = values[0]
    if isinstance(first, date):
        return day_name(first, today)
    if isinstance(first, Decimal):
        return format_percent(first, 2)
    return in_form(abs(first - sum(value for value in values[1:] if isinstance(value, int))), form)


def value_of(name: str, profile: CustomerProfile) -> int | Decimal | date:
    """A field of the newest month; ``prev.`` takes it from the month before."""
    month = profile.months[-2] if name.startswith("prev.") else profile.months[-1]
    field = name.removeprefix("prev.")
    for row in (month.card, month.delinquency, month.balance, month.spending):
        value = getattr(row, field, None)
        if value is not None:
            found: int | Decimal | date = value
            return found
    raise KeyError(name)


def days_between(day: date | None, today: date) -> str:
    """How far a day is from today."""
    if day is None:
        raise KeyError("no such day")
    return str(abs((day - today).days))


def due_on(month: MonthSnapshot) -> date | None:
    """The next day a card bill falls due."""
    return None if month.card is None else month.card.next_due_on


def due_day(month: MonthSnapshot) -> str:
    """The day of the month on which a card bill falls due."""
    day = due_on(month)
    if day is None:
        raise KeyError("next_due_on")
    return str(day.day)


def lenders(month: MonthSnapshot) -> str:
    """How many have lent."""
    if month.balance is None or month.balance.lenders is None:
        raise KeyError("lenders")
    return str(month.balance.lenders)


def overdue_days(month: MonthSnapshot, today: date) -> str:
    """For how many days something has been overdue."""
    return days_between(None if month.delinquency is None else month.delinquency.overdue_since, today)


SPECIAL: dict[str, Callable[[MonthSnapshot, date], str]] = {
    "month": lambda month, today: month_name(month.month, today),
    "overdue_days": overdue_days,
    "due_days": lambda month, today: days_between(due_on(month), today),
    "due_day": lambda month, today: due_day(month),
    "lenders": lambda month, today: lenders(month),
    "balance.as_of": lambda month, today: day_name(month.balance.as_of if month.balance else today, today),
}


def in_form(amount: int, form: str) -> str:
    """An amount in one of the ways in which people and models write it."""
    match form:
        case "plain":
            return f"{amount:,}원"
        case "man":
            return f"{amount // 10_000:,}만 원"
        case "hangul":
            return hangul(amount // 10_000) + "만 원"
        case _:
            return format_won(amount)


def hangul(number: int) -> str:
    """A number under 10,000 in Sino-Korean words."""
    words = ""
    for place, name in ((1_000, "천"), (100, "백"), (10, "십"), (1, "")):
        digit, number = divmod(number, place)
        if digit:
            words += ("" if digit == 1 and name else DIGITS[digit]) + name
    return words
