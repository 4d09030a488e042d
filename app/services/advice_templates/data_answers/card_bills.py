"""The next card bill and the ones before it: what is due, whether the balance covers it, what was paid."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.data_answers.absent import not_reported
from app.services.advice_templates.data_answers.single import Single, absent_month, beyond_a_month
from app.services.advice_templates.ledger import Figure, Ledger, asked_month
from app.services.advice_templates.settled import settled
from app.services.advice_templates.wording import (
    day_name,
    is_,
    josa,
    month_name,
    sentences,
    was,
    won,
)
from rules.periods import asked_months, months_back

ASIDE = re.compile(r"(?:밀린|연체).{0,4}(?:말고|빼고|제외)")
BILLED = Single("card", "billed_won", "청구된 카드값", due=True)


def bill(consultation: Consultation, ledger: Ledger) -> str:
    """The next bill with its day and whether the balance covers it; the bill of the month that is named; else the last."""
    message = consultation.question.message
    upcoming = ledger.newest("card", "next_bill_won")
    due = None if upcoming is None else ledger.at_date("card", "next_due_on", upcoming.month)
    if (whole := beyond_a_month(message, ledger, BILLED)) is not None:
        return sentences(whole, against_last(consultation, ledger, upcoming, due))
    asked = asked_month(message, ledger.today)
    if asked is not None and (due is None or asked.month != due.month) and not this_month(asked, ledger):
        return billed_in(ledger, asked)
    if upcoming is None:
        return last_bill(ledger)
    if due is not None and due < ledger.today:
        return sentences(
            f"자료에 있는 카드값은 {day_name(due, ledger.today)}에 나갈 것이었던 {is_(won(upcoming.amount))}.",
            "그날은 이미 지났고, 다음 카드값은 아직 들어오지 않았어요.",
        )
    day = "" if due is None else f"{day_name(due, ledger.today)}에 "
    return sentences(
        f"다음 카드값은 {day}{josa(won(upcoming.amount), '이/가')} 나갈 예정이에요.",
        shortage(consultation, ledger, upcoming.amount),
        carried_by_agreement(ledger),
    )


def against_last(
    consultation: Consultation, ledger: Ledger, upcoming: Figure | None, due: date | None
) -> str:
    """How the bill that is still to come stands against the last, for somebody who holds the last against one before."""
    billed = ledger.newest("card", "billed_won")
    against = asked_months(consultation.question.message.raw, ledger.today).against
    beside_it = billed is not None and against == months_back(billed.month, 1)
    if upcoming is None or billed is None or due is None or due < ledger.today or not beside_it:
        return ""
    apart = int(upcoming.amount - billed.amount)
    then = f"{month_name(billed.month, ledger.today)}보다 {josa(won(abs(apart)), '이/가')}"
    stated = f"{day_name(due, ledger.today)}에 나올 다음 카드값 {josa(won(upcoming.amount), '은/는')}"
    return f"{stated} {then} {'많아요' if apart > 0 else '적어요'}." if apart else ""


def carried_by_agreement(ledger: Ledger) -> str:
    """That not all of the bill may leave the account while a part is carried over, by what was paid of the last."""
    carried, billed = ledger.newest("card", "revolving_won"), ledger.newest("card", "billed_won")
    paid = None if billed is None else ledger.at("card", "paid_won", billed.month)
    if (
        carried is None
        or not carried.amount
        or billed is None
        or paid is None
        or paid.amount >= billed.amount
    ):
        return ""
    month = month_name(billed.month, ledger.today)
    return (
        f"다만 리볼빙을 쓰고 계셔서 이 돈이 다 빠져나가지 않을 수 있어요. {month}에는 청구된 {won(billed.amount)} 가운데 "
        f"{josa(won(paid.amount), '을/를')} 냈고, 안 낸 나머지는 이자와 함께 넘어갔어요."
    )


def this_month(month: date, ledger: Ledger) -> bool:
    """Whether it is the month that runs on."""
    return month == ledger.today.replace(day=1)


def billed_in(ledger: Ledger, month: date) -> str:
    """The bill that fell due in a month, and what was paid of it."""
    billed = ledger.at("card", "billed_won", month)
    if billed is None:
        return sentences(absent_month(month, ledger.today), last_bill(ledger))
    return bill_stated(ledger, billed)


def shortage(consultation: Consultation, ledger: Ledger, amount: int | Decimal) -> str:
    """How the account balance stands against what is to be paid, and against what is overdue besides."""
    balance = ledger.newest("balance", "balance_won")
    if balance is None:
        return ""
    held = f"{day_name(balance.as_of, ledger.today)} 기준 통장 잔액은 {won(balance.amount)}이라"
    return sentences(
        f"{held} {beside(balance.amount, amount, '결제하고도')}.",
        "" if left_out(consultation) else with_arrears(ledger, balance.amount, amount),
        with_repayment(ledger, balance.amount, amount),
    )


def with_repayment(ledger: Ledger, balance: int | Decimal, amount: int | Decimal) -> str:
    """That the loans due besides are not covered, where the bill alone would be; nothing where they are."""
    repaid = ledger.newest("balance", "repayment_won")
    newest = ledger.arrears
    late = 0 if newest is None or newest.overdue_since is None else newest.overdue_won or 0
    owed = 0 if repaid is None else repaid.amount
    lacking = amount + late + owed - balance
    if not owed or lacking <= 0 or balance < amount + late:
        return ""
    return f"다만 다달이 갚을 대출 {won(owed)}까지 나가면 {josa(won(lacking), '이/가')} 모자라요."


def left_out(consultation: Consultation) -> bool:
    """Whether what is overdue is not to be counted: it was told to be paid, or is asked to be left aside."""
    return settled(consultation) or consultation.question.message.has(ASIDE)


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
    upcoming, balance = ledger.coming_bill, ledger.newest("balance", "balance_won")
    if upcoming is None or balance is None:
        return not_reported("모자라는 금액을 셈하는 데 필요한 카드값이나 통장 잔액")
    return sentences(
        f"다음 카드값은 {is_(won(upcoming.amount))}.", shortage(consultation, ledger, upcoming.amount)
    )


def last_bill(ledger: Ledger) -> str:
    """The newest bill that fell due, and what was paid of it."""
    billed = ledger.newest("card", "billed_won")
    return not_reported("카드 청구 금액") if billed is None else bill_stated(ledger, billed)


def bill_stated(ledger: Ledger, billed: Figure) -> str:
    """One bill, and what was paid of it."""
    paid = ledger.at("card", "paid_won", billed.month)
    stated = f"{month_name(billed.month, ledger.today)}에 청구된 카드값은 {was(won(billed.amount))}."
    return sentences(stated, "" if paid is None else f"그 가운데 {josa(won(paid.amount), '을/를')} 냈어요.")


def due_date(consultation: Consultation, ledger: Ledger) -> str:
    """The next day on which a card bill falls due."""
    due = ledger.newest_date("card", "next_due_on")
    if due is None:
        return not_reported("다음 결제일")
    if due < ledger.today:
        return f"자료에 있는 결제일은 {day_name(due, ledger.today)}인데 이미 지났어요. 다음 결제일은 아직 들어오지 않았어요."
    amount = ledger.coming_bill
    left = (due - ledger.today).days
    soon = "바로 오늘이에요." if left == 0 else f"{left}일 남았어요."
    bill_text = "" if amount is None else f"그날 {josa(won(amount.amount), '이/가')} 나갈 예정이에요."
    return sentences(f"다음 카드 결제일은 {josa(day_name(due, ledger.today), '이고/고')}, {soon}", bill_text)


BILL_ANSWERS: Mapping[str, Callable[[Consultation, Ledger], str]] = {
    "data.card_bill": bill,
    "data.due_date": due_date,
    "data.shortfall": shortfall,
}
