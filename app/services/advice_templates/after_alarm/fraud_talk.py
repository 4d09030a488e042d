"""What is said in the middle of a fraud, after its urgent guide: what presses by what has happened, and what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from app.schemas.subject import PAYMENT_STOP, Subject
from app.services.advice_templates.after_alarm.alarms import LOGIN, OF_KIN
from app.services.advice_templates.after_alarm.composing import composed, fresh
from app.services.advice_templates.after_alarm.fraud_standing import GOODS, FraudStanding, as_it_stands
from app.services.advice_templates.after_alarm.harm import (
    Harm,
    done_told,
    handed_over,
    harm_told,
    kin_does,
    logged_in,
    tells_of_money,
)
from app.services.advice_templates.after_alarm.schemes import PINS, scheme_told, sends_vouchers
from app.services.advice_templates.after_alarm.urgent import (
    COURIER,
    IMAGES,
    LEAK,
    PHISHING,
    WORK,
)
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.counselling import counsel_situation
from app.services.advice_templates.hearing.understanding import LOST, asks_plainly
from app.services.advice_templates.intents import Family
from app.services.advice_templates.intents.fraud.pressed import PRESSED as PRESSED_ANCHOR
from app.services.advice_templates.knowledge import gather
from app.services.advice_templates.texts import Aftermath
from app.services.advice_templates.wording import josa, paragraphs, sentences, won

STOP = PAYMENT_STOP.id
TIMES = frozenset({"just_now", "days_ago"})
HEARING = frozenset(
    {
        "reported",
        "shaken",
        "not_yet",
        "unknown_given",
        "one_more",
        "scared_off",
        "not_clear",
        "crowd",
        "is_it",
        "pay_promised",
        "pay_promised_kin",
    }
)  # what was done or is felt is heard, though no step is new
#: Here what is asked is the answer, and no step is added.
ALONE = frozenset({"lost_trust", "unknown_asked", "shown_money", "loan_comes"})
#: A number that is named here is told to be no help.
ELSEWHERE = frozenset({"no_answer", "other_desk", "other_desk_pressed"})
NUMBER = re.compile(r"(?<!\d)(?:1\d{2,3}|1\d{3}-?\d{4})(?!\d)(?=도|은|는|에|말고|이|안)")
PRESSED_TALK = re.compile(PRESSED_ANCHOR)
#: Closings that ask what was told already once money went.
ASKS_WHAT_WENT = re.compile(r"이미 (?:보내|보낸|옮기|그대로)|보낸 돈|보내신 돈")
SENT_WHEN = re.compile(
    r"방금|조금 전|아까|어젯밤|어제|그제|엊그제|오늘 (?:아침|점심|낮|오전|오후|저녁)"
    r"|(?:\d+|한|두|세|네|다섯|열|몇|일|이|삼|사|오|십|이십|삼십|사십) ?(?:분|시간|일|주|주일|달|개월) ?(?:쯤|정도)? ?전"
)
UNSURE_WHEN = "○월 ○일 ○시쯤"  # for the customer to fill in
SOME_MONEY = "돈"


def guide_of(consultation: Consultation) -> str | None:
    """The kind of the newest guide of this talk."""
    return next(
        (about.matter for about in reversed(consultation.case.history.subjects) if about.guides), None
    )


def told_of(consultation: Consultation) -> str:
    """What a message that no pattern knows amounts to: a loss, another lure, a question, or the course of it."""
    fraud, question = consultation.case.analysis.fraud, consultation.question
    if harm_told([consultation.message]) != Harm():
        return "lost"
    if fraud is not None and fraud.certain:
        return "same_again"
    asks = question.message.asks or asks_plainly(question.message)
    if not asks or question.family is not Family.UNKNOWN:
        return "go_on"
    return "unknown_given" if guide_of(consultation) == WORK else "unknown_asked"


def answer_in_fraud(consultation: Consultation) -> Answer:
    """What is asked or told in the middle of a fraud."""
    name = consultation.question.intent.partition(".")[2]
    if name == "first" and consultation.question.themes and told_of(consultation) == "go_on":
        return counsel_situation(consultation)  # what to do about another trouble
    if name == "bank_words":
        return bank_words(consultation)
    return fraud_reply(consultation, as_it_stands(name, standing_of(consultation)))


def standing_of(consultation: Consultation) -> FraudStanding:
    """How the fraud of this talk stands."""
    return FraudStanding(
        kind=guide_of(consultation),
        anchor=consultation.anchor,
        message=consultation.question.message,
        written=consultation.messages,
    )


def bank_words(consultation: Consultation) -> Answer:
    """What to say to the bank, with the sum and the time where they were told."""
    money = harm_told(consultation.messages).money
    template = consultation.common(
        "bank_script", "money" if money or guide_of(consultation) != LEAK else "secrets"
    )
    script = template.format(amount=josa(sum_sent(consultation), "을/를"), when=when_sent(consultation))
    answer = fraud_reply(consultation, "bank_words")
    opening, *rest = answer.text.splitlines()
    return replace(answer, text=paragraphs(sentences(opening, script), *rest))


def sum_sent(consultation: Consultation) -> str:
    """The sum that was told to have gone, as it is said."""
    for message in consultation.newest_first:
        amounts = consultation.sums(message.raw).amounts if tells_of_money(message.compact) else ()
        if amounts:
            return won(amounts[-1].won)
    return SOME_MONEY


def when_sent(consultation: Consultation) -> str:
    """When it went, in the customer's words, newest first."""
    found = map(SENT_WHEN.search, reversed(consultation.case.written))
    return next((each[0] for each in found if each is not None), UNSURE_WHEN)


def fraud_reply(consultation: Consultation, name: str) -> Answer:
    """One reply with its own steps, else with those that press by what has happened; a few words have none."""
    harm = harm_told(consultation.messages)
    if name in TIMES:  # asked about money that went, whether or not it was said so
        harm = Harm(money=True, device=harm.device)
    texts = minding(consultation, consultation.texts.aftermath[f"fraud.{name}"], harm)
    subject = fraud_subject(consultation, name, harm)
    if texts.steps or not texts.ask or name in ALONE:
        steps = reachable(consultation, texts.steps) if name in ELSEWHERE else texts.steps
        return composed(consultation, texts, steps, subject)
    pressing = pressing_steps(consultation, harm)
    if name in TIMES:
        return composed(consultation, texts, pressing[:1], subject)
    steps = fresh(consultation, pressing)
    if steps or name in HEARING:
        return composed(consultation, texts, steps or pressing[:1], subject)
    if name != "next":
        return nothing_new(consultation, harm, pressing, subject)
    stop = consultation.registry.procedures[STOP]
    return gather(consultation, stop, consultation.common("turns", "same_steps"))


def reachable(consultation: Consultation, steps: Iterable[str]) -> list[str]:
    """The steps without those that send to a number which the message names."""
    named = {f"({number})" for number in NUMBER.findall(consultation.question.message.compact)}
    return [step for step in steps if not any(each in consultation.render(step).text for each in named)]


def nothing_new(consultation: Consultation, harm: Harm, pressing: list[str], subject: Subject) -> Answer:
    """Where the last answer told all the steps: what decides the next one is asked, else the one that comes first."""
    hear = consultation.texts.aftermath["fraud.hear"]
    asked = any(consultation.told(text) for text in hear.ask) or consultation.question.message.has(LOST)
    if harm == Harm() and guide_of(consultation) not in {WORK, IMAGES} and not asked:
        return composed(consultation, hear, (), subject)
    return composed(consultation, consultation.texts.aftermath["fraud.one_thing"], pressing[:1], subject)


def minding(consultation: Consultation, texts: Aftermath, harm: Harm) -> Aftermath:
    """The reply without a closing that asks for money which was told to have gone."""
    if not harm.money:
        return texts
    left = tuple(text for text in texts.ask if not ASKS_WHAT_WENT.search(text))
    return (
        texts
        if left == texts.ask
        else replace(texts, ask=left or consultation.texts.aftermath["fraud.lost"].ask)
    )


def fraud_subject(consultation: Consultation, name: str, harm: Harm) -> Subject:
    """What the answer was about: money that went leads to its payment stop, except for goods."""
    if name.startswith("goods") and guide_of(consultation) is None:
        return GOODS
    pressed = consultation.anchor.has(PRESSED_TALK)
    vouchers = sends_vouchers(consultation.messages)
    to_stop = harm.money and not vouchers and guide_of(consultation) not in {WORK, IMAGES} and not pressed
    return PAYMENT_STOP if to_stop else consultation.anchor.outright


def pressing_steps(consultation: Consultation, harm: Harm) -> list[str]:
    """The steps for what has happened that are not done, the most urgent first; else those of the guide."""
    registry, done = consultation.registry, done_told(consultation.messages)
    leak, stop = registry.guides[LEAK].steps, registry.procedures[STOP].steps
    leaked = harm.device or harm.secrets
    steps = [
        *(leak[:1] if harm.device and not done.device_off else ()),
        *(stop[:1] if harm.money and not done.payment_stop else ()),
        *(leak[1:2] if leaked and not done.payment_stop else ()),
        *(stop[1:] if harm.money else leak[2:] if leaked else ()),
    ]
    kind, scheme = guide_of(consultation), scheme_told(consultation.messages)
    if scheme == PINS and harm.money and not leaked:
        return list(registry.guides[PHISHING].steps_at[PINS])
    of_kin = OF_KIN if any(map(kin_does, consultation.messages)) else ""
    if kind == WORK and scheme == COURIER:
        return list(registry.guides[WORK].steps_at[f"{COURIER}{of_kin}"])
    if kind == LEAK and logged_in(consultation.messages) and not harm.money | harm.device:
        return list(registry.guides[LEAK].steps_at[LOGIN])
    if kind == IMAGES:  # the police come last there
        return list(registry.guides[kind].steps[: -1 if done.payment_stop else None])
    if kind == WORK:  # what was handed over there are papers and cards
        given = harm != Harm() or handed_over(consultation.messages)
        return list(registry.guides[kind].steps[1:] if given else registry.guides[kind].steps)
    lured = consultation.anchor.of_lure  # and nothing went so far
    kind = kind or (PHISHING if lured else None)
    return steps or list(registry.guides[kind].steps if kind is not None else stop)
