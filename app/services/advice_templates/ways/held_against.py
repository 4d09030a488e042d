"""A procedure held against the customer's own figures: days in arrears, debt, the principal that is overdue."""

from __future__ import annotations

from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.data_answers.debts import told_in_all
from app.services.advice_templates.lateness import days_late, days_supposed
from app.services.advice_templates.settled import settled
from app.services.advice_templates.subjects import ADJUSTMENTS, LAST_RESORT, scheme_at
from app.services.advice_templates.wording import josa, sentences, won
from rules.facts.registry import Procedure

BANDS = frozenset({LAST_RESORT, *(identifier for _, identifier in ADJUSTMENTS)})


def way_open(consultation: Consultation) -> Procedure | None:
    """Which of the three schemes is asked about first at these days in arrears; ``None`` where they are not known."""
    days = days_late(consultation)
    return None if days is None else scheme_at(consultation, days)


def held_against(consultation: Consultation, procedure: Procedure) -> str:
    """What the figures say to this procedure, as far as they do; empty where they say nothing."""
    if procedure.id in BANDS:
        told = told_in_all(consultation)
        return sentences("" if consultation.told(told) else told, by_days(consultation, procedure))
    if procedure.id == "rehabilitation":
        return by_debt(consultation)
    return by_principal(consultation) if procedure.id == "lender_adjustment" else ""


def by_days(consultation: Consultation, procedure: Procedure) -> str:
    """Which of the three schemes these days in arrears point at."""
    late, supposed = days_late(consultation), days_supposed(consultation)
    days = supposed or late
    if days is None:
        return consultation.common("held_against", "no_days")
    first, said = scheme_at(consultation, days), "another"
    if first.id == procedure.id:
        said = "this_one" if days else "in_good_time"
    since = f"지금 연체가 {days}일째라서, " if days == late else f"연체가 {days}일째라면, "
    names = {"title": josa(first.title, "을/를"), "asked": josa(procedure.title, "이/가")}
    told = [text.format(**names) for text in consultation.texts.common["held_against"][said]]
    return (since if days else "지금 자료에는 밀린 돈이 없어요. ") + consultation.pick(told)


def by_debt(consultation: Consultation) -> str:
    """Whether all that is owed lies within what rehabilitation takes without security."""
    ledger, fact = (
        consultation.ledger,
        consultation.registry.fact("rehabilitation", consultation.case.today),
    )
    figure = None if ledger is None else ledger.newest("balance", "debt_won")
    told = consultation.debt_told
    owed = told or (None if figure is None else figure.amount)
    if fact is None or not owed:
        return ""
    within = owed <= fact.values["unsecured_won"]
    said = consultation.common("held_against", "within" if within else "beyond")
    return said.format(debt=won(owed), whose="말씀하신 빚은" if told else "지금 자료의 빚은")


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
