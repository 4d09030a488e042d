"""What follows by reckoning from the customer's own numbers, alone and beside the figures held of the customer (pure)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise, permutations, product

from app.services.reply_verifier.figures import GroundedFigure
from app.services.reply_verifier.held_together import (
    MOST_TERMS,
    MOST_WEIGHED,
    Rated,
    common_rates,
    held_apart,
    moved_rates,
    of_rated,
    rated_debts,
)
from app.services.reply_verifier.plain_sums import budget_shares, plainly
from app.services.reply_verifier.quantities import Quantity
from app.services.reply_verifier.registry_words import Pair
from app.services.reply_verifier.repaid import grace_and_rest, repaid, yearly_rates
from app.services.reply_verifier.units import Unit
from rules.interest import (
    LONGEST,
    day_interest,
    month_interest,
    monthly_payment,
    months_to_repay,
    payments_to_repay,
    yearly_rate,
)
from rules.knowledge import current_registry
from rules.repayment import DAYS, MONTHS, WEEKS

MONTHS_A_YEAR = Decimal(MONTHS)
#: A year's days, weeks and the year itself: the words that name such a pace, and the span as it is told.
PACES = (
    (DAYS, re.compile(r"하루|매일|날마다"), (Unit.DAYS, 1)),
    (WEEKS, re.compile(r"매주|주일에|주일마다|주마다|한 ?주에"), (Unit.DAYS, 7)),
    (1, re.compile(r"년에|매년|해마다|한 ?해에"), None),
)
#: Of the customer's, that sums are made of: the newest.
MOST_AMOUNTS, MOST_RATES, MOST_SPANS = 12, 6, 6
FEW_DEBTS = 3  # so many are tried at each rate that was told
MOST_DEBTS, LEFT_OUT = 8, 2
HIGHEST = 10_000  # percent; nothing is lent for more
HALF = Decimal("0.5")
#: The customer's figures that may be added to or taken from an amount the customer names.
WEIGHED = frozenset(
    {"balance_won", "next_bill_won", "inflow_won", "repayment_won", "debt_won", "limit_left", "overdue_won"}
)
#: The customer's figures that bear interest.
LENT = frozenset({"debt_won", "revolving_won", "cash_advance_won", "card_loan_won", "overdue_won"})


def reckoned(
    numbers: Iterable[Quantity], figures: tuple[GroundedFigure, ...], words: str, owed: Sequence[Decimal] = ()
) -> Iterator[Pair]:
    """Amounts, terms and rates that may be written because they follow; the newest ``numbers`` come first.

    ``words`` are the customer's, all of them; ``owed`` are the amounts that are told of a debt by its name.
    """
    paces = [often for often, named, _ in PACES if named.search(words)]
    given = list(numbers)
    times = list(multiples_of(given))
    amounts = multiplied(told(given, Unit.WON, MOST_AMOUNTS, least=1_000), times, MOST_AMOUNTS)
    percentages = [*yearly_rates(words), *told(given, Unit.PERCENT, MOST_RATES, least=0, most=HIGHEST)]
    rates = multiplied(percentages, times, MOST_RATES)
    terms = [*told(given, Unit.MONTHS, MOST_SPANS, least=1, most=LONGEST), *joined_spans(given)]
    spans = [span for span in multiplied(terms, times, MOST_SPANS) if span >= 1]  # half a month is no term
    yield from ((Unit.PERCENT, rate.normalize()) for rate in rates)
    for span in spans:
        yield from in_months(int(span))
    held = tuple(figure for figure in figures if figure.newest)
    yield from won_as_written(amounts)
    yield from won_as_written(sums_of(amounts, rates, spans, held))
    yield from won_as_written(paced(amounts, spans, paces))
    yield from won_as_written(repaid(amounts, rates, spans, words))
    yield from won_as_written(plainly(amounts, rates, spans, words))
    for share in budget_shares(words):
        yield Unit.PERCENT, Decimal(share).normalize()
        yield from won_as_written(whole * share / 100 for whole in (*amounts, *values_of(held, "inflow_won")))
    terms_told = grace_and_rest(spans, words)
    yield from apart_and_together(rated_debts(given), amounts, rates, spans, held, words)
    for grace, whole in terms_told:
        yield from (*in_months(whole), *in_months(whole - grace))
    wholes = list(together(owed))
    yield from won_as_written(wholes)
    yield from won_as_written(
        abs(whole - held_of) for whole, held_of in product(wholes, values_of(held, "debt_won"))
    )
    yield from won_as_written(at_their_rates(owed, rates))
    yield from terms_of([*amounts, *wholes], amounts, rates, held, paces)
    for one, other in (*permutations(amounts, 2), *product(wholes, amounts)):
        for interest in (other, other / MONTHS_A_YEAR):
            yield Unit.PERCENT, round(yearly_rate(one, interest), 1).normalize()


def apart_and_together(
    debts: Sequence[Rated],
    amounts: Sequence[Decimal],
    rates: Sequence[Decimal],
    spans: Sequence[Decimal],
    held: Sequence[GroundedFigure],
    words: str,
) -> Iterator[Pair]:
    """What follows from debts at their own rates, and from a loan, told or held, at rates thought of."""
    known = values_of(held, "weighted_rate")
    moved = moved_rates(rates, words)
    for rate in (*moved, *common_rates(debts)):
        yield Unit.PERCENT, rate.normalize()
    yield from won_as_written(of_rated(debts, amounts, spans))
    weighed = [*rates[:MOST_WEIGHED], *moved[:MOST_TERMS]]
    yield from won_as_written(held_apart(amounts, weighed, grace_and_rest(spans, words), words))
    of_the_held = [*weighed, *known, *moved_rates([*known, *rates], words)[:MOST_TERMS]]
    yield from won_as_written(held_apart(values_of(held, "debt_won"), of_the_held, (), words))


def told(
    numbers: Iterable[Quantity], unit: Unit, count: int, *, least: int, most: float = math.inf
) -> list[Decimal]:
    """The first values of one unit within bounds, each once."""
    values = dict.fromkeys(n.value for n in numbers if n.unit is unit and least <= n.value <= most)
    return list(values)[:count]


def multiplied(values: Sequence[Decimal], times: Sequence[Decimal], count: int) -> list[Decimal]:
    """The values, then what they are when the customer doubles or halves them; ``count`` in all."""
    return list(dict.fromkeys([*values, *(value * by for by in times for value in values)]))[:count]


def values_of(held: Sequence[GroundedFigure], *names: str) -> list[Decimal]:
    """The figures of those names; a rate stands in every form in which it is written."""
    return [figure.value for figure in held if figure.name in names]


def sums_of(
    amounts: Sequence[Decimal],
    rates: Sequence[Decimal],
    spans: Sequence[Decimal],
    held: Sequence[GroundedFigure],
) -> Iterator[Decimal]:
    """Amounts that follow."""
    ceiling = Decimal(current_registry().rate_cap)
    lent, known = values_of(held, *LENT), values_of(held, "weighted_rate")
    yield from interests(amounts, [*rates, *known], spans)
    for owed, rate in product(lent, [*rates, *known]):
        yield from (Decimal(month_interest(owed, rate)), Decimal(day_interest(owed, rate)))
    yield from totals(amounts, spans)
    for amount, one in product(amounts, values_of(held, *WEIGHED)):
        yield from (amount + one, abs(amount - one))
    overdue = values_of(held, "overdue_won")
    together = (sum(amounts, Decimal(0)), *(one + other for one, other in combinations(amounts, 2)))
    yield from (whole - paid for whole, paid in product(overdue, together) if 0 < paid < whole)
    late = [*overdue, *(whole - amount for whole, amount in product(overdue, amounts))]
    for amount in (*late, *amounts):
        yield from (Decimal(day_interest(amount, ceiling)), Decimal(month_interest(amount, ceiling)))
    yield from totals(values_of(held, "interest_won"), spans)
    yield from interests(late, rates, ())


def interests(
    amounts: Sequence[Decimal], rates: Sequence[Decimal], months: Sequence[Decimal]
) -> Iterator[Decimal]:
    """Interest a year, a month and a day, and equal payments over each term."""
    for amount, rate in product(amounts, rates):
        yield amount * rate / 100
        yield Decimal(month_interest(amount, rate))
        yield Decimal(day_interest(amount, rate))
        yield from (Decimal(monthly_payment(amount, rate, int(term))) for term in months)


def totals(amounts: Sequence[Decimal], months: Iterable[Decimal]) -> Iterator[Decimal]:
    """Over each term and a year, together, and one beside another."""
    for amount, span in product(amounts, {*months, MONTHS_A_YEAR}):
        yield from (amount * span, amount / span)
    whole = sum(amounts, Decimal(0))
    if len(amounts) > 1:
        yield from (whole, abs(2 * amounts[0] - whole), abs(2 * amounts[-1] - whole))
    for one, other in combinations(amounts, 2):
        yield from (one + other, abs(one - other))


def paced(amounts: Sequence[Decimal], months: Iterable[Decimal], paces: Sequence[int]) -> Iterator[Decimal]:
    """What comes so often a year: over each term and a year, and a month's share of it."""
    for amount, often in product(amounts, paces):
        yield amount * often / MONTHS_A_YEAR
        for span in {*months, MONTHS_A_YEAR}:
            times = often * span / MONTHS_A_YEAR
            yield amount * (times if often == 1 else round(times))


def together(owed: Sequence[Decimal]) -> Iterator[Decimal]:
    """What several debts come to; a few may be left out, for they were put right, paid or told twice."""
    some = list(dict.fromkeys(owed))[:MOST_DEBTS]
    for left_out in range(LEFT_OUT + 1):
        if len(some) - left_out > 1:
            yield from (sum(few, Decimal(0)) for few in combinations(some, len(some) - left_out))


def at_their_rates(owed: Sequence[Decimal], rates: Sequence[Decimal]) -> Iterator[Decimal]:
    """The interest of several debts together, each at the rate that was told with it, or told anew of it."""
    retold = len(owed) < len(rates) and len(owed) <= FEW_DEBTS
    orders = permutations(rates, len(owed)) if retold else (rates,)
    for order, interest in product(orders, (month_interest, day_interest)):
        pairs = zip(owed, order, strict=False)
        yield sum((Decimal(interest(amount, rate)) for amount, rate in pairs), Decimal(0))


def terms_of(
    owed: Sequence[Decimal],
    amounts: Sequence[Decimal],
    rates: Sequence[Decimal],
    held: Sequence[GroundedFigure],
    paces: Sequence[int],
) -> Iterator[Pair]:
    """How long a debt lasts, or saving takes, at an amount a month or at the paces named."""
    known = values_of(held, "weighted_rate")
    possible = (Decimal(0), Decimal(current_registry().rate_cap), *rates, *known)
    for whole, monthly, rate in product(
        dict.fromkeys((*owed, *values_of(held, *LENT))), amounts, dict.fromkeys(possible)
    ):
        if monthly >= whole:
            continue
        yield from in_months(months_to_repay(whole, rate, monthly))
        for often, _, told in PACES:
            if often not in paces:
                continue
            if told is None:
                yield from in_months(months_to_repay(whole, rate, monthly / MONTHS_A_YEAR))
            elif (spans := payments_to_repay(whole, rate, monthly, often)) is not None:
                yield told[0], Decimal(spans * told[1]).normalize()
                yield from in_months(-(-spans * MONTHS // often))


def in_months(months: int | None) -> Iterator[Pair]:
    """A term in months, and its years and months told apart."""
    if months is None:
        return
    years, rest = divmod(months, MONTHS)
    parts = (years * MONTHS, rest) if years else ()
    yield from ((Unit.MONTHS, Decimal(one).normalize()) for one in (months, *parts))


def joined_spans(numbers: Sequence[Quantity]) -> Iterator[Decimal]:
    """1년 6개월 as one term."""
    for one, other in pairwise(numbers):
        if one.unit is other.unit is Unit.MONTHS and 0 <= other.start - one.end <= 1:
            yield one.value + other.value


def multiples_of(numbers: Iterable[Quantity]) -> Iterator[Decimal]:
    """By how much the customer multiplies what was said: 두 배, 절반."""
    for number in numbers:
        if number.unit is Unit.MULTIPLE:
            yield number.value
        elif number.text.startswith(("절반", "반")):
            yield HALF


def won_as_written(amounts: Iterable[Decimal]) -> Iterator[Pair]:
    """Amounts as they may be written: to the won, the hundred, the ten thousand."""
    for amount in amounts:
        for digits in (0, -2, -4):
            yield Unit.WON, round(amount, digits).normalize()
