"""Everything the numbers and names of a reply may come from in one case (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import combinations, product

from app.schemas.turn import Case, Role
from app.services.reply_verifier.figures import Figure, figures_of
from app.services.reply_verifier.quantities import Quantity, quantities_in
from app.services.reply_verifier.registry_words import Pair, RegistryWords, pair_of, registry_words, squeezed
from app.services.reply_verifier.units import Unit
from rules.interest import day_interest, month_interest, monthly_payment
from rules.knowledge import current_registry
from rules.metrics import SPECS, Metric

MONTHS_A_YEAR = Decimal(12)
MOST_AMOUNTS = 12  # of the customer's, that sums are made of


@dataclass(frozen=True, slots=True)
class Grounds:
    """The customer's figures, the customer's own words, the registry, the day."""

    figures: tuple[Figure, ...]
    said: frozenset[Pair]  # numbers of the customer's messages, and sums made of them
    words: str  # the customer's messages, without spaces, in lower case
    registry: RegistryWords
    titles: tuple[str, ...]  # of the metrics at hand: 최근 석 달 카드 한도 변화
    today: date

    def of(self, unit: Unit) -> tuple[Figure, ...]:
        """The figures in one unit."""
        return tuple(figure for figure in self.figures if figure.unit is unit)


def grounds_of(case: Case) -> Grounds:
    """What may be said in answer to ``case``."""
    figures = figures_of(case)
    texts = [case.text, *(m.text for m in case.history.messages if m.role is Role.CUSTOMER)]
    numbers = [meant for text in texts for number in quantities_in(text) for meant in meanings(number, text)]
    return Grounds(
        figures=figures,
        said=frozenset((*map(pair_of, numbers), *won(sums_of(numbers, figures)))),
        words=squeezed(" ".join(texts)).lower(),
        registry=registry_words(case.today),
        titles=titles_of(case),
        today=case.today,
    )


#: People leave out 만 원: 월급이 180이에요, 빚이 3천이에요.
MONEY_BEFORE = re.compile(
    r"(?:월급|급여|소득|수입|연봉|월세|카드값|카드|빚|대출|잔액|통장|생활비|이자|리볼빙|한도|보증금|매달|한 달에|월)[은는이가도에]?[^.?!\d]{0,6}$"
)
SHORT_FORM = range(10, 10_000)


def meanings(number: Quantity, text: str) -> Iterator[Quantity]:
    """What a number in a customer's message may mean."""
    yield number
    if (
        number.unit is Unit.NUMBER
        and int(number.value) in SHORT_FORM
        and MONEY_BEFORE.search(text[: number.start])
    ):
        yield replace(number, unit=Unit.WON, value=number.value * 10_000)


def titles_of(case: Case) -> tuple[str, ...]:
    """What the metrics of the case are called."""
    evidence = () if case.match is None else case.match.evidence
    shown = [*(item.title for item in evidence), *(SPECS[Metric(metric)].title for metric in case.metrics)]
    return tuple(dict.fromkeys(shown))


def sums_of(numbers: Iterable[Quantity], figures: tuple[Figure, ...]) -> Iterator[Decimal]:
    """Amounts that follow from the customer's own numbers, alone and beside the figures held of the customer."""
    given = list(numbers)
    amounts = list(dict.fromkeys(n.value for n in given if n.unit is Unit.WON and n.value >= 1_000))[
        :MOST_AMOUNTS
    ]
    rates = [n.value for n in given if n.unit is Unit.PERCENT]
    spans = [n.value for n in given if n.unit is Unit.MONTHS and n.value > 0]
    yield from interests(amounts, rates, spans)
    yield from totals(amounts, spans)
    newest = [figure for figure in figures if figure.newest]
    held = [figure.value for figure in newest if figure.name in WEIGHED]
    yield from (result for amount in amounts for one in held for result in (amount + one, abs(amount - one)))
    average = [figure.value for figure in newest if figure.name == "weighted_rate"]
    yield from (Decimal(month_interest(amount, rate)) for amount in amounts for rate in average)
    overdue = [figure.value for figure in newest if figure.name == "overdue_won"]
    yield from (Decimal(day_interest(amount, current_registry().rate_cap)) for amount in overdue)


#: The customer's figures that may be added to or taken from an amount the customer names.
WEIGHED = frozenset({"balance_won", "next_bill_won", "inflow_won", "repayment_won", "debt_won", "limit_left"})


def interests(
    amounts: Sequence[Decimal], rates: Sequence[Decimal], months: Sequence[Decimal]
) -> Iterator[Decimal]:
    """Interest a year and a month, and equal payments over each term."""
    for amount, rate in product(amounts, rates):
        yield amount * rate / 100
        yield amount * rate / 1_200
        yield from (Decimal(monthly_payment(amount, rate, int(term))) for term in months if term >= 1)


def totals(amounts: Sequence[Decimal], months: Iterable[Decimal]) -> Iterator[Decimal]:
    """Over each term and a year, together, and one beside another."""
    for amount, span in product(amounts, {*months, MONTHS_A_YEAR}):
        yield from (amount * span, amount / span)
    whole = sum(amounts, Decimal(0))
    if len(amounts) > 1:
        yield from (whole, abs(2 * amounts[0] - whole), abs(2 * amounts[-1] - whole))
    for one, other in combinations(amounts, 2):
        yield from (one + other, abs(one - other))


def won(amounts: Iterable[Decimal]) -> Iterator[Pair]:
    """Amounts as they may be written: to the won, the hundred, the ten thousand."""
    for amount in amounts:
        for digits in (0, -2, -4):
            yield Unit.WON, round(amount, digits).normalize()


def facts_quoted(text: str, today: date) -> tuple[str, ...]:
    """Ids of the facts and hotlines that ``text`` rests on: those whose words and numbers stand in it."""
    words = registry_words(today)
    flat, numbers = squeezed(text), {pair_of(number) for number in quantities_in(text)}
    registry = current_registry()
    facts = [
        passage.id
        for passage in words.passages
        if passage.id in registry.facts and passage.numbers & numbers and is_about(text, passage.marks)
    ]
    plain = [
        fact.id
        for fact in registry.facts.values()
        if fact.quotable(today) and fact.id not in facts and squeezed(fact.text).rstrip(".") in flat
    ]
    lines = [line.id for digits, line in words.phones.items() if line.number in text or f"({digits})" in text]
    return (*facts, *plain, *lines)


def is_about(text: str, marks: frozenset[str]) -> bool:
    """Whether the text shares words with a passage."""
    return sum(mark in text for mark in marks) >= 2
