"""What follows where debts are told each with its own rate, or a loan is held against itself (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations, pairwise, product

from app.services.reply_verifier.quantities import Quantity
from app.services.reply_verifier.units import Unit
from rules.interest import day_interest, interest_until_repaid, month_interest, year_interest
from rules.repayment import Plan, Way

#: Two sums are held against one another; a rate is thought of as moving.
WEIGHED = re.compile(r"차이|아끼|아껴|줄이|줄어|덜|더 ?내|중에|비교")
MOVED = re.compile(r"오르|올라|올리|인상|낮추|낮아|내리|내려|인하|떨어|깎")
HIGHEST_STEP = 3  # points by which a rate is thought of as moving
NEXT_TO = 12  # characters between an amount and the rate told with it
MOST_RATED, MOST_WEIGHED, MOST_TERMS = 8, 3, 5
Rated = tuple[Decimal, Decimal]


def rated_debts(numbers: Iterable[Quantity]) -> list[Rated]:
    """Every amount with the rate that is told right behind it, the first of each once."""
    pairs = (
        (one.value, other.value)
        for one, other in pairwise(numbers)
        if one.unit is Unit.WON and other.unit is Unit.PERCENT and 0 <= other.start - one.end <= NEXT_TO
    )
    return list(dict.fromkeys(pairs))[:MOST_RATED]


def of_rated(
    debts: Sequence[Rated], amounts: Sequence[Decimal], months: Sequence[Decimal]
) -> Iterator[Decimal]:
    """Interest of each debt and of all of them, over terms, until it is repaid, and what is paid at once."""
    for interest in (year_interest, month_interest, day_interest):
        yield sum((Decimal(interest(owed, rate)) for owed, rate in debts), Decimal(0))
    for (owed, rate), span in product(debts, months):
        yield from ((over := owed * rate * span / 1_200), owed + over)
    for (owed, rate), monthly in product(debts, amounts):
        if monthly < owed and month_interest(owed, rate) * 2 < monthly:
            yield interest_until_repaid(owed, rate, monthly)


def common_rates(debts: Sequence[Rated]) -> Iterator[Decimal]:
    """The rate of all debts together, by their amounts."""
    whole = sum((owed for owed, _ in debts), Decimal(0))
    if len(debts) > 1 and whole:
        mixed = sum((owed * rate for owed, rate in debts), Decimal(0)) / whole
        yield from (mixed.quantize(Decimal(places), ROUND_HALF_UP) for places in ("0.01", "0.1"))


def moved_rates(rates: Sequence[Decimal], words: str) -> list[Decimal]:
    """The rates that a told one may come to when it moves by another that is told."""
    if not MOVED.search(words):
        return []
    steps = [rate for rate in rates if rate <= HIGHEST_STEP]
    return [
        moved
        for rate, step in product(rates, steps)
        for moved in (rate + step, rate - step)
        if rate != step and moved > 0
    ]


def held_apart(
    amounts: Sequence[Decimal],
    rates: Sequence[Decimal],
    terms: Sequence[tuple[int, int]],
    words: str,
) -> Iterator[Decimal]:
    """A loan at two rates, over two terms or paid back two ways: both sums and by how much they differ."""
    if not (MOVED.search(words) or WEIGHED.search(words)):
        return
    for amount in amounts[:MOST_WEIGHED]:
        for one, other in combinations(rates, 2):
            for interest in (year_interest, month_interest):
                first, second = interest(amount, one), interest(amount, other)
                yield from map(Decimal, (first, second, abs(first - second)))
        yield from plans_apart(amount, rates, terms)


def plans_apart(
    amount: Decimal, rates: Sequence[Decimal], terms: Sequence[tuple[int, int]]
) -> Iterator[Decimal]:
    """The same over the terms of a loan; two that differ in more than one thing are not held against one another."""
    plans = {
        (rate, term, way): sums_of_plan(Plan(amount, rate, term[1], way, term[0]))
        for rate, term, way in product(rates, terms[:MOST_TERMS], Way)
    }
    yield from (one for sums in plans.values() for one in sums)
    for one, other in combinations(plans, 2):
        if sum(mine != theirs for mine, theirs in zip(one, other, strict=True)) == 1:
            yield from (abs(mine - theirs) for mine, theirs in zip(plans[one], plans[other], strict=True))


def sums_of_plan(plan: Plan) -> tuple[Decimal, ...]:
    """What a loan costs by the month and in all."""
    return plan.first, plan.last, plan.interest, plan.interest_alone
