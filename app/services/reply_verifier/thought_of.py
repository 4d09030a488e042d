"""What follows from something thought of: some days of interest, a faster pace, a category cut, a goal at the present pace (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, permutations, product

from app.schemas.customer import CustomerProfile
from app.services.reply_verifier.asked import CATEGORIES
from app.services.reply_verifier.figures import rows_of
from app.services.reply_verifier.quantities import Quantity
from app.services.reply_verifier.reckoned import in_months, joined_spans, told, won_as_written
from app.services.reply_verifier.registry_words import Pair
from app.services.reply_verifier.stepwise import step_by_step
from app.services.reply_verifier.told_numbers import ToldNumbers
from app.services.reply_verifier.units import Unit
from rules.formatting import MYRIAD
from rules.interest import (
    LONGEST,
    interest_until_repaid,
    month_interest,
    monthly_payment,
    months_to_repay,
    year_interest,
)
from rules.repayment import DAYS

FEW = 4  # of the newest amounts, rates and spans
A_YEAR = range(1, DAYS + 1)
SHORT = range(1, MYRIAD)
LENT = ("debt_won", "revolving_won", "overdue_won")


def thought_of(numbers: Sequence[Quantity], words: str, profile: CustomerProfile | None) -> Iterator[Pair]:
    """Everything that follows, by what the customer's ``words`` ask."""
    months = () if profile is None else profile.months
    balance = months[-1].balance if months else None
    told_so = ToldNumbers(
        amounts=told(numbers, Unit.WON, FEW, least=1_000),
        rates=told(numbers, Unit.PERCENT, FEW, least=0, most=100),
        spans=[*told(numbers, Unit.MONTHS, FEW, least=1, most=LONGEST), *joined_spans(numbers)],
        days=[n.value for n in numbers if n.unit is Unit.DAYS and n.value in A_YEAR][:FEW],
        bare=[n.value for n in numbers if n.unit is Unit.NUMBER and n.value in SHORT],
        rows=[rows_of(month) for month in months],
        known_rate=None if balance is None else balance.weighted_rate,
        yearly_income=None if profile is None else profile.annual_income_won,
    )
    for asked, follow in FOLLOWS:
        if asked.search(words):
            yield from follow(told_so)
    yield from step_by_step(told_so, words)


def of_days(said: ToldNumbers) -> Iterator[Pair]:
    """The interest of some days, and what it comes to with the amount."""
    owed = [*said.amounts, *(Decimal(said.newest.get("overdue_won") or 0),)]
    for amount, rate, days in product(owed, said.every_rate, said.days):
        interest = round(amount * rate * days / (100 * DAYS))
        yield from won_as_written((Decimal(interest), amount + interest))


def of_loans_together(said: ToldNumbers) -> Iterator[Pair]:
    """A month's and a year's interest on two amounts at one rate."""
    for (one, other), rate, interest in product(
        combinations(said.amounts, 2), said.rates, (month_interest, year_interest)
    ):
        yield from won_as_written((Decimal(interest(one, rate) + interest(other, rate)),))


def of_a_pace(said: ToldNumbers) -> Iterator[Pair]:
    """How long two paces take, and by how much the interest differs."""
    owed = {*said.amounts, *(Decimal(said.newest.get(name) or 0) for name in LENT)}
    paces = {*said.amounts, Decimal(said.newest.get("repayment_won") or 0)}
    for whole, (one, other), rate in product(owed, permutations(paces, 2), said.every_rate):
        months = [months_to_repay(whole, rate, each) for each in (one, other) if 0 < each < whole]
        if len(months) == 2 and None not in months:
            yield from (pair for term in months for pair in in_months(term))
            saved = interest_until_repaid(whole, rate, one) - interest_until_repaid(whole, rate, other)
            yield from won_as_written((abs(saved),))


def of_a_payment(said: ToldNumbers) -> Iterator[Pair]:
    """A loan's payment beside what is repaid already, and the share of the income of a month."""
    repaid = said.newest.get("repayment_won") or 0
    for amount, rate, span in product(said.amounts, said.rates, said.spans):
        each = round(monthly_payment(amount, rate, int(span)), -2)
        yield from won_as_written((Decimal(each), Decimal(each + repaid)))
        for income in (*(row.get("inflow_won") for row in said.rows), *map(int, said.amounts)):
            if income:
                yield Unit.PERCENT, Decimal(round((each + repaid) / income * 100)).normalize()


def of_a_cut(said: ToldNumbers) -> Iterator[Pair]:
    """What a category costs less once it is cut, and what is left of the month then."""
    row = said.newest
    left = left_of(row)
    for name, amount in product(CATEGORIES, said.amounts):
        spared = (row.get(name) or 0) - amount
        yield from won_as_written((abs(spared), abs(left + spared)))


def of_the_present_pace(said: ToldNumbers) -> Iterator[Pair]:
    """How long a goal takes at what was left of a month that is over."""
    balance = Decimal(said.newest.get("balance_won") or 0)
    for row, amount in product(said.rows[:-1], said.amounts):
        each = left_of(row)
        if each > 0:
            for whole in (amount, amount - balance):
                yield from in_months(int(-(-max(whole, Decimal(0)) // each)))


def left_of(row: Mapping[str, int]) -> int:
    """What is left of a month's income after spending and repayments."""
    return (row.get("inflow_won") or 0) - (row.get("total_won") or 0) - (row.get("repayment_won") or 0)


def of_bills(said: ToldNumbers) -> Iterator[Pair]:
    """The bills of several cards, told without a unit, one by one and together."""
    bills = [number * MYRIAD for number in said.bare]
    yield from won_as_written((*bills, sum(bills, Decimal(0))))


FOLLOWS: tuple[tuple[re.Pattern[str], Callable[[ToldNumbers], Iterator[Pair]]], ...] = (
    (re.compile(r"\d ?일|열흘|보름|일주일"), of_days),
    (re.compile(r"합치|합쳐|합하|합해|더하"), of_loans_together),
    (re.compile(r"아끼|아껴|절약|덜|줄"), of_a_pace),
    (re.compile(r"감당|무리|버거|버틸|낼 ?수|갚을 ?수|괜찮"), of_a_payment),
    (re.compile(r"줄이면|줄인다면|아끼면|쓰면|낮추면"), of_a_cut),
    (re.compile(r"속도|추세|페이스|이대로"), of_the_present_pace),
    (re.compile(r"카드.*나왔|나왔.*카드|청구"), of_bills),
)
