"""What plain reckoning makes of the customer's own numbers: a price reduced, two rates apart, savings with a start (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations, product

from rules.repayment import MONTHS

REDUCED = re.compile(r"할인|세일|깎")
RATES_APART = re.compile(r"바꾸|바꿔|갈아|내려|내렸|낮아|낮춰|올랐|오르|나온대|나왔|래요")
STARTED = re.compile(r"모은|모아|모으|있고|더해|보태")
#: A share of what is left, paid off every month, and an income in halves, three tenths and a fifth.
BY_SHARES = re.compile(r"(?:%|프로|퍼센트)\s?(?:만|씩만?|이라도|정도)*\s?(?:결제|갚|상환|납부)")
BUDGETED, BUDGET = re.compile(r"50\D{0,3}30\D{0,3}20"), (50, 30, 20)
MOST = 4  # of each kind, the newest


def plainly(
    amounts: Sequence[Decimal], rates: Sequence[Decimal], spans: Sequence[Decimal], words: str
) -> Iterator[Decimal]:
    """Amounts that follow, each kind only where the customer's words speak of it."""
    some, shares = amounts[:MOST], [rate for rate in rates[:MOST] if 0 < rate < 100]
    if REDUCED.search(words):
        for amount, share in product(some, shares):
            yield from (amount * (100 - share) / 100, amount * 100 / (100 - share))
    if RATES_APART.search(words):
        for amount, (one, other) in product(some, combinations(shares, 2)):
            apart = amount * abs(one - other) / 100
            yield from (apart, apart / MONTHS)
    if STARTED.search(words):
        for (start, each), span in product(permutations(some, 2), {*spans[:MOST], Decimal(MONTHS)}):
            yield start + each * span
    yield from left_by_shares(some, shares, spans, words)


def left_by_shares(
    amounts: Sequence[Decimal], shares: Sequence[Decimal], spans: Sequence[Decimal], words: str
) -> Iterator[Decimal]:
    """What is left where the same share of it is paid off every month."""
    if BY_SHARES.search(words):
        for amount, share, span in product(amounts, shares, {*spans[:MOST], Decimal(MONTHS)}):
            yield amount * (1 - share / 100) ** int(span)


def budget_shares(words: str) -> tuple[int, ...]:
    """The shares of the rule for an income that the customer's words name, in percent; none where they name none."""
    return BUDGET if BUDGETED.search(words) else ()
