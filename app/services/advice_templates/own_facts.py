"""What the registry says of a procedure that touches a question no pattern knows: looked up before it is denied."""

from __future__ import annotations

import re
from itertools import pairwise

from app.services.advice_templates.consultation import Consultation, Passage
from app.services.advice_templates.normal_form import normalise
from app.services.advice_templates.wording import sentences
from rules.facts.registry import Procedure, Term

#: The end of a word: what is left names what is asked about.
ENDING = re.compile(
    r"(?:한테|에게|에서|까지|부터|으로|이랑|하고|은요|는요|이요|은|는|이|가|을|를|도|만|에|의|로|랑)$"
)
WORD = re.compile(r"[가-힣]+")
SHORTEST = 2  # syllables
#: Words of asking, which any sentence may hold.
IDLE = re.compile(
    r"^(?:그럼|그러|그거|그게|그건|그것|이거|이게|이건|이것|저거|저도|저는|제가|나도|나는|내가|우리|혹시|정말|진짜|아예|지금|다시|바로|그냥|신청|제도|방법|가능|얼마|어떻|무엇|언제|어디|누구|무슨|어느|하면|되면|받으|해도|해야|되나|되는|돼요|되죠|있나|있어|있는|없나|없어|없이|하나|해요|하죠|나요|까요|인가|예요|에요|경우|사람|고객|금융|회사|빚이|돈이|점(?!수))"
)
COUNTS = frozenset("한두세네")
SENTENCE = re.compile(r"[^.]+\.")


def on_the_point(consultation: Consultation, procedure: Procedure) -> Passage | None:
    """The sentence about the procedure that shares most words with the question; ``None`` where none does."""
    return most_touching(consultation, procedure.title, sayings(consultation, procedure))


def on_the_point_of_term(consultation: Consultation, term: Term) -> Passage | None:
    """The same of a term that no procedure goes with: out of its explanation and its facts."""
    quoted = [(fact.text, (fact.id,)) for fact in consultation.quotable(term.facts)]
    told: list[tuple[str, tuple[str, ...]]] = [(part.strip(), ()) for part in SENTENCE.findall(term.text)]
    return most_touching(consultation, term.names[0], [*quoted, *told])


def most_touching(
    consultation: Consultation, named: str, said: list[tuple[str, tuple[str, ...]]]
) -> Passage | None:
    """The saying that shares most words with the question; ``None`` where none shares any."""
    words = asked_words(consultation, named)
    told = [(touching(words, text), Passage(text, facts)) for text, facts in said]
    most, found = max(told, key=lambda each: each[0], default=(0, None))
    return found if most else None


def asked_words(consultation: Consultation, named: str = "") -> frozenset[str]:
    """The words of the question that say what it is about, without their particles and the name of what is talked of."""
    title = normalise(named).compact
    stems = (ENDING.sub("", word) for word in WORD.findall(consultation.case.text))
    joined = (normalise(stem).compact for stem in (*stems, *pairs(consultation.case.text)))
    return frozenset(
        stem for stem in joined if len(stem) >= SHORTEST and not IDLE.match(stem) and stem not in title
    )


def pairs(text: str) -> list[str]:
    """A number of one syllable with the word behind it: 한 번에, 두 개."""
    words = WORD.findall(text)
    return [first + ENDING.sub("", second) for first, second in pairwise(words) if first in COUNTS]


def touching(words: frozenset[str], text: str) -> int:
    """How many of the words a text holds."""
    compact = normalise(text).compact
    return sum(word in compact for word in words)


def sayings(consultation: Consultation, procedure: Procedure) -> list[tuple[str, tuple[str, ...]]]:
    """Every sentence that may be said of the procedure, with the entries in it: what is established comes first."""
    quoted = [(fact.text, (fact.id,)) for fact in consultation.quotable(procedure.facts)]
    texts = (*procedure.known.values(), procedure.summary, *procedure.steps)
    parts = (consultation.render(part) for text in texts for part in SENTENCE.findall(text))
    return [*quoted, *((sentences(part.text.strip()), part.facts) for part in parts)]
