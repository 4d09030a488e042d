"""What follows step by step from the figures of the data: something taken off, a half, a reserve, a debt ended at once (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import chain, product

from app.services.reply_verifier.reckoned import in_months, won_as_written
from app.services.reply_verifier.registry_words import Pair
from app.services.reply_verifier.told_numbers import ToldNumbers
from app.services.reply_verifier.units import Unit
from rules.formatting import MYRIAD
from rules.interest import (
    day_interest,
    interest_until_repaid,
    month_interest,
    monthly_payment,
    months_to_repay,
)
from rules.knowledge import current_registry
from rules.repayment import MONTHS

RESERVE = 3  # months
MOST_STEPS = 2
MOST_PARTS = 10
WHOLE = 100
#: What one goes on from, and what is taken off by its name.
STARTS = (
    "balance_won",
    "inflow_won",
    "total_won",
    "repayment_won",
    "next_bill_won",
    "debt_won",
    "interest_won",
    "revolving_won",
    "overdue_won",
    "spent_won",
)
NAMED = ("essential_won", "repayment_won", "interest_won", "instalment_won")
BY_CARD = ("revolving_won", "cash_advance_won", "card_loan_won")


def figure(said: ToldNumbers, name: str) -> Decimal:
    """A figure of the newest month; nothing where it was not reported."""
    return Decimal(said.newest.get(name) or 0)


def in_myriads(said: ToldNumbers) -> tuple[Decimal, ...]:
    """Numbers without a unit, in units of 10,000 won."""
    return tuple(number * MYRIAD for number in said.bare)


def of_steps(said: ToldNumbers) -> Iterator[Pair]:
    """A figure with amounts taken off or added, halved, and over a year."""
    steps = {*said.amounts, *in_myriads(said)}
    steps |= {figure(said, name) for name in NAMED} - {Decimal(0)}
    reached = {figure(said, name) for name in STARTS} - {Decimal(0)}
    for _ in range(MOST_STEPS):
        reached |= {abs(one - step) for one, step in product(reached, steps)}
    halves = {one / 2 for one in reached}
    yield from won_as_written(chain(reached, halves, (one * MONTHS for one in reached | halves)))


def of_a_reserve(said: ToldNumbers) -> Iterator[Pair]:
    """What lacks to a month put by, three months of it, and how long the rest takes."""
    month, balance = figure(said, "essential_won"), figure(said, "balance_won")
    lacking = max(month - balance, Decimal(0))
    yield from won_as_written((month * RESERVE, lacking))
    for each in (*said.amounts, *in_myriads(said)):
        yield from in_months(-(-int(lacking) // int(each)) if lacking and each else None)


def of_principal(said: ToldNumbers) -> Iterator[Pair]:
    """What of a month's payment repays what was borrowed."""
    yield from won_as_written((figure(said, "repayment_won") - figure(said, "interest_won"),))


def of_card_borrowing(said: ToldNumbers) -> Iterator[Pair]:
    """Interest on what is borrowed by card at the law's ceiling; what ending it at once, or by half, leaves."""
    cap, balance = Decimal(current_registry().rate_cap), figure(said, "balance_won")
    for owed in (figure(said, name) for name in BY_CARD):
        for interest in (month_interest, day_interest):
            yield from won_as_written((Decimal(interest(int(owed), cap)),))
        half = owed // 2
        yield from won_as_written(
            (half, balance - owed, balance - half, balance - figure(said, "essential_won"))
        )
        yield from lasting(said, (balance - owed, balance - half))


def lasting(said: ToldNumbers, rests: tuple[Decimal, ...]) -> Iterator[Pair]:
    """For how many months of essentials each rest would do."""
    month = figure(said, "essential_won")
    for rest in rests:
        if month and rest > 0:
            yield Unit.MONTHS, Decimal(repr(round(float(rest / month), 1))).normalize()


def of_the_bills(said: ToldNumbers) -> Iterator[Pair]:
    """How the bill to come stands against the last."""
    yield from won_as_written((abs(figure(said, "next_bill_won") - figure(said, "billed_won")),))


def of_new_service(said: ToldNumbers) -> Iterator[Pair]:
    """The share of the income that loans take with one more."""
    repaid, income = figure(said, "repayment_won"), said.yearly_income
    loans = product((*said.amounts, *in_myriads(said)), said.rates, said.spans)
    for amount, rate, span in loans:
        each = Decimal(round(monthly_payment(int(amount), rate, int(span)), -2))
        yield from won_as_written((each,))
        if income:
            yield Unit.PERCENT, round((repaid + each) * MONTHS * WHOLE / income, 1).normalize()


def of_the_payoff(said: ToldNumbers) -> Iterator[Pair]:
    """How long the debt of the data lasts as it is paid now or at a told pace, without and with its interest."""
    debts = [figure(said, name) for name in ("debt_won", "revolving_won")]
    paces = (figure(said, "repayment_won"), *said.amounts, *in_myriads(said))
    for owed, each, rate in product(debts, paces, said.every_rate):
        if not 0 < each < owed:
            continue
        yield from in_months(-(-int(owed) // int(each)))
        if (months := months_to_repay(owed, rate, each)) is not None:
            yield from in_months(months)
            yield from won_as_written((interest_until_repaid(owed, rate, each),))


def of_a_change(said: ToldNumbers) -> Iterator[Pair]:
    """By which share one told amount has moved from another, and how far it is from what it was."""
    amounts = (*said.amounts, *in_myriads(said))
    yield from won_as_written(amounts)
    for put, now in product(amounts, amounts):
        if put and now and put != now:
            share = round(abs(now - put) * WHOLE / put, 1)
            yield from won_as_written((abs(now - put),))
            yield Unit.PERCENT, share.normalize()
            if now < put and share < WHOLE:
                yield Unit.PERCENT, round(share * WHOLE / (WHOLE - share), 1).normalize()


def of_no_interest(said: ToldNumbers) -> Iterator[Pair]:
    """A debt divided over its term."""
    for owed, span in product((*said.amounts, figure(said, "debt_won")), said.spans):
        yield from won_as_written((owed / span,))


def of_shares(said: ToldNumbers) -> Iterator[Pair]:
    """An amount among a few who are counted in words: 셋이서."""
    yield from won_as_written(
        amount / parts for amount, parts in product(said.amounts, range(2, MOST_PARTS + 1))
    )


def of_the_days(said: ToldNumbers) -> Iterator[Pair]:
    """What a goal takes a day over a month, half a year and a year."""
    for goal, days in product(said.amounts, (30, 182, 365)):
        yield Unit.WON, Decimal(round(-(-int(goal) // days), -2)).normalize()


def of_a_home(said: ToldNumbers) -> Iterator[Pair]:
    """A month's interest on a deposit loan against a rent with its upkeep; a deposit less what is one's own."""
    amounts = {*said.amounts, *in_myriads(said)}
    large = {one for one in amounts if one >= MYRIAD * 1_000}
    loans = large | {one - other for one, other in product(large, large) if one > other}
    rents = (amounts - large) | {a + b for a, b in product(amounts - large, amounts - large)}
    yield from won_as_written(chain(loans, rents))
    for loan, rate in product(loans, said.rates):
        interest = Decimal(round(month_interest(int(loan), rate), -2))
        yield from won_as_written((interest, *(abs(interest - rent) for rent in rents)))


STEPS: tuple[tuple[re.Pattern[str], Callable[[ToldNumbers], Iterator[Pair]]], ...] = (
    (re.compile(r"거기|여기서|그중|빼면|더하면|떼면|(?<!기)반"), of_steps),
    (re.compile(r"비상금"), of_a_reserve),
    (re.compile(r"원금"), of_principal),
    (re.compile(r"리볼빙|현금서비스|카드론|이월"), of_card_borrowing),
    (re.compile(r"카드 ?(?:값|대금)"), of_the_bills),
    (re.compile(r"(?i:dsr)"), of_new_service),
    (re.compile(r"갚으면|내면|씩"), of_the_payoff),
    (re.compile(r"넣었|샀|투자"), of_a_change),
    (re.compile(r"이자 ?없|이자 ?안|면제"), of_no_interest),
    (re.compile(r"하루"), of_the_days),
    (re.compile(r"(?:둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열)이?서"), of_shares),
    (re.compile(r"전세"), of_a_home),
)


def step_by_step(said: ToldNumbers, words: str) -> Iterator[Pair]:
    """Everything of the kind, by what the customer's ``words`` ask."""
    for asked, follow in STEPS:
        if asked.search(words):
            yield from follow(said)
