"""Everything the numbers and names of a reply may come from in one case (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.schemas.subject import Subject
from app.schemas.turn import Case
from app.services.reply_verifier.asked import of_question
from app.services.reply_verifier.dated import dated
from app.services.reply_verifier.figures import GroundedFigure, figures_of
from app.services.reply_verifier.loan_rates import loan_rates
from app.services.reply_verifier.pay_seized import above_the_floor
from app.services.reply_verifier.quantities import Quantity, quantities_in
from app.services.reply_verifier.reckoned import reckoned
from app.services.reply_verifier.registry_words import Pair, RegistryWords, pair_of, registry_words, squeezed
from app.services.reply_verifier.thought_of import thought_of
from app.services.reply_verifier.units import Unit
from rules.debt_names import name_before, name_behind, names_in
from rules.facts.given import hotlines_given
from rules.knowledge import current_registry
from rules.metrics import SPECS, Metric
from rules.short_amounts import is_short, stands_alone, won_of
from rules.short_names import in_full


@dataclass(frozen=True, slots=True)
class Grounds:
    """The customer's figures, the customer's own words, the registry, the day."""

    figures: tuple[GroundedFigure, ...]
    said: frozenset[Pair]  # numbers of the customer's messages, as they may be meant
    reckoned: frozenset[
        Pair
    ]  # what follows from those and from the figures; many a number is among them by chance
    words: str  # the customer's messages, without spaces, in lower case
    registry: RegistryWords
    titles: tuple[str, ...]  # of the metrics at hand: 최근 석 달 카드 한도 변화
    today: date

    def of(self, unit: Unit) -> tuple[GroundedFigure, ...]:
        """The figures in one unit."""
        return tuple(figure for figure in self.figures if figure.unit is unit)


def grounds_of(case: Case) -> Grounds:
    """What may be said in answer to ``case``."""
    figures = figures_of(case)
    if case.profile is not None and case.profile.months:
        figures = (*figures, *of_question(case.text, case.profile, case.today))
    texts = [*reversed(case.written)]
    messages = texts
    called = dict.fromkeys(name for text in texts for _, _, name in names_in(text) if not name.general)
    texts = [in_full(text, called, sure=False) for text in texts]
    heard = [
        (meant, text) for text in texts for number in quantities_in(text) for meant in meanings(number, text)
    ]
    numbers = [number for number, _ in heard]
    owed = [number.value for number, text in heard if number.unit is Unit.WON and of_a_debt(number, text)]
    return Grounds(
        figures=figures,
        said=frozenset((*map(pair_of, numbers), *rate_of_the_guide(case))),
        reckoned=frozenset(
            (
                *reckoned(numbers, figures, " ".join(texts), owed),
                *loan_rates(messages),
                *dated(case, numbers, figures, texts),
                *above_the_floor(numbers, " ".join(texts)),
                *thought_of(numbers, " ".join(texts), case.profile),
            )
        ),
        words=squeezed(" ".join(texts)).lower(),
        registry=registry_words(case.today),
        titles=titles_of(case),
        today=case.today,
    )


UNLAWFUL_RATE = Subject("guide", "illegal_rate")


def rate_of_the_guide(case: Case) -> Iterator[Pair]:
    """The yearly rate that the guide on unlawful interest reckoned earlier in this talk."""
    told = (message.text for message in case.history.messages if message.subject == UNLAWFUL_RATE)
    return (pair_of(number) for text in told for number in quantities_in(text) if number.unit is Unit.PERCENT)


MOST = 10**15
NEAR = 40  # characters before an amount that may tell of what it is
#: 금리는 15야; a number alone may answer what the rate is.
RATED, HIGHEST_RATE = re.compile(r"(?:금리|이자율)[은는이가를]? ?(?:연 ?)?$"), 30
#: The 이 of 3천이야 is read as a two.
COPULA = re.compile(r"[십백천]이$")
#: 1억 5천, 1억 2천 5백: what follows 억 without a unit is counted in 만.
IN_MYRIADS = re.compile(
    r" ?(?:\d|[일이삼사오육칠팔구])?천(?: ?(?:\d|[일이삼사오육칠팔구])?백)?(?:십|\d십)?(?! ?만|\d)"
)


def meanings(number: Quantity, text: str) -> Iterator[Quantity]:
    """What a number in a customer's message may mean; nothing where no household has so much of anything."""
    if number.value > MOST:
        return
    yield number
    if number.unit is Unit.NUMBER and COPULA.search(number.text):  # 3천이야
        head = number.text[:-1]
        number = replace(number, text=head, value=won_of(head), end=number.end - 1)
    before, after = text[: number.start], text[number.end :]
    short = is_short(number.text, int(number.value), before, after) or stands_alone(before, after)
    if number.unit is Unit.NUMBER and number.value <= HIGHEST_RATE and (RATED.search(before) or short):
        yield replace(number, unit=Unit.PERCENT)
    if number.unit is Unit.NUMBER and "억" in number.text:
        yield replace(number, unit=Unit.WON, value=won_of(number.text))
    elif number.unit is Unit.NUMBER and short:
        yield replace(number, unit=Unit.WON, value=number.value * 10_000)
    elif number.text.endswith("억") and (tail := IN_MYRIADS.match(after)) is not None:
        yield replace(number, value=won_of(number.text + tail[0]))


def of_a_debt(number: Quantity, text: str) -> bool:
    """Whether an amount is told of a debt by its name, before it or behind."""
    return (
        name_before(text[: number.start][-NEAR:]) is not None or name_behind(text[number.end :]) is not None
    )


def titles_of(case: Case) -> tuple[str, ...]:
    """What the metrics of the case are called."""
    evidence = () if case.match is None else case.match.evidence
    shown = [*(item.title for item in evidence), *(SPECS[Metric(metric)].title for metric in case.metrics)]
    return tuple(dict.fromkeys(shown))


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
    return (*facts, *plain, *hotlines_given(text))


def is_about(text: str, marks: frozenset[str]) -> bool:
    """Whether the text shares words with a passage."""
    return sum(mark in text for mark in marks) >= 2
