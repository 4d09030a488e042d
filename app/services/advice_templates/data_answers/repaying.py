"""Sums about paying back: what an early payment saves, and how long a debt lasts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.absent import no_data
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.debts import left_out, whole_named
from app.services.advice_templates.data_answers.reckoning import (
    EACH,
    average_rate,
    led,
    rate_named,
    spoken_spans,
    wanted,
)
from app.services.advice_templates.data_answers.told_sums import spoken, told_sums
from app.services.advice_templates.told.amounts import AmountRole
from app.services.advice_templates.told.debts import common_rate
from app.services.advice_templates.told.sums_read import Told
from app.services.advice_templates.wording import is_, josa, sentences, won
from rules.interest import covers_interest, interest_until_repaid, month_interest, payments_to_repay
from rules.repayment import MONTHS

PREPAY, PAYOFF = Subject("calc", "prepay"), Subject("calc", "payoff")
EASIER = "금리를 낮추거나 갚는 조건을 바꾸는 길도 함께 알아보세요."
CARRIED, NOTHING_NEW = "리볼빙 잔액", "새로 넘기는 금액이 없을 때의 셈이에요."
WITHIN = "한 해 안에 끝낼 수 있는 셈이에요."
LONG = 3  # years: from here on it is worth looking for easier terms
TOTAL_INTEREST = re.compile(r"총이자|이자(?:는|가|를)?(?:총|모두|전부|다해서)|(?:모두|전부)이자")
OF_A_LOAN = frozenset({PAYOFF, *(Subject("calc", name) for name in ("message", "instalments", "pay_faster"))})
OF_CARD_BORROWING = frozenset({Subject("calc", "revolving"), Subject("calc", "card_loan")})


@dataclass(frozen=True, slots=True)
class Owed:
    """A debt that is spoken of: what it is called, how much, and whether the customer told it."""

    title: str
    won: int
    told: bool


@dataclass(frozen=True, slots=True)
class Pace:
    """An amount that is paid again and again, so often a year."""

    won: int
    often: int

    @property
    def spans(self) -> int:
        """The spans that are counted a year; what is paid once a year is counted in months."""
        return MONTHS if self.often == 1 else self.often

    @property
    def each(self) -> Decimal:
        """What each span bears."""
        return Decimal(self.won * self.often) / self.spans

    @property
    def a_month(self) -> int:
        """What it comes to a month."""
        return round(Decimal(self.won * self.often) / MONTHS)

    def lasts(self, owed: int, rate: Decimal | int) -> int | None:
        """How many spans a debt lasts; ``None`` where it never ends, or takes over a hundred years."""
        return payments_to_repay(owed, rate, self.each, self.spans)

    def covers(self, owed: int, rate: Decimal) -> bool:
        """Whether it is more than the interest of a span."""
        return covers_interest(owed, rate, self.each, self.spans)

    def spoken(self, spans: int) -> str:
        """So many spans as they are said."""
        return spoken_spans(spans, self.spans)


def rate_meant(consultation: Consultation, told: Told) -> Decimal | None:
    """The rate that was said in this very matter; one said of another loan is not this one's."""
    own = consultation.sums().rate
    going_on = consultation.anchor in {PREPAY, *OF_CARD_BORROWING} or of_a_loan(consultation)
    of_debts = told.rate is not None and told.rate == common_rate(told.about or told.debts.known)
    return told.rate if own is not None or going_on or of_debts else None


def of_a_loan(consultation: Consultation) -> bool:
    """Whether it is about the loan that was thought of, asked for now or just before."""
    return bool({consultation.anchor, Subject.of_intent(consultation.question.intent)} & OF_A_LOAN)


def prepayment(consultation: Consultation) -> Answer:
    """By how much a month's interest falls when a part is paid back early."""
    told = told_sums(consultation)
    part = part_meant(consultation, told)
    if part is None:
        return wanted(consultation, PREPAY, "미리 갚을 금액", purpose="한 달 이자가 얼마나 줄어드는지")
    stated, average = rate_meant(consultation, told), average_rate(consultation)
    rate = stated if stated is not None else average
    if rate is None:
        return wanted(consultation, PREPAY, "연 금리", purpose=f"{won(part)}의 이자가 얼마나 줄어드는지")
    whole = told.of(AmountRole.WHOLE)
    of_whole = f"{won(whole)} 가운데 " if whole is not None and whole > part else ""
    saved = won(about(month_interest(part, rate)))
    text = sentences(
        f"{of_whole}{josa(won(part), '을/를')} 먼저 갚으면 한 달 이자가 {saved}쯤 줄어요.",
        basis_of(told, rate)
        if stated is not None
        else f"{rate_named(rate, average=True)}로 셈한 것이라, 금리가 더 높은 빚부터 갚으면 그보다 많이 줄어요.",
    )
    lead = consultation.common("leads") if stated is None else led(consultation)
    return Answer(lead + text, PREPAY)


def part_meant(consultation: Consultation, told: Told) -> int | None:
    """The part to be paid: said as such; else the only amount of a message that asks what paying it saves."""
    said = consultation.sums()
    if (part := said.of(AmountRole.PART)) is not None:
        return part
    going_on = consultation.anchor == PREPAY
    return (
        told.of(AmountRole.PART)
        if going_on and told.of(AmountRole.PART)
        else said.of(AmountRole.WHOLE) or said.of(AmountRole.MONTHLY)
    )


def payoff(consultation: Consultation) -> Answer:
    """How many months the debt that is spoken of lasts at a monthly amount."""
    told, said = told_sums(consultation), consultation.sums()
    paid = said.of(AmountRole.MONTHLY) or said.of(AmountRole.PART) or told.of(AmountRole.MONTHLY)
    owed = owed_meant(consultation, told)
    if paid is None:
        return wanted(consultation, PAYOFF, "한 달에 갚을 금액", purpose="다 갚는 데 얼마나 걸리는지")
    if owed is None:
        return unknown_debt(consultation)
    if not owed.won:
        return Answer(f"자료에는 {josa(owed.title, '이/가')} 없어요.", PAYOFF)
    rate = rate_meant(consultation, told)
    debt = f"말씀하신 {whole_named(told)}{josa(won(owed.won), '을/를')}" if owed.told else ""
    text = sentences(
        "" if owed.told else f"{owed.title}은 {is_(won(owed.won))}.",
        f"{debt} {EACH[told.often]} {won(paid)}씩 갚으면",
        how_long(consultation, owed.won, Pace(paid, told.often), rate),
        NOTHING_NEW if owed.title == CARRIED else "",
        interest_in_all(consultation, owed.won, Pace(paid, told.often), rate),
        left_out(told.debts) if owed.told and not told.about else "",
    )
    return Answer(led(consultation) + text, PAYOFF)


def interest_in_all(consultation: Consultation, owed: int, pace: Pace, rate: Decimal | None) -> str:
    """All of the interest until then, where it is asked for and the rate is known."""
    message = consultation.question.message
    going_on = consultation.anchor == PAYOFF and "이자" in message.compact
    rate = rate if rate is not None else average_rate(consultation)
    if not (message.has(TOTAL_INTEREST) or going_on) or rate is None:
        return ""
    if pace.often != MONTHS or pace.lasts(owed, rate) is None:
        return ""
    interest = about(round(interest_until_repaid(owed, rate, pace.won)))
    return f"그동안 내는 이자는 모두 {won(interest)}쯤이에요."


def unknown_debt(consultation: Consultation) -> Answer:
    """Which debt it is about: asked of whom nothing is known."""
    ledger = consultation.ledger
    if ledger is not None and ledger.months:
        return no_data(consultation, PAYOFF)
    return wanted(consultation, PAYOFF, "남은 빚", purpose="몇 달이 걸리는지")


def how_long(consultation: Consultation, owed: int, pace: Pace, stated: Decimal | None) -> str:
    """How long it takes at the rate that is known, and at most by the law's ceiling where none was told."""
    average = average_rate(consultation)
    rate = stated if stated is not None else average
    spans = pace.lasts(owed, rate or 0)
    if spans is None:
        return f"{endless(owed, rate or Decimal(0), pace)} {EASIER}"
    done = f"다 갚는 데 {pace.spoken(spans)}쯤 걸려요."
    if stated is not None:
        basis = basis_of(told_sums(consultation), stated)
        return sentences(done, basis, against_a_year(pace, spans, spans))
    most = pace.lasts(owed, consultation.registry.rate_cap)
    return sentences(done, bounds(pace, spans, most, average), against_a_year(pace, spans, most))


def basis_of(told: Told, rate: Decimal) -> str:
    """On which rate the reckoning rests: the debt's own, or that of several debts together."""
    several = [debt for debt in told.about or told.debts.known if debt.rate is not None]
    mixed = len(several) > 1 and len({debt.rate for debt in several}) > 1 and rate == common_rate(several)
    if mixed:
        return f"말씀하신 금리들을 금액에 맞춰 고루 섞은 {rate_named(rate, average=False)}로 어림했어요."
    return f"말씀하신 {rate_named(rate, average=False)}로 셈했어요."


def endless(owed: int, rate: Decimal, pace: Pace) -> str:
    """Why a debt does not end at that pace: nothing is left for what was borrowed, or hardly anything."""
    if pace.covers(owed, rate):
        return "다 갚기까지 100년이 넘게 걸리는 셈이에요."
    monthly = "" if pace.often == MONTHS else f"한 달로 치면 {won(about(pace.a_month))}쯤이라 "
    return f"{monthly}한 달 이자 {won(about(month_interest(owed, rate)))}쯤을 넘지 못해 원금이 줄지 않아요."


def against_a_year(pace: Pace, spans: int, most: int | None) -> str:
    """How that stands against a year, and what else to look at where it takes longer or does not end."""
    if most is not None and most <= pace.spans:
        return WITHIN
    return EASIER if most is None or spans > LONG * pace.spans else ""


def bounds(pace: Pace, spans: int, most: int | None, average: Decimal | None) -> str:
    """On what the reckoning rests, and how much longer it takes if the rate is as high as may be."""
    basis = "이자를 뺀 셈이에요." if average is None else f"{rate_named(average, average=True)}로 어림했어요."
    if most is None:
        return f"{basis} 금리가 법이 정한 상한에 가까우면 원금이 거의 줄지 않을 수 있어요."
    if most == spans:
        return f"{basis} 법이 정한 상한으로 셈해도 같아요."
    return f"{basis} 법이 정한 상한으로 셈하면 {is_(pace.spoken(most))}."


def owed_meant(consultation: Consultation, told: Told) -> Owed | None:
    """The debt that is spoken of: told by the customer or carried over, whichever came last; else all of it."""
    ledger = consultation.ledger
    thought_of = (AmountRole.LOAN,) if of_a_loan(consultation) else ()
    role = told.newest(AmountRole.WHOLE, AmountRole.OVERDUE, *thought_of)
    told_at = -1 if role is None else told.turns[role]
    carried = None if ledger is None else ledger.newest("card", "revolving_won")
    if carried is not None and revolving_at(consultation) > told_at:
        return Owed(CARRIED, int(carried.amount), told=False)
    if role is not None:
        return Owed("말씀하신 빚", told.amounts[role], told=True)
    debt = None if ledger is None else ledger.newest("balance", "debt_won")
    return None if debt is None else Owed("남은 빚", int(debt.amount), told=False)


def revolving_at(consultation: Consultation) -> int:
    """The last turn in which the customer spoke of what is carried over; -1 where none did."""
    turns = (turn for turn, (text, _) in enumerate(spoken(consultation)) if "리볼빙" in text)
    return max(turns, default=-1)
