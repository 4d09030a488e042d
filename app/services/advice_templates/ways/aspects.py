"""One aspect of a procedure: what is known of it, the customer's figures beside it, and the one question to put."""

from __future__ import annotations

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation, Passage
from app.services.advice_templates.own_facts import on_the_point_of_term
from app.services.advice_templates.pictures import debt
from app.services.advice_templates.subjects import desk_of, term_of
from app.services.advice_templates.ways.desks import call_list
from app.services.advice_templates.ways.held_against import BANDS, held_against, way_open
from app.services.advice_templates.wording import paragraphs, sentences
from rules.facts.registry import Procedure

#: Follow-ups that the facts of a procedure help to answer.
WITH_FACTS = frozenset({"refused", "works"})
#: Aspects beside which the customer's figures belong.
WITH_FIGURES = frozenset({"eligibility", "days"})
#: Aspects of which what is known leaves nothing to ask.
SETTLED_BY_A_WORD = frozenset({"cost"})
SENDS_ON = "물어보"  # what is known already says whom to ask
#: Follow-ups that can be answered whatever they follow.
SAID_ALONE = frozenset({"follow.refused", "follow.extent", "follow.measure", "follow.afford"})
COUNSEL = frozenset({"ccrs", "microfinance"})  # offices that look at somebody's whole situation
#: Ways that nobody decides on: how long they take lies with whoever goes them.
PRACTICES = frozenset({"credit_up", "spending_plan", "saving_start", "debt_order", "prepay_card"})
#: Ways to settle debts: there what changes lies with the scheme.
SETTLING = BANDS | {"rehabilitation", "bankruptcy", "lender_adjustment"}
ANYBODY = "심사하는 곳"


def answer_aspect(consultation: Consultation, procedure: Procedure | None) -> Answer:
    """The aspect that the message asks for; what no procedure is behind is answered for itself."""
    intent = consultation.question.intent
    aspect = intent.partition(".")[2]
    if intent == "follow.duration" and procedure is not None and procedure.id in PRACTICES:
        said = consultation.pick(consultation.texts.replies["follow.duration_own"].say)
        return Answer(said, Subject("procedure", procedure.id))
    if intent == "follow.afford":
        shown = "" if consultation.ledger is None else debt(consultation, consultation.ledger)
        said = consultation.pick(consultation.texts.replies[intent].say)
        return Answer(paragraphs(said, shown), consultation.anchor)
    if aspect not in consultation.texts.common["aspect_question"]:
        return answered_alone(consultation, procedure)
    if procedure is None and (point := said_by_the_term(consultation)) is not None:
        return Answer(point.text, consultation.anchor, point.facts)
    if procedure is None:
        unknown, put = undecided(consultation, aspect, None), asked_at_its_desk(consultation, aspect)
        text = paragraphs(unknown.text, put.text)
        return Answer(text, consultation.anchor, (*unknown.facts, *put.facts))
    return answered_within(consultation, procedure, aspect)


def answered_within(consultation: Consultation, procedure: Procedure, aspect: str) -> Answer:
    """The aspect of this procedure; what was just told is not told again, only whom to ask."""
    known = what_is_known(consultation, procedure, aspect)
    asked = question_to_put(consultation, procedure, consultation.common("aspect_question", aspect))
    own = held_against(consultation, procedure) if aspect in WITH_FIGURES else ""
    direct = own if procedure.id in BANDS else ""
    repeated = consultation.told(known.text) if direct else consultation.said(known.text)
    if repeated and consultation.subject == Subject("procedure", procedure.id):
        text = paragraphs(direct or consultation.common("aspect", "same"), asked.text)
        return Answer(text, kept_subject(consultation, procedure), asked.facts)
    if aspect in procedure.known and (aspect in SETTLED_BY_A_WORD or SENDS_ON in known.text):
        asked = Passage("")
    text = paragraphs(known.text, own, asked.text)
    about = way_open(consultation) if aspect in WITH_FIGURES and procedure.id in BANDS else None
    return Answer(text, kept_subject(consultation, about or procedure), (*known.facts, *asked.facts))


def kept_subject(consultation: Consultation, procedure: Procedure) -> Subject:
    """The procedure; a term that no procedure of its own goes with stays what is talked of."""
    term = term_of(consultation)
    alone = consultation.question.procedure is None and term is not None and term.see is None
    return consultation.anchor if alone else Subject("procedure", procedure.id)


def answered_alone(consultation: Consultation, procedure: Procedure | None) -> Answer:
    """What is said of any procedure alike, with the facts and the desk of this one."""
    intent = consultation.question.intent
    if procedure is None:
        return Answer(consultation.pick(consultation.texts.replies[intent].say), consultation.subject)
    aspect = intent.partition(".")[2]
    told_of = procedure.known.get(aspect)
    if told_of is not None:
        facts = consultation.render(told_of)
    elif aspect in WITH_FACTS:
        facts = consultation.quote(procedure.facts, at_most=2, again=True)
    else:
        facts = Passage("")
    desks = tuple(desk for desk in procedure.hotlines[:1] if intent not in SAID_ALONE or desk in COUNSEL)
    told = told_of is not None or (intent in SAID_ALONE and not desks)
    calls = Passage("") if told else call_list(consultation, desks, procedure.calls_for)
    felt = consultation.common("openings") if told_of is not None and consultation.tone.comforts else ""
    said = "" if told_of is not None else consultation.pick(consultation.texts.replies[intent].say)
    return Answer(
        paragraphs(said, sentences(felt, facts.text), calls.text),
        Subject("procedure", procedure.id),
        (*facts.facts, *calls.facts),
    )


def what_is_known(consultation: Consultation, procedure: Procedure, aspect: str) -> Passage:
    """What the registry knows of the aspect; where it knows nothing, who decides."""
    known = procedure.known.get(aspect)
    if known is not None:
        return consultation.render(known)
    return undecided(consultation, aspect, procedure)


def undecided(consultation: Consultation, aspect: str, procedure: Procedure | None) -> Passage:
    """What is said of an aspect that is not known: who decides it."""
    decides = (procedure.decides if procedure is not None else "") or ANYBODY
    plain = aspect == "effect" and (procedure is None or procedure.id not in SETTLING)
    texts = consultation.texts.common
    said = texts["aspect"]["effect_plain"] if plain else texts["aspect_unknown"][aspect]
    return consultation.choose([text.replace("{decides}", decides) for text in said])


def said_by_the_term(consultation: Consultation) -> Passage | None:
    """What the explanation of the term that is talked of says to the question itself."""
    term = term_of(consultation)
    return None if term is None else on_the_point_of_term(consultation, term)


def asked_at_its_desk(consultation: Consultation, aspect: str) -> Passage:
    """The one question put to the desk of the term that is talked of; nothing where it has none."""
    term = term_of(consultation)
    if term is None or not term.desk:
        return Passage("")
    return asked_at(consultation, term.desk, consultation.common("aspect_question", aspect))


def question_to_put(consultation: Consultation, procedure: Procedure, question: str) -> Passage:
    """The one question, and the desk that answers it."""
    return asked_at(consultation, desk_of(procedure), question)


def asked_at(consultation: Consultation, where: str, question: str) -> Passage:
    """The question as it is put to a desk."""
    desk = consultation.render(where)
    said = consultation.common("aspect", "ask").format(desk=desk.text, question=question)
    return Passage(said, desk.facts)
