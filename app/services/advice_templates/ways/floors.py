"""The sum that no seizure takes in a month, set against the sum that somebody has heard of."""

from __future__ import annotations

import re

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.kept_pay import ACCOUNT, FLOOR
from app.services.advice_templates.short_replies import reply_shortly
from app.services.advice_templates.wording import paragraphs, sentences, won
from rules.formatting import MYRIAD

#: 250, 185: a sum in units of ten thousand won, as people write it who leave the unit out.
BARE = re.compile(r"(?<!\d)(\d{3})(?!\d)")


def tell_floor(consultation: Consultation) -> Answer:
    """Whether the sum that is named is the one that the law keeps, and which that is."""
    fact, told = consultation.registry.fact(FLOOR, consultation.case.today), sum_named(consultation)
    if fact is None or told is None:
        return reply_shortly(consultation)
    floor = int(fact.values["monthly_won"])
    verdict = consultation.common("seizure_sum", "same" if told == floor else "other").format(told=won(told))
    facts, account = (
        consultation.quote((FLOOR,), at_most=1, again=True),
        consultation.quote((ACCOUNT,), at_most=1),
    )
    then = consultation.choose(consultation.texts.replies["info.seizure_sum"].then)
    ending = "" if consultation.told(then.text) else then.text
    text = paragraphs(sentences(verdict, facts.text, account.text), ending)
    return Answer(text, Subject("info", "seizure_sum"), (*facts.facts, *account.facts, *then.facts))


def sum_named(consultation: Consultation) -> int | None:
    """The sum that the message names; ``None`` where it names none."""
    amounts = consultation.sums().amounts
    if amounts:
        return max(amount.won for amount in amounts)
    found = BARE.search(consultation.question.message.compact)
    return None if found is None else int(found[1]) * MYRIAD
