"""Whether a model's answer keeps what it was handed and brings in nothing (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from app.services.reply_verifier.grounds import Grounds, facts_quoted
from app.services.reply_verifier.handed import ALIKE, SYMPATHY, Handed, saying
from app.services.reply_verifier.idle_numbers import is_idle
from app.services.reply_verifier.likeness import Marks, marks_of, part_in
from app.services.reply_verifier.matters import SAID, load_weights
from app.services.reply_verifier.numbers import in_a_title, is_near_today
from app.services.reply_verifier.quantities import Quantity, quantities_in
from app.services.reply_verifier.registry_words import Pair, pair_of, squeezed
from app.services.reply_verifier.roles import PlacedAmount, placed_amounts_in, turned_round
from app.services.reply_verifier.sentences import Sentence, parts_of
from app.services.reply_verifier.units import Unit
from app.services.reply_verifier.verdict import Finding, FindingKind
from rules.formatting import format_won
from rules.knowledge import current_registry

FIRMLY = 0.5  # of the pairs of a sentence that promises, permits or forbids
SAME = 0.4  # of a step's pairs, in the line that says it again


def is_handed(handed: Handed, number: Quantity, sentence: Sentence, grounds: Grounds) -> bool:
    """Whether the number stands in the material or the customer's words, or is no claim at all."""
    return (
        pair_of(number) in handed.numbers
        or is_idle(number, sentence)
        or (number.unit is Unit.ITEMS and number.value == 1)
        or in_a_title(number, sentence.text, grounds.titles)
        or is_near_today(number, grounds)
    )


def check_rewording(sentence: Sentence, handed: Handed, grounds: Grounds) -> Iterator[Finding]:
    """Everything in a sentence that its material does not bear."""
    yield from check_feelings(sentence, handed)
    yield from check_brought_in(sentence, handed)
    yield from check_places(sentence, handed, grounds)


def check_feelings(sentence: Sentence, handed: Handed) -> Iterator[Finding]:
    """A finding for a hard feeling that is said to be the customer's where none was read."""
    if not handed.heavy and (felt := SYMPATHY.search(sentence.text)) is not None:
        yield Finding(FindingKind.UNFOUNDED, felt[0])


def check_brought_in(sentence: Sentence, handed: Handed) -> Iterator[Finding]:
    """A finding for every matter, name and weighty way of speaking that the material does not bear."""
    flat, weights = squeezed(sentence.text).lower(), load_weights()
    if flat in handed.told:
        return
    matters = weights.matters_in(sentence.text)
    for name, words in matters.items():
        if name not in handed.matters:
            yield Finding(FindingKind.UNFOUNDED, words)
    for name in handed.unheard:
        if name in flat:
            yield Finding(FindingKind.UNFOUNDED, name)
    own = marks_of(sentence.text)
    for form, words in weights.forms_of(sentence.text).items():
        free = is_free(form, sentence.text, handed, of_matters=bool(matters))
        if not free and not is_borne(form, own, handed):
            yield Finding(FindingKind.UNFOUNDED, words)
            return


def is_free(form: str, text: str, handed: Handed, *, of_matters: bool) -> bool:
    """Whether a way of speaking needs nothing to bear it: of a feeling, in everyday talk, beside what was handed."""
    weights = load_weights()
    if handed.everyday and form in weights.talk:
        return True
    if form in weights.held:
        return False
    if form in weights.plain and any(name in text for name in (*handed.phones, *handed.offices)):
        return True
    if form == SAID and not handed.own.isdisjoint(numbers_in(text)):
        return True
    return (not of_matters or form in weights.gentle) and bool(weights.free.search(text))


def is_borne(form: str, own: Marks, handed: Handed) -> bool:
    """Whether a sentence of the material says the same in the same way."""
    enough = FIRMLY if form in load_weights().firm else ALIKE
    return any(part_in(own, line) >= enough for line in handed.forms.get(form, ()))


def check_places(sentence: Sentence, handed: Handed, grounds: Grounds) -> Iterator[Finding]:
    """A finding for every amount at another month than the material's, or that moved where it did not."""
    for role in placed_amounts_in(sentence.text, grounds.today.month):
        known = [place for place in handed.places if place.amount == role.amount]
        if known and not fits(role, known):
            yield Finding(FindingKind.MISATTRIBUTED, format_won(role.amount))
    turned = turned_round(sentence.text)
    if turned is not None:
        yield Finding(FindingKind.MISATTRIBUTED, format_won(turned))


def fits(role: PlacedAmount, known: Sequence[PlacedAmount]) -> bool:
    """Whether an amount is said as it stands in the material."""
    months = {place.month for place in known}
    if role.month is not None and None not in months and role.month not in months:
        return False
    return role.moved in {place.moved for place in known} or not role.moved


def check_kept(text: str, handed: Handed) -> Iterator[Finding]:
    """A finding for what a finished answer has lost: an office, the main figure, every step and fact."""
    for number in handed.phones:
        if number not in text:
            yield Finding(FindingKind.LOST, number)
    wanted = (*handed.steps, *handed.facts.values()) or handed.core
    said, numbers = windows(text), numbers_in(text)
    if handed.main is not None and pair_of(handed.main) not in numbers:
        yield Finding(FindingKind.LOST, "")  # what it is must not be told to the model
    if handed.unread and not any(one.is_in(said, numbers) for one in handed.unread):
        yield Finding(FindingKind.LOST, "")
    if wanted and not any(one.is_in(said, numbers) for one in wanted):
        yield Finding(FindingKind.LOST, "")


def left_out(text: str, handed: Handed) -> str:
    """What the counsellor said of matters and ``text`` does not say, in the counsellor's words and order."""
    said, numbers = windows(text), numbers_in(text)
    facts = current_registry().facts
    told = (*handed.draft.steps, *(facts[name].text for name in handed.facts))
    lines = (
        " ".join(
            part for part in parts_of(line) if weighs(part, told) and not saying(part).is_in(said, numbers)
        )
        for line in handed.draft.text.split("\n")
    )
    return "\n".join(line for line in lines if line)


def weighs(sentence: str, told: Sequence[str]) -> bool:
    """Whether a sentence of the counsellor's is of a step or fact ``told``, or more than a feeling, an offer or a question."""
    if any(sentence in one for one in told):
        return True
    felt = load_weights().free.search(sentence) and not numbers_in(sentence)
    return not felt and not sentence.rstrip().endswith("?")


def windows(text: str) -> list[Marks]:
    """The marks of every sentence, and of every two in a row."""
    lines = [marks_of(part) for part in parts_of(text)]
    return [*lines, *(one | other for one, other in pairwise(lines))]


def numbers_in(text: str) -> frozenset[Pair]:
    """What the numbers of a text count, and how much."""
    return frozenset(map(pair_of, quantities_in(text)))


def steps_kept(text: str, handed: Handed) -> tuple[str, ...]:
    """The lines of ``text`` that say one of the counsellor's steps and nothing else, in order."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    steps = [marks_of(step) for step in handed.draft.steps]
    return tuple(line for line in lines if any(is_same(marks_of(line), step) for step in steps))


def is_same(line: Marks, step: Marks) -> bool:
    """Whether a line says a step again, and hardly more."""
    return part_in(step, line) >= ALIKE and part_in(line, step) >= SAME


def facts_kept(text: str, handed: Handed, today: date) -> tuple[str, ...]:
    """The facts of the counsellor's answer that are still in ``text``, and whatever else it quotes."""
    said, numbers = windows(text), numbers_in(text)
    kept = (name for name, fact in handed.facts.items() if fact.is_in(said, numbers))
    return tuple(dict.fromkeys((*kept, *facts_quoted(text, today))))
