"""The way that a talk is about: it outlives a question in between, and no small talk breaks into it (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.schemas.subject import NOTHING, Subject
from app.schemas.talk import History
from app.services.advice_templates.hearing.hearing import Hearing
from app.services.advice_templates.hearing.named import named_procedure, named_term
from app.services.advice_templates.hearing.understanding import Question, understood
from app.services.advice_templates.intents import Family
from app.services.advice_templates.intents.ways.aspects import ASPECT_IDS, TALKED_OF, WAYS, aspect_of
from app.services.advice_templates.normal_form import NormalForm

LIVES_ON = 3  # answers: the way itself, and two questions in between
#: Answers beside a way: a figure, a sum, and what the law or a company does; matters of their own are excepted.
BETWEEN = re.compile(
    r"^(?:data|calc|service):"
    r"|^info:(?!inherit|programme|refinance|haetsal|prevention|order_|court_letter|old_debt|revive|limitation|guarant|account_|desk|step)"
)
WAY = re.compile(WAYS)
ASKED_ON = ASPECT_IDS | {"follow.refused", "follow.which", "follow.works"}
#: Small talk that a question about who comes to know of it, or a worry about it, is taken for.
LIFE = frozenset(f"talk.{name}" for name in ("work", "family", "love", "study", "sleepless", "tired"))
#: What the law says of collectors: beside another way it is asked who comes to know of that.
OF_COLLECTORS = frozenset({"info.contact_work", "info.contact_family"})
AGAINST_COLLECTORS = re.compile(r"contact_limit|collection|debtor_agent")
#: A name and nothing else: 그럼 프리워크아웃은요?
NAME_ALONE = re.compile(r"^(?:그럼|그러면|그리고|그래서|또|아니|아)*[가-힣]{2,10}?(?:은요|는요|은|는|이요)$")
OF_ARREARS = re.compile(r"^(?:scenario:DELINQ|info:arrears|data:arrears|calc:(?:arrears|late))")
OPEN_TO_ME = "follow.eligibility"
PURSUED = re.compile(r"추심|독촉|전화|채권")


def within_the_way(
    hearing: Hearing, history: History, question: Question, anchor: Subject
) -> tuple[Question, Subject]:
    """The question and what it leans on, seen from the way that is talked of, where there is one."""
    if (other := asked_of_another(question, hearing, anchor)) is not None:
        return other
    way = way_talked_of(hearing, history)
    if not way or (anchor != way and not anchor.has(BETWEEN)):
        return question, anchor
    if asks_who_learns(question, way):
        return replace(question, intent="follow.discovery"), way
    if anchor != way and opened(question):
        meant = understood(hearing.message, subject=way)
        if meant.intent in ASKED_ON:
            return meant, way
    if question.intent in LIFE and question.message.asks:
        return replace(question, intent="unknown"), way
    return question, anchor


def asked_of_another(
    question: Question, hearing: Hearing, anchor: Subject
) -> tuple[Question, Subject] | None:
    """그럼 프리워크아웃은요?: what was asked of one way asked of another; after arrears whether it is open."""
    message, before = question.message, hearing.before
    other = named_procedure(message) if message.has(NAME_ALONE) else None
    subject = NOTHING if other is None else Subject("procedure", other.id)
    if other is None or not before or not subject.has(TALKED_OF):
        return None
    aspect = aspect_of(before[-1]) or (OPEN_TO_ME if anchor.has(OF_ARREARS) else None)
    return None if aspect is None else (replace(question, intent=aspect, procedure=other, term=None), subject)


def opened(question: Question) -> bool:
    """Whether the answer in between does not settle what is asked, so that the way may."""
    leans = question.family is Family.FOLLOW_UP and question.procedure is None
    return (
        leans or question.intent in LIFE or question.family in {Family.UNKNOWN, Family.DATA, Family.SITUATION}
    )


def asks_who_learns(question: Question, way: Subject) -> bool:
    """Whether a question that names an employer or the family asks what the way lets them know."""
    of_way = question.intent in OF_COLLECTORS and not way.has(AGAINST_COLLECTORS)
    return of_way and not question.message.has(PURSUED)


def way_talked_of(hearing: Hearing, history: History) -> Subject:
    """The way that the last answers were about, else the one that the customer named; nothing where neither."""
    return next(filter(None, ways_of(hearing, history)), NOTHING)


def ways_of(hearing: Hearing, history: History) -> Iterator[Subject]:
    """The way of each of the last exchanges, the last first; none beyond an answer that closed the matter."""
    exchanges = zip(reversed(history.subjects), reversed(hearing.before), strict=False)
    for about, message in list(exchanges)[:LIVES_ON]:
        if is_way(about):
            yield about
            return
        yield way_in(message)
        if about and not about.has(BETWEEN):
            return


def is_way(subject: Subject) -> bool:
    """Whether the subject is a procedure, or a term that one goes with."""
    return subject.kind in {"procedure", "term"} and subject.has(WAY)


def way_in(message: NormalForm) -> Subject:
    """The way to settle debts that a message names; nothing where it names none."""
    procedure, (_, term) = named_procedure(message), named_term(message)
    names = [Subject("procedure", procedure.id)] if procedure is not None else []
    names += [Subject("term", term.id)] if term is not None else []
    return next((name for name in names if name.has(TALKED_OF)), NOTHING)
