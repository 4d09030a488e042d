"""Bills, due dates, limits, revolving and card borrowing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.data_answers.absent import not_reported
from app.services.advice_templates.ledger import Figure, Ledger, asked_month
from app.services.advice_templates.settled import settled
from app.services.advice_templates.wording import (
    day_name,
    is_,
    josa,
    month_name,
    percent,
    sentences,
    was,
    won,
)


def bill(consultation: Consultation, ledger: Ledger) -> str:
    """The next bill with its day and whether the balance covers it; else the last bill."""
    upcoming = ledger.newest("card", "next_bill_won")
    if upcoming is None:
        return last_bill(ledger)
    due = ledger.at_date("card", "next_due_on", upcoming.month)
    day = "" if due is None else f"{day_name(due, ledger.today)}에 "
    return sentences(
        f"다음 카드값은 {day}{josa(won(upcoming.amount), '이/가')} 나갈 예정이에요.",
        shortage(consultation, ledger, upcoming.amount),
    )


def shortage(consultation: Consultation, ledger: Ledger, amount: int | Decimal) -> str:
    """How the account balance stands against what is to be paid, and against what is overdue besides."""
    balance = ledger.newest("balance", "balance_won")
    if balance is None:
        return ""
    held = f"{day_name(balance.as_of, ledger.today)} 기준 통장 잔액은 {won(balance.amount)}이라"
    return sentences(
        f"{held} {beside(balance.amount, amount, '결제하고도')}.",
        "" if settled(consultation) else with_arrears(ledger, balance.amount, amount),
    )


def beside(balance: int | Decimal, amount: int | Decimal, after: str) -> str:
    """What is left of a balance, or missing."""
    if balance >= amount:
        return f"{after} {josa(won(balance - amount), '이/가')} 남아요"
    return f"{josa(won(amount - balance), '이/가')} 모자라요"


def with_arrears(ledger: Ledger, balance: int | Decimal, amount: int | Decimal) -> str:
    """The same once what is overdue is paid as well; nothing where nothing is."""
    newest = ledger.arrears
    if newest is None or newest.overdue_since is None or not newest.overdue_won:
        return ""
    whole = amount + newest.overdue_won
    left = beside(balance, whole, "모두 내고도")
    return f"밀린 {won(newest.overdue_won)}까지 더하면 나갈 돈은 {josa(won(whole), '이고/고')}, {left}."


def shortfall(consultation: Consultation, ledger: Ledger) -> str:
    """How much the next bill lacks, or that it lacks nothing."""
    upcoming, balance = ledger.newest("card", "next_bill_won"), ledger.newest("balance", "balance_won")
    if upcoming is None or balance is None:
        return not_reported("모자라는 금액을 셈하는 데 필요한 카드값이나 통장 잔액")
    return sentences(
        f"다음 카드값은 {is_(won(upcoming.amount))}.", shortage(consultation, ledger, upcoming.amount)
    )


def last_bill(ledger: Ledger) -> str:
    """The newest bill that fell due, and what was paid of it."""
    billed = ledger.newest("card", "billed_won")
    if billed is None:
        return not_reported("카드 청구 금액")
    paid = ledger.at("card", "paid_won", billed.month)
    stated = f"{month_name(billed.month, ledger.today)}에 청구된 카드값은 {is_(won(billed.amount))}."
    return sentences(stated, "" if paid is None else f"그 가운데 {josa(won(paid.amount), '을/를')} 냈어요.")


def due_date(consultation: Consultation, ledger: Ledger) -> str:
    """The next day on which a card bill falls due."""
    due = ledger.newest_date("card", "next_due_on")
    if due is None:
        return not_reported("다음 결제일")
    if due < ledger.today:
        return f"자료에 있는 결제일은 {day_name(due, ledger.today)}인데 이미 지났어요. 다음 결제일은 아직 들어오지 않았어요."
    amount = ledger.newest("card", "next_bill_won")
    left = (due - ledger.today).days
    soon = "바로 오늘이에요." if left == 0 else f"{left}일 남았어요."
    bill_text = "" if amount is None else f"그날 {josa(won(amount.amount), '이/가')} 나갈 예정이에요."
    return sentences(f"다음 카드 결제일은 {josa(day_name(due, ledger.today), '이고/고')}, {soon}", bill_text)


def limit(consultation: Consultation, ledger: Ledger) -> str:
    """The limit, what is used of it and what is left."""
    total = ledger.newest("card", "limit_won")
    if total is None:
        return not_reported("카드 한도")
    used = ledger.at("card", "used_won", total.month)
    stated = f"{day_name(total.as_of, ledger.today)} 기준 카드 한도는 {is_(won(total.amount))}."
    if used is None or not total.amount:
        return stated
    left = max(total.amount - used.amount, 0)
    share = percent(round(used.amount / total.amount * 100))
    return sentences(
        stated,
        f"지금 {josa(won(used.amount), '을/를')} 쓰고 있어 {share}쯤 찼고, 남은 한도는 {is_(won(left))}.",
    )


def revolving(consultation: Consultation, ledger: Ledger) -> str:
    """What is carried over, and how it moved."""
    asked = asked_month(consultation.question.message, ledger.today)
    newest = ledger.newest("card", "revolving_won")
    carried = newest if asked is None else ledger.at("card", "revolving_won", asked) or newest
    if carried is None:
        return not_reported("리볼빙 잔액")
    day = day_name(carried.as_of, ledger.today)
    if not carried.amount:
        return f"{day} 기준으로 리볼빙으로 넘긴 금액은 없어요."
    earlier = ledger.before("card", "revolving_won", carried.month)
    stated = f"{day} 기준 리볼빙 잔액은 {is_(won(carried.amount))}."
    return stated if earlier is None else sentences(stated, moved(ledger, earlier, carried.amount))


def moved(ledger: Ledger, earlier: Figure, amount: int | Decimal) -> str:
    """What a balance was the month before, and by how much it rose or fell since."""
    month, change = month_name(earlier.month, ledger.today), Decimal(amount) - Decimal(earlier.amount)
    if not change:
        return f"{josa(month, '과/와')} 같아요."
    went = "늘었어요" if change > 0 else "줄었어요"
    return f"{month}에는 {was(won(earlier.amount))}. 그 사이 {josa(won(abs(change)), '이/가')} {went}."


def borrowed(consultation: Consultation, ledger: Ledger) -> str:
    """Cash advances and card loans taken in the newest month."""
    advance, loan = ledger.newest("card", "cash_advance_won"), ledger.newest("card", "card_loan_won")
    if advance is None and loan is None:
        return not_reported("현금서비스와 카드론")
    parts = [
        f"{name} {won(figure.amount)}"
        for name, figure in (("현금서비스", advance), ("카드론", loan))
        if figure is not None and figure.amount
    ]
    newest = advance or loan
    assert newest is not None  # noqa: S101
    month = month_name(newest.month, ledger.today)
    if not parts:
        return f"{month}에 새로 받은 현금서비스나 카드론은 없어요. 그 전에 받은 것의 남은 금액은 제 자료에 따로 나뉘어 있지 않아요."
    return f"{month}에 새로 받은 것은 {is_(', '.join(parts))}. 남은 금액은 카드사 앱에서 확인하시는 것이 정확해요."


def about(amount: int) -> int:
    """An estimate in won, to the hundred."""
    return round(amount, -2)


CARD_ANSWERS: Mapping[str, Callable[[Consultation, Ledger], str]] = {
    "data.card_bill": bill,
    "data.due_date": due_date,
    "data.card_limit": limit,
    "data.revolving": revolving,
    "data.card_loan": borrowed,
    "data.shortfall": shortfall,
}
