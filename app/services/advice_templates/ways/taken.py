"""For somebody who tells of a step taken: the step acknowledged, and the one that follows it."""

from __future__ import annotations

import re

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation, Passage
from app.services.advice_templates.hearing.named import named_procedure
from app.services.advice_templates.own_figures import own_figure
from app.services.advice_templates.subjects import LAST_RESORT, fitting, procedure_of
from app.services.advice_templates.tone import Tone
from app.services.advice_templates.wording import is_, listed, paragraphs, sentences
from rules.facts.registry import Procedure

#: What was done, by how it is told and where its words stand; a call is what remains.
KINDS = (
    ("info.step_booked", re.compile(r"예약|날짜(?:를)?잡")),
    ("info.step_asked", re.compile(r"상담(?:을|도|은)?(?:신청|접수|요청)")),
    ("info.step_reported", re.compile(r"신고")),
    ("info.step_papers", re.compile(r"서류|제출")),
    ("info.step_ratio", re.compile(r"비율")),
    ("info.step_applied", re.compile(r"신청|접수|요청|요구|이의|인하")),
    ("info.step_met", re.compile(r"상담(?:을|도|은)?.{0,3}(?:받|다녀|하고왔|했)|방문|다녀왔")),
)
AHEAD = frozenset({"info.step_booked", "info.step_asked"})  # a talk is ahead
OFFICE = re.compile(r"신용회복위원회|신복위|회복위원회")
ASKED_THE_LENDER = "lender_adjustment"


def one_step_on(consultation: Consultation) -> Answer:
    """Praise for the step, and what comes after it; what to bring where a talk is ahead."""
    kind, procedure = step_taken(consultation), matter(consultation)
    reply = consultation.texts.replies[kind]
    bring = f"상담 날까지 챙기실 것은 {is_(listed(procedure.prepare))}." if kind in AHEAD else ""
    onward = consultation.choose(reply.then)
    facts = answer_due(consultation, procedure) if kind == "info.step_applied" else Passage("")
    plan = consultation.common("closings") if consultation.tone is Tone.JOY else ""
    own = own_figure(consultation, procedure.id) if kind == "info.step_ratio" else ""
    text = paragraphs(consultation.pick(reply.say), own, sentences(bring, onward.text, facts.text), plan)
    return Answer(text, Subject("procedure", procedure.id), (*onward.facts, *facts.facts))


def step_taken(consultation: Consultation) -> str:
    """The reply for the kind of the step."""
    message = consultation.question.message
    return next((kind for kind, words in KINDS if message.has(words)), "info.step_taken")


def matter(consultation: Consultation) -> Procedure:
    """The procedure that the step belongs to: the one named or talked of, else the settling of debts."""
    message = consultation.question.message
    named = named_procedure(message)
    if named is not None and not message.has(OFFICE):
        return fitting(consultation, named)
    found = None if message.has(OFFICE) else procedure_of(consultation)
    return found or fitting(consultation, consultation.registry.procedures[LAST_RESORT], named=False)


def answer_due(consultation: Consultation, procedure: Procedure) -> Passage:
    """By when a lender has to answer, and what it may not do until then."""
    if procedure.id != ASKED_THE_LENDER:
        return Passage("")
    return consultation.quote(procedure.facts, at_most=2, again=True)
