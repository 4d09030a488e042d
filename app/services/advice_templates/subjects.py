"""What an answer was about, so that a follow-up finds its way back (pure)."""

from __future__ import annotations

import re

from app.schemas.turn import HEARD
from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.lateness import days_late
from app.services.advice_templates.named import loosely_named
from rules.facts.registry import Procedure, Term

#: Which procedure a question about a figure leads to.
PROCEDURE_OF_DATA = {
    "card_spent": "spending_plan",
    "card_bill": "split_bill",
    "shortfall": "split_bill",
    "due_date": "due_date_change",
    "card_limit": "limit_change",
    "limit_moves": "limit_cut_reason",
    "revolving": "revolving_cancel",
    "card_loan": "prepay_card",
    "instalment": "prepay_card",
    "debt": "debt_order",
    "interest": "rate_cut",
    "rate": "rate_cut",
    "lenders": "debt_order",
    "repayment": "lender_adjustment",
    "arrears": "early_adjustment",
    "arrears_history": "credit_up",
    "category": "spending_plan",
    "category_change": "spending_plan",
    "spending": "spending_plan",
    "spending_change": "spending_plan",
    "top_category": "spending_plan",
    "night": "spending_plan",
    "trend": "spending_plan",
    "balance": "saving_start",
    "income": "saving_start",
    "leftover": "saving_start",
    "essential": "spending_plan",
    "budget": "spending_plan",
    "runway": "saving_start",
    "income_change": "lender_adjustment",
    "lender_rates": "debt_order",
    "payoff": "debt_order",
    "spend": "saving_start",
    "credit_score": "credit_check",
    "message": "rate_cut",
    "told_interest": "rate_cut",
    "instalments": "rate_cut",
    "prepay": "prepay_card",
    "yearly_rate": "rate_cut",
    "debt_told": "debt_order",
    "save": "saving_start",
    "goal": "saving_start",
    "dsr": "debt_order",
    "next_month": "early_adjustment",
    "next_month_how": "early_adjustment",
    "late_interest": "lender_adjustment",
    "wage_kept": "living_account",
}
PROCEDURE_OF_INFO = {
    "buy": "spending_plan",
    "buy_in_instalments": "spending_plan",
    "use_limit": "limit_change",
    "another_card": "spending_plan",
    "borrow": "public_loan",
    "card_loan": "public_loan",
    "break_savings": "saving_start",
    "ignore_calls": "contact_limit",
    "raise_limit": "limit_change",
    "prepay": "debt_order",
    "use_card": "spending_plan",
    "spend_reserve": "saving_start",
    "arrears_effect": "lender_adjustment",
    "arrears_named": "lender_adjustment",
    "guarantee_called": "early_adjustment",
    "guarantor_left": "early_adjustment",
    "autopay_date": "due_date_change",
    "record_term": "credit_check",
    "rate_cap": "illegal_lending_report",
    "deposit_cover": "saving_start",
    "collection_rules": "collection_report",
    "seizure_floor": "living_account",
    "call_script": "early_adjustment",
    "call_first": "early_adjustment",
    "arrears_stages": "early_adjustment",
    "found_out": "collection_report",
    "found_out_work": "contact_limit",
    "order_objected": "payment_order_objection",
    "before_arrears": "early_adjustment",
    "defer_before": "early_adjustment",
    "guarantee_joint": "early_adjustment",
    "revolving_try": "split_bill",
    "check_card": "spending_plan",
    "still_pay": "lender_adjustment",
    "rest_forgiven": "rehabilitation",
    "lawyer_fee": "rehabilitation",
    "loan_call": "public_loan",
    "not_by_phone": "early_adjustment",
    "repay_or_save": "debt_order",
    "borrow_to_pay": "split_bill",
    "private_loan": "illegal_lending_report",
    "loan_ads": "illegal_lending_report",
    "recovery_scam": "payment_stop",
    "pushed_product": "finance_complaint",
    "order_deadline": "payment_order_objection",
    "order_ignored": "payment_order_objection",
    "order_owed": "payment_order_objection",
    "order_late": "payment_order_objection",
    "order_where": "payment_order_objection",
    "court_letter": "payment_order_objection",
    "account_stopped": "living_account",
    "pension_seizure": "living_account",
    "heirs": "early_adjustment",
    "home_rehabilitation": "rehabilitation",
    "home_bankruptcy": "bankruptcy",
    "contact_count": "contact_limit",
    "contact_channel": "contact_limit",
    "contact_work": "contact_limit",
    "contact_family": "collection_report",
    "who_pays": "collection_report",
    "mail_home": "contact_limit",
    "part_payment": "lender_adjustment",
    "rest_when": "lender_adjustment",
    "card_stopped": "lender_adjustment",
    "limit_score": "credit_up",
    "prevention_loan": "public_loan",
    "haetsal": "public_loan",
    "public_rates": "public_loan",
    "deposit_cover_old": "saving_start",
    "late_interest_part": "lender_adjustment",
    "adjustment_answer": "lender_adjustment",
    "lender_or_office": "lender_adjustment",
    "refused": "lender_adjustment",
    "contact_meanwhile": "contact_limit",
    "arrears_shared": "early_adjustment",
    "limitation": "old_debt_check",
    "score_lookup": "credit_check",
    "insolvency_fear": "bankruptcy",
    "insolvency_limits": "bankruptcy",
    "court_needed": "early_adjustment",
    "rehabilitation_wage": "rehabilitation",
    "rehabilitation_cap": "rehabilitation",
    "home_kept": "rehabilitation",
    "refinance": "public_loan",
    "refinance_saving": "public_loan",
    "lower_interest": "rate_cut",
    "defer": "lender_adjustment",
    "ccrs_trust": "early_adjustment",
    "ccrs_staff": "early_adjustment",
    "ccrs_cost": "early_adjustment",
    "broker": "early_adjustment",
    "debt_prison": "early_adjustment",
    "retirement_money": "early_adjustment",
    "sell_home": "early_adjustment",
    "revive": "old_debt_check",
    "revive_promised": "old_debt_check",
    "old_debt": "old_debt_check",
    "order_old": "payment_order_objection",
    "order_write": "payment_order_objection",
    "proxy_payment": "illegal_lending_report",
    "proxy_borrowed": "illegal_lending_report",
    "unlawful_ad": "public_loan",
    "name_used": "credit_check",
    "early_fee": "debt_order",
    "phishing_near": "payment_stop",
    "rent_or_card": "split_bill",
    "less_advance": "prepay_card",
    "cancel_payment": "split_bill",
    "call_unanswered": "contact_limit",
    "programme_loan": "public_loan",
}
PROCEDURE_OF_GUIDE = {
    "voice_phishing": "payment_stop",
    "advance_fee": "payment_stop",
    "personal_data_leak": "payment_stop",
    "illegal_rate": "illegal_lending_report",
    "loan_fraud_work": "public_loan",
    "illegal_collection": "debtor_agent",
    "acquaintance_collection": "debtor_agent",
}
PROCEDURE_OF_REFUSAL = {
    "approval": "public_loan",
    "ranking": "debt_order",
    "evade": "early_adjustment",
    "illegal": "public_loan",
    "lent_name": "public_loan",
    "borrowed_name": "public_loan",
    "cash_out": "public_loan",
    "hidden": "living_account",
    "false_sale": "early_adjustment",
    "last_spree": "rehabilitation",
    "false_address": "contact_limit",
    "stock": "saving_start",
}
ALTERNATIVES = {
    "rate_cut": "public_loan",
    "lender_adjustment": "early_adjustment",
    "early_adjustment": "lender_adjustment",
    "pre_workout": "rehabilitation",
    "workout": "rehabilitation",
    "rehabilitation": "bankruptcy",
    "bankruptcy": "workout",
    "revolving_cancel": "prepay_card",
    "prepay_card": "split_bill",
    "split_bill": "due_date_change",
    "due_date_change": "split_bill",
    "limit_cut_reason": "credit_explanation",
    "credit_explanation": "finance_complaint",
    "collection_report": "contact_limit",
    "contact_limit": "debtor_agent",
    "debtor_agent": "finance_complaint",
    "public_loan": "early_adjustment",
    "spending_plan": "saving_start",
    "saving_start": "spending_plan",
    "debt_order": "early_adjustment",
    "payment_stop": "finance_complaint",
    "credit_check": "credit_up",
    "credit_up": "credit_explanation",
    "living_account": "workout",
}
#: What ends an agreement that was talked about.
WAYS_OUT = {
    "scenario:LOAN_DECISION": "loan_withdrawal",
    "procedure:public_loan": "loan_withdrawal",
    "procedure:loan_withdrawal": "loan_withdrawal",
    "scenario:REVOLVING_BURDEN": "revolving_cancel",
    "term:revolving": "revolving_cancel",
    "procedure:revolving_cancel": "revolving_cancel",
}
LAST_RESORT = "early_adjustment"
CHOSEN = frozenset({"procedure", "term"})  # subjects that the customer named
#: 채무조정 without a name: from how many days in arrears on which of the three schemes is the one.
ADJUSTMENTS = ((90.0, "workout"), (31.0, "pre_workout"))
OWED = re.compile(r"빚|채무|대출|밀린|밀렸|연체")
NAMED_EARLY = re.compile(r"신속|연체전")


def split(subject: str | None) -> tuple[str, str]:
    """Kind and id of a subject; a guide is the same whatever called for it."""
    kind, _, identifier = (subject or "").partition(":")
    return kind, identifier.removesuffix(HEARD)


def term_of(consultation: Consultation) -> Term | None:
    """The term the last answer explained."""
    kind, identifier = split(consultation.anchor)
    return consultation.registry.terms.get(identifier) if kind == "term" else None


def procedure_of(consultation: Consultation) -> Procedure | None:
    """The procedure that the last answer was about or leads to; where its end is asked for, what ends it."""
    if consultation.question.procedure is not None:
        return fitting(consultation, consultation.question.procedure)
    undone = consultation.question.intent == "follow.undo"
    identifier = WAYS_OUT.get(consultation.anchor or "") if undone else procedure_id(consultation)
    found = consultation.registry.procedures.get(identifier or "")
    if found is None or split(consultation.anchor)[0] in CHOSEN:
        return found
    return fitting(consultation, found, named=False)


def procedure_id(consultation: Consultation) -> str | None:
    """The procedure's id for each kind of subject."""
    kind, identifier = split(consultation.anchor)
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
    """Another procedure for the same trouble."""
    return consultation.registry.procedures[ALTERNATIVES.get(procedure.id, LAST_RESORT)]


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
