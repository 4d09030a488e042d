"""Figures that go on with the answer before: what is due against the balance, limits as they were, all that is owed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.absent import not_reported
from app.services.advice_templates.data_answers.accounts import credit_score
from app.services.advice_templates.data_answers.cards import revolving
from app.services.advice_templates.data_answers.debts import told_in_all
from app.services.advice_templates.data_answers.limit_moves import limit_moves
from app.services.advice_templates.data_answers.together import due_in_all, due_of
from app.services.advice_templates.ledger import Ledger
from app.services.advice_templates.settled import settled
from app.services.advice_templates.wording import is_, josa, listed, sentences, won
from rules.formatting import MYRIAD

NUMBER = re.compile(r"\d{2,4}")
OF_REVOLVING = re.compile(r"revolving|REVOLVING")
SCORE, LIMIT = re.compile(r"점수|등급"), re.compile(r"한도")
LATELY = 3  # messages before the one that is answered
ENOUGH = "네, 지금 잔액으로 다 낼 수 있는 셈이에요."
LACKING = "지금 잔액만으로는 다 내기에 모자라요."
ASK_FIRST = "모자라는 만큼은 내는 날이 오기 전에 카드사나 금융회사에 먼저 말하고, 나누어 낼 수 있는지 물어보시면 좋아요."
LIVING = "그날까지 쓰실 생활비는 따로 남겨 두고 보세요."
PAY_DAY = "월급이 들어오는 날은 자료에 없어서, 앞으로 나갈 돈을 모두 뺀 금액이에요. 월급날 뒤에 나갈 것이 있으면 그만큼은 더 쓰실 수 있는 셈이에요."
LATE_ADDED = "그사이 붙은 연체이자가 더해지니, 오늘 내면 얼마인지 금융회사에 한 번 물어보시면 정확해요."
EARLY_FEE = "한꺼번에 갚을 때는 중도상환수수료가 있는지도 함께 확인해 보세요."
BILL = re.compile(
    r"(국민|신한|삼성|현대|롯데|하나|우리|농협|비씨|bc|kb|nh|기업|씨티)(?:카드)?(?:은|는|이|가|에서|값)?(\d[\d,]*)(만)?(\d)?(천)?",
    re.IGNORECASE,
)


def can_pay(consultation: Consultation, ledger: Ledger) -> str:
    """Whether the balance covers what is due, and what to do where it does not."""
    balance, total = (
        ledger.newest("balance", "balance_won"),
        sum(won for _, won in due_of(consultation, ledger)),
    )
    stated = due_in_all(consultation, ledger)
    if balance is None or not total:
        return stated
    if balance.amount >= total:
        return sentences(ENOUGH, stated, LIVING)
    return sentences(LACKING, stated, ASK_FIRST)


def until_payday(consultation: Consultation, ledger: Ledger) -> str:
    """What can be spent until the next income: the balance less what is still to be paid."""
    return sentences(due_in_all(consultation, ledger), PAY_DAY)


def needed(consultation: Consultation, ledger: Ledger) -> str:
    """What it takes to pay all of it: what is overdue first, then everything."""
    if told := told_in_all(consultation):
        return told
    if consultation.anchor.has(OF_REVOLVING):
        return revolving_needed(ledger) or revolving(consultation, ledger)
    newest, debt = ledger.arrears, ledger.newest("balance", "debt_won")
    late = newest is not None and newest.overdue_since is not None and not settled(consultation)
    overdue = newest.overdue_won if late and newest is not None else None
    if debt is None and not overdue:
        return not_reported("남은 빚")
    first = f"밀린 것부터 정리하려면 {josa(won(overdue), '이/가')} 필요해요. {LATE_ADDED}" if overdue else ""
    if debt is None or not debt.amount:
        return first
    beside = "아직 갚을 날이 오지 않은 것까지 모두 갚으려면 자료에 있는" if overdue else "자료에 있는"
    return sentences(first, f"{beside} 남은 빚은 {is_(won(debt.amount))}.", EARLY_FEE)


def revolving_needed(ledger: Ledger) -> str:
    """What it takes to end what is carried over at once, beside the balance; empty where nothing is carried."""
    carried, balance = ledger.newest("card", "revolving_won"), ledger.newest("balance", "balance_won")
    if carried is None or not carried.amount:
        return ""
    stated = f"리볼빙을 한 번에 끝내려면 {won(carried.amount)}에 오늘까지 붙은 이자를 더한 금액이 필요해요."
    if balance is None:
        return stated
    rest = int(balance.amount - carried.amount)
    left = (
        f"내고 나면 {josa(won(rest), '이/가')} 남아요"
        if rest >= 0
        else f"{josa(won(-rest), '이/가')} 모자라요"
    )
    return sentences(stated, f"통장 잔액은 {won(balance.amount)}이라 {left}.")


def limit_before(consultation: Consultation, ledger: Ledger) -> str:
    """For somebody who tells what the limit was: whether the data agree, and how it moved."""
    if of_the_score(consultation):
        return credit_score(consultation, ledger)
    found = NUMBER.search(consultation.question.message.compact)
    told = 0 if found is None else int(found[0]) * MYRIAD
    held = {int(figure.amount) for figure in ledger.series("card", "limit_won")}
    lead = "네, 맞아요." if told in held else "자료에는 이렇게 나와 있어요." if held else ""
    return sentences(lead, limit_moves(consultation, ledger))


def of_the_score(consultation: Consultation) -> bool:
    """Whether the talk is about the score and not the limit, by what was named last."""
    lately = [consultation.case.text, *reversed(consultation.case.history.written[-LATELY:])]
    named = next((text for text in lately if SCORE.search(text) or LIMIT.search(text)), "")
    return bool(SCORE.search(named)) and not LIMIT.search(named)


def bills_told(consultation: Consultation) -> Answer:
    """The bills of several cards as they were told, together, beside the bill that the data hold."""
    bills = bills_in(consultation.question.message.compact)
    total = sum(amount for _, amount in bills)
    names = listed([f"{name} {won(amount)}" for name, amount in bills])
    upcoming = None if consultation.ledger is None else consultation.ledger.coming_bill
    balance = None if consultation.ledger is None else consultation.ledger.newest("balance", "balance_won")
    apart = (
        ""
        if upcoming is None or int(upcoming.amount) == total
        else f"제가 보는 자료에는 다음 카드값이 모두 {won(upcoming.amount)}으로 나와 있으니, 빠진 카드가 없는지 앱에서 한 번 맞춰 보세요."
    )
    held = (
        ""
        if balance is None
        else f"통장 잔액은 {won(balance.amount)}이라 말씀하신 금액만 보면 {'낼 수 있는 셈이에요' if balance.amount >= total else '모자라요'}."
    )
    text = sentences(f"{names}, 모두 더하면 {is_(won(total))}.", held, apart)
    return Answer(text, Subject("calc", "bills_told"))


def bills_in(compact: str) -> list[tuple[str, int]]:
    """Each issuer with the amount told behind it; a number without a unit is counted in 만."""
    return [
        (found[1].upper() if found[1].isascii() else found[1], amount_of(found))
        for found in BILL.finditer(compact)
    ]


def amount_of(found: re.Match[str]) -> int:
    """One amount in won."""
    number = int(found[2].replace(",", ""))
    thousands = int(found[4]) * 1_000 if found[4] and found[5] else 0
    return number * MYRIAD + thousands if found[3] or number < MYRIAD else number


CHAINED_ANSWERS: Mapping[str, Callable[[Consultation, Ledger], str]] = {
    "data.can_pay": can_pay,
    "data.until_payday": until_payday,
    "data.needed": needed,
    "data.limit_before": limit_before,
}
