"""The urgent guide that comes before any counselling when fraud or illegal lending shows."""

from __future__ import annotations

import re

from app.services.advice_templates.amounts import sums_in
from app.services.advice_templates.consultation import Answer, Consultation, Passage
from app.services.advice_templates.harm import harm_told
from app.services.advice_templates.intents import Family, asked_for
from app.services.advice_templates.steps import one_a_line
from app.services.advice_templates.told_sums import is_bare
from app.services.advice_templates.wording import paragraphs
from rules.facts.registry import UrgentGuide

FACTS_QUOTED = 2
#: Where several kinds show, money that is leaving now comes first.
ORDER = (
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
DECEIVING = frozenset(ORDER) - PRESSED
LEAK, WORK = "personal_data_leak", "loan_fraud_work"
#: What is offered for money that is to be paid first.
OFFERS = {
    "investment": re.compile(r"리딩|수익|투자|종목|코인|주식|vip|매매|급등"),
    "loan": re.compile(r"대출|융자|햇살론|대환|한도|빌려|급전"),
}


def urgent_answer(consultation: Consultation) -> Answer | None:
    """The guide for the most urgent kind that was detected; ``None`` when none was."""
    fraud = consultation.case.analysis.fraud
    if fraud is None or not fraud.certain:
        return None
    kind = min(fraud.kinds, key=ORDER.index)
    if kind in DECEIVING and kind != WORK and harm_told([consultation.case.text]).device:
        kind = LEAK  # an app that is in is closed first
    if answered_in_talk(consultation, kind) or only_a_sum(consultation, kind):
        return None
    return guide_answer(consultation, kind)


def answered_in_talk(consultation: Consultation, kind: str) -> bool:
    """Whether the talk is on this very matter, or the message asks something that an answer is written for."""
    asked = consultation.question.family is Family.FRAUD
    new_matter = kind == WORK and not guide_told(consultation, kind)
    return consultation.subject == f"guide:{kind}" or (asked and not new_matter)


def guide_told(consultation: Consultation, kind: str) -> bool:
    """Whether the guide of this kind was told in this talk."""
    return f"guide:{kind}" in consultation.answered_before


def only_a_sum(consultation: Consultation, kind: str) -> bool:
    """Whether it is a bare value of a sum being reckoned: a number alone, or a rate within the law."""
    if consultation.question.family is not Family.CALC:
        return False
    said = sums_in(consultation.case.text)
    if said.alone is not None:
        return True
    if kind != "illegal_rate":
        return False
    rate = said.rate
    return is_bare(consultation.case.text) and (rate is None or rate <= consultation.registry.rate_cap)


def guide_answer(consultation: Consultation, kind: str) -> Answer:
    """The guide of one kind."""
    guide = consultation.registry.guides[kind]
    passages = guide_passages(consultation, guide)
    return Answer(
        paragraphs(*(passage.text for passage in passages)),
        f"guide:{kind}",
        tuple(dict.fromkeys(fact for passage in passages for fact in passage.facts)),
        steps=tuple(step for passage in passages for step in passage.steps),
    )


def comfort_of(guide: UrgentGuide) -> str:
    """A word that takes the blame away: from whom was deceived, or from whom is pressed to pay."""
    pressed = guide.kind in PRESSED
    return "빚이 있다고 참아야 하는 일이 아니에요." if pressed else "속은 분의 잘못이 아니에요."


def alarm_of(consultation: Consultation, guide: UrgentGuide) -> str:
    """The alarm, naming what is offered where this message or the newest before it does."""
    if "device" in guide.alarms and harm_told([consultation.case.text]).device:
        return guide.alarms["device"]
    for text in (consultation.case.text, *reversed(consultation.written_before)):
        for offer, pattern in OFFERS.items():
            if offer in guide.alarms and pattern.search(text):
                return guide.alarms[offer]
    return guide.alarm


def guide_passages(consultation: Consultation, guide: UrgentGuide) -> list[Passage]:
    """Alarm, steps and rights."""
    steps = [consultation.render(step) for step in guide.steps]
    return [
        Passage(alarm_of(consultation, guide)),
        one_a_line(consultation, steps),
        consultation.quote(guide.facts, at_most=FACTS_QUOTED),
        Passage(f"지금 어디까지 진행되었는지 알려 주시면 그다음을 같이 볼게요. {comfort_of(guide)}"),
    ]


def no_victim(consultation: Consultation) -> bool:
    """Whether words of fraud are no victim's: a forbidden way is asked for, or what the counsellor itself knows."""
    question = consultation.question
    return question.intent == "service.knows" or asked_for(question.intent, question.message)
