"""Whom to call: the desks of a procedure, all of them, or an office that was named."""

from __future__ import annotations

from collections.abc import Mapping

from app.services.advice_templates.consultation import Answer, Consultation, Passage
from app.services.advice_templates.wording import paragraphs

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
    written = consultation.question.message.compact
    asked = [line for word, line in OFFICES if word in written]
    found = [line for name in asked if (line := consultation.registry.hotline(name, consultation.case.today))]
    reply = consultation.texts.replies["info.office" if found else "info.office_unknown"]
    lines = [f"{line.label}: {line.purpose}" for line in found]
    then = consultation.choose(reply.then)
    text = paragraphs(consultation.pick(reply.say), *lines, then.text)
    return Answer(text, "info:office", (*(line.id for line in found), *then.facts))
