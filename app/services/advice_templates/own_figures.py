"""The one figure of the customer that belongs beside a procedure or a term."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.data_answers.debts import told_in_all
from app.services.advice_templates.ledger import Ledger
from app.services.advice_templates.pictures import card_limit, carried, debt, spending
from app.services.advice_templates.settled import not_yet, settled
from app.services.advice_templates.wording import day_name, is_, percent, sentences, won


def own_figure(consultation: Consultation, entry_id: str) -> str:
    """A sentence with the debts that were told, where it is about those, and one with the figure; empty without either."""
    ledger, tell = consultation.ledger, OWN_FIGURES.get(entry_id)
    told = told_in_all(consultation) if entry_id in OF_ALL_DEBTS else ""
    held = "" if ledger is None or tell is None else tell(consultation, ledger)
    return sentences("" if consultation.told(told) else told, held)


def nothing_carried(consultation: Consultation) -> bool:
    """Whether the data show that nothing is carried over, and the customer tells of no such balance."""
    carries = None if consultation.ledger is None else consultation.ledger.newest("card", "revolving_won")
    return carries is not None and not carries.amount and not consultation.sums().amounts


def rate(consultation: Consultation, ledger: Ledger) -> str:
    """The average rate of the customer's loans."""
    figure = ledger.newest("balance", "weighted_rate")
    return "" if figure is None else f"지금 대출의 평균 금리는 연 {percent(figure.amount)}로 확인돼요."


def next_bill(consultation: Consultation, ledger: Ledger) -> str:
    """The next bill."""
    figure = ledger.coming_bill
    return "" if figure is None else f"다음에 나갈 카드값은 {is_(won(figure.amount))}."


def bill_against_balance(consultation: Consultation, ledger: Ledger) -> str:
    """The next bill beside what the account holds."""
    figure, balance = ledger.coming_bill, ledger.newest("balance", "balance_won")
    due = ledger.newest_date("card", "next_due_on")
    if figure is None or balance is None or due is None:
        return ""
    return f"{day_name(due, ledger.today)}에 나갈 카드값은 {won(figure.amount)}이고, 통장 잔액은 {is_(won(balance.amount))}."


def due_date(consultation: Consultation, ledger: Ledger) -> str:
    """The due date as it stands."""
    due = ledger.newest_date("card", "next_due_on")
    return (
        ""
        if due is None or due < ledger.today
        else f"지금 결제일은 {due.day}일이고, 가까운 결제일은 {is_(day_name(due, ledger.today))}."
    )


def overdue(consultation: Consultation, ledger: Ledger) -> str:
    """What is overdue."""
    newest = ledger.arrears
    if settled(consultation):
        return not_yet(consultation)
    if newest is None or newest.overdue_since is None or newest.overdue_won is None:
        return ""
    return f"지금 자료로는 {day_name(newest.overdue_since, ledger.today)}부터 {won(newest.overdue_won)}이 밀려 있어요."


def room_on_card(consultation: Consultation, ledger: Ledger) -> str:
    """How much of the limit is left, for somebody whose card did not go through."""
    total = ledger.newest("card", "limit_won")
    used = None if total is None else ledger.at("card", "used_won", total.month)
    if total is None or used is None:
        return ""
    left = total.amount - used.amount
    if left <= 0:
        return "지금 자료로는 쓰신 금액이 카드 한도에 닿아 있어요."
    return f"지금 자료로는 남은 한도가 {won(left)}이라, 그보다 적게 쓰셨다면 한도 때문은 아닐 수 있어요."


def owed(consultation: Consultation, ledger: Ledger) -> str:
    """All debt and the number of lenders."""
    debt, lenders = ledger.newest("balance", "debt_won"), ledger.newest("balance", "lenders")
    if debt is None or not debt.amount:
        return ""
    places = "" if lenders is None else f"{lenders.amount}곳에 "
    return f"지금 자료로는 {places}{won(debt.amount)}이 남아 있어요."


#: What weighs all debts together.
OF_ALL_DEBTS = frozenset(
    {
        "workout",
        "pre_workout",
        "early_adjustment",
        "lender_adjustment",
        "debt_order",
        "rehabilitation",
        "bankruptcy",
        "multiple_debt",
    }
)
OWN_FIGURES: Mapping[str, Callable[[Consultation, Ledger], str]] = {
    "info.arrears_effect": overdue,
    "info.arrears_named": overdue,
    "info.ask_to_wait": overdue,
    "info.payday_told": overdue,
    "info.this_month": overdue,
    "info.limit_why_up": card_limit,
    "info.part_payment": overdue,
    "info.pay_plan_late": overdue,
    "info.pay_plan_bill": bill_against_balance,
    "info.rate_fair": rate,
    "info.refinance": rate,
    "info.refinance_saving": rate,
    "info.lower_interest": rate,
    "rate_cut": rate,
    "split_bill": next_bill,
    "prepay_card": next_bill,
    "due_date_change": due_date,
    "revolving_cancel": carried,
    "info.revolving_at_once": carried,
    "info.revolving_none": carried,
    "info.card_declined": room_on_card,
    "info.card_declined_there": room_on_card,
    "info.score_why": card_limit,
    "limit_change": card_limit,
    "limit_cut_reason": card_limit,
    "spending_plan": spending,
    "lender_adjustment": overdue,
    "early_adjustment": overdue,
    "pre_workout": overdue,
    "workout": overdue,
    "debt_order": owed,
    "rehabilitation": owed,
    # terms
    "dsr": debt,
    "dti": debt,
    "multiple_debt": owed,
    "utilisation": card_limit,
    "overdraft": owed,
}
