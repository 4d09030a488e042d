"""Whether every number of a sentence comes from somewhere (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from app.services.reply_verifier.claims import CLAIMS
from app.services.reply_verifier.figures import GroundedFigure
from app.services.reply_verifier.grounds import Grounds
from app.services.reply_verifier.idle_numbers import is_idle
from app.services.reply_verifier.labels import names_in, strictly
from app.services.reply_verifier.quantities import Quantity, is_telephone, quantities_in
from app.services.reply_verifier.registry_words import Pair, pair_of
from app.services.reply_verifier.sentences import Sentence, pieces_of
from app.services.reply_verifier.units import Unit
from app.services.reply_verifier.verdict import Finding, FindingKind

DATES = frozenset({Unit.DATE, Unit.DAY_OF_MONTH, Unit.MONTH_NAME, Unit.YEAR})
#: What is said of a customer's figure that breaks the law.
EXCEEDS = re.compile(r"넘|초과|높|훌쩍|어긋|위반|무효|불법|벗어")
LIMITING = re.compile(r" ?(?:까지|이하|이내|이상|미만|한도|안에)")


Founding = Callable[[Quantity, Sentence, Grounds], bool]


def check_numbers(sentence: Sentence, grounds: Grounds, founded: Founding | None = None) -> Iterator[Finding]:
    """A finding for every number that comes from nowhere or is a figure of something else.

    ``founded`` says which numbers come from somewhere, unless everything known of the customer may be told.
    """
    founded = founded or is_founded
    numbers = quantities_in(sentence.text)
    for number in numbers:
        if number.unit in {Unit.PHONE, Unit.ARTICLE} or is_telephone(number):
            continue  # ``check_phones`` and ``check_names`` have these
        if breaks_claim(number, numbers, sentence, grounds):
            yield Finding(FindingKind.NUMBER, number.text)
        elif is_misattributed(number, sentence, grounds):
            yield Finding(FindingKind.MISATTRIBUTED, number.text)
        elif not founded(number, sentence, grounds):
            yield Finding(FindingKind.DATE if number.unit in DATES else FindingKind.NUMBER, number.text)


def is_founded(number: Quantity, sentence: Sentence, grounds: Grounds) -> bool:
    """Whether the number comes from the customer, the data, the registry, or is no claim at all."""
    return (
        pair_of(number) in grounds.said
        or follows(number, sentence, grounds)
        or pair_of(number) in map(pair_of, quantities_in(sentence.earlier))
        or is_idle(number, sentence)
        or in_a_title(number, sentence.text, grounds.titles)
        or is_figure(number, sentence, grounds)
        or is_registered(number, sentence, grounds)
        or is_near_today(number, grounds)
    )


def follows(number: Quantity, sentence: Sentence, grounds: Grounds) -> bool:
    """Whether it comes out of a sum; a limit is set by somebody and never reckoned."""
    return pair_of(number) in grounds.reckoned and not LIMITING.match(sentence.text, number.end)


def in_a_title(number: Quantity, text: str, titles: tuple[str, ...]) -> bool:
    """Whether it belongs to a metric's name: 두 달 이어진 소득 감소율."""
    spans = (
        (found.start(), found.end()) for title in titles for found in re.finditer(re.escape(title), text)
    )
    return any(start <= number.start and number.end <= end for start, end in spans)


def breaks_claim(
    number: Quantity, numbers: tuple[Quantity, ...], sentence: Sentence, grounds: Grounds
) -> bool:
    """Whether a sentence on a matter of law gives a figure that its fact does not hold."""
    exceeds = EXCEEDS.search(sentence.text) is not None
    for held in claims_on(number, sentence, grounds):
        if pair_of(number) in held or is_own(number, sentence, grounds):
            continue
        said = pair_of(number) in grounds.said
        set_right = any(pair_of(other) in held for other in numbers)
        if set_right and (said or follows(number, sentence, grounds)):
            return False
        return not (said and exceeds)
    return False


def claims_on(number: Quantity, sentence: Sentence, grounds: Grounds) -> Iterator[frozenset[Pair]]:
    """The figures of the facts on every matter of law that the sentence speaks of, in the number's unit."""
    for claim in CLAIMS:
        if number.unit in claim.units and claim.pattern.search(sentence.text):
            held = frozenset(pair for pair in held_by(claim.facts, grounds) if pair[0] in claim.units)
            if held:
                yield held


def held_by(facts: tuple[str, ...], grounds: Grounds) -> frozenset[Pair]:
    """The figures of some facts."""
    held = (passage.numbers for passage in grounds.registry.passages if passage.id in facts)
    return frozenset().union(*held)


def is_own(number: Quantity, sentence: Sentence, grounds: Grounds) -> bool:
    """Whether the words beside name a figure of the customer's that it is: 고객님의 금리는 연 9.4%, 8일째."""
    if sentence.text.startswith("째", number.end):
        return any(number.value == figure.value for figure in grounds.of(number.unit))
    names = strictly(sentence.text[: number.start])
    return names is not None and any(
        agrees(number, figure) for figure in grounds.of(number.unit) if figure.plain_name in names
    )


def is_misattributed(number: Quantity, sentence: Sentence, grounds: Grounds) -> bool:
    """Whether the words right before name a kind of figure that it is not."""
    names = strictly(sentence.text[: number.start])
    if names is None or number.unit is not Unit.WON or pair_of(number) in grounds.said:
        return False
    if is_registered(number, sentence, grounds):
        return False
    meant = [figure for figure in grounds.of(Unit.WON) if figure.plain_name in names]
    return bool(meant) and not any(
        agrees(number, figure) for figure in meant if may_mean(figure, sentence.text)
    )


#: What tells that another month is meant than the newest, or a change.
OTHER_MONTH = re.compile(
    r"\d월(?! ?\d+일)|지난|전달|저번|작년|전에|평소|보통|평균|가장|그동안|앞선|에서 [^.]*로|(?:이었|였)어요"
)
CHANGE = re.compile(r"늘|줄|차이|보다|만큼|올라|오른|내려|내린|덜|더")
LAST_YEAR = re.compile(r"지난해|작년|\d{4}년")


def may_mean(figure: GroundedFigure, text: str) -> bool:
    """Whether the words may mean this very figure: an older month or a change is told as such."""
    if figure.is_change:
        return bool(CHANGE.search(text))
    return figure.newest or bool(OTHER_MONTH.search(text))


def is_figure(number: Quantity, sentence: Sentence, grounds: Grounds) -> bool:
    """Whether it is a figure of the customer's: to the digit, or rounded where the words say of what."""
    figures = grounds.of(number.unit)
    if number.unit in {Unit.WON, Unit.PERCENT, Unit.VAGUE_WON}:
        names = names_in(sentence.text) or names_in(sentence.before)
        meant = [figure for figure in figures_named(figures, names) if may_mean(figure, sentence.text)]
        if any(agrees(number, figure) for figure in meant):
            return True
    if number.unit is Unit.VAGUE_WON:
        return False
    exact = (figure for figure in figures if figure.value == number.value and not figure.edge)
    return any(may_stand_alone(figure, sentence.text) for figure in exact)


def may_stand_alone(figure: GroundedFigure, text: str) -> bool:
    """Whether the value alone is enough: percentages belong to a word, days of last year to their year."""
    if figure.last_year and not LAST_YEAR.search(text):
        return False
    return figure.unit is not Unit.PERCENT or figure.name.endswith("_threshold")


def figures_named(figures: tuple[GroundedFigure, ...], names: frozenset[str]) -> list[GroundedFigure]:
    """The figures that the words may mean; all of the newest month when they name none."""
    if not names:
        return [figure for figure in figures if figure.newest and not figure.edge]
    return [figure for figure in figures if figure.plain_name in names]


def agrees(number: Quantity, figure: GroundedFigure) -> bool:
    """Whether the number is the figure, rounded as people round."""
    if figure.edge:
        return number.bound and number.value == figure.value
    if number.value == figure.value:
        return True
    if number.unit is Unit.WON:
        return is_rounding(number, figure.value)
    return number.rough and number.unit is Unit.PERCENT and number.value == round(figure.value / 5) * 5


def is_rounding(number: Quantity, exact: Decimal) -> bool:
    """Whether an amount is ``exact`` to the 만 or 천, or, said roughly, to its first two digits."""
    if exact >= 100_000 and number.value in {round(exact, -4), exact // 10_000 * 10_000}:
        return True
    if exact >= 10_000 and number.value == round(exact, -3):
        return True
    if not number.rough or exact <= 0:
        return False
    first, second = (Decimal(1).scaleb(exact.adjusted() - place) for place in (0, 1))
    return number.value in {
        exact // first * first,
        exact // second * second,
        (exact / second).to_integral_value() * second,
    }


def is_registered(number: Quantity, sentence: Sentence, grounds: Grounds) -> bool:
    """Whether the passages of the registry that the sentence is about hold it."""
    if any(pair_of(number) in held for held in claims_on(number, sentence, grounds)):
        return True
    best = grounds.registry.best(sentence.context, number.unit)
    return any(pair_of(number) in passage.numbers for passage in best)


def is_near_today(number: Quantity, grounds: Grounds) -> bool:
    """Today's date, this month and its neighbours, this year and its neighbours."""
    today, value = grounds.today, int(number.value)
    match number.unit:
        case Unit.DATE:
            return value == today.month * 100 + today.day
        case Unit.MONTH_NAME:
            return value in {(today.month - 2) % 12 + 1, today.month, today.month % 12 + 1}
        case Unit.YEAR:
            return abs(value - today.year) <= 1
        case _:
            return False


def own_numbers(text: str, grounds: Grounds) -> Iterator[Quantity]:
    """The numbers of ``text`` that tell something of the customer's finances, with their places in it."""
    begun = 0
    for piece in pieces_of(text):
        sentence = Sentence(piece, text[:begun])
        for number in quantities_in(piece):
            if tells_of_customer(number, sentence, grounds):
                yield replace(number, start=begun + number.start, end=begun + number.end)
        begun += len(piece)


def tells_of_customer(number: Quantity, sentence: Sentence, grounds: Grounds) -> bool:
    """Whether a number is neither the customer's own word, nor the registry's, nor a way of speaking.

    What only follows from a sum may be a figure of the customer's by chance, so it tells of them.
    """
    if number.unit is Unit.PHONE or is_telephone(number) or pair_of(number) in grounds.said:
        return False
    if is_registered(number, sentence, grounds) or is_near_today(number, grounds):
        return False
    if in_a_title(number, sentence.text, grounds.titles):
        return False
    return not is_idle(number, sentence) or (
        number.text[0].isdigit() and is_figure(number, sentence, grounds)
    )
