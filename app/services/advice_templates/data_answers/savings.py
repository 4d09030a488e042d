"""Sums about putting money aside and spending it; interest on savings is left out."""

from __future__ import annotations

import re
from decimal import Decimal

from app.services.advice_templates.amounts import Role
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.absent import no_data, not_reported
from app.services.advice_templates.data_answers.reckoning import (
    EACH,
    led,
    spoken_spans,
    spoken_term,
    wanted,
)
from app.services.advice_templates.ledger import Ledger
from app.services.advice_templates.told_sums import told_sums
from app.services.advice_templates.wording import is_, josa, sentences, won
from rules.repayment import MONTHS

UNPAID = "이자는 넣지 않은 셈이에요."
WEIGH = "남는 돈이 비상금으로 넉넉한지, 이자가 높은 빚은 없는지 보고 정하시면 돼요."
ONE_MONTH = re.compile(r"^(?:그럼|그러면)?한달(?:은|엔|에는|이면|로)|한달(?:에|동안|이면)(?:총)?(?:얼마|몇)")


def save(consultation: Consultation) -> Answer:
    """What putting an amount aside again and again comes to over a term; a year where none is named."""
    told = told_sums(consultation)
    amount, months = told.of(Role.MONTHLY), told.months or MONTHS
    if consultation.question.message.has(ONE_MONTH):
        months = 1
    if amount is None:
        return wanted(consultation, "calc:save", "모을 금액", purpose="한 해에 얼마가 모이는지")
    total = put_aside(amount, told.often, months)
    text = f"{EACH[told.often]} {won(amount)}씩 {spoken_term(months)} 동안 모으면 {josa(won(total), '이/가')} 돼요. {UNPAID}"
    return Answer(led(consultation) + text, "calc:save")


def put_aside(amount: int, often: int, months: int) -> int:
    """What comes together; days and weeks are counted whole."""
    times = Decimal(often * months) / MONTHS
    return round(amount * (times if often == 1 else round(times)))


def goal(consultation: Consultation) -> Answer:
    """How long a goal takes at an amount a span, or how much a month it takes by a term."""
    told, said = told_sums(consultation), consultation.sums()
    target, amount, months = told.of(Role.GOAL), told.of(Role.MONTHLY), told.months
    if target is None:
        return wanted(consultation, "calc:goal", "모으려는 금액", purpose="얼마나 걸리는지")
    if months and (amount is None or said.months):
        each = won(round(-(-target // months), -2))
        text = f"{josa(won(target), '을/를')} {spoken_term(months)} 안에 모으려면 한 달에 {each}쯤 떼어 두시면 돼요. {UNPAID}"
    elif amount:
        spans = MONTHS if told.often == 1 else told.often
        took = spoken_spans(-(-target * spans // (amount * told.often)), spans)
        text = f"{EACH[told.often]} {won(amount)}씩 모으면 {josa(won(target), '이/가')} 되기까지 {is_(took)}. {UNPAID}"
    else:
        return wanted(
            consultation, "calc:goal", "한 달에 모을 금액", purpose=f"{won(target)}까지 얼마나 걸리는지"
        )
    return Answer(led(consultation) + text, "calc:goal")


def spend(consultation: Consultation) -> Answer:
    """What is left of the balance after an amount, beside what a month needs; whether to is not decided."""
    amounts, ledger = consultation.sums().amounts, consultation.ledger
    if ledger is None or not ledger.months:
        return unseen(consultation, max((each.won for each in amounts), default=0))
    if not amounts:
        return wanted(consultation, "calc:spend", "쓰려는 금액", purpose="통장에 얼마가 남는지")
    if ledger.newest("balance", "balance_won") is None:
        return Answer(f"{not_reported('통장 잔액')} {WEIGH}", "calc:spend")
    stated = beside_balance(ledger, max(each.won for each in amounts))
    text = sentences(stated, f"써도 될지는 제가 정해 드리지 않을게요. {WEIGH}")
    return Answer(led(consultation) + text, "calc:spend")


def unseen(consultation: Consultation, amount: int) -> Answer:
    """What it hangs on where no figures are seen; that they are away for now where they are."""
    if consultation.data_away or not amount:
        return no_data(consultation, "calc:spend")
    said = consultation.texts.common["spend_unseen"]
    lead = consultation.pick([text.format(amount=josa(won(amount), "을/를")) for text in said["say"]])
    return Answer(f"{lead}\n{consultation.pick(said['then'])}", "calc:spend")


def beside_balance(ledger: Ledger, amount: int) -> str:
    """What is left of the balance once the amount is spent, beside what a month needs; empty where none is known."""
    balance, essential = ledger.newest("balance", "balance_won"), ledger.newest("spending", "essential_won")
    if balance is None:
        return ""
    rest = balance.amount - amount
    left = f"{josa(won(rest), '이/가')} 남아요" if rest >= 0 else f"{josa(won(-rest), '이/가')} 모자라요"
    need = "" if essential is None else f"한 달에 꼭 쓰는 돈은 {is_(won(essential.amount))}."
    return sentences(f"통장 잔액 {won(balance.amount)}에서 {josa(won(amount), '을/를')} 쓰면 {left}.", need)
