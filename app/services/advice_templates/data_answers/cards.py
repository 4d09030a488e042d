"""Bills, due dates, limits, revolving and card borrowing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.data_answers.absent import not_reported
from app.services.advice_templates.ledger import Ledger, asked_month
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
from rules.interest import month_interest


def bill(consultation: Consultation, ledger: Ledger) -> str:
    """The next bill with its day and whether the balance covers it; else the last bill."""
    upcoming = ledger.newest("card", "next_bill_won")
    if upcoming is None:
        return last_bill(ledger)
    due = ledger.at_date("card", "next_due_on", upcoming.month)
    day = "" if due is None else f"{day_name(due, ledger.today)}에 "
    return sentences(
        f"다음 카드값은 {day}{josa(won(upcoming.amount), '이/가')} 나갈 예정이에요.",
        shortage(ledger, upcoming.amount),
    )


def shortage(ledger: Ledger, amount: int | Decimal) -> str:
    """How the account balance stands against what is to be paid."""
    balance = ledger.newest("balance", "balance_won")
    if balance is None:
        return ""
    held = f"{day_name(balance.as_of, ledger.today)} 기준 통장 잔액은 {won(balance.amount)}이라"
    if balance.amount >= amount:
        return f"{held} 결제하고도 {josa(won(balance.amount - amount), '이/가')} 남아요."
    return f"{held} {josa(won(amount - balance.amount), '이/가')} 모자라요."


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
    moved = (
        ""
        if earlier is None
        else f"{month_name(earlier.month, ledger.today)}에는 {was(won(earlier.amount))}."
    )
    return sentences(f"{day} 기준 리볼빙 잔액은 {is_(won(carried.amount))}.", moved)


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


def revolving_interest(consultation: Consultation, ledger: Ledger) -> str:
    """A month's interest on the carried balance at the customer's average rate."""
    carried, rate = ledger.newest("card", "revolving_won"), ledger.newest("balance", "weighted_rate")
    if carried is None:
        return not_reported("리볼빙 잔액")
    if not carried.amount:
        return "넘겨 둔 리볼빙 잔액이 없어서 붙는 이자도 없어요."
    balance = f"리볼빙 잔액은 {won(carried.amount)}"
    if rate is None:
        return f"{balance}인데 적용 금리가 자료에 없어 이자를 계산할 수 없어요. 명세서의 금리를 알려 주시면 계산해 드릴게요."
    monthly = about(month_interest(carried.amount, rate.amount))
    return (
        f"{balance}이고, 대출 전체의 평균 금리 연 {percent(rate.amount)}로 어림하면 한 달 이자가 {won(monthly)}쯤이에요. "
        "리볼빙 금리는 평균보다 높을 수 있으니 명세서의 금리를 알려 주시면 다시 계산해 드릴게요."
    )


def about(amount: int) -> int:
    """An estimate in won, to the hundred."""
    return round(amount, -2)


CARD_ANSWERS: Mapping[str, Callable[[Consultation, Ledger], str]] = {
    "data.card_bill": bill,
    "data.due_date": due_date,
    "data.card_limit": limit,
    "data.revolving": revolving,
    "data.card_loan": borrowed,
    "calc.revolving": revolving_interest,
}
