"""What a language model was handed, as its rewording is held against it (pure).

A rewording keeps what the counsellor said and brings in nothing: no number, programme, office or heavy matter that
neither the material nor the customer has, and no advice, promise or claim that the material does not make.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType

from app.schemas.labels import NEGATIVE, Topic
from app.schemas.turn import Case, Degraded, Draft
from app.services.reply_verifier.grounds import Grounds, meanings
from app.services.reply_verifier.likeness import LEAST, Marks, marks_of, part_in
from app.services.reply_verifier.matters import SAID, load_weights
from app.services.reply_verifier.quantities import Quantity, quantities_in
from app.services.reply_verifier.registry_words import Pair, pair_of, squeezed
from app.services.reply_verifier.roles import PlacedAmount, placed_amounts_in
from app.services.reply_verifier.sentences import parts_of
from rules.knowledge import current_registry

ALIKE = 0.34  # of a sentence's pairs, to be said again
#: That the customer's data could not be read just now.
UNREAD = re.compile(r"불러오지 못|확인할 수 없|연결이 되지 않")
#: A hard feeling that is said to be the customer's: 걱정되셨겠어요, 마음이 무거우시지요.
SYMPATHY = re.compile(
    r"(?:걱정|불안|초조|조마조마|속상|서운|억울|분하|화가|화나|답답|막막|힘드|힘들|고되|지치|괴로|무거|무섭|무서|두려|슬프|서글프|외로|놀라)"
    r"[가-힣 ]{0,5}(?:셨|시겠|시지|시죠|시군|시네|실 ?것|실 ?거|실 ?텐데|겠어요)"
)


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that the counsellor said, as it is known again: by its words, or by its numbers where it has some."""

    marks: Marks
    numbers: frozenset[Pair] = frozenset()

    def is_in(self, windows: Sequence[Marks], numbers: Set[Pair]) -> bool:
        """Whether a text of these sentences and numbers says it."""
        if any(part_in(self.marks, window) >= ALIKE for window in windows):
            return True
        return bool(self.numbers) and self.numbers <= numbers


@dataclass(frozen=True, slots=True)
class Handed:
    """The counsellor's answer and the material around it, taken apart."""

    draft: Draft
    steps: tuple[Saying, ...]
    facts: Mapping[str, Saying]  # by id, those that the answer quotes
    core: tuple[Saying, ...]  # its sentences on matters that weigh, or else all that state something
    unread: tuple[Saying, ...]  # those that tell that the customer's data could not be read
    phones: tuple[str, ...]  # of the answer, as they are written
    offices: tuple[str, ...]  # whose they are
    heavy: bool  # whether a hard feeling was read, told or answered, so that one may be spoken of
    everyday: bool  # everyday talk, in which nothing was said of facts or steps
    main: Quantity | None  # the customer's own figure that the answer turns on
    told: str  # the answer and the material, without spaces
    matters: frozenset[str]
    forms: Mapping[str, tuple[Marks, ...]]  # the sentences of the material by how they are said
    numbers: frozenset[Pair]
    places: frozenset[PlacedAmount]
    own: frozenset[Pair]  # the numbers of the answer
    unheard: frozenset[str]  # programmes and offices of the registry that nobody spoke of, without spaces


def handed_of(case: Case, draft: Draft, material: str, main: Quantity | None, grounds: Grounds) -> Handed:
    """What ``material`` and ``draft``, which was handed over, leave to say in answer to ``case``."""
    heard = [case.text, *case.history.written]
    told = f"{draft.text}\n{material}"
    everything = "\n".join((told, case.text, *(message.text for message in case.history.messages)))
    words, said, weights = squeezed(everything).lower(), parts_of(draft.text), load_weights()
    facts = current_registry().facts
    everyday = case.analysis.topic is Topic.GENERAL and not draft.steps and not draft.facts
    theme = marks_of(
        " ".join((case.text, *(part for part in said if main is not None and main.text in part)))
    )
    lines = [line for line in grounds.registry.phones.values() if line.number in draft.text]
    return Handed(
        draft=draft,
        steps=tuple(saying(step, beside=theme) for step in draft.steps),
        facts=MappingProxyType(
            {name: saying(facts[name].text, beside=theme) for name in draft.facts if name in facts}
        ),
        core=() if everyday else core_of(said),
        unread=tuple(saying(one) for one in said if UNREAD.search(one))
        if Degraded.FINANCE_DATA in case.degraded
        else (),
        phones=tuple(line.number for line in lines),
        offices=tuple(line.name for line in lines),
        heavy=may_weigh(case, draft),
        everyday=everyday,
        main=main,
        told=squeezed(told).lower(),
        matters=frozenset(weights.matters_in(everything)),
        forms=by_form(parts_of(told), parts_of(" ".join(heard))),
        numbers=frozenset(numbers_of(told, heard)),
        places=frozenset(place for part in said for place in placed_amounts_in(part, case.today.month)),
        own=frozenset(map(pair_of, quantities_in(draft.text))),
        unheard=frozenset(name for name in official_names(grounds) if name not in words),
    )


def may_weigh(case: Case, draft: Draft) -> bool:
    """Whether something lets a hard feeling be spoken of: the emotion now or before, an unread one, or the counsellor."""
    felt = {case.analysis.emotion, *(message.emotion for message in case.history.said)}
    return None in felt or not felt.isdisjoint(NEGATIVE) or SYMPATHY.search(draft.text) is not None


def core_of(sentences: Iterable[str]) -> tuple[Saying, ...]:
    """The sentences that speak of a matter and not of a feeling; where none does, those that ask nothing."""
    weights = load_weights()
    stated = [one for one in sentences if not weights.free.search(one)]
    of_matters = [one for one in stated if weights.matters_in(one)]
    return tuple(map(saying, of_matters or (one for one in stated if not one.rstrip().endswith("?"))))


def saying(text: str, *, beside: Marks = frozenset()) -> Saying:
    """A sentence as it is known again: by what it says ``beside`` the theme of the talk, where that is something."""
    marks = marks_of(text)
    own = marks - beside
    return Saying(own if len(own) >= LEAST else marks, frozenset(map(pair_of, quantities_in(text))))


def official_names(grounds: Grounds) -> Iterator[str]:
    """Laws, programmes, procedures and offices of the registry."""
    yield from (name.lower() for name in grounds.registry.names)
    yield from (squeezed(line.name).lower() for line in grounds.registry.phones.values())
    yield from (squeezed(procedure.title).lower() for procedure in current_registry().procedures.values())


def by_form(told: Iterable[str], heard: Iterable[str]) -> Mapping[str, tuple[Marks, ...]]:
    """The marks of the sentences that bear each weighty way of speaking; the customer's bear what is only said."""
    weights = load_weights()
    found: dict[str, list[Marks]] = {SAID: [marks_of(sentence) for sentence in heard]}
    for sentence in told:
        for form in weights.plain | weights.forms_of(sentence).keys():
            found.setdefault(form, []).append(marks_of(sentence))
    return MappingProxyType({form: tuple(marks) for form, marks in found.items()})


def numbers_of(told: str, heard: Iterable[str]) -> Iterator[Pair]:
    """Every number of the material, and whatever those of the customer's may mean."""
    yield from map(pair_of, quantities_in(told))
    for text in heard:
        for number in quantities_in(text):
            yield from map(pair_of, meanings(number, text))
