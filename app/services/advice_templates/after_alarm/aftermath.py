"""What is said after an urgent guide or a crisis card: the next thing to do, or somebody who stays."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.schemas.labels import RiskLevel, Topic
from app.schemas.subject import NOW, Subject
from app.services.advice_templates.after_alarm.care import (
    BESIDE,
    ILL,
    called_in_vain,
    last_card,
    numbers_refused,
    of_its_own,
    put_right,
    told_again,
)
from app.services.advice_templates.after_alarm.composing import composed, fresh
from app.services.advice_templates.after_alarm.fraud_talk import STOP, fraud_reply, guide_of, told_of
from app.services.advice_templates.after_alarm.harm import harm_told, speaks_of_it
from app.services.advice_templates.after_alarm.urgent import DECEIVING, LEAK, PRESSED, guide_answer
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.intents import Family
from app.services.advice_templates.intents.crisis.danger_now import NO_POLICE
from app.services.advice_templates.intents.crisis.means import MEANS_TOLD
from app.services.advice_templates.intents.crisis.own import MATTER_NAMED
from app.services.advice_templates.knowledge import walk_through
from app.services.advice_templates.procedure_tables import PROCEDURE_OF_GUIDE
from app.services.advice_templates.short_replies import reply_shortly
from app.services.advice_templates.subjects import procedure_id
from app.services.advice_templates.tone import Tone
from app.services.advice_templates.wording import paragraphs
from app.services.lines_tried import LINES, MENTAL, lines_in_vain, rescue_in_vain, tells_unkind, tried_before
from rules.facts.registry import UrgentGuide

#: What ends the danger that was now: it is told as over, taken back, or in the hands of those who help.
ENDING = frozenset({"safe", "called", "found", "taken_back"})
ENDING_ILLNESS = frozenset({"better", "arrived", "lost"})  # and where a body failed
HOTLINE = "{h:"
UNANSWERED = re.compile("이어지지 않으면|한 번 더 걸어")  # and then the same line is not named again
TAKEN_BACK_AGAIN = frozenset(
    {"meant_otherwise", "denied"}
)  # said of danger heard twice, it is a wish taken back
CALM = 3  # answers about other matters since, after which thanks are no farewell
#: After a card: where numbers are what is asked for, they are named although no more were wanted before.
UNREACHED = frozenset(
    {"no_answer", "no_answer_again", "no_answer_mental", "no_answer_both", "no_answer_rescue"}
)
ASKS_FOR_HELP = UNREACHED | {"number", "person", "cost", "young", "writing"}
AS_URGENT = frozenset(
    {Subject("info", "private_loan"), Subject("info", "minor_loan")}
)  # not told by a guide, but what follows belongs to it
FIGURES = frozenset({Family.DATA, Family.CALC})
HOUSE_TO_LEAVE = re.compile(
    r"(?:가스|까스).{0,8}(?:새|샌|샜|냄새|누출|경보)|불(?:이|은)?(?:크게|막)?(?:났|나요|나서|나고|붙|번)|연기|보일러|난로|히터|온수기|일산화탄소"
)
#: Feelings that are told in small talk: in the middle of an urgent matter they are about it.
FELT = frozenset(
    f"talk.{name}" for name in ("sad", "worry", "angry", "tired", "sleepless", "lonely", "family", "ashamed")
)
LIVED = FELT | {"talk.study", "talk.work", "talk.love"}  # and of what fills a life: after a card no chat


def goes_on(consultation: Consultation) -> bool:
    """Whether a message that names nothing of its own tells how an urgent matter went on."""
    question, anchor = consultation.question, consultation.anchor
    untold = question.family in {Family.SITUATION, Family.UNKNOWN}
    if anchor.of_crisis:
        lived = question.intent in LIVED and consultation.tone is not Tone.JOY
        return (untold or lived) and not of_its_own(consultation)
    plain = untold or question.intent in FELT
    if is_light(consultation):
        return False
    if anchor.of_fraud or anchor in AS_URGENT:
        return (plain or lured_again(consultation)) and about_the_guide(consultation)
    kind = guide_of(consultation)
    return plain and kind is not None and anchor == Subject("procedure", PROCEDURE_OF_GUIDE.get(kind, ""))


def is_light(consultation: Consultation) -> bool:
    """Whether a message is everyday talk in good humour that no fraud shows in."""
    analysis = consultation.case.analysis
    light = analysis.topic is Topic.GENERAL and consultation.tone is Tone.JOY and analysis.fraud is None
    return light and not speaks_of_it(consultation.message)


def lured_again(consultation: Consultation) -> bool:
    """Whether a message that asks nothing tells a lure in so many words, whatever else its words may ask for."""
    fraud, question = consultation.case.analysis.fraud, consultation.question
    named = fraud is not None and fraud.written and not DECEIVING.isdisjoint(fraud.kinds)
    return named and question.family in FIGURES and not question.message.asks


def about_the_guide(consultation: Consultation) -> bool:
    """Whether a plain message after a guide is about it.

    A guide that the learnt weight alone called for may have been wrong, and a lure is only feared: there the words
    must tell of a fraud.
    """
    fraud, question = consultation.case.analysis.fraud, consultation.question
    if fraud is not None and fraud.certain:
        return True
    if question.themes:
        return False
    doubted = consultation.anchor.heard or consultation.anchor.of_lure
    return not doubted or question.intent in FELT or speaks_of_it(consultation.message)


def go_on(consultation: Consultation) -> Answer:
    """Stay with whoever is in danger; in a fraud what presses now; for pressed debtors the way that helps."""
    if consultation.anchor.of_crisis:
        return stay(consultation, "stay")
    kind = guide_of(consultation)
    if kind in PRESSED and consultation.question.intent in FELT:
        return comfort_pressed(consultation, consultation.registry.guides[kind or ""])
    if kind is not None and kind in PRESSED:
        return walk_through(consultation, consultation.registry.procedures[PROCEDURE_OF_GUIDE[kind]])
    if kind is None and not consultation.anchor.of_lure:
        return walk_through(
            consultation, consultation.registry.procedures[procedure_id(consultation) or STOP]
        )
    return fraud_reply(consultation, told_of(consultation))


def comfort_pressed(consultation: Consultation, guide: UrgentGuide) -> Answer:
    """For a debtor who is afraid of those who collect: a word against the fear, and what protects at once."""
    said = consultation.choose(consultation.texts.common["turns"]["pressed"])
    step = consultation.render(guide.steps[-1])
    return Answer(paragraphs(said.text, step.text), consultation.anchor, step.facts, steps=(step.text,))


def answer_in_crisis(consultation: Consultation) -> Answer:
    """What is asked or told while a crisis is not closed."""
    name = consultation.question.intent.partition(".")[2]
    lately = consultation.case.history.subjects[-CALM:]
    calm = not any(about.of_crisis for about in lately)
    if name == "no_answer":
        name = unreached(consultation.case.written)
    if name in {"stay", "hurt"}:
        name = "unkind" if tells_unkind(consultation.case.text) else name
    if name in TAKEN_BACK_AGAIN and told_again(consultation):
        name = "taken_back"
    if name == "denied":
        name = denied_how(consultation)
    if name == "not_taken" and not means_told(consultation):
        name = "stay"
    if name == "thanks":
        name = "thanks_light" if put_right(consultation) else "thanks_later" if calm else name
    return stay(consultation, name)


def denied_how(consultation: Consultation) -> str:
    """How a denial is heard: on to the money where that was told, and with one line where the wish was told outright."""
    if any(message.has(MATTER_NAMED) for message in consultation.messages):
        return "denied_money"
    return "denied"


def unreached(written: Sequence[str]) -> str:
    """The reply for calls in vain: by which lines were tried, and whether it was told before."""
    if rescue_in_vain(written[-1]):
        return "no_answer_rescue"
    vain = lines_in_vain(written)
    if vain == LINES.keys():
        return "no_answer_both"
    if vain == {MENTAL}:
        return "no_answer_mental"
    return "no_answer_again" if tried_before(written) else "no_answer"


def means_told(consultation: Consultation) -> bool:
    """Whether a means that lies ready was told in this talk."""
    return any(message.has(MEANS_TOLD) for message in consultation.messages)


def want_person(consultation: Consultation) -> Answer:
    """A wish for a person: while a crisis is not closed for a voice at once, else for the desks of debt."""
    if last_card(consultation) is None or consultation.case.analysis.risk.level is RiskLevel.NONE:
        return reply_shortly(consultation)
    return stay(consultation, "person")


def stay(consultation: Consultation, name: str) -> Answer:
    """A reply to the one in danger, or to whoever watches over somebody: neither is answered as the other."""
    if consultation.in_danger_now:
        return stay_now(consultation, name)
    whose = last_card(consultation) or ""
    tables = consultation.texts.aftermath
    out = whose == ILL and name != "stay" and has_to_leave(consultation)
    names = (
        *((f"{whose}{NOW}.{name}_outside",) if out else ()),
        f"{whose}.{name}",
        *((f"{whose}{NOW}.{name}",) if whose in BESIDE else ()),
        f"{whose}.stay",
    )
    texts = next(tables[key] for key in (f"crisis_{each}" for each in names) if key in tables)
    steps = (
        *fresh(consultation, texts.one)[:1],
        *(otherwise_said(consultation, step) for step in texts.steps),
    )
    if (vain := called_in_vain(consultation)) is not None and name not in UNREACHED:
        steps = instead_of_lines(consultation, steps, vain)
    if numbers_refused(consultation) and name not in ASKS_FOR_HELP:
        steps = tuple(step for step in steps if HOTLINE not in step)
    return composed(consultation, texts, steps, Subject("crisis", whose), numbered=False)


def instead_of_lines(consultation: Consultation, steps: Sequence[str], vain: str) -> tuple[str, ...]:
    """The steps; those that send to a line which was called in vain, as if nothing had been, say what else there is."""
    words = consultation.texts.common["care"][vain]
    other = next((text for text in words if not consultation.said(consultation.render(text).text)), words[0])
    tried = lines_in_vain(consultation.case.written)
    told = (other if any(f"{HOTLINE}{line}}}" in step for line in tried) else step for step in steps)
    return tuple(dict.fromkeys(told))


def otherwise_said(consultation: Consultation, step: str) -> str:
    """The step, in other words where it only names the lines to talk to and the last answer said just that."""
    rescue = any(f"{HOTLINE}{name}}}" in step for name in ("rescue", "police"))
    if (
        HOTLINE not in step
        or rescue
        or UNANSWERED.search(step)
        or not consultation.said(consultation.render(step).text)
    ):
        return step
    words = consultation.texts.common["care"].get(f"{last_card(consultation)}_light", ())
    return next((text for text in words if not consultation.said(consultation.render(text).text)), step)


def stay_in_danger(consultation: Consultation) -> Answer:
    """Whatever is written while the danger is now: rescue first, and what was said is heeded."""
    named = name_in_crisis(consultation)
    return stay(consultation, named or ("later" if of_its_own(consultation) else "stay"))


def name_in_crisis(consultation: Consultation) -> str | None:
    """What a message says about the crisis; ``None`` where it says nothing of it."""
    question = consultation.question
    return question.intent.partition(".")[2] if question.family is Family.CRISIS else None


def stay_now(consultation: Consultation, name: str) -> Answer:
    """A reply while the danger is now; what ends it leaves a talk that is watched over as any crisis is."""
    tables, whose, calm = consultation.texts.aftermath, consultation.anchor.id, consultation.anchor.matter
    over = name in ENDING or (calm == ILL and name in ENDING_ILLNESS)
    rest = "unforced" if police_refused(consultation) else "stay"
    names = (
        *((f"{whose}.{name}_outside",) if has_to_leave(consultation) else ()),
        f"{whose}.{rest if name == 'stay' else name}",
        f"{calm if over else whose}.{name}",
        f"{whose}.{rest}",
    )
    texts = next(
        tables[key]
        for key in (*(f"crisis_{each}" for each in names), f"crisis_{whose}.stay")
        if key in tables
    )
    calm = "own" if name == "lost" else calm  # who mourns is watched over for their own sake
    subject = Subject("crisis", calm) if over else consultation.anchor
    return composed(consultation, texts, texts.steps, subject, numbered=False)


def has_to_leave(consultation: Consultation) -> bool:
    """Whether the danger was fire or gas: whoever got out does not go back, to open a door or for anything else."""
    said = zip(consultation.case.history.said, consultation.written_before, strict=True)
    return any(heard.has(HOUSE_TO_LEAVE) for message, heard in said if message.risk is RiskLevel.CRISIS)


def police_refused(consultation: Consultation) -> bool:
    """Whether the customer said that the police are not to be called."""
    return any(message.has(NO_POLICE) for message in consultation.messages)


def block_leak(consultation: Consultation) -> Answer:
    """What to close when an app was installed or papers were sent, in the middle of a fraud."""
    if consultation.anchor.outright != Subject("guide", LEAK):
        return guide_answer(consultation, LEAK)
    if harm_told([consultation.message]).device:
        return fraud_reply(consultation, "installed")
    told = consultation.choose(consultation.texts.common["turns"]["leak_too"])
    return Answer(told.text, consultation.anchor, told.facts)
