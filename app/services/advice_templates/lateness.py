"""For how long somebody is in arrears, by their own words and by the data."""

from __future__ import annotations

import re

from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.normal_form import normalise
from app.services.advice_templates.settled import settled
from app.services.advice_templates.themes import HOUSEHOLD
from rules.metrics import Metric
from rules.numerals import BEFORE_A_NOUN, count

UNITS = {"일": 1, "주": 7, "달": 30, "개월": 30, "년": 365, "해": 365}
LATE = r"(?:밀|연체|못냈|못내|못갚|안냈|미납)"
SPAN = rf"(?P<count>\d+|{'|'.join(BEFORE_A_NOUN)})(?P<unit>{'|'.join(UNITS)})"
TOLD = (
    re.compile(rf"{SPAN}(?:째|넘게|정도|쯤|동안|이나|가까이|치|을|은|도)*{LATE}"),
    re.compile(rf"(?:연체|밀린|밀렸|못낸|못갚은)[가-힣]{{0,4}}?{SPAN}"),
)
RENT = re.compile(HOUSEHOLD)


def days_told(consultation: Consultation) -> int:
    """The days in arrears that the customer spoke of last; 0 where none were."""
    told = (
        days_in(normalise(text).compact)
        for text in (consultation.case.text, *reversed(consultation.written_before))
    )
    return next((days for days in told if days), 0)


def days_in(text: str) -> int:
    """The days in arrears that a text without spaces names; what a landlord waits for is no arrears."""
    found = next((match for pattern in TOLD if (match := pattern.search(text))), None)
    if found is None or RENT.search(text):
        return 0
    return int(count(found["count"])) * UNITS[found["unit"]]


def days_late(consultation: Consultation) -> int | None:
    """The days in arrears by the customer's data, else by their words; ``None`` where neither tells."""
    if told := days_told(consultation):
        return told
    counted = consultation.case.metrics.get(Metric.DQ_DAYS)
    if counted is not None:
        return 0 if settled(consultation) else int(counted)
    ledger = consultation.ledger
    return 0 if ledger is not None and ledger.arrears is not None else None
