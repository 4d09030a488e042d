"""The urgent guide that comes before any counselling when fraud or illegal lending shows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.schemas.subject import HEARD, Subject
from app.services.advice_templates.after_alarm.alarms import alarms_told
from app.services.advice_templates.after_alarm.harm import (
    Harm,
    befell_other,
    for_a_debt,
    happening_in,
    harm_told,
    threatens_with_images,
)
from app.services.advice_templates.after_alarm.lenders import LAWFUL_CREDITOR, lender_lawful
from app.services.advice_templates.after_alarm.own_answers import has_own_answer
from app.services.advice_templates.after_alarm.rate_alarm import MILDER, RATE, alarm_of_rate, facts_for
from app.services.advice_templates.after_alarm.schemes import PINS, scheme_in
from app.services.advice_templates.consultation import Answer, Consultation, Passage
from app.services.advice_templates.data_answers.told_sums import is_bare
from app.services.advice_templates.hearing.old_debts import tells_old_debt
from app.services.advice_templates.intents import Family
from app.services.advice_templates.normal_form import NormalForm
from app.services.advice_templates.told.loan_rate import about_percent
from app.services.advice_templates.ways.steps import one_a_line
from app.services.advice_templates.wording import paragraphs, sentences
from rules.facts.registry import UrgentGuide

FACTS_QUOTED = 2
#: Where several kinds show, money that is leaving now comes first.
ORDER = (
    "image_threat",
    "voice_phishing",
    "advance_fee",
    "personal_data_leak",
    "acquaintance_collection",
    "illegal_collection",
    "illegal_rate",
    "loan_fraud_work",
)
#: Here nobody was deceived.
PRESSED = frozenset({"acquaintance_collection", "illegal_collection", "illegal_rate"})
LEAK, WORK, FEE, IMAGES = "personal_data_leak", "loan_fraud_work", "advance_fee", "image_threat"
SPREAD, PHISHING, COLLECTION = "acquaintance_collection", "voice_phishing", "illegal_collection"
DECEIVING = frozenset(ORDER) - PRESSED - {IMAGES}
WHOSE = {WORK: "papers", IMAGES: "threatened"}
DOOR = "door"
AT_ONCE = frozenset({DOOR, "danger", "breaking_in", "child"})  # alarms that send to the police themselves
COURIER = "courier"  # carries others' money
OFFICE = "office"  # an office says on the telephone that a name was used in a crime
SWITCH = "switch"  # a cheaper loan for which the old one is to be paid first
#: Asked about what was done, as against told that another name or paper is wanted.
ABOUT_THE_DEED = frozenset({"fraud.guilty", "fraud.summoned", "fraud.frozen"})
LOANS_OFFERED = frozenset({Subject("info", "lure_loan"), Subject("info", "lure_loan_text")})
WANTED_FIRST = frozenset({"fraud.fee", "fraud.repay_first", "fraud.move", "fraud.cash"})
HAPPENED = re.compile(r"왔|했|갔|받았|온대|한대|간대|겠대|겠다|협박|찾아")
#: What is offered for money that is to be paid first.
OFFERS = {
    "investment": re.compile(r"리딩|수익|투자|종목|코인|주식|vip|매매|급등"),
    "loan": re.compile(r"대출|융자|햇살론|대환|한도|빌려|급전"),
}


def urgent_answer(consultation: Consultation) -> Answer | None:
    """The guide for the most urgent kind that was detected; ``None`` when none was."""
    fraud = consultation.case.analysis.fraud
    if fraud is None or not is_alarm(consultation):
        return None
    kind = kind_shown(consultation, fraud.kinds)
    if answered_in_talk(consultation, kind) or only_a_sum(consultation):
        return None
    return guide_answer(consultation, kind)


def kind_shown(consultation: Consultation, kinds: Sequence[str]) -> str:
    """The most urgent of the kinds; an app that is in is closed first, and a threat with pictures is no collecting."""
    kind = min(kinds, key=ORDER.index)
    if kind in DECEIVING and happening_in(consultation.message) == "incoming":
        return PHISHING
    if kind in DECEIVING and (meant := deceit_shown(kind, consultation.message)) is not None:
        return meant
    message = consultation.message
    if kind == SPREAD and happening_in(message) == "child":
        return COLLECTION
    if (
        kind not in {*PRESSED, PHISHING}
        or happening_in(message) in AT_ONCE
        or not threatens_with_images(message)
    ):
        return kind
    if not for_a_debt(consultation.messages):
        return IMAGES
    return SPREAD if kind in PRESSED else kind


def deceit_shown(kind: str, message: NormalForm) -> str | None:
    """The guide by the scheme that is told, or by what went; ``None`` where neither tells."""
    scheme = scheme_in(message)
    if scheme == COURIER:
        return WORK
    if scheme in {OFFICE, SWITCH}:
        return PHISHING
    if kind == WORK:
        return None
    if taken_by(message):
        return LEAK
    return None if scheme is None else PHISHING


def taken_by(message: NormalForm) -> bool:
    """Whether an app is in, or secrets went and no money did: there the ways in are closed first."""
    harm = harm_told([message])
    return harm.device or (harm.secrets and not harm.money and happening_in(message) is None)


def is_alarm(consultation: Consultation) -> bool:
    """Whether the signs of fraud take the message over; no learnt weight does what has its own answer."""
    fraud = consultation.case.analysis.fraud
    return fraud is not None and fraud.certain and (fraud.written or not has_own_answer(consultation))


def answered_in_talk(consultation: Consultation, kind: str) -> bool:
    """Whether the talk is on this very matter, or the message asks something that an answer is written for."""
    if consultation.question.family is Family.CRISIS:  # whoever tells of help is heard, with no other alarm
        return True
    asked = consultation.question.family is Family.FRAUD
    deed = consultation.question.intent in ABOUT_THE_DEED
    new_matter = kind == WORK and not deed and not guide_told(consultation, kind)
    if kind in PRESSED and (only_asks_who_learns(consultation) or lender_called(consultation)):
        return True
    on_it = consultation.subject.outright == Subject("guide", kind) or same_deceit(consultation, kind)
    return on_it or (asked and not new_matter and not offer_alarms(consultation))


def offer_alarms(consultation: Consultation) -> bool:
    """Whether a loan was only offered so far, and money is now wanted for it: that is the first alarm."""
    return consultation.anchor in LOANS_OFFERED and consultation.question.intent in WANTED_FIRST


def only_asks_who_learns(consultation: Consultation) -> bool:
    """Whether it is asked who comes to know of a way to settle debts, and nothing is told to have happened."""
    question = consultation.question
    return question.intent == "follow.discovery" and not question.message.has(HAPPENED)


def lender_called(consultation: Consultation) -> bool:
    """Whether a card company or a bank, and no lender outside the law, has called somebody: its rules are the answer."""
    if not consultation.question.intent.startswith("info.contacted_"):
        return False
    return lender_lawful(consultation)


def guide_told(consultation: Consultation, kind: str) -> bool:
    """Whether the guide of this kind was told in this talk."""
    return Subject("guide", kind) in {about.outright for about in consultation.case.history.subjects}


def same_deceit(consultation: Consultation, kind: str) -> bool:
    """Whether the last answer guided through a deceit, and no word tells of another one, only the learnt weight."""
    fraud = consultation.case.analysis.fraud
    told = consultation.subject
    one_matter = told.guides and {kind, told.matter} <= DECEIVING - {WORK}
    return one_matter and fraud is not None and not fraud.written


def only_a_sum(consultation: Consultation) -> bool:
    """Whether what sounds like an unlawful rate is a bare value of a sum being reckoned: no such rate was told."""
    alert, question = consultation.case.analysis.fraud, consultation.question
    if alert is None or question.family is not Family.CALC:
        return False
    if consultation.sums().alone is not None:
        return True
    only = alert.kinds == ("illegal_rate",) and alert.yearly_rate is None
    return only and is_bare(consultation.case.text)


def guide_answer(consultation: Consultation, kind: str) -> Answer:
    """The guide of one kind."""
    guide = consultation.registry.guides[kind]
    passages = guide_passages(consultation, guide)
    fraud = consultation.case.analysis.fraud
    heard = fraud is not None and not fraud.written
    return Answer(
        paragraphs(*(passage.text for passage in passages)),
        Subject("guide", f"{kind}{HEARD if heard else ''}"),
        tuple(dict.fromkeys(fact for passage in passages for fact in passage.facts)),
        steps=tuple(step for passage in passages for step in passage.steps),
    )


def closing_of(consultation: Consultation, guide: UrgentGuide, name: str | None) -> str:
    """How a guide ends: what to tell next, and, once in a talk, a word that takes the blame away.

    Whoever was deceived or pressed bears none; papers that were forged stay the customer's.
    """
    whose = WHOSE.get(guide.kind, "pressed" if guide.kind in PRESSED else deceived_or_asking(consultation))
    texts = consultation.texts.common["guide_ends"]
    fitting = () if name == MILDER else texts[whose]
    comfort = [text for text in fitting if not consultation.told(text)]
    tell = "at_door" if guide.kind in PRESSED and happening_in(consultation.message) == DOOR else "tell"
    return sentences(consultation.pick(texts[tell]), *comfort[:1])


def deceived_or_asking(consultation: Consultation) -> str:
    """Whether anything went already; who asks in good time was deceived by nobody."""
    message = consultation.message
    happening = happening_in(message)
    if happening == "incoming":
        return "asking"
    went = harm_told(consultation.messages) != Harm() or happening is not None or befell_other(message)
    return "asking" if consultation.question.asked and not went else "deceived"


def alarm_named(consultation: Consultation, guide: UrgentGuide) -> str | None:
    """Which of the guide's alarms fits: by what is told, else by what is offered in the newest message that tells."""
    if guide.kind == RATE and (name := alarm_of_rate(consultation)) is not None:
        return name
    told = (name for name in alarms_told(consultation.message) if name in guide.alarms)
    lawful = LAWFUL_CREDITOR if LAWFUL_CREDITOR in guide.alarms and lender_lawful(consultation) else None
    return next(told, None) or lawful or alarm_offered(consultation, guide)


def alarm_offered(consultation: Consultation, guide: UrgentGuide) -> str | None:
    """The alarm for what is offered, by the newest message that tells of it."""
    for text in reversed(consultation.case.written):
        for offer, pattern in OFFERS.items():
            if offer in guide.alarms and pattern.search(text):
                return offer
    return None


def alarm_of(consultation: Consultation, guide: UrgentGuide, name: str | None) -> Passage:
    """The alarm of that name, with the yearly rate where one was told."""
    alert = consultation.case.analysis.fraud
    rate = None if alert is None else alert.yearly_rate
    told = guide.alarm if name is None else guide.alarms[name]
    return consultation.render(told if rate is None else told.replace("{rate}", about_percent(rate)))


def guide_passages(consultation: Consultation, guide: UrgentGuide) -> list[Passage]:
    """Alarm, steps and rights; the step about the police comes last, and not again where the alarm sends there."""
    name = alarm_named(consultation, guide)
    steps = [consultation.render(step) for step in steps_left(guide, name)]
    return [
        alarm_of(consultation, guide, name),
        Passage(age_of_debt(consultation, guide)),
        one_a_line(consultation, steps),
        consultation.quote(
            () if name == PINS else facts_for(consultation, guide, name), at_most=FACTS_QUOTED
        ),
        Passage(closing_of(consultation, guide, name)),
    ]


def steps_left(guide: UrgentGuide, name: str | None) -> tuple[str, ...]:
    """The steps that belong to an alarm, without what it said itself."""
    rest = guide.steps[:-1] if name in AT_ONCE else guide.steps
    return guide.steps_at.get(name or "", rest)


def age_of_debt(consultation: Consultation, guide: UrgentGuide) -> str:
    """That nothing is to be paid or promised yet, where collectors come for a debt that is told to be old."""
    old = guide.kind in PRESSED and any(
        tells_old_debt(message, consultation.case.today) for message in consultation.messages
    )
    return consultation.common("old_debt", "warning") if old else ""
