"""What is left of the balance once a living cost is paid, or a debt that the data hold."""

from __future__ import annotations

import re

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.absent import no_data, not_reported
from app.services.advice_templates.data_answers.reckoning import led, wanted
from app.services.advice_templates.ledger import Ledger
from app.services.advice_templates.told.amounts import Amount, AmountRole
from app.services.advice_templates.wording import josa, sentences, won

#: The debts that the data hold, by what they are called and what an answer about them is about.
DEBTS = (
    ("리볼빙 잔액", re.compile(r"리볼빙|이월"), "revolving"),
    ("밀린 돈", re.compile(r"밀린|연체"), "arrears"),
    ("다음 카드값", re.compile(r"카드값|카드대금"), "card_bill"),
    ("남은 빚", re.compile(r"빚|대출"), "data:debt"),
)
SPENT = re.compile(r"(?:통장|계좌|잔고).{0,8}(?:쓰면|빼면|내면|빠지면|나가면)")
#: 200쯤 생각해: in units of 10,000 won.
THOUGHT = re.compile(r"(?<![\d,.])(\d{2,4})\s?(?:쯤|정도)(?=\s|$|이|은|으로)")
LATELY = 3  # messages
BEFORE = re.compile(r"^calc:(?:rest_after|arrears|spend)")
SHORT = "모자라는 만큼은 내는 날이 오기 전에 받을 곳에 먼저 말하고, 날짜를 미루거나 나누어 낼 수 있는지 물어보시면 좋아요."


def after_paying(consultation: Consultation) -> Answer:
    """What is left of the balance once a living cost is paid."""
    subject, ledger = Subject("calc", "balance_after"), consultation.ledger
    amounts = consultation.sums().amounts or paid_before(consultation)
    if ledger is None or not ledger.months:
        return no_data(consultation, subject)
    balance = ledger.newest("balance", "balance_won")
    if balance is None:
        return Answer(not_reported("통장 잔액"), subject)
    held = None if amounts else debt_named(consultation, ledger)
    if not amounts and held is None:
        return wanted(consultation, subject, "내실 금액", purpose="통장에 얼마가 남는지")
    paid = sum(each.won for each in amounts) if held is None else held[1]
    rest = balance.amount - paid
    left = f"{josa(won(rest), '이/가')} 남아요" if rest >= 0 else f"{josa(won(-rest), '이/가')} 모자라요"
    named = "" if held is None else f"{held[0]} "
    stated = f"통장 잔액 {won(balance.amount)}에서 {named}{josa(won(paid), '을/를')} 내면 {left}."
    return Answer(led(consultation) + sentences(stated, "" if rest >= 0 else SHORT), subject)


def paid_before(consultation: Consultation) -> tuple[Amount, ...]:
    """What was told just before: the amount a sum was about, or one that is thought of being spent now."""
    spent = SPENT.search(consultation.question.message.compact) is not None
    if not spent and not consultation.anchor.has(BEFORE):
        return ()
    lately = consultation.case.history.written[: -LATELY - 1 : -1]
    return next((told for text in lately if (told := amount_told(consultation, text, spent=spent))), ())


def amount_told(consultation: Consultation, text: str, *, spent: bool) -> tuple[Amount, ...]:
    """The amount of a message; where money is spent also a number without a unit: 200쯤 생각해."""
    if told := consultation.sums(text).amounts[-1:]:
        return told
    found = THOUGHT.search(text) if spent else None
    return () if found is None else (Amount(int(found[1]) * 10_000, AmountRole.OTHER),)


def debt_named(consultation: Consultation, ledger: Ledger) -> tuple[str, int] | None:
    """The debt of the data that is to be paid at once: named in the message, else the one of the answer before."""
    words, anchor = consultation.question.message.compact, str(consultation.anchor)
    told = next((kind for kind, named, _ in DEBTS if named.search(words)), None)
    kind = told or next((kind for kind, _, about in DEBTS if about in anchor), None)
    arrears = ledger.arrears
    late = arrears.overdue_won if arrears is not None and arrears.overdue_since is not None else None
    figures = {
        "리볼빙 잔액": ledger.newest("card", "revolving_won"),
        "다음 카드값": ledger.coming_bill,
        "남은 빚": ledger.newest("balance", "debt_won"),
    }
    if kind == "밀린 돈":
        return ("밀린 돈", late) if late else None
    figure = figures.get(kind or "")
    return None if kind is None or figure is None or not figure.amount else (kind, int(figure.amount))
