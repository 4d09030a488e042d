"""Terms and procedures from the registry, and the questions that follow them."""

from __future__ import annotations

import re
from dataclasses import replace

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation, Passage
from app.services.advice_templates.counselling import counsel_situation
from app.services.advice_templates.lateness import days_late
from app.services.advice_templates.own_figures import nothing_carried, own_figure
from app.services.advice_templates.procedure_tables import PROCEDURE_OF_INFO
from app.services.advice_templates.short_replies import in_parts, point_elsewhere, reply_shortly
from app.services.advice_templates.subjects import (
    alternatives_of,
    fitting,
    procedure_id,
    procedure_of,
    term_of,
)
from app.services.advice_templates.tone import Tone
from app.services.advice_templates.unplaced import admit
from app.services.advice_templates.ways.aspects import SAID_ALONE, answer_aspect
from app.services.advice_templates.ways.comparing import (
    compared,
    defined,
    one_of_two,
    other_of,
    other_unknown,
)
from app.services.advice_templates.ways.desks import call_list, name_desks, new_calls
from app.services.advice_templates.ways.steps import one_a_line
from app.services.advice_templates.ways.term_desks import at_its_desk
from app.services.advice_templates.wording import is_, josa, listed, paragraphs, sentences
from rules.facts.registry import Procedure, Term

FACTS_QUOTED = 3
#: What was talked of when it is collectors that are to be reported.
AGAINST_COLLECTORS = frozenset({"debtor_agent", "contact_limit"})
#: The procedures that are reports themselves.
REPORTS = frozenset({"payment_stop", "collection_report", "illegal_lending_report"})
#: To pay later, asked for without the word for what the law grants.
PUT_OFF = re.compile(r"이자만|미루|미룰|미뤄|유예|늦추|늦출|연장")
WHERE = re.compile(r"어디|누구(?:한테|에게|께)")
POINTS_BACK = re.compile(
    r"^(?:그|이거|이건|거기|어디|누구한테|방법|또|다른|뭘|전화|번호|준비|서류|언제|얼마|며칠|자격|조건|비용|신청|누가|밤에)"
)


def explain_term(consultation: Consultation) -> Answer:
    """The term that was asked, in plain words."""
    term, others = consultation.question.term, consultation.question.versus
    assert term is not None  # noqa: S101
    return compared(consultation, (term, *others)) if others else explained(consultation, term)


def explained(consultation: Consultation, term: Term) -> Answer:
    """A term with, where there is one, the procedure that goes with it and this customer's figure."""
    if one_of_two(consultation) and (before := other_of(consultation, term)) is not None:
        return compared(consultation, (before, term))
    if consultation.said(term.text):
        return deeper(consultation, term)
    lead = consultation.common("explain")
    figure = own_figure(consultation, term.see or term.id)
    hint = "" if term.see is None else see_hint(consultation, term.see)
    other = other_unknown(consultation) if one_of_two(consultation) else Passage("")
    text = paragraphs(lead + defined(consultation, term), sentences(figure, hint), other.text)
    return Answer(text, Subject("term", term.id), other.facts)


def see_hint(consultation: Consultation, procedure_id: str) -> str:
    """What to ask next."""
    title = consultation.registry.procedures[procedure_id].title
    return f"{josa(title, '은/는')} 어떤 순서로 하는지 궁금하면 '어떻게 해?'라고 이어서 물어보세요."


def deeper(consultation: Consultation, term: Term) -> Answer:
    """More about a term just explained: what is established about it, and the way to use it."""
    if term.see is None:
        return Answer(consultation.common("turns", "same_answer"), Subject("term", term.id))
    return walk_through(consultation, consultation.registry.procedures[term.see])


def explain_procedure(consultation: Consultation) -> Answer:
    """The procedure that was asked for."""
    procedure = consultation.question.procedure
    assert procedure is not None  # noqa: S101
    if procedure.id == "lender_adjustment" and in_good_time(consultation):
        return shortly(consultation, "info.defer_before")
    return walk_through(consultation, fitting(consultation, procedure))


def shortly(consultation: Consultation, intent: str) -> Answer:
    """The short reply of that name, whatever was asked."""
    return reply_shortly(replace(consultation, question=replace(consultation.question, intent=intent)))


def in_good_time(consultation: Consultation) -> bool:
    """Whether somebody who owes nothing overdue asks to pay later: what the law grants begins with arrears."""
    return days_late(consultation) == 0 and consultation.question.message.has(PUT_OFF)


def how_to_spend(consultation: Consultation) -> Answer:
    """How spending is planned, for somebody whose figures are not known."""
    return walk_through(consultation, consultation.registry.procedures["spending_plan"])


def walk_through(consultation: Consultation, procedure: Procedure) -> Answer:
    """Summary, steps and facts; what is established comes before the steps when the customer is angry."""
    if procedure.id == "revolving_cancel" and nothing_carried(consultation):
        return shortly(consultation, "info.revolving_none")
    rendered = [consultation.render(step) for step in procedure.steps]
    if all(consultation.said(passage.text) for passage in rendered):
        if consultation.question.intent == "follow.apply" and consultation.question.message.has(WHERE):
            return whom_to_ask(consultation, procedure)
        if consultation.question.intent == "follow.apply":
            return first_of(consultation, procedure, rendered[0])
        return gather(consultation, procedure, consultation.common("turns", "same_steps"))
    steps = one_a_line(consultation, rendered)
    facts = consultation.quote(procedure.facts, at_most=FACTS_QUOTED)
    blocks = [facts, steps] if consultation.tone is Tone.ANGER else [steps, facts]
    text = paragraphs(
        lead_in(consultation) + summary_of(consultation, procedure),
        own_figure(consultation, procedure.id),
        *(block.text for block in blocks),
        consultation.common("procedure", "next" if procedure.hotlines else "next_alone"),
    )
    return Answer(text, Subject("procedure", procedure.id), (*steps.facts, *facts.facts), steps=steps.steps)


def first_of(consultation: Consultation, procedure: Procedure, first: Passage) -> Answer:
    """The step to begin with, for somebody who asks how right after all were told."""
    text = paragraphs(
        sentences(consultation.common("turns", "one_thing"), first.text),
        consultation.common("procedure", "begun"),
    )
    return Answer(text, Subject("procedure", procedure.id), first.facts, steps=(first.text,))


def lead_in(consultation: Consultation) -> str:
    """A word for the trouble that was told with the question, else a word for the mood."""
    themes, tone = consultation.question.themes, consultation.tone
    if not themes or not (tone.comforts or tone is Tone.ANGER):
        return consultation.common("walk")
    texts = consultation.texts.scenarios[themes[0].scenario.value]
    return consultation.pick(texts.openings[tone.value]) + "\n"


def summary_of(consultation: Consultation, procedure: Procedure) -> str:
    """The procedure named and summed up."""
    return consultation.common("procedure", "announce").format(title=procedure.title) + procedure.summary


def gather(consultation: Consultation, procedure: Procedure, lead: str) -> Answer:
    """What to prepare and whom to ask."""
    calls = new_calls(consultation, procedure.hotlines, procedure.calls_for)
    prepare = f"준비할 것은 {is_(listed(procedure.prepare))}."
    if consultation.said(prepare):
        first = consultation.common("procedure", "prepared").format(first=procedure.prepare[0])
        return Answer(
            paragraphs(first, consultation.common("procedure", "next_alone")),
            Subject("procedure", procedure.id),
        )
    return Answer(paragraphs(lead, prepare, calls.text), Subject("procedure", procedure.id), calls.facts)


def follow_up(consultation: Consultation) -> Answer:
    """A question that leans on the last answer's subject."""
    procedure = procedure_of(consultation)
    intent = consultation.question.intent
    asked = at_its_desk(consultation) if procedure is None else None
    if (about := asked or without_procedure(consultation, procedure)) is not None:
        return about
    if procedure is None and intent == "follow.contact":
        return name_desks(consultation)
    if procedure is None:
        return answer_aspect(consultation, None) if of_the_talk(consultation) else admit(consultation)
    match intent:
        case "follow.prepare":
            return gather(consultation, procedure, f"{procedure.title}에 필요한 것을 정리해 드릴게요.")
        case "follow.contact":
            return whom_to_ask(consultation, procedure)
        case "follow.apply" | "follow.detail" | "follow.undo":
            return walk_through(consultation, procedure)
        case _:
            return answer_aspect(consultation, procedure)


def whom_to_ask(consultation: Consultation, procedure: Procedure) -> Answer:
    """The company or the office that a procedure is asked for at, then whoever can be called."""
    if not procedure.hotlines and not procedure.desk:
        return name_desks(consultation)
    calls = call_list(consultation, procedure.hotlines, procedure.calls_for)
    first = "전화하실 곳이에요." if "{" in procedure.desk or not procedure.desk else ask_first(procedure)
    return Answer(paragraphs(first, calls.text), Subject("procedure", procedure.id), calls.facts)


def desks_of_talk(consultation: Consultation) -> Answer:
    """Whom to ask: those whom the talk was pointed to, else the desks for everything."""
    if consultation.anchor.kind != "elsewhere":
        return name_desks(consultation)
    asked_on = replace(consultation.question, intent="follow.contact")
    return point_elsewhere(replace(consultation, question=asked_on))


def of_the_talk(consultation: Consultation) -> bool:
    """Whether what is asked is an aspect of a programme that was just talked of, of which no procedure is known."""
    aspect = consultation.question.intent.partition(".")[2]
    kind = consultation.anchor.kind
    return kind in {"info", "term"} and aspect in consultation.texts.common["aspect_question"]


def ask_first(procedure: Procedure) -> str:
    """That the company itself, or the court, is asked before any office."""
    return f"먼저 {procedure.desk}에 물어보시면 돼요."


def without_procedure(consultation: Consultation, procedure: Procedure | None) -> Answer | None:
    """The answer where it does not lie in a procedure; ``None`` where it does."""
    intent, named = consultation.question.intent, consultation.question.procedure
    term = term_of(consultation) if intent == "follow.detail" else None
    if term is not None:
        return explained(consultation, term)
    if intent == "follow.detail" and is_situation(consultation):
        return counsel_situation(consultation)
    if intent == "follow.split":
        return in_parts(consultation)
    if intent == "follow.other":
        return another_way(consultation, procedure)
    if named is None and points_back(consultation):
        return point_elsewhere(consultation)
    if named is None and intent == "follow.effect" and in_arrears(consultation):
        return effect_of_arrears(consultation)
    if intent == "follow.report":
        return report(consultation)
    return answer_aspect(consultation, procedure) if intent in SAID_ALONE else None


def report(consultation: Consultation) -> Answer:
    """How to report what the talk is about; once the steps were told, that it is worth it, with the numbers."""
    procedure = consultation.registry.procedures[whom_to_tell(consultation)]
    if all(consultation.told(consultation.render(step).text) for step in procedure.steps):
        return gather(consultation, procedure, consultation.common("turns", "report_too"))
    return walk_through(consultation, procedure)


def whom_to_tell(consultation: Consultation) -> str:
    """The way to report what the talk is about: fraud, collectors, else a financial company."""
    about = procedure_id(consultation)
    if about in AGAINST_COLLECTORS or in_arrears(consultation):
        return "collection_report"
    return about if about in REPORTS else "finance_complaint"


def points_back(consultation: Consultation) -> bool:
    """Whether the question asks on about an answer that pointed elsewhere."""
    kind, identifier = consultation.anchor.kind, consultation.anchor.matter
    to_ask = consultation.question.intent == "follow.contact"
    pointed = kind == "elsewhere" or (kind == "info" and to_ask and identifier not in PROCEDURE_OF_INFO)
    return pointed and (to_ask or consultation.question.message.has(POINTS_BACK))


def is_situation(consultation: Consultation) -> bool:
    """Whether the last answer counselled on a scenario."""
    return consultation.anchor.kind == "scenario"


def in_arrears(consultation: Consultation) -> bool:
    """Whether the talk is about arrears."""
    kind, identifier = consultation.anchor.kind, consultation.anchor.id
    return identifier in {"arrears", "late_interest"} or (
        kind == "scenario" and identifier.startswith("DELINQ")
    )


def effect_of_arrears(consultation: Consultation) -> Answer:
    """What being late does, when that is what a short question about effects means."""
    reply = consultation.texts.replies["info.arrears_effect"]
    facts = consultation.quote(reply.facts, at_most=len(reply.facts))
    then = consultation.render(consultation.pick(reply.then))
    text = paragraphs(sentences(consultation.pick(reply.say), facts.text), then.text)
    return Answer(text, Subject("info", "arrears_effect"), (*facts.facts, *then.facts))


def another_way(consultation: Consultation, procedure: Procedure | None) -> Answer:
    """Other steps of the same scenario, or another procedure for the same trouble."""
    if is_situation(consultation):
        return counsel_situation(consultation)
    if points_back(consultation):
        return point_elsewhere(consultation)
    if procedure is None:
        return counsel_situation(consultation) if consultation.case.match else admit(consultation)
    return walk_through(consultation, alternatives_of(consultation, procedure))
