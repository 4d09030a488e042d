"""What an answer was about, so that a follow-up finds its way back (pure)."""

from __future__ import annotations

import re

from app.services.advice_templates.consultation import LATELY, Consultation
from app.services.advice_templates.hearing.named import loosely_named
from app.services.advice_templates.lateness import days_late
from app.services.advice_templates.procedure_tables import (
    ALTERNATIVES,
    PROCEDURE_OF_DATA,
    PROCEDURE_OF_GUIDE,
    PROCEDURE_OF_INFO,
    PROCEDURE_OF_REFUSAL,
    WAYS_OUT,
)
from rules.facts.registry import Procedure, Term
from rules.scenario import Scenario

LAST_RESORT = "early_adjustment"
AT_A_COMPANY = "거래하는 금융회사 고객센터"
CHOSEN = frozenset({"procedure", "term"})  # subjects that the customer named
#: 채무조정 without a name: from how many days in arrears on which of the three schemes is the one.
ADJUSTMENTS = ((90.0, "workout"), (31.0, "pre_workout"))
OWED = re.compile(r"빚|채무|대출|밀린|밀렸|연체")
NAMED_EARLY = re.compile(r"신속|연체전")


def term_of(consultation: Consultation) -> Term | None:
    """The term the last answer explained."""
    kind, identifier = consultation.anchor.kind, consultation.anchor.matter
    return consultation.registry.terms.get(identifier) if kind == "term" else None


def scenario_talked_of(consultation: Consultation) -> str | None:
    """The scenario that the talk is about, else the one that the figures show."""
    lately = consultation.case.history.subjects[-LATELY:]
    told = next((about.id for about in reversed(lately) if about.kind == "scenario"), None)
    match = consultation.case.match
    if told is None and any(
        about.id in {"arrears_effect", "arrears_named", "arrears", "late_interest"} for about in lately
    ):
        told = Scenario.DELINQ_EARLY.value if match is None else match.scenario.value
    return told if told is not None or match is None else match.scenario.value


def procedure_of(consultation: Consultation) -> Procedure | None:
    """The procedure that the last answer was about or leads to; where its end is asked for, what ends it."""
    if consultation.question.procedure is not None:
        return fitting(consultation, consultation.question.procedure)
    undone = consultation.question.intent == "follow.undo"
    identifier = WAYS_OUT.get(consultation.anchor) if undone else procedure_id(consultation)
    found = consultation.registry.procedures.get(identifier or "")
    if found is None or consultation.anchor.kind in CHOSEN:
        return found
    return fitting(consultation, found, named=False)


def procedure_id(consultation: Consultation) -> str | None:
    """The procedure's id for each kind of subject."""
    kind, identifier = consultation.anchor.kind, consultation.anchor.matter
    match kind:
        case "procedure":
            return identifier
        case "term":
            term = consultation.registry.terms.get(identifier)
            return PROCEDURE_OF_INFO.get(identifier) if term is None or term.see is None else term.see
        case "scenario":
            texts = consultation.texts.scenarios.get(identifier)
            return None if texts is None else texts.procedure
        case _:
            tables = {
                "data": PROCEDURE_OF_DATA,
                "calc": PROCEDURE_OF_DATA,
                "info": PROCEDURE_OF_INFO,
                "guide": PROCEDURE_OF_GUIDE,
                "refuse": PROCEDURE_OF_REFUSAL,
            }
            return tables.get(kind, {}).get(identifier)


def alternatives_of(consultation: Consultation, procedure: Procedure) -> Procedure:
    """Another procedure for the same trouble; of the three schemes the one that is open at these days in arrears."""
    other = ALTERNATIVES.get(procedure.id, LAST_RESORT)
    if other == LAST_RESORT:
        return scheme_at(consultation, days_late(consultation) or 0)
    return consultation.registry.procedures[other]


def fitting(consultation: Consultation, procedure: Procedure, *, named: bool = True) -> Procedure:
    """The procedure asked for; where just any 채무조정 was, the one open at this customer's days in arrears.

    A verb alone, such as 나눠 갚다, asks for that too where something is overdue. ``named``: whether the
    message's own name for it counts.
    """
    message, days = consultation.question.message, days_late(consultation) or 0
    if procedure.id == LAST_RESORT:
        any_scheme = not (named and message.has(NAMED_EARLY))
    else:
        any_scheme = named and loosely_named(message, procedure) and (days > 0 or message.has(OWED))
    if not any_scheme:
        return procedure
    return scheme_at(consultation, days)


def scheme_at(consultation: Consultation, days: int) -> Procedure:
    """Which of the three schemes is the one at so many days in arrears."""
    found = next((identifier for least, identifier in ADJUSTMENTS if days >= least), LAST_RESORT)
    return consultation.registry.procedures[found]


def desk_of(procedure: Procedure) -> str:
    """Where a procedure is asked about: its own desk, else the company that the customer deals with."""
    return procedure.own_desk or AT_A_COMPANY
