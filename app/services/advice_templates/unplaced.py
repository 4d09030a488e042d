"""Messages that cannot be placed: admitted, with what can be done and a person."""

from __future__ import annotations

from dataclasses import replace

from app.services.advice_templates.aspects import AT_A_COMPANY
from app.services.advice_templates.consultation import UNPLACED, Answer, Consultation, Passage
from app.services.advice_templates.intents import Family
from app.services.advice_templates.own_facts import on_the_point, on_the_point_of_term
from app.services.advice_templates.subjects import fitting, procedure_of, split, term_of
from app.services.advice_templates.wording import listed, paragraphs, sentences
from rules.facts.registry import Procedure

#: What a question that no pattern knows is likely to lean on.
ASKED_ABOUT = frozenset({"procedure", "term"})
OPEN = frozenset({Family.UNKNOWN, Family.SITUATION})
BRIEF = 9  # syllables: too few to bring up a matter of its own
DESKS = ("ccrs", "microfinance", "fss")


def admit(consultation: Consultation) -> Answer:
    """Say plainly that this is not known, within what is talked of. The second time in a row a person comes first."""
    procedure = matter_of(consultation)
    if procedure is not None and (touched := touch_on(consultation, procedure)) is not None:
        return touched
    if procedure is None and (beside := beside_term(consultation)) is not None:
        return beside
    if procedure is not None and not missed_twice(consultation):
        return admit_in_matter(consultation, procedure)
    if procedure is not None or consultation.subject == UNPLACED:
        return to_a_person(consultation)
    person = consultation.common("unplaced", "person")
    text = sentences(consultation.common("unplaced", "first"), consultation.common("unplaced", "offer"))
    return Answer(paragraphs(text, person), UNPLACED, understood=False)


def beside_term(consultation: Consultation) -> Answer | None:
    """What the term just talked of says to the question, and the desk that answers it; ``None`` where it has none."""
    term = None if consultation.question.themes else term_of(consultation)
    if term is None or not term.desk:
        return None
    desk, point = consultation.render(term.desk), on_the_point_of_term(consultation, term)
    if point is None:
        said = consultation.common("aspect", "beside").format(desk=desk.text)
        return Answer(said, consultation.anchor, desk.facts, understood=False)
    put = consultation.common("aspect", "own_case").format(desk=desk.text)
    text = paragraphs(sentences(consultation.common("aspect", "touches"), point.text), put)
    return Answer(text, consultation.anchor, (*point.facts, *desk.facts))


def leans_on_matter(consultation: Consultation) -> bool:
    """Whether the very last answer was about a procedure or a term, so that the question is likely about it too."""
    return split(consultation.subject)[0] in ASKED_ABOUT


def matter_of(consultation: Consultation) -> Procedure | None:
    """The procedure that the question is likely about: the talk's own, else that of the trouble it names."""
    question = consultation.question
    if asks_of_the_matter(consultation):
        return procedure_of(consultation)
    theme = next(iter(question.themes), None)
    if theme is None:
        return None
    leads_to = consultation.texts.scenarios[theme.scenario.value].procedure
    found = fitting(consultation, consultation.registry.procedures[leads_to], named=False)
    return found if found.hotlines or found.desk else None


def asks_of_the_matter(consultation: Consultation) -> bool:
    """Whether the question is about the procedure or the term that is talked of: too short for a trouble of its own."""
    named = split(consultation.anchor)[0] in ASKED_ABOUT
    return named and (is_brief(consultation) or not consultation.question.themes)


def is_brief(consultation: Consultation) -> bool:
    """Whether the message is too short to bring up a matter of its own."""
    return len(consultation.question.message.compact) <= BRIEF


def touches_the_matter(consultation: Consultation) -> bool:
    """면책이 뭐예요, 세금도 돼요?: whether a few words for another field ask of what is talked of, which says something to it."""
    question, procedure = consultation.question, procedure_of(consultation)
    of_it = (
        question.family is Family.ELSEWHERE and is_brief(consultation) and asks_of_the_matter(consultation)
    )
    return of_it and procedure is not None and on_the_point(consultation, procedure) is not None


def told_where_to_ask(consultation: Consultation) -> bool:
    """Whether a few words follow an answer that pointed elsewhere: there they are answered too."""
    pointed = split(consultation.anchor)[0] == "elsewhere" and consultation.subject == consultation.anchor
    return pointed and is_brief(consultation) and consultation.question.family in OPEN


def missed_twice(consultation: Consultation) -> bool:
    """Whether the last answer already was the second that did not know."""
    again = consultation.texts.common["aspect"]["within_again"]
    beside = [text.partition("{")[0] for text in consultation.texts.common["aspect"]["beside"]]
    return any(consultation.said(text) for text in (*again, *beside))


def admit_in_matter(consultation: Consultation, procedure: Procedure) -> Answer:
    """What is known of the procedure that is talked of; beside a trouble that is only named, where it is answered."""
    if asks_of_the_matter(consultation) or not consultation.question.themes:
        return admit_within(consultation, procedure)
    desk = consultation.render(procedure.own_desk or AT_A_COMPANY)
    said = consultation.common("aspect", "beside").format(desk=desk.text)
    return Answer(said, f"procedure:{procedure.id}", desk.facts, understood=False)


def touch_on(consultation: Consultation, procedure: Procedure) -> Answer | None:
    """What is established that touches the question, and who answers it; ``None`` where nothing does."""
    asked = asks_of_the_matter(consultation) or not consultation.question.themes
    point = on_the_point(consultation, procedure) if asked else None
    if point is None:
        return None
    put = whom_to_put_it(consultation, procedure)
    text = paragraphs(sentences(consultation.common("aspect", "touches"), point.text), put.text)
    return Answer(text, f"procedure:{procedure.id}", (*point.facts, *put.facts))


def whom_to_put_it(consultation: Consultation, procedure: Procedure) -> Passage:
    """The desk to which the question can be put as it is."""
    desk = consultation.render(procedure.own_desk or AT_A_COMPANY)
    said = consultation.common("aspect", "put_so").format(title=procedure.title, desk=desk.text)
    return Passage(said, desk.facts)


def admit_within(consultation: Consultation, procedure: Procedure) -> Answer:
    """What is known of the matter, who answers the rest, and that the question can be put as it is."""
    facts = consultation.quote(procedure.facts, at_most=1)
    again = consultation.told(procedure.summary)
    lead = consultation.common("aspect", "within_again" if again else "within")
    put = whom_to_put_it(consultation, procedure)
    text = paragraphs(
        lead.format(title=procedure.title),
        "" if again else sentences(procedure.summary, facts.text),
        put.text,
    )
    used = (*(() if again else facts.facts), *put.facts)
    return Answer(text, f"procedure:{procedure.id}", used, understood=False)


def admit_gently(consultation: Consultation) -> Answer:
    """The same for somebody moved: their feeling first, then what cannot be told, then a person."""
    if (procedure := matter_of(consultation)) is not None:
        within = admit_in_matter(consultation, procedure)
        return replace(within, text=paragraphs(consultation.common("openings"), within.text))
    if consultation.subject == UNPLACED:
        return to_a_person(consultation)
    known = consultation.common("unplaced", "partly")
    text = sentences(consultation.common("openings"), known)
    return Answer(paragraphs(text, consultation.common("unplaced", "told")), UNPLACED, understood=False)


def to_a_person(consultation: Consultation) -> Answer:
    """After two failed turns: who can be called in a trouble; for anything else what can be asked here."""
    person = consultation.common("unplaced", "person")
    if matter_of(consultation) is None and not consultation.question.themes:
        text = sentences(consultation.common("unplaced", "again"), consultation.common("unplaced", "offer"))
        return Answer(paragraphs(text, person), UNPLACED, understood=False)
    found = [consultation.registry.hotline(identifier, consultation.case.today) for identifier in DESKS]
    desks = [desk for desk in found if desk is not None]
    call = consultation.common("unplaced", "person_now").format(desks=listed([desk.label for desk in desks]))
    text = paragraphs(consultation.common("unplaced", "again"), call)
    return Answer(text, UNPLACED, tuple(desk.id for desk in desks), understood=False)
