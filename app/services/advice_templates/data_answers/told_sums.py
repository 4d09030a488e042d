"""What a customer has said of sums in a talk, put right where it was corrected (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from app.schemas.subject import NOTHING, Subject
from app.schemas.talk import Role as Speaker
from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.normal_form import NormalForm, normalise
from app.services.advice_templates.told.amounts import Amount, AmountRole, Sums
from app.services.advice_templates.told.asked_sums import Asked
from app.services.advice_templates.told.debts import Debt, Debts, common_rate, spoken_of, with_debts
from app.services.advice_templates.told.rates import Rate
from app.services.advice_templates.told.sums_read import Told
from app.services.advice_templates.told.terms import months_until, squeezed
from app.services.advice_templates.told.weighed_loan import Loan, reckoned_with
from app.services.advice_templates.told.which_debt import spelled_out
from rules.debt_names import TOGETHER
from rules.formatting import MYRIAD
from rules.repayment import MONTHS, Way
from rules.short_amounts import SHORT

BARE = 20  # characters: a value and little else, in reply to a sum
FAR = 10  # times: an amount so far from what was told is something else
HIGHEST = 30  # percent: up to here a number alone, to somebody who asked for the rate, is one
ASKED = re.compile(r"(?:알려 주시면|찾으시면) .*셈해 드릴게요")
ASKED_DEBT = re.compile(r"금액을 알려 주시면 .*더해 드릴게요")
ASKED_RATE = re.compile(r"금리(?:를 알려 주시면|는 .*찾으시면) .*셈해 드릴게요")
ASKED_PAID = re.compile(r"갚은 기간(?:을 알려 주시면|은 .*찾으시면) .*셈해 드릴게요")
TERM, YIELD, DEBT = re.compile(r"기간"), re.compile(r"금리|이자율|퍼센트|%"), re.compile(r"빚|원금|대출")
OWED = re.compile(r"빚|대출|원금|잔액|카드론|현금서비스|리볼빙|월급|통장|모으|모을")
PUT_ASIDE = re.compile(r"모으|모을|모아|저축|적금|아끼")
#: After a sum of one debt: all of them.
ALL_OF_THEM = re.compile(rf"{TOGETHER.pattern}|다\s?(?:언제|갚|끝)")
#: What a bare amount is after a sum, the likeliest first.
MEANT: Mapping[Subject, tuple[AmountRole, ...]] = {
    Subject("calc", "message"): (AmountRole.LOAN,),
    Subject("calc", "instalments"): (AmountRole.LOAN,),
    Subject("calc", "prepay"): (AmountRole.PART,),
    Subject("calc", "rest_after"): (AmountRole.PART,),
    Subject("calc", "balance_after"): (AmountRole.OTHER,),
    Subject("calc", "payoff"): (AmountRole.MONTHLY, AmountRole.WHOLE),
    Subject("calc", "pay_faster"): (AmountRole.MONTHLY, AmountRole.WHOLE),
    Subject("calc", "late_interest"): (AmountRole.OVERDUE,),
    Subject("calc", "arrears"): (AmountRole.OVERDUE,),
    Subject("data", "arrears"): (AmountRole.OVERDUE,),
    Subject("calc", "bearable"): (AmountRole.OTHER,),
    Subject("calc", "windfall"): (AmountRole.OTHER,),
    Subject("calc", "pay_told"): (AmountRole.OTHER,),
    Subject("calc", "left_lasts"): (AmountRole.WHOLE,),
    Subject("calc", "needed_each"): (AmountRole.WHOLE,),
    Subject("calc", "days_interest"): (AmountRole.WHOLE,),
    Subject("calc", "save"): (AmountRole.MONTHLY,),
    Subject("calc", "deposit"): (AmountRole.MONTHLY, AmountRole.WHOLE, AmountRole.GOAL),
    Subject("calc", "split_price"): (AmountRole.WHOLE,),
    Subject("calc", "goal"): (AmountRole.MONTHLY, AmountRole.GOAL),
    Subject("calc", "yearly_rate"): (AmountRole.INTEREST, AmountRole.WHOLE),
}


@dataclass(frozen=True, slots=True)
class Exchange:
    """One message of the customer with the answer before it."""

    words: NormalForm
    subject: Subject  # what the answer was about
    before: str  # the counsellor's words

    @property
    def text(self) -> str:
        """The message as it was written."""
        return self.words.raw

    @property
    def bare(self) -> bool:
        """Whether it is a value and little else."""
        return is_bare(self.text)

    @property
    def asked(self) -> bool:
        """Whether it may be the amount that the answer before it asked for."""
        return self.bare and ASKED_DEBT.search(self.before) is not None

    @property
    def meant(self) -> tuple[AmountRole, ...]:
        """What a bare amount is here."""
        return MEANT.get(self.subject, ()) if len(squeezed(self.text)) <= BARE else ()


def told_sums(consultation: Consultation) -> Told:
    """Everything said up to now, this message included; reckoned once a turn."""
    return consultation.sums_read.told_by(lambda: reckoned(consultation))


def reckoned(consultation: Consultation) -> Told:
    """The same, message by message."""
    told = Told()
    for turn, one in enumerate(heard(consultation)):
        whole = spelled_out(told, one.text, one.before)
        message = one if whole == one.text else replace(one, words=normalise(whole))
        told = replace(told, text=message.text)
        said = with_deadline(completed(told, consultation.sums(message.text), message), message, consultation)
        for amount in said.amounts:
            role = role_meant(told, said, amount, message)
            told = with_amount(told, replace(amount, role=role), turn, message, corrects=said.corrects)
        if said.multiple is not None and message.meant:
            told = multiplied(told, said.multiple, turn, message)
        said = time_paid(said, message)
        told = with_loans(with_debts_told(with_terms(told, said), said, turn, message), said)
    return told


def with_loans(told: Told, said: Sums) -> Told:
    """The loan as it stands now, and as it would be if its rate moved, behind those reckoned with before."""
    role = told.newest(AmountRole.LOAN, AmountRole.WHOLE)
    if role is None or told.rate is None:
        return told
    way = told.asking.way or Way.LEVEL
    grace = 0 if way is Way.BULLET else told.asking.grace or 0
    # By which term what is owed is to be paid, nobody said.
    owed = role is AmountRole.WHOLE and bool(told.debts.known) and not told.asking.told
    base = Loan(told.amounts[role], told.rate, None if owed else told.months, way, 0 if owed else grace)
    return replace(told, base=base, loans=(*told.loans, *reckoned_with(told.base, base, said.move)))


def with_debts_told(told: Told, said: Sums, turn: int, message: Exchange) -> Told:
    """The debts told up to now. The whole amount is what they come to, or those that a sum is about."""
    debts = with_debts(told.debts, said, message.words, turn, asked=message.asked)
    told = replace(told, debts=debts, debts_before=told.debts)
    about = spoken_of(debts, told.debts_before, message.text)
    all_meant = said.asking.what is not Asked.TOTAL and ALL_OF_THEM.search(message.text) is not None
    again = bool(told.about) and not about and all_meant
    retold = any(one.role is AmountRole.WHOLE and one.debt is not None for one in said.amounts)
    if not debts.each or not (about or again or retold or debts != told.debts_before):
        return told
    won = sum(debt.won or 0 for debt in about) if about else debts.total
    return replace(
        told,
        about=about,
        rate=rate_of_debts(told, debts, about, said),
        amounts={**told.amounts, AmountRole.WHOLE: won},
        named={**told.named, AmountRole.WHOLE: won},
        turns={**told.turns, AmountRole.WHOLE: turn},
    )


def rate_of_debts(told: Told, debts: Debts, about: tuple[Debt, ...], said: Sums) -> Decimal | None:
    """The rate of the debts that the whole amount is of; a rate told of another loan is none of theirs."""
    kept = {debt.rate for debt in debts.each}
    if said.rate is not None and said.rate.yearly not in kept:
        return said.rate.yearly
    if kept == {None}:
        return told.rate
    return None if debts.whole is not None and not about else common_rate(about or debts.known)


def completed(told: Told, said: Sums, message: Exchange) -> Sums:
    """A number alone as what the sum before asks for: the rate, else an amount."""
    if said.alone is None or not message.bare:
        return said
    if message.asked or (said.corrects and told.debts.each):
        return replace(said, amounts=(said.alone,))
    number = Decimal(said.alone.won) / MYRIAD
    near = any(
        apart(won, said.alone.won) <= FAR for role, won in told.amounts.items() if role in message.meant
    )
    asked = ASKED_RATE.search(message.before) or (told.rate is not None and not near)
    if asked and number <= HIGHEST:
        return replace(said, rate=Rate(number))
    return replace(said, amounts=(said.alone,)) if message.meant and number in SHORT else said


def with_deadline(said: Sums, message: Exchange, consultation: Consultation) -> Sums:
    """A month until which something is put aside as the term up to it."""
    if said.months is not None or not PUT_ASIDE.search(message.text):
        return said
    return replace(said, months=months_until(message.text, consultation.case.today))


def with_terms(told: Told, said: Sums) -> Told:
    """The rate, the term and what is asked, where a message names them."""
    whole = said.rate is not None and said.months is not None and bool(said.amounts)
    return replace(
        told,
        rate=told.rate if said.rate is None else said.rate.yearly,
        months=told.months if said.months is None else said.months,
        asking=told.asking.then(
            said.asking, another_loan=whole, termed=told.months is None and bool(said.months)
        ),
    )


def time_paid(said: Sums, message: Exchange) -> Sums:
    """A term in reply to how long was paid so far is that, and not the loan's."""
    if not ASKED_PAID.search(message.before) or not message.bare or said.months is None:
        return said
    return replace(said, months=None, asking=replace(said.asking, paid=said.months))


def multiplied(told: Told, multiple: Decimal, turn: int, message: Exchange) -> Told:
    """What was said before so many times over: the term or the rate where it is named, else the amount."""
    if TERM.search(message.text):
        return replace(told, months=None if told.months is None else round(told.months * multiple))
    if YIELD.search(message.text):
        return replace(told, rate=None if told.rate is None else told.rate * multiple)
    loan = DEBT.search(message.text) or AmountRole.LOAN in message.meant
    role = (
        told.newest(AmountRole.LOAN, AmountRole.WHOLE)
        if loan
        else next((role for role in message.meant if role in told.named), None)
    )
    if role is None:
        return told
    amounts = {**told.amounts, role: round(told.named[role] * multiple)}
    return replace(told, amounts=amounts, turns={**told.turns, role: turn}, latest=role)


def spoken(consultation: Consultation) -> Iterator[tuple[str, Subject]]:
    """The customer's messages, oldest first, each with what the answer before it was about."""
    return ((message.text, message.subject) for message in heard(consultation))


def heard(consultation: Consultation) -> Iterator[Exchange]:
    """The customer's messages, oldest first."""
    subject, before, written = NOTHING, "", iter(consultation.messages)
    for message in consultation.case.history.messages:
        if message.role is Speaker.CUSTOMER:
            yield Exchange(next(written), subject, before)
            continue
        before, subject = message.text, message.subject if message.subject.placed else subject
    yield Exchange(consultation.message, subject, before)


def is_bare(text: str) -> bool:
    """Whether a message is a value and little else."""
    return len(squeezed(text)) <= BARE and OWED.search(text) is None


def role_meant(told: Told, said: Sums, amount: Amount, message: Exchange) -> AmountRole:
    """What an amount is: its own words tell, else what it puts right, else the sum it goes on with."""
    if amount.role is not AmountRole.WHOLE:
        return amount.role
    taken_back = (role for role, won in told.amounts.items() if won in said.denied)
    if (wrong := next(taken_back, None)) is not None:
        return wrong
    if message.bare and message.meant:
        return fitting_role(told, amount.won, message)
    return told.latest or AmountRole.WHOLE if said.corrects else AmountRole.WHOLE


def fitting_role(told: Told, won: int, message: Exchange) -> AmountRole:
    """What a bare amount is: what was asked for, else the nearest of what was told."""
    missing = next((role for role in message.meant if role not in told.amounts), None)
    nearest = min(
        (role for role in message.meant if role in told.amounts),
        key=lambda role: apart(told.amounts[role], won),
        default=None,
    )
    if nearest is None or (missing is not None and ASKED.search(message.before)):
        return missing or message.meant[0]
    far = missing is AmountRole.WHOLE and won > told.amounts[nearest] * FAR
    return AmountRole.WHOLE if far else nearest


def apart(one: int, other: int) -> float:
    """How many times the greater is the smaller."""
    return max(one, other) / max(min(one, other), 1)


def adds_up(told: Told, amount: Amount, turn: int) -> bool:
    """Whether the amount comes to what was said before: what was paid, and what is overdue of several debts at once."""
    listed = (
        amount.role is AmountRole.OVERDUE and amount.debt is not None and told.turns.get(amount.role) == turn
    )
    return amount.role is AmountRole.PAID or listed


def with_amount(told: Told, amount: Amount, turn: int, message: Exchange, *, corrects: bool) -> Told:
    """The amount in its place. What was paid adds up; arrears told anew begin without it."""
    amounts, role = dict(told.amounts), amount.role
    before = amounts.get(role, 0) if adds_up(told, amount, turn) and not corrects else 0
    amounts[role] = before + amount.won
    if role is AmountRole.OVERDUE and not corrects:
        amounts.pop(AmountRole.PAID, None)
    often = told.often
    if role is AmountRole.MONTHLY:
        often = amount.often or (told.often if message.bare else MONTHS)
    return replace(
        told,
        amounts=amounts,
        named={**told.named, role: amounts[role]},
        turns={**told.turns, role: turn},
        often=often,
        latest=role,
    )
