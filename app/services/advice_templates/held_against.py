"""A procedure held against the customer's own figures: days in arrears, debt, the principal that is overdue."""

from __future__ import annotations

import re

from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.lateness import days_late
from app.services.advice_templates.settled import settled
from app.services.advice_templates.subjects import ADJUSTMENTS, LAST_RESORT, scheme_at
from app.services.advice_templates.wording import josa, won
from rules.facts.registry import Procedure

DEBT = re.compile(r"빚|채무|부채|대출")
BANDS = frozenset({LAST_RESORT, *(identifier for _, identifier in ADJUSTMENTS)})


def way_open(consultation: Consultation) -> Procedure | None:
    """Which of the three schemes is asked about first at these days in arrears; ``None`` where they are not known."""
    days = days_late(consultation)
    return None if days is None else scheme_at(consultation, days)


def held_against(consultation: Consultation, procedure: Procedure) -> str:
    """What the figures say to this procedure, as far as they do; empty where they say nothing."""
    if procedure.id in BANDS:
        return by_days(consultation, procedure)
    if procedure.id == "rehabilitation":
        return by_debt(consultation)
    return by_principal(consultation) if procedure.id == "lender_adjustment" else ""


def by_days(consultation: Consultation, procedure: Procedure) -> str:
    """Which of the three schemes these days in arrears point at."""
    first, days = way_open(consultation), days_late(consultation)
    if first is None:
        return consultation.common("held_against", "no_days")
    since = f"지금 연체가 {days}일째라서, " if days else "지금 자료에는 밀린 돈이 없어서, "
    if first.id == procedure.id:
        return since + consultation.common("held_against", "this_one").format(
            title=josa(first.title, "이/가")
        )
    return since + consultation.common("held_against", "another").format(
        title=josa(first.title, "을/를"), asked=josa(procedure.title, "은/는")
    )


def by_debt(consultation: Consultation) -> str:
    """Whether all that is owed lies within what rehabilitation takes without security."""
    ledger, fact = (
        consultation.ledger,
        consultation.registry.fact("rehabilitation", consultation.case.today),
    )
    figure = None if ledger is None else ledger.newest("balance", "debt_won")
    told = debt_named(consultation)
    owed = told or (None if figure is None else figure.amount)
    if fact is None or not owed:
        return ""
    within = owed <= fact.values["unsecured_won"]
    said = consultation.common("held_against", "within" if within else "beyond")
    return said.format(debt=won(owed), whose="말씀하신 빚은" if told else "지금 자료의 빚은")


def debt_named(consultation: Consultation) -> int | None:
    """The debt that the message names; ``None`` where it names none."""
    message = consultation.question.message
    if not message.has(DEBT):
        return None
    return max((amount.won for amount in consultation.sums(message.raw).amounts), default=None)


def by_principal(consultation: Consultation) -> str:
    """Whether the principal that is overdue lies below what the law lets the lender be asked for."""
    ledger, fact = (
        consultation.ledger,
        consultation.registry.fact("lender_adjustment", consultation.case.today),
    )
    principal = None if ledger is None else ledger.newest("delinquency", "principal_won")
    if fact is None or principal is None or not principal.amount or settled(consultation):
        return ""
    within = principal.amount < fact.values["principal_below_won"]
    said = consultation.common("held_against", "below" if within else "above")
    return said.format(principal=won(principal.amount))
