"""Which established facts a counsel quotes: those that the message and the tone have room for."""

from __future__ import annotations

import re

from app.services.advice_templates.consultation import Consultation, Passage
from app.services.advice_templates.tone import Tone
from app.services.advice_templates.ways.steps import tells_of_collectors
from app.services.advice_templates.wording import sentences
from rules.scenario import Scenario

ARREARS = frozenset({Scenario.DELINQ_EARLY, Scenario.DELINQ_MID, Scenario.DELINQ_LONG})
#: What comes first when a message tells of collectors: the limits of the law.
LIMITS = ("collection_night", "contact_cap")
ADJUSTMENT = "lender_adjustment"  # of what is overdue: it need not be told where the data show it
REPORTING, PRE_REPORT = "arrears_shared", "pre_report"
#: Facts that are no help to somebody who does not speak of what they are about.
SPOKEN_OF = {
    "rate_cap": re.compile(r"이자|금리|%|대출|빌리|빌려|빌린|카드론|현금서비스|리볼빙|사채|대부|연체료"),
    ADJUSTMENT: re.compile(r"연체|밀렸|밀려|밀린|밀릴|못내|못냈|못갚|조정|유예|미루|미룰|늦출|소득|월급"),
    "rehabilitation": re.compile(r"회생|파산|법원|탕감|면책|(?:못|안)갚|감당|정리|끝이"),
}
FACT_COUNT = {Tone.SADNESS: 1, Tone.WORRY: 1, Tone.ANGER: 2, Tone.NEUTRAL: 2, Tone.WARM: 1}


def quoted(consultation: Consultation, identifiers: tuple[str, ...]) -> Passage:
    """As many of the facts as the tone bears. Nobody past the reporting line is told of it."""
    match = consultation.case.match
    late = match is not None and match.scenario in ARREARS and PRE_REPORT not in match.flags
    told = [
        identifier
        for identifier in identifiers
        if speaks_of(consultation, identifier) and not (late and identifier == REPORTING)
    ]
    first = LIMITS if tells_of_collectors(consultation) else ()
    return consultation.quote(dict.fromkeys((*first, *told)), at_most=FACT_COUNT[consultation.tone])


def speaks_of(consultation: Consultation, identifier: str) -> bool:
    """Whether the message has to do with what the fact is about."""
    words, match = SPOKEN_OF.get(identifier), consultation.case.match
    if identifier == ADJUSTMENT and match is not None and match.scenario in ARREARS:
        return True
    return words is None or consultation.question.message.has(words)


def introduced(consultation: Consultation, lead: str, facts: Passage) -> Passage:
    """Facts with a few words before them, where there are any."""
    if not facts.text:
        return facts
    return Passage(sentences(consultation.common("step_words", lead), facts.text), facts.facts)
