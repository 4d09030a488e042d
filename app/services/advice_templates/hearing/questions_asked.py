"""Several questions in one message, and which of them a customer misses the answer to (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.schemas.subject import Subject
from app.services.advice_templates.hearing.left_out import NOUNS
from app.services.advice_templates.hearing.understanding import ELLIPTIC_END, Question, understand
from app.services.advice_templates.intents import Family
from app.services.advice_templates.normal_form import NormalForm

QUESTION_END = re.compile(r"(?<=[?])\s*")
ASKS = re.compile(r"\?\s*$")
SEVERAL = 2
MOST = 3  # questions answered in one go
#: What can stand beside another answer.
ANSWERED_TOGETHER = frozenset({Family.DATA, Family.CALC, Family.TERM, Family.PROCEDURE, Family.INFO})
COMPLETED_BY_NOUN = frozenset({Family.DATA, Family.CALC, Family.PROCEDURE})
#: Questions that name what they are about, save those that may be about any debt.
NAMING = frozenset({Family.DATA, Family.CALC, Family.TERM})
OF_ANYTHING = frozenset({"data.interest", "data.rate", "data.balance", "data.debt"})
ORDINALS = (
    (re.compile(r"첫|처음|맨앞|1번"), 0),
    (re.compile(r"두|둘|2번"), 1),
    (re.compile(r"세번|셋|3번"), 2),
    (re.compile(r"마지막|끝|뒤"), -1),
)


def questions_in(text: str) -> tuple[str, ...]:
    """The sentences of a message that end in a question mark."""
    return tuple(part.strip() for part in QUESTION_END.split(text) if ASKS.search(part))


def each_question(text: str, anchor: Subject) -> tuple[Question, ...]:
    """The questions of a message that asks several, with the noun that the first one names and the others leave out."""
    parts = questions_in(text)[:MOST]
    if len(parts) < SEVERAL:
        return ()  # the message is its one question, which is understood already
    found: list[Question] = []
    subject = anchor
    for part in parts:
        question = with_noun_of(found[0], part) if found else None
        found.append(question or understand(part, subject=subject))
        subject = Subject.of_intent(found[-1].intent)
    return tuple(found)


def with_noun_of(first: Question, part: str) -> Question | None:
    """The question with the first one's noun before it, where that makes a question of it."""
    noun = NOUNS.get(Subject.of_intent(first.intent))
    if noun is None or noun in part:
        return None
    own = understand(part)
    if own.family in NAMING and own.intent not in OF_ANYTHING:
        return None
    wholes = (f"{noun} {part}", f"{noun} {ELLIPTIC_END.sub('', own.message.compact)} 얼마예요?")
    read = (understand(whole) for whole in wholes)
    return next((question for question in read if question.family in COMPLETED_BY_NOUN), None)


def answerable_together(questions: Sequence[Question]) -> bool:
    """Whether there are several, each of its own kind, that can all be answered."""
    labels = {question.label for question in questions}
    return (
        len(labels) >= SEVERAL
        and len(labels) == len(questions)
        and all(question.family in ANSWERED_TOGETHER for question in questions)
    )


def question_left(
    message: NormalForm, written: Sequence[str], *, anchor: Subject, subject: Subject
) -> Question | None:
    """The question of an earlier message that was not answered, as far as it can be told.

    ``written``: the earlier messages, oldest first. ``anchor`` and ``subject``: what the last answer was about.
    """
    earlier = next((text for text in reversed(written) if len(questions_in(text)) >= SEVERAL), None)
    if earlier is None:
        return None
    asked = each_question(earlier, anchor)
    wanted = next((place for words, place in ORDINALS if message.has(words)), None)
    if wanted is not None:
        return asked[wanted] if wanted < len(asked) else None
    answered = subject.intent
    return next((question for question in asked if question.label != answered), None)
