"""Terms side by side: two of one message, one held against what was talked of, or the two of the talk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation, Passage
from app.services.advice_templates.hearing.named import term_explained, terms_named
from app.services.advice_templates.hearing.terms_and_ways import COMPARED
from app.services.advice_templates.lateness import days_late
from app.services.advice_templates.ways.choosing import DESK, which_fits
from app.services.advice_templates.ways.desks import new_calls
from app.services.advice_templates.ways.held_against import BANDS, held_against, way_open
from app.services.advice_templates.wording import josa, paragraphs, sentences
from rules.facts.registry import Procedure, Term

CHOICE = re.compile(r"뭐가|어느|어떤|나을|나아|낫|좋|유리|맞|중에")
DEARER = re.compile(
    r"(?:이자|금리|수수료)(?:가|는)?.{0,6}(?:뭐|어느|어떤|더)|(?:더|보다)(?:싸|비싸|저렴)|(?:뭐가|어느게|어느쪽이)(?:싸|비싸)"
)
PAIRED = re.compile(r"이랑|랑(?!스)|하고|와(?=[가-힣])|vs|보다")
#: Asked for the customer's own sake: 저한테 뭐가 맞아요, 회생보다 사전채무조정이 나아요?
FOR_ME = re.compile(r"(?:저|나|제|내)(?:는|한테|에게|게|가|경우)|나아|나은|나을|낫|맞|유리")
PAIR = 2


def compared(consultation: Consultation, terms: Sequence[Term]) -> Answer:
    """Terms side by side, and who helps to choose where all are ways to settle debts."""
    ways = [consultation.registry.procedures[term.see] for term in terms if term.see is not None]
    desks = ways[0].hotlines[:1] if len(ways) == len(terms) else ()
    calls = new_calls(consultation, desks) if desks else Passage("")
    nearest = nearer(consultation, terms)
    mine = bool(desks) and consultation.question.message.has(FOR_ME)
    own = first_to_ask(consultation, ways[terms.index(nearest)]) if mine else ""
    chosen = consultation.common("explain_pair", "choose_open") if own else ""
    text = paragraphs(
        consultation.common("explain") + defined(consultation, terms[0]),
        *(defined(consultation, term) for term in terms[1:]),
        own,
        chosen or how_chosen(consultation, settles=bool(desks)),
        calls.text,
    )
    return Answer(text, Subject("term", nearest.id), calls.facts)


def first_to_ask(consultation: Consultation, nearest: Procedure) -> str:
    """What the figures say to the nearest of them, else which way is asked about first at these days in arrears."""
    held, first = held_against(consultation, nearest), way_open(consultation)
    days = days_late(consultation)
    if nearest.id in BANDS or first is None or not days:
        return held
    since = consultation.common("explain_pair", "since").format(days=days)
    then = consultation.common("explain_pair", "before_both").format(first=first.title)
    return sentences(held, since, then)


def how_chosen(consultation: Consultation, *, settles: bool) -> str:
    """What decides between the terms: the rates where these were asked, a desk, or what it is for; figures need none."""
    if consultation.question.message.has(DEARER):
        return consultation.common("explain_pair", "rate")
    if settles:
        return consultation.common("explain_pair", "choose")
    return consultation.common("explain_pair", "plain") if consultation.question.message.has(CHOICE) else ""


def nearer(consultation: Consultation, terms: Sequence[Term]) -> Term:
    """Which of them a follow-up means: the one that is open at this customer's days in arrears, else the first."""
    open_now = way_open(consultation)
    return next((term for term in terms if open_now is not None and term.see == open_now.id), terms[0])


def defined(consultation: Consultation, term: Term) -> str:
    """What a term means, under the name the customer used."""
    return f"{josa(name_used(consultation, term), '은/는')} {term.text}"


def name_used(consultation: Consultation, term: Term) -> str:
    """The term's name as the customer wrote it, else its first."""
    written = consultation.question.message.compact
    used = [name for name in term.names if name.lower() in written]
    return max(used, key=len, default=term.names[0])


def one_of_two(consultation: Consultation) -> bool:
    """Whether two things were to be compared, of which the message names only one."""
    question = consultation.question
    return not question.versus and question.message.has(COMPARED) and question.message.has(PAIRED)


def other_unknown(consultation: Consultation) -> Passage:
    """That the other of two is not known: one that was just asked about by its name, or one that was not heard."""
    asked_about = consultation.anchor.kind == "info" and consultation.anchor.id.startswith("programme")
    return consultation.choose(
        consultation.texts.common["explain_pair"]["programme" if asked_about else "one"]
    )


def other_of(consultation: Consultation, term: Term) -> Term | None:
    """What a term alone is to be held against: what was talked of last that is another."""
    return next((other for other in talked_of(consultation) if other != term), None)


def talked_of(consultation: Consultation) -> Iterator[Term]:
    """The terms of the talk, the last first: what the answers were about, and what the customer named."""
    about = reversed(consultation.case.history.subjects)
    written = reversed(consultation.written_before)
    for subject, message in zip(about, written, strict=False):
        yield from reversed(terms_named(message))
        if (term := term_explained(subject)) is not None:
            yield term


def tell_apart(consultation: Consultation) -> Answer:
    """둘 차이가 뭐예요?: the two that the talk named last; where it did not name two, it is asked which."""
    pair = list(dict.fromkeys(talked_of(consultation)))[:PAIR]
    if len(pair) < PAIR:
        reply = consultation.texts.replies["info.difference"]
        return Answer(consultation.pick(reply.say), consultation.anchor)
    if all(consultation.said(term.text) for term in pair):
        return (
            which_fits(consultation)
            if all(settles(consultation, term) for term in pair)
            else unsaid(consultation)
        )
    return compared(consultation, tuple(reversed(pair)))


def settles(consultation: Consultation, term: Term) -> bool:
    """Whether the term is a way to settle debts that a desk advises on."""
    way = None if term.see is None else consultation.registry.procedures[term.see]
    return way is not None and DESK[0] in way.hotlines


def unsaid(consultation: Consultation) -> Answer:
    """What decides between two that were just told side by side."""
    return Answer(
        how_chosen(consultation, settles=False) or consultation.common("explain_pair", "plain"),
        consultation.anchor,
    )
