"""Answers that go on from what was said: reminders, words against self-blame, a reason asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.schemas.labels import RiskLevel
from app.schemas.subject import NOTHING, UNPLACED, Subject
from app.services.advice_templates.after_alarm.urgent import PRESSED
from app.services.advice_templates.consultation import Answer, Consultation, Passage
from app.services.advice_templates.counselling import counsel_situation
from app.services.advice_templates.explanation import explain_scenario
from app.services.advice_templates.hearing.understanding import QUESTION, understand
from app.services.advice_templates.intents.life import gambling
from app.services.advice_templates.knowledge import walk_through
from app.services.advice_templates.lateness import days_told
from app.services.advice_templates.normal_form import NormalForm
from app.services.advice_templates.procedure_tables import PROCEDURE_OF_GUIDE
from app.services.advice_templates.short_replies import reply_shortly
from app.services.advice_templates.subjects import (
    LAST_RESORT,
    fitting,
    scenario_talked_of,
    term_of,
)
from app.services.advice_templates.typed_numbers import hides_numbers
from app.services.advice_templates.unplaced import admit
from app.services.advice_templates.ways.arrears_days import reason_of_way
from app.services.advice_templates.ways.steps import fresh_steps, one_a_line
from app.services.advice_templates.wording import paragraphs
from app.services.persons import FAMILY

GAMBLED_BY_KIN, GAMBLED_MYSELF = re.compile(gambling.GAMBLED_BY_KIN), re.compile(gambling.GAMBLED_MYSELF)
FIRST_SENTENCE = re.compile(r"^.+?[요다]\.(?=\s|$)")
#: Who is to be told, by the words of this message or the ones before.
LISTENERS = (
    ("landlord", re.compile(r"집주인|임대인|주인집|건물주|월세|집세|방세")),
    ("close", re.compile(FAMILY)),
)
#: The trouble is what the other has done, not what the customer has to own up to.
THEIR_DOING = re.compile(
    rf"(?:{FAMILY})(?:님)?(?:이|가|께서).{{0,14}}(?:샀|썼|긁|받았|냈|질렀|빌렸|숨겼|몰래|팔았|깼|날렸)"
)
BY_TELEPHONE = re.compile(r"전화|통화|상담")  # whoever is to be rung up is no landlord and nobody close
#: What was talked of where it is those who collect that are to be told.
OF_COLLECTORS = re.compile(r"^procedure:contact_limit|^info:contact_(?:count|channel|work|family)")
REMINDED = RECALLED = 3  # steps; messages
LONGEST_RECALLED = 60  # characters
ASKED_AGAIN = frozenset({"info.told_before", "follow.again"})
STEPPED = frozenset({"scenario", "procedure", "guide"})
#: The procedures that urgent guides about debts lead to: there nobody was deceived.
AGAINST_PRESSURE = frozenset(PROCEDURE_OF_GUIDE[kind] for kind in PRESSED) | {"collection_report"}


def remind(consultation: Consultation) -> Answer:
    """The steps that were told, once more, for somebody who asks for them again."""
    stepped = (about for about in reversed(consultation.case.history.subjects) if about.kind in STEPPED)
    subject = next(stepped, NOTHING)
    rendered = [consultation.render(step) for step in steps_of(consultation, subject)] if subject else []
    told = [passage for passage in rendered if consultation.told(passage.text)] or rendered
    if not told:
        return admit(consultation)
    steps = one_a_line(consultation, told[:REMINDED])
    text = paragraphs(consultation.common("turns", "reminded"), steps.text)
    return Answer(text, subject, steps.facts, steps=steps.steps)


def recall(consultation: Consultation) -> Answer:
    """What the customer told last, in their own words, for somebody who asks whether it is remembered."""
    spoken = [
        message.text.strip(" .!~ㅠㅜ")
        for message in consultation.case.history.said
        if message.risk is RiskLevel.NONE
    ]
    told = [
        question.message.raw
        for question in map(understand, spoken)
        if question.intent not in ASKED_AGAIN and not asks_something(question.message)
    ]
    if told and hides_numbers(told[-1]):
        return Answer(consultation.common("recalled", "hidden"), consultation.anchor or consultation.subject)
    told = [text for text in told if not hides_numbers(text)]
    if not told:
        return reply_shortly(consultation)
    words = ", ".join(f"'{text}'" for text in told[-RECALLED:])
    text = consultation.common("recalled", "said").format(told=words)
    return Answer(text, consultation.anchor or consultation.subject)


def asks_something(message: NormalForm) -> bool:
    """Whether a message asks, or is too long to be said back."""
    return message.asks or message.has(QUESTION) or len(message.raw) > LONGEST_RECALLED


def steps_of(consultation: Consultation, subject: Subject) -> Sequence[str]:
    """The steps that belong to a subject."""
    kind, identifier = subject.kind, subject.matter
    if kind == "scenario":
        return consultation.texts.scenarios[identifier].steps
    if kind == "guide":
        return consultation.registry.guides[identifier].steps
    return consultation.registry.procedures[identifier].steps


def take_blame_away(consultation: Consultation) -> Answer:
    """For somebody who blames themselves for having been deceived or pressed."""
    kind, identifier = consultation.anchor.kind, consultation.anchor.matter
    pressed = identifier in (PRESSED if kind == "guide" else AGAINST_PRESSURE)
    said = consultation.common("turns", "pressed" if pressed else "deceived")
    step = first_step(consultation)
    return Answer(paragraphs(said, step.text), consultation.anchor, step.facts)


def first_step(consultation: Consultation) -> Passage:
    """The first step of the matter that was not told in the last answer."""
    rendered = [consultation.render(step) for step in steps_of(consultation, consultation.anchor)]
    return next((passage for passage in rendered if not consultation.said(passage.text)), Passage(""))


def weigh_programme(consultation: Consultation) -> Answer:
    """For somebody who tells of their debts after asking for a programme: the scheme that is known beside it."""
    answer = reply_shortly(consultation)
    if not days_told(consultation):
        return answer
    scheme = fitting(consultation, consultation.registry.procedures[LAST_RESORT], named=False)
    beside = consultation.common("procedure", "beside").format(title=scheme.title)
    return replace(answer, text=paragraphs(answer.text, beside + scheme.summary))


def ask_for_reason(consultation: Consultation) -> Answer:
    """How the reason for a lower limit or a refusal is asked for."""
    limit = consultation.anchor.id in {"CREDIT_DOWN", "limit_cut_reason"}
    name = "limit_cut_reason" if limit else "credit_explanation"
    return walk_through(consultation, consultation.registry.procedures[name])


def begin_with(consultation: Consultation) -> Answer:
    """The one step to begin with, also where it was told before: that is what is asked."""
    label = scenario_talked_of(consultation)
    if label is None:
        return counsel_situation(consultation)
    texts = consultation.texts.scenarios[label]
    first = next(
        (step for step in map(consultation.render, texts.first) if not consultation.said(step.text)), None
    )
    if first is None:  # just told: the next one
        first = next(iter(fresh_steps(consultation, texts)), consultation.render(texts.steps[0]))
    closing = consultation.common("turns", "first_closing")
    return Answer(
        paragraphs(first.text, closing), Subject("scenario", label), first.facts, steps=(first.text,)
    )


def say_simply(consultation: Consultation) -> Answer:
    """The last answer in fewer and plainer words."""
    kind, identifier = consultation.anchor.kind, consultation.anchor.matter
    if kind == "term":
        return explained_briefly(consultation, consultation.registry.terms[identifier].text)
    if kind == "procedure":
        return explained_briefly(consultation, consultation.registry.procedures[identifier].summary)
    return begin_with(consultation) if scenario_talked_of(consultation) is not None else admit(consultation)


def explained_briefly(consultation: Consultation, text: str) -> Answer:
    """The first sentence of an explanation."""
    brief = FIRST_SENTENCE.match(text)
    said = text if brief is None else brief[0]
    return Answer(consultation.common("turns", "in_short") + said, consultation.anchor)


def because(consultation: Consultation) -> Answer:
    """Why the last answer advised what it did; asked again about a scenario, why the figures are read so."""
    of_way = reason_of_way(consultation)
    if of_way is not None and not all(map(consultation.told, of_way.text.splitlines())):
        return of_way
    subject = about_what(consultation)
    told = consultation.texts.reasons.get(str(subject)) or reasons_of_way(consultation)
    if told is not None and (said := reason_left(consultation, told)) is not None:
        return Answer(said.text, consultation.anchor, said.facts)
    kind, label = subject.kind, subject.id
    match = consultation.case.match
    if kind == "scenario" and match is not None and match.scenario.value == label:
        return explain_scenario(consultation)
    asked = "which_figure" if kind in {"data", "calc"} else "which_reason"
    return Answer(consultation.common("turns", asked), consultation.anchor)


def reasons_of_way(consultation: Consultation) -> Sequence[str] | None:
    """The reasons of the procedure that goes with the term just explained."""
    term = term_of(consultation)
    return None if term is None else consultation.texts.reasons.get(f"procedure:{term.see}")


def about_what(consultation: Consultation) -> Subject:
    """What the last answer was about, as the table of reasons names it."""
    if consultation.subject == UNPLACED:
        return Subject(UNPLACED.kind, "any")
    return consultation.anchor.outright


def reason_left(consultation: Consultation, reasons: Sequence[str]) -> Passage | None:
    """The first reason that was not told yet."""
    rendered = map(consultation.render, reasons)
    return next((reason for reason in rendered if not consultation.told(reason.text)), None)


def help_with_gambling(consultation: Consultation) -> Answer:
    """Where gambling is talked over: for who gambles, or for who lives with one, as the talk told last."""
    told = consultation.newest_first
    gambled = next((each for each in told if each.has(GAMBLED_BY_KIN) or each.has(GAMBLED_MYSELF)), None)
    if gambled is None or gambled.has(GAMBLED_MYSELF):
        return reply_shortly(consultation)
    question = replace(consultation.question, intent="info.gambling_family_help")
    return reply_shortly(replace(consultation, question=question))


def script_for(consultation: Consultation) -> Answer:
    """The first words for whoever is to be told: a lender, a landlord, somebody close."""
    message = consultation.question.message
    earlier = () if message.has(BY_TELEPHONE) else reversed(consultation.written_before[-2:])
    told = [message, *earlier]
    listener = next((name for message in told for name, words in LISTENERS if message.has(words)), "lender")
    if listener == "close" and any(message.has(THEIR_DOING) for message in told):
        listener = "close_spent"
    if listener == "lender" and consultation.anchor.has(OF_COLLECTORS):
        listener = "collector"
    if listener == "lender":
        return reply_shortly(consultation)
    said = consultation.choose(consultation.texts.replies[f"info.script_{listener}"].say)
    return Answer(said.text, consultation.anchor or Subject("info", f"script_{listener}"), said.facts)
