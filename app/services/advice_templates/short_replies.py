"""Refusals with another way, questions about the service, general information, and small talk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.schemas.subject import UNPLACED, Subject
from app.services.advice_templates.bearing import IN_NEED
from app.services.advice_templates.company import feel_with, go_on_from_loss, praised, still_mourning
from app.services.advice_templates.consultation import Answer, Consultation, Passage
from app.services.advice_templates.hearing.named import named_term
from app.services.advice_templates.intents import Family
from app.services.advice_templates.ledger import Ledger
from app.services.advice_templates.own_figures import own_figure
from app.services.advice_templates.settled import settled
from app.services.advice_templates.taken_up import taken_up
from app.services.advice_templates.tone import Tone
from app.services.advice_templates.wording import paragraphs, sentences

QUOTED = 4
#: Small talk that names a feeling; elsewhere the tone decides.
FEELING_TONES = {Tone.SADNESS: "sad", Tone.WORRY: "worry", Tone.ANGER: "angry"}
PLAIN_TALK = frozenset({"ack", "laugh"})
#: A misfortune whose words name the desk themselves.
TOLD_THERE = {"elsewhere.tax": "tax"}
#: Nobody is congratulated who is sad about the day.
MISSED = {"birthday": "birthday_missed"}
#: Worries beside a way that is being talked of: what follows is about the way.
BESIDE = frozenset(
    {
        "info.found_out",
        "info.found_out_work",
        "info.found_out_home",
        "info.in_secret",
        "info.tell_family",
        "info.quarrel",
        "info.lawyer_fee",
        "info.contact_meanwhile",
        "info.agent_calls",
        "info.plan_broken",
    }
)
#: What is asked one after the other about one matter: the law is told once, and when it is asked for.
TOLD_ONCE = frozenset(f"info.inherit_{name}" for name in ("owed", "way", "next", "differ", "where")) | {
    "info.plan_office_to_court",
    "info.pay_in_account",
}
#: Whom somebody plans to call, by how they name it.
PLANNED = (
    ("ccrs", re.compile(r"신용회복|신복위|신용회복위원회|회복위|채무조정|1600-?5500")),
    ("microfinance", re.compile(r"서민금융|햇살론|1397")),
    ("fss", re.compile(r"금융감독원|금감원|1332|민원|신고")),
)
#: Feelings that have other words once a matter was talked of, and what counts as one.
AMID = frozenset({"angry", "worry", "sad"})
MATTERS = frozenset({"elsewhere", "info", "procedure", "guide", "scenario"})
#: Talk about a part of life, worded for somebody who has a hard time with it.
LIFE = frozenset({"work", "study", "love", "family"})
#: Feelings that are told again and again: each time they are met with what was said.
TOLD_ON = frozenset({"sad", "worry", "angry", "tired", "lonely", "envy", "others_luck"})
#: What a few words said next are about; after a death debts may come up.
GONE_ON_FROM = frozenset(
    {"bereaved", "pet_lost", "failed", "want_to_quit", "quarrel", "envy", "others_luck", "betrayed"}
)


def reply_shortly(consultation: Consultation) -> Answer:
    """A refusal, an answer about the service, or general information."""
    intent = consultation.question.intent
    reply = consultation.texts.replies[intent]
    first = consultation.render(consultation.pick(reply.say))
    facts = consultation.quote(reply.facts, at_most=QUOTED, again=intent not in TOLD_ONCE)
    second = consultation.choose(reply.then) if reply.then else None
    if second is not None and consultation.told(second.text):
        second = None
    figure = own_figure(consultation, intent)
    felt = heard(consultation) if reply.lead else ""
    text = paragraphs(sentences(felt, first.text, facts.text), figure, "" if second is None else second.text)
    used = (*first.facts, *facts.facts, *(second.facts if second is not None else ()))
    return Answer(text, kept_subject(consultation), used)


def heard(consultation: Consultation) -> str:
    """A short word for a hard feeling; nothing where there is none."""
    tone = consultation.tone
    return consultation.common("openings") if tone.comforts or tone is Tone.ANGER else ""


def point_elsewhere(consultation: Consultation) -> Answer:
    """Who answers what lies beside this counsellor's field; asked on about it, what else to do there."""
    intent = consultation.question.intent
    if consultation.question.family is Family.FOLLOW_UP and consultation.anchor:
        intent = consultation.anchor.intent
    if intent in TOLD_THERE and consultation.misfortune == TOLD_THERE[intent]:
        return replace(feel_with(consultation), subject=Subject.of_intent(intent))
    reply = consultation.texts.replies[intent]
    first, then = consultation.pick(reply.say), consultation.choose(reply.then)
    said_on = asked_on(consultation, intent) and not (
        tells_more(consultation) and not consultation.told(first)
    )
    if consultation.question.intent == "follow.contact":
        return call_there(consultation, intent)
    felt = heard(consultation) if reply.lead or said_on else ""
    lead = (felt or consultation.common("turns", "elsewhere")) if said_on else sentences(felt, first)
    if consultation.told(then.text):
        then = Passage(consultation.common("turns", "same_desk"))
    return Answer(paragraphs(lead, then.text), Subject.of_intent(intent), then.facts)


def asked_on(consultation: Consultation, intent: str) -> bool:
    """Whether the last answer pointed to the same desk."""
    return consultation.question.family is Family.FOLLOW_UP or consultation.anchor == Subject.of_intent(
        intent
    )


def tells_more(consultation: Consultation) -> bool:
    """Whether a need that was told is told further, and nothing asked."""
    return consultation.question.intent in IN_NEED and not consultation.question.message.asks


def call_there(consultation: Consultation, intent: str) -> Answer:
    """The number of whoever the last answer pointed to; that it is not known where the registry has none."""
    passages = [consultation.render(text) for text in consultation.texts.replies[intent].then]
    named = max(passages, key=lambda passage: len(passage.facts))
    lead = consultation.common("turns", "numbers" if named.facts else "no_number")
    return Answer(paragraphs(lead, named.text), Subject.of_intent(intent), named.facts)


def in_parts(consultation: Consultation) -> Answer:
    """That a bill of no card company may be paid in parts, and whom to ask: those whom the last answer named."""
    reply = consultation.texts.replies["follow.split"]
    pointed = point_elsewhere(consultation)
    text = paragraphs(consultation.pick(reply.say), pointed.text.partition("\n")[2])
    return Answer(text, consultation.anchor, pointed.facts)


def kept_subject(consultation: Consultation) -> Subject:
    """What a follow-up refers to: this answer, or for talk about the service what came before."""
    if consultation.question.family in {Family.SERVICE, Family.TALK}:
        return consultation.subject
    if consultation.question.intent in BESIDE and consultation.anchor.kind in {"procedure", "term"}:
        return consultation.anchor
    if consultation.question.intent == "info.rate_cap" and consultation.anchor.guides:
        return Subject("info", "private_loan")  # the ceiling was asked for because of an unlawful lender
    if consultation.question.intent == "refuse.insist":
        return consultation.anchor
    if consultation.question.intent == "refuse.approval" and (programme := public_loan_named(consultation)):
        return Subject("term", programme)
    match = consultation.case.match
    if consultation.question.intent.startswith("info.not_agreed") and match is not None:
        return Subject("scenario", match.scenario.value)  # what was not agreed to is still what it is about
    return Subject.of_intent(consultation.question.intent)


def public_loan_named(consultation: Consultation) -> str | None:
    """The public programme whose approval was asked about: what is asked on is about that."""
    _, term = named_term(consultation.question.message)
    return term.id if term is not None and term.see == "public_loan" else None


def chat_shortly(consultation: Consultation) -> Answer:
    """Small talk."""
    name, act = consultation.question.intent.partition(".")[2], consultation.question.act
    if name == "praise_me" and act is not None:
        return Answer(praised(consultation, act), consultation.subject)
    if name in LIFE:
        return chat_of_life(consultation, name)
    if name == "bereaved" and consultation.misfortune == "pet":
        name = "pet_lost"
    subject = Subject("talk", name) if name in GONE_ON_FROM else consultation.subject
    name = amid(consultation, name)
    feeling = FEELING_TONES.get(consultation.tone)
    key = feeling if name in PLAIN_TALK and feeling else MISSED.get(name, name) if feeling else name
    options = consultation.texts.small_talk[key]
    if key in TOLD_ON and all(map(consultation.told, options)):
        return Answer(of_the_tone(consultation, options), subject)
    return Answer(consultation.pick(options), subject)


def chat_of_life(consultation: Consultation, name: str) -> Answer:
    """A part of life that is named and nothing more: praise, the one who is missed in it, else what was said of it."""
    act = consultation.question.act
    if consultation.tone is Tone.JOY and act is not None:
        return Answer(praised(consultation, act), consultation.subject)
    if consultation.tone is Tone.JOY:
        return Answer(of_the_tone(consultation, consultation.texts.fallback["joy"]), consultation.subject)
    plain = consultation.texts.small_talk[name]
    mourning = still_mourning(consultation)
    return mourning or Answer(of_the_tone(consultation, plain), consultation.subject)


def amid(consultation: Consultation, name: str) -> str:
    """The feeling's wording for somebody whose matter is known already: nobody asks them what happened."""
    kind = consultation.anchor.kind
    return f"{name}_amid" if name in AMID and kind in MATTERS else name


def cheer_plan(consultation: Consultation) -> Answer:
    """For somebody who says what they will do next: the number they need and the first words, no further steps."""
    message = consultation.question.message
    desk = next((name for name, words in PLANNED if message.has(words)), None)
    reply = consultation.texts.replies["info.plan" if desk is None else f"info.plan_{desk}"]
    said = consultation.choose(reply.say)
    return Answer(said.text, consultation.subject, said.facts)


def confirm_pay_plan(consultation: Consultation) -> Answer:
    """For somebody who means to pay on a day to come: a plan and no deed, and whom to tell of it today."""
    ledger = consultation.ledger
    newest = None if ledger is None else ledger.arrears
    late = newest is not None and newest.overdue_since is not None and not settled(consultation)
    name = (
        "info.pay_plan_late" if late else "info.pay_plan_bill" if lacks_for_bill(ledger) else "info.pay_plan"
    )
    reply = consultation.texts.replies[name]
    said = consultation.choose(reply.say)
    then = consultation.choose(reply.then) if reply.then else Passage("")
    text = paragraphs(
        said.text,
        own_figure(consultation, name),
        "" if consultation.told(then.text) else then.text,
    )
    return Answer(text, Subject("info", "pay_plan"), (*said.facts, *then.facts))


def lacks_for_bill(ledger: Ledger | None) -> bool:
    """Whether the account does not hold the next card bill."""
    if ledger is None:
        return False
    bill, balance = ledger.coming_bill, ledger.newest("balance", "balance_won")
    return bill is not None and balance is not None and balance.amount < bill.amount


def keep_company(consultation: Consultation) -> Answer:
    """Talk about something that no pattern knows, in the tone of the customer; what was done is praised."""
    act = consultation.question.act
    if act is not None and consultation.tone is Tone.JOY:
        return Answer(praised(consultation, act), consultation.subject)
    if consultation.misfortune is not None and consultation.tone is not Tone.JOY:
        return feel_with(consultation)
    moved = consultation.tone not in {Tone.JOY, Tone.NEUTRAL}
    if moved and (onward := go_on_from_loss(consultation)) is not None:
        return onward
    plain = consultation.texts.fallback[consultation.tone.value]
    return Answer(of_the_tone(consultation, plain), consultation.subject)


def of_the_tone(consultation: Consultation, plain: Sequence[str]) -> str:
    """What was said, taken up in the tone of the customer; else one of the ``plain`` wordings."""
    return taken_up(consultation, consultation.texts.common["taken_up"][consultation.tone.value], plain)


def not_my_subject(consultation: Consultation) -> Answer:
    """A question outside money: not known, said plainly."""
    fallback = consultation.texts.fallback
    text = sentences(consultation.pick(fallback["unknown"]), consultation.pick(fallback["unknown_hint"]))
    return Answer(text, UNPLACED, understood=False)
