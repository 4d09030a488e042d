"""What this customer's figures show of a scenario, in one to three sentences (pure).

Each picture states figures as they are, whether or not they bear the scenario out: a customer may
tell of arrears that the data do not hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.data_answers.absent import beside_counsel
from app.services.advice_templates.data_answers.accounts import overdue_days
from app.services.advice_templates.data_answers.card_bills import shortage
from app.services.advice_templates.data_answers.cards import limit_now, revolving
from app.services.advice_templates.data_answers.debts import heard
from app.services.advice_templates.data_answers.over_time import within
from app.services.advice_templates.data_answers.single import against_usual
from app.services.advice_templates.data_answers.spending import ranked_categories
from app.services.advice_templates.data_answers.told_sums import told_sums
from app.services.advice_templates.ledger import Figure, Ledger
from app.services.advice_templates.settled import not_yet, settled
from app.services.advice_templates.wording import (
    about,
    day_name,
    is_,
    josa,
    listed,
    month_name,
    percent,
    sentences,
    won,
)
from rules.scenario import Scenario

#: Said where the data do not bear out what was told: they may lack what it is about.
AS_TOLD = "자료에 아직 들어오지 않은 사정이 있을 수 있으니 말씀하신 것을 기준으로 이야기할게요."


def picture(consultation: Consultation, scenario: Scenario) -> str:
    """The debts told just now, then the picture for a scenario; why there is none when neither is known."""
    ledger, told = consultation.ledger, heard(consultation)
    if consultation.not_looked_up:
        return told
    if ledger is None or not ledger.months:
        return told or ("" if told_sums(consultation).debts.each else beside_counsel(consultation))
    return sentences(told, drawn_from(consultation, ledger, scenario))


def drawn_from(consultation: Consultation, ledger: Ledger, scenario: Scenario) -> str:
    """What the data show of a scenario, once a talk."""
    if settled(consultation):
        return not_yet(consultation)
    drawn = PICTURES[scenario](consultation, ledger)
    if consultation.told(drawn):
        return ""
    return sentences(drawn or consultation.common("missing", "picture"), staleness(consultation, ledger))


def staleness(consultation: Consultation, ledger: Ledger) -> str:
    """That the data are old, when they are."""
    match = consultation.case.match
    if match is None or not match.stale:
        return ""
    return consultation.common("missing", "stale").format(
        as_of=f"{day_name(match.as_of, ledger.today)}까지의"
    )


def arrears(consultation: Consultation, ledger: Ledger) -> str:
    """Since when and how much is overdue, or that nothing is."""
    newest = ledger.arrears
    if newest is None:
        return ""
    if newest.overdue_since is None:
        return (
            f"제가 보는 {day_name(newest.as_of, ledger.today)} 자료에는 연체가 없어요. "
            "아직 자료에 들어오지 않은 일일 수 있으니 말씀하신 것을 기준으로 이야기할게요."
        )
    amount = (
        "밀린 돈이 있어요."
        if newest.overdue_won is None
        else f"{josa(won(newest.overdue_won), '이/가')} 밀려 있어요."
    )
    days = overdue_days(newest.overdue_since, ledger.today)
    return sentences(f"{day_name(newest.overdue_since, ledger.today)}부터 {amount}", days)


def debt(consultation: Consultation, ledger: Ledger) -> str:
    """How many lenders, how much, and what share of the income goes to repayment."""
    lenders, owed = ledger.newest("balance", "lenders"), ledger.newest("balance", "debt_won")
    repaid, inflow = ledger.newest("balance", "repayment_won"), ledger.newest("balance", "inflow_won")
    parts = [
        *([] if lenders is None else [f"빌린 곳이 {lenders.amount}곳"]),
        *([] if owed is None else [f"남은 빚이 {won(owed.amount)}"]),
    ]
    share = ""
    if repaid is not None and inflow is not None and inflow.amount > 0:
        ratio = percent(round(repaid.amount / inflow.amount * 100))
        share = f"다달이 갚을 돈은 {won(repaid.amount)}으로, 통장에 들어오는 돈의 {ratio}쯤이에요."
    return sentences(f"{is_(listed(parts))}." if parts else "", share)


def card_bill(consultation: Consultation, ledger: Ledger) -> str:
    """The next bill against the balance."""
    upcoming = ledger.newest("card", "next_bill_won")
    if upcoming is None:
        return ""
    due = ledger.at_date("card", "next_due_on", upcoming.month)
    day = "" if due is None else f"{day_name(due, ledger.today)}에 "
    return sentences(
        f"{day}나갈 카드값이 {is_(won(upcoming.amount))}.", shortage(consultation, ledger, upcoming.amount)
    )


def carried(consultation: Consultation, ledger: Ledger) -> str:
    """The revolving balance."""
    return "" if ledger.newest("card", "revolving_won") is None else revolving(consultation, ledger)


def borrowing(consultation: Consultation, ledger: Ledger) -> str:
    """The limit in use and what was newly borrowed by card."""
    newest = [ledger.newest("card", name) for name in ("cash_advance_won", "card_loan_won")]
    taken = [figure for figure in newest if figure is not None]
    total = sum(int(figure.amount) for figure in taken)
    month = month_name(taken[0].month, ledger.today) if taken else ""
    new = f"{month}에 카드로 새로 빌린 돈은 {is_(won(total))}." if total else ""
    return sentences(limit_now(ledger), new)


def cash(consultation: Consultation, ledger: Ledger) -> str:
    """The balance against a month's essential spending; who tells of having none is not told otherwise."""
    balance, essential = ledger.newest("balance", "balance_won"), ledger.newest("spending", "essential_won")
    if balance is None:
        return ""
    stated = f"{day_name(balance.as_of, ledger.today)} 기준 통장 잔액은 {is_(won(balance.amount))}."
    need = "" if essential is None else f"한 달에 꼭 쓰는 돈은 {about(essential.amount)}쯤이에요."
    spare = essential is not None and balance.amount >= essential.amount
    return sentences(stated, need, AS_TOLD if spare and tells_of(consultation, Scenario.LOW_CASH) else "")


def tells_of(consultation: Consultation, scenario: Scenario) -> bool:
    """Whether the message itself tells of that trouble."""
    return any(theme.scenario is scenario for theme in consultation.question.themes)


def income(consultation: Consultation, ledger: Ledger) -> str:
    """The newest income against what was usual before; that no less came in, where the data show it."""
    newest = ledger.newest("balance", "inflow_won")
    usual = None if newest is None else ledger.usual("balance", "inflow_won", newest.month)
    if newest is None or usual is None or newest.amount < usual:
        return against_usual(ledger, newest, "inflow_won", "통장에 들어온 돈")
    kept = f"{within(ledger, newest)} 통장에 들어온 돈은 {is_(won(newest.amount))}."
    return sentences(kept, f"아직 자료에는 줄어든 것이 보이지 않아요. {AS_TOLD}")


def spending(consultation: Consultation, ledger: Ledger) -> str:
    """The newest spending against what was usual, and the costliest category."""
    stated = against_usual(ledger, ledger.newest("spending", "total_won"), "total_won", "쓴 돈")
    ranked = ranked_categories(ledger)
    top = f"가장 큰 갈래는 {ranked[0][0]} {is_(won(ranked[0][1].amount))}." if ranked else ""
    return sentences(stated, top)


def card_limit(consultation: Consultation, ledger: Ledger) -> str:
    """How the limit moved, and how much of it is used."""
    total = ledger.newest("card", "limit_won")
    if total is None:
        return ""
    earlier = ledger.before("card", "limit_won", total.month)
    if earlier is None or earlier.amount == total.amount:
        return limit_now(ledger)
    moved = "늘었어요" if total.amount > earlier.amount else "줄었어요"
    change = f"카드 한도가 {month_name(earlier.month, ledger.today)}의 {won(earlier.amount)}에서 {josa(won(total.amount), '으로/로')} {moved}."
    return sentences(change, usage(ledger, total))


def usage(ledger: Ledger, total: Figure) -> str:
    """What share of the limit is used."""
    used = ledger.at("card", "used_won", total.month)
    if used is None or not total.amount:
        return ""
    return f"지금 쓰고 있는 금액은 카드 한도의 {percent(round(used.amount / total.amount * 100))}쯤이에요."


def loan(consultation: Consultation, ledger: Ledger) -> str:
    """What is owed and repaid now."""
    owed, rate = ledger.newest("balance", "debt_won"), ledger.newest("balance", "weighted_rate")
    if owed is None:
        return ""
    if not owed.amount:
        return "자료에는 지금 남아 있는 빚이 없어요."
    cost = "" if rate is None else f" 평균 금리는 연 {percent(rate.amount)}이고요."
    return f"지금 자료로 남은 빚은 {is_(won(owed.amount))}.{cost} {repaying(ledger)}".strip()


def repaying(ledger: Ledger) -> str:
    """What is repaid in a month."""
    repaid = ledger.newest("balance", "repayment_won")
    return "" if repaid is None or not repaid.amount else f"다달이 갚을 돈은 {about(repaid.amount)}쯤이에요."


def investment(consultation: Consultation, ledger: Ledger) -> str:
    """The account beside the investment: what is there to live on."""
    return sentences("투자한 돈은 제 자료에 보이지 않아요.", cash(consultation, ledger))


def recovery(consultation: Consultation, ledger: Ledger) -> str:
    """When the last arrears were settled, and the payments kept since."""
    cured = ledger.newest_date("delinquency", "cured_on")
    streak = ledger.newest("delinquency", "plan_paid_streak")
    kept = f"약속한 금액을 {streak.amount}번 이어서 내셨어요." if streak is not None and streak.amount else ""
    settled = f"연체는 {day_name(cured, ledger.today)}에 정리되었어요." if cured is not None else ""
    return sentences(settled, kept) or loan(consultation, ledger)


def steady(consultation: Consultation, ledger: Ledger) -> str:
    """Balance, essential spending and the use of the limit."""
    total = ledger.newest("card", "limit_won")
    return sentences(cash(consultation, ledger), "" if total is None else usage(ledger, total))


PICTURES: Mapping[Scenario, Callable[[Consultation, Ledger], str]] = {
    Scenario.DELINQ_EARLY: arrears,
    Scenario.DELINQ_MID: arrears,
    Scenario.DELINQ_LONG: arrears,
    Scenario.DEBT_CRISIS: debt,
    Scenario.CARD_PAY_DIFFICULTY: card_bill,
    Scenario.REVOLVING_BURDEN: carried,
    Scenario.SHORT_TERM_CREDIT_SPIRAL: borrowing,
    Scenario.LOW_CASH: cash,
    Scenario.INCOME_DROP: income,
    Scenario.OVERSPEND_EMOTIONAL: spending,
    Scenario.CREDIT_DOWN: card_limit,
    Scenario.CREDIT_UP: card_limit,
    Scenario.LOAN_DECISION: loan,
    Scenario.INVESTMENT_LOSS: investment,
    Scenario.RECOVERING: recovery,
    Scenario.STABLE_HOPE: steady,
}
