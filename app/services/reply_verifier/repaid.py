"""What a loan or a deposit that the customer tells comes to by the way it is paid back (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from rules.repayment import DAYS, MONTHS, WEEKS, Plan, Way, deposit_interest, put_aside_interest

MOST, MOST_TERMS = 3, 5  # amounts and rates, and terms, the newest: what is reckoned grows with their product
DEPOSIT = re.compile(r"적금|예금|예치|파킹|저축|모으|모아|굴리|아끼|끊으면")
GRACE, LEFT = re.compile(r"거치|이자만"), re.compile(r"잔액|남")
#: How often a year a rate is charged, by the words right before it.
CHARGED = tuple(
    (often, re.compile(rf"(?:{words})(?:에|마다)?\s?(?:이자율?|금리)?[는은이가를로]?\s?(?P<rate>\d+(?:\.\d+)?)\s?(?:%|프로|퍼센트)"))
    for often, words in ((MONTHS, "월|달|매월"), (WEEKS, "주|주일"), (DAYS, "하루|매일|일"))
)  # fmt: skip


def yearly_rates(words: str) -> list[Decimal]:
    """What the rates by the month, the week or the day in the customer's ``words`` come to a year."""
    return [
        Decimal(found["rate"]) * often for often, pattern in CHARGED for found in pattern.finditer(words)
    ][:MOST]


def grace_and_rest(spans: Sequence[Decimal], words: str) -> list[tuple[int, int]]:
    """Every whole term with a grace within it; a term may begin only when the grace ends."""
    whole = [int(span) for span in spans[:MOST_TERMS]]
    if not GRACE.search(words):
        return [(0, months) for months in whole]
    newest = whole[:MOST]
    pairs = [(one, other) for one, other in product(newest, newest) if one != other]
    return [
        *((0, months) for months in whole),
        *(pair for pair in pairs if pair[0] < pair[1]),
        *((before, grace + months) for grace, months in pairs for before in (0, grace)),
    ]


def repaid(
    amounts: Sequence[Decimal], rates: Sequence[Decimal], spans: Sequence[Decimal], words: str
) -> Iterator[Decimal]:
    """Payments, interest in all and what is left of each loan; what each deposit brings where one is spoken of."""
    left = LEFT.search(words)
    of_loans = product(amounts[:MOST], rates[:MOST], grace_and_rest(spans, words), Way)
    for amount, rate, (grace, months), way in of_loans:
        plan = Plan(amount, rate, months, way, grace)
        yield from (plan.first, plan.last, plan.interest, amount + plan.interest)
        if left:
            yield from (plan.left_after(int(paid)) for paid in spans[:MOST_TERMS] if paid < months)
    if DEPOSIT.search(words):
        yield from brought(amounts[:MOST], rates[:MOST], spans[:MOST_TERMS])


def brought(
    amounts: Sequence[Decimal], rates: Sequence[Decimal], spans: Sequence[Decimal]
) -> Iterator[Decimal]:
    """The interest of an amount that lies, and of one that is put aside every month, alone and with what was put in."""
    for amount, rate, months in product(amounts, rates, map(int, spans)):
        lying = deposit_interest(amount, rate, months)
        aside = put_aside_interest(amount, rate, months, MONTHS)
        yield from (lying, amount + lying, aside, amount * months + aside)
        yield amount * months + round(aside, -2)
