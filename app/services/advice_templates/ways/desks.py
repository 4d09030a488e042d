"""Whom to call: the desks of a procedure, all of them, or an office that was named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation, Passage
from app.services.advice_templates.texts import ShortReply
from app.services.advice_templates.wording import paragraphs
from rules.facts.registry import Hotline

#: Offices as they are named, and their hotline.
OFFICES = (
    ("신용회복위원회", "ccrs"),
    ("신복위", "ccrs"),
    ("금융감독원", "fss"),
    ("금감원", "fss"),
    ("서민금융", "microfinance"),
    ("자살예방", "suicide_prevention"),
    ("보이스피싱", "phishing_center"),
    ("법률구조공단", "legal_aid"),
    ("고용노동부", "labour"),
    ("한국전력", "kepco"),
    ("한전", "kepco"),
    ("보건복지상담", "welfare"),
    ("긴급복지", "welfare"),
)
#: What is talked of where the desk for those in need was named: what is asked next is about that need.
WELFARE = Subject("elsewhere", "welfare")


def call_list(
    consultation: Consultation, hotlines: tuple[str, ...], calls_for: Mapping[str, str] | None = None
) -> Passage:
    """Whom to call and what each is for, in this matter where ``calls_for`` tells; else the lender itself."""
    found = [consultation.registry.hotline(identifier, consultation.case.today) for identifier in hotlines]
    purposes = calls_for or {}
    lines = [f"{line.label}: {purposes.get(line.id, line.purpose)}" for line in found if line is not None]
    if not lines:
        return Passage(
            "문의는 거래하는 금융회사 고객센터에 하시면 돼요. 번호는 카드 뒷면이나 공식 앱에 있는 것을 쓰세요."
        )
    return Passage("\n".join(lines), tuple(line.id for line in found if line is not None))


def new_calls(
    consultation: Consultation, hotlines: tuple[str, ...], calls_for: Mapping[str, str] | None = None
) -> Passage:
    """The same beside an answer; nothing where the last answer ended with it already."""
    calls = call_list(consultation, hotlines, calls_for)
    return Passage("") if consultation.said(calls.text) else calls


def name_desks(consultation: Consultation) -> Answer:
    """Whom to ask where nothing that was talked of leads to one desk."""
    reply = consultation.texts.replies["info.desk"]
    then = consultation.choose(reply.then)
    return Answer(paragraphs(consultation.pick(reply.say), then.text), consultation.anchor, then.facts)


def name_office(consultation: Consultation) -> Answer:
    """The number of an office that was named; that it is not known where the registry has none."""
    found = hotlines(consultation, offices_named(consultation))
    if [office.id for office in found] == ["welfare"]:
        need = answered(consultation, consultation.texts.replies["info.office_welfare"], ())
        return replace(need, subject=WELFARE)
    return answered(
        consultation, consultation.texts.replies["info.office" if found else "info.office_unknown"], found
    )


def explain_numbers(consultation: Consultation) -> Answer:
    """Whose the numbers are that a message names, or those of the last answer that gave any, and what for."""
    asked = hotlines(consultation, numbers_named(consultation) or given_last(consultation))
    if not asked:
        return name_desks(consultation)
    named = hotlines(consultation, offices_named(consultation))
    reply = consultation.texts.replies["info.hotline"]
    answer = answered(consultation, reply, dict.fromkeys((*asked, *named)))
    return replace(answer, subject=consultation.anchor)  # what they were given for is still what it is about


def offices_named(consultation: Consultation) -> list[str]:
    """The hotlines of offices that the message names."""
    written = consultation.question.message.compact
    return [line for word, line in OFFICES if word in written]


def numbers_named(consultation: Consultation) -> list[str]:
    """The hotlines whose numbers stand in the message, in its order."""
    told = re.findall(r"\d+", consultation.question.message.compact)
    by_number = {line.number.replace("-", ""): line.id for line in consultation.registry.hotlines.values()}
    return [by_number[number] for number in told if number in by_number]


def given_last(consultation: Consultation) -> list[str]:
    """The hotlines of the newest answer that gave any."""
    known, said = consultation.registry.hotlines, reversed(consultation.case.history.messages)
    given = ([line for line in known if line in each.facts] for each in said)
    return next(filter(None, given), [])


def hotlines(consultation: Consultation, names: Iterable[str]) -> list[Hotline]:
    """Those that may be given today, each once."""
    found = (consultation.registry.hotline(name, consultation.case.today) for name in dict.fromkeys(names))
    return [line for line in found if line is not None]


def answered(consultation: Consultation, reply: ShortReply, found: Iterable[Hotline]) -> Answer:
    """A reply with a line for each hotline, and what it closes with."""
    chosen = list(found)
    then = consultation.choose(reply.then) if reply.then else Passage("")
    lines = [f"{line.label}: {line.purpose}" for line in chosen]
    said = consultation.choose(reply.say)
    text = paragraphs(said.text, *lines, then.text)
    return Answer(text, Subject("info", "office"), (*(line.id for line in chosen), *said.facts, *then.facts))
