"""For how long somebody is in arrears, by their own words and by the data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.schemas.subject import NOTHING, Subject
from app.schemas.talk import Role
from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.hearing.themes import HOUSEHOLD
from app.services.advice_templates.settled import settled
from rules.metrics import Metric
from rules.numerals import BEFORE_A_NOUN, count

UNITS = {"일": 1, "주": 7, "달": 30, "개월": 30, "년": 365, "해": 365}
LATE = r"(?:밀|연체|못냈|못내|못갚|안냈|미납)"
SPAN = rf"(?P<count>\d+|{'|'.join(BEFORE_A_NOUN)})(?P<unit>{'|'.join(UNITS)})(?P<half>반)?"
#: 90일이면, 석 달 넘으면, 언제 90일 돼요: days that are only supposed.
SUPPOSED = (
    re.compile(
        rf"{SPAN}(?:째|이|을|를|가|정도|쯤|까지)*(?:라|이라|되|넘|넘으|넘기|넘어가|지나|밀리|연체되|연체하|연체)?면(?![서접허])"
    ),
    re.compile(rf"언제.{{0,4}}?{SPAN}(?:째|이|가|을)*(?:되|돼|넘|채워)"),
)
TOLD = (
    re.compile(rf"{SPAN}(?:째|넘게|정도|쯤|동안|이나|가까이|치|을|은|도)*{LATE}"),
    re.compile(rf"(?:연체|밀린|밀렸|못낸|못갚은)[가-힣]{{0,4}}?{SPAN}"),
)
#: 20일 됐고요, 8일이 아니라 3일이요: a span and hardly a word beside it, in a talk about arrears.
ALONE = re.compile(
    rf"^(?:아니(?:요|에요|야)?|앗|아차|네|음|이제|지금|한|약)*(?:(?:\d+|{'|'.join(BEFORE_A_NOUN)})(?:{'|'.join(UNITS)})(?:이|은|째)?(?:아니라|아니고|말고))?"
    rf"{SPAN}(?:째|넘게|정도|쯤|이나|가까이)*(?:이에요|예요|이요|요|됐|되었|됐고|지났|넘었|인데|이거든)[가-힣]{{0,4}}$"
)
#: 연체가 60일인데 100일됐어요: two spans, of which nobody can tell which holds today; 60일에서 100일로 moves.
ONE_OF = r"(?P<count{0}>\d+|" + "|".join(BEFORE_A_NOUN) + r")(?P<unit{0}>" + "|".join(UNITS) + ")"
TWO_SPANS = re.compile(
    rf"{LATE}[가-힣]{{0,4}}?{ONE_OF.format('a')}(?:째)?(?:인데|이었는데|였는데|라는데|이라는데|라고했는데|이라고했는데|이고|인지|아니면).{{0,4}}?{ONE_OF.format('b')}(?:째)?(?:됐|되었|됨|돼|이|인지|라|$)"
)
#: What was talked of just before such a message.
ABOUT_ARREARS = re.compile(r"^(?:scenario:DELINQ|data:arrears|calc:(?:arrears|late)|info:arrears)")
RENT = re.compile(HOUSEHOLD)
HALF_A_MONTH = 15  # days


def days_told(consultation: Consultation) -> int:
    """The days in arrears that the customer spoke of last; 0 where none were."""
    told = (
        overdue_days_in(text) or (days_alone(text) if about.has(ABOUT_ARREARS) else 0)
        for text, about in reversed(list(spoken_about(consultation)))
    )
    return next((days for days in told if days), 0)


def spoken_about(consultation: Consultation) -> Iterator[tuple[str, Subject]]:
    """The customer's messages without spaces, oldest first, each with what the answer before it was about."""
    about, heard = NOTHING, iter(consultation.messages)
    for message in consultation.case.history.messages:
        if message.role is Role.CUSTOMER:
            yield next(heard).compact, about
        else:
            about = message.subject
    yield consultation.message.compact, about


def days_alone(text: str) -> int:
    """The days that a text without spaces tells and nothing else; 0 where it tells more, or none."""
    found = ALONE.match(text)
    return 0 if found is None else counted(found)


def counted(found: re.Match[str]) -> int:
    """The days of a span that was found."""
    whole = int(count(found["count"])) * UNITS[found["unit"]]
    return whole + (UNITS[found["unit"]] // 2 if found["half"] else 0)


def overdue_days_in(text: str) -> int:
    """The days in arrears that a text without spaces names; what a landlord waits for is no arrears."""
    for pattern in SUPPOSED:
        text = pattern.sub(".", text)
    found = next((match for pattern in TOLD if (match := pattern.search(text))), None)
    if found is None or RENT.search(text):
        return 0
    return counted(found)


def supposed_in(text: str) -> int:
    """The days that a text without spaces only supposes: 90일 넘으면 어떻게 돼요; 0 where it supposes none."""
    found = next((match for pattern in SUPPOSED if (match := pattern.search(text))), None)
    return 0 if found is None else counted(found)


def days_supposed(consultation: Consultation) -> int:
    """The days in arrears that the message supposes; those of the talk where none are known otherwise; else 0."""
    if now := supposed_in(consultation.question.message.compact):
        return now
    if days_late(consultation) is not None:
        return 0
    before = (supposed_in(message.compact) for message in reversed(consultation.written_before))
    return next((days for days in before if days), 0)


def roughly(told: int, counted: int, consultation: Consultation) -> bool:
    """Whether what was told in weeks or months is but the record rounded: 한 달 반, of 47 days."""
    if not counted or settled(consultation) or abs(told - counted) > HALF_A_MONTH:
        return False
    exact = re.compile(rf"(?<!\d){told}일")
    return not any(exact.search(text) for text, _ in spoken_about(consultation))


def days_late(consultation: Consultation) -> int | None:
    """The days in arrears by the customer's data, else by their words; ``None`` where neither tells."""
    told, counted = days_told(consultation), consultation.case.metrics.get(Metric.DQ_DAYS)
    if told and (counted is None or not roughly(told, int(counted), consultation)):
        return told
    if counted is not None:
        return 0 if settled(consultation) else int(counted)
    ledger = consultation.ledger
    return 0 if ledger is not None and ledger.arrears is not None else None


def spans_told(text: str) -> tuple[int, ...]:
    """All the days in arrears that a text without spaces names, where it names more than one: 60일인데 100일."""
    found = TWO_SPANS.search(text)
    if found is None or RENT.search(text):
        return ()
    return tuple(int(count(found[f"count{place}"])) * UNITS[found[f"unit{place}"]] for place in "ab")
