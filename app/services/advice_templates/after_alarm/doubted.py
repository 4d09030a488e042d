"""A message that may be a lure, held against the customer's own arrears: a true debt does not make a link true."""

from __future__ import annotations

import re
from dataclasses import replace

from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.settled import settled
from app.services.advice_templates.short_replies import reply_shortly
from app.services.advice_templates.wording import paragraphs, won

OF_ARREARS = re.compile(r"연체|미납|밀린|독촉")


def doubt_message(consultation: Consultation) -> Answer:
    """How to find out whether a message is true, with what the figures say where it speaks of arrears."""
    answer = reply_shortly(consultation)
    known = own_arrears(consultation) if consultation.question.message.has(OF_ARREARS) else ""
    return replace(answer, text=paragraphs(known, answer.text))


def own_arrears(consultation: Consultation) -> str:
    """Whether the figures show arrears; nothing where there are none to look at."""
    ledger = consultation.ledger
    newest = None if ledger is None else ledger.arrears
    if newest is None or settled(consultation):
        return ""
    if newest.overdue_since is None:
        return consultation.common("doubted", "none")
    if newest.overdue_won is None:
        return ""
    return consultation.common("doubted", "some").format(sum=won(newest.overdue_won))
