"""Sums about putting money aside and spending it; interest on savings is left out."""

from __future__ import annotations

import re
from decimal import Decimal

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.absent import no_data, not_reported
from app.services.advice_templates.data_answers.deposits import bears_interest, deposit, of_tax
from app.services.advice_templates.data_answers.reckoning import (
    COUNTED,
    EACH,
    asks_per_day,
    led,
    spoken_spans,
    spoken_term,
    wanted,
)
from app.services.advice_templates.data_answers.standing import reserve_gap
from app.services.advice_templates.data_answers.told_sums import spoken, told_sums
from app.services.advice_templates.ledger import Ledger
from app.services.advice_templates.told.amounts import AmountRole, written_out
from app.services.advice_templates.told.spared import is_spared
from app.services.advice_templates.told.sums_read import Told
from app.services.advice_templates.wording import is_, josa, listed, sentences, won
from rules.repayment import DAYS, MONTHS, WEEKS

TO_SAVE, TO_REACH, TO_SPEND = Subject("calc", "save"), Subject("calc", "goal"), Subject("calc", "spend")
OF_RESERVE = frozenset({Subject("data", "reserve"), Subject("data", "runway")})
UNPAID = "이자는 넣지 않은 셈이에요."
WEIGH = "남는 돈이 비상금으로 넉넉한지, 이자가 높은 빚은 없는지 보고 정하시면 돼요."
#: What is assumed of what is put aside by the day or the week.
NEVER_MISSED = {DAYS: "하루도 거르지 않을 때의 금액이고, ", WEEKS: "한 주도 거르지 않을 때의 금액이고, "}
ONE_MONTH = re.compile(
    r"^(?:그럼|그러면)?한달(?:은|엔|에는|이면|로)|한달(?:에|동안|이면)(?:총)?(?:얼마|몇)|한달(?:에|이면|동안)?(?:은|엔)?요?$"
)
#: A span in days or weeks: 100일 동안, 26주.
IN_DAYS = re.compile(
    r"(?<![\d.])(?P<days>\d{2,3})일(?:동안|간|이면|만|모으|뒤|후|하면)|(?<![\d.])(?P<weeks>\d{1,2})주(?:일)?(?:동안|간|면|만|모으|뒤|후|하면)"
)
HOW_LONG = re.compile(r"언제|며칠|몇(?:년|달|개월|주)|얼마나(?:오래)?걸|얼마동안")
EACH_TIME = re.compile(r"얼마씩|얼마(?:를|나)?(?:모아야|저축해야|넣어야|떼)")
#: Money that was given to a habit and stays now.
KEPT = "아끼면"
SAVED = re.compile(r"모으|모아|모이|저축|저금|적금|넣")


def save(consultation: Consultation) -> Answer:
    """What putting an amount aside again and again comes to over a term; a year where none is named."""
    told = told_sums(consultation)
    amount = told.of(AmountRole.MONTHLY)
    if amount is None:
        return wanted(consultation, TO_SAVE, "모을 금액", purpose="한 해에 얼마가 모이는지")
    if bears_interest(consultation) or of_tax(consultation):
        return deposit(consultation)
    span, times = span_saved(consultation, told)
    put, start = (
        amount * times if times else put_aside(amount, told.often, span),
        told.of(AmountRole.START) or 0,
    )
    done, spoken_as = done_with(consultation), spoken_span(span, times, told.often)
    text = (
        f"{EACH[told.often]} {won(amount)}씩 {spoken_as} 동안 {done} {josa(won(put), '이/가')} 돼요."
        if done
        else f"{EACH[told.often]} {won(amount)}씩이면 {spoken_as} 동안 모두 {is_(won(put))}."
    )
    with_start = f"모아 두신 {josa(won(start), '과/와')} 더하면 {is_(won(start + put))}." if start else ""
    basis = f"{NEVER_MISSED.get(told.often, '')}{UNPAID}" if done else ""
    return Answer(led(consultation) + sentences(text, with_start, basis), TO_SAVE)


def span_saved(consultation: Consultation, told: Told) -> tuple[int, int]:
    """For how many months; or for so many days or weeks, where they are counted so."""
    message = consultation.question.message
    found = IN_DAYS.search(message.compact)
    if found is not None and found["days" if told.often == DAYS else "weeks"] and told.often != MONTHS:
        return 0, int(found["days"] or found["weeks"])
    return (1 if message.has(ONE_MONTH) else told.months or MONTHS), 0


def spoken_span(months: int, times: int, often: int) -> str:
    """The span as it is said: 1년, 100일."""
    return f"{times}{COUNTED[often]}" if times else spoken_term(months)


def done_with(consultation: Consultation) -> str:
    """What is done with the amount as it was told last: kept from a habit, put aside, or spent (empty)."""
    told_last = next(
        (text for text, _ in reversed(list(spoken(consultation))) if said_monthly(consultation, text)), ""
    )
    if is_spared(written_out(told_last)):
        return KEPT
    return "모으면" if any(SAVED.search(text) for text, _ in spoken(consultation)) else ""


def said_monthly(consultation: Consultation, text: str) -> bool:
    """Whether a message tells an amount that comes again and again."""
    return consultation.sums(text).of(AmountRole.MONTHLY) is not None


def put_aside(amount: int, often: int, months: int) -> int:
    """What comes together; days and weeks are counted whole."""
    times = Decimal(often * months) / MONTHS
    return round(amount * (times if often == 1 else round(times)))


def goal(consultation: Consultation) -> Answer:
    """How long a goal takes at an amount a span, or how much a month it takes by a term."""
    told, said = told_sums(consultation), consultation.sums()
    amount, months = told.of(AmountRole.MONTHLY), told.months
    target = told.of(AmountRole.GOAL) or reserve_meant(consultation)
    if target is None:
        return wanted(consultation, TO_REACH, "모으려는 금액", purpose="얼마나 걸리는지")
    start = told.of(AmountRole.START) or 0
    rest = target - start
    held = f"모아 두신 {josa(won(start), '을/를')} 빼면 {won(rest)}이 더 필요해요." if start else ""
    if rest <= 0:
        return Answer(
            f"모아 두신 {josa(won(start), '이/가')} 이미 {josa(won(target), '을/를')} 채워요.",
            TO_REACH,
        )
    if (
        months
        and not how_long_asked(consultation)
        and (amount is None or said.months or each_asked(consultation))
    ):
        each = won(round(-(-rest // months), -2))
        text = f"{josa(won(target), '을/를')} {spoken_term(months)} 안에 모으려면 한 달에 {each}쯤 떼어 두시면 돼요."
    elif asks_per_day(consultation) and not amount:
        text = by_the_day(target)
    elif amount:
        spans = MONTHS if told.often == 1 else told.often
        took = spoken_spans(-(-rest * spans // (amount * told.often)), spans)
        text = f"{EACH[told.often]} {won(amount)}씩 모으면 {josa(won(target), '이/가')} 되기까지 {is_(took)}."
    else:
        return wanted(
            consultation, TO_REACH, "한 달에 모을 금액", purpose=f"{won(target)}까지 얼마나 걸리는지"
        )
    return Answer(led(consultation) + sentences(held, text, UNPAID), TO_REACH)


def reserve_meant(consultation: Consultation) -> int | None:
    """What lacks to a month put by, where the talk is of that; ``None`` where it is not."""
    ledger = consultation.ledger
    if ledger is None or consultation.anchor not in OF_RESERVE:
        return None
    return reserve_gap(ledger) or None


def by_the_day(target: int) -> str:
    """What a goal takes a day over a month and over a year."""
    parts = [
        f"{name} 하루 {won(round(-(-target // days), -2))}쯤"
        for name, days in (("한 달이면", 30), ("한 해면", DAYS))
    ]
    return f"{josa(won(target), '을/를')} {listed(parts)} 모으면 돼요."


def how_long_asked(consultation: Consultation) -> bool:
    """Whether it is asked how long it takes, and no term is told."""
    return consultation.question.message.has(HOW_LONG) and not consultation.sums().months


def each_asked(consultation: Consultation) -> bool:
    """Whether it is asked how much a month it takes."""
    return consultation.question.message.has(EACH_TIME)


def spend(consultation: Consultation) -> Answer:
    """What is left of the balance after an amount, beside what a month needs; whether to is not decided."""
    amounts, ledger = consultation.sums().amounts, consultation.ledger
    if ledger is None or not ledger.months:
        return unseen(consultation, max((each.won for each in amounts), default=0))
    if not amounts:
        return wanted(consultation, TO_SPEND, "쓰려는 금액", purpose="통장에 얼마가 남는지")
    if ledger.newest("balance", "balance_won") is None:
        return Answer(f"{not_reported('통장 잔액')} {WEIGH}", TO_SPEND)
    stated = beside_balance(ledger, max(each.won for each in amounts))
    text = sentences(stated, f"써도 될지는 제가 정해 드리지 않을게요. {WEIGH}")
    return Answer(led(consultation) + text, TO_SPEND)


def unseen(consultation: Consultation, amount: int) -> Answer:
    """What it hangs on where no figures are seen; that they are away for now where they are."""
    if consultation.data_away or not amount:
        return no_data(consultation, TO_SPEND)
    said = consultation.texts.common["spend_unseen"]
    lead = consultation.pick([text.format(amount=josa(won(amount), "을/를")) for text in said["say"]])
    return Answer(f"{lead}\n{consultation.pick(said['then'])}", TO_SPEND)


def beside_balance(ledger: Ledger, amount: int) -> str:
    """What is left of the balance once the amount is spent, beside what a month needs; empty where none is known."""
    balance, essential = ledger.newest("balance", "balance_won"), ledger.newest("spending", "essential_won")
    if balance is None:
        return ""
    rest = balance.amount - amount
    left = f"{josa(won(rest), '이/가')} 남아요" if rest >= 0 else f"{josa(won(-rest), '이/가')} 모자라요"
    need = "" if essential is None else f"한 달에 꼭 쓰는 돈은 {is_(won(essential.amount))}."
    return sentences(f"통장 잔액 {won(balance.amount)}에서 {josa(won(amount), '을/를')} 쓰면 {left}.", need)
