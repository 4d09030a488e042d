"""What a customer has said of sums in a talk, put right where it was corrected (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType

from app.schemas.turn import Role as Speaker
from app.services.advice_templates.amounts import Amount, Role, Sums, squeezed, sums_in
from app.services.advice_templates.consultation import UNPLACED, Consultation

BARE = 20  # characters: a value and little else, in reply to a sum
OWED = re.compile(r"빚|대출|원금|잔액|카드론|현금서비스|리볼빙|월급|통장|모으|모을")
#: What a bare amount is after a sum, the likeliest first.
MEANT: Mapping[str, tuple[Role, ...]] = {
    "calc:message": (Role.LOAN,),
    "calc:instalments": (Role.LOAN,),
    "calc:prepay": (Role.PART,),
    "calc:payoff": (Role.MONTHLY,),
    "calc:late_interest": (Role.OVERDUE,),
    "calc:arrears": (Role.OVERDUE,),
    "data:arrears": (Role.OVERDUE,),
    "calc:save": (Role.MONTHLY,),
    "calc:goal": (Role.MONTHLY, Role.GOAL),
    "calc:yearly_rate": (Role.INTEREST, Role.WHOLE),
}


@dataclass(frozen=True, slots=True)
class Told:
    """The newest amount of each role with the turn it was said in, the rate and the term, and what was said last."""

    amounts: Mapping[Role, int] = field(default_factory=lambda: MappingProxyType({}))
    turns: Mapping[Role, int] = field(default_factory=lambda: MappingProxyType({}))
    rate: Decimal | None = None
    months: int | None = None
    latest: Role | None = None

    def of(self, role: Role) -> int | None:
        """The amount of that role."""
        return self.amounts.get(role)

    def newest(self, *roles: Role) -> Role | None:
        """Which of the roles was spoken of last."""
        return max((role for role in roles if role in self.turns), key=self.turns.__getitem__, default=None)


def told_sums(consultation: Consultation) -> Told:
    """Everything said up to now, this message included."""
    told = Told()
    for turn, (text, subject) in enumerate(spoken(consultation)):
        said = sums_in(text)
        for amount in said.amounts:
            role = role_meant(told, said, amount, bare=is_bare(text), subject=subject)
            told = with_amount(told, role, amount.won, turn, corrects=said.corrects)
        told = with_terms(told, said)
    return told


def with_terms(told: Told, said: Sums) -> Told:
    """The rate and the term of a message, where it names them."""
    rate = told.rate if said.rate is None else said.rate
    return replace(told, rate=rate, months=told.months if said.months is None else said.months)


def spoken(consultation: Consultation) -> Iterator[tuple[str, str | None]]:
    """The customer's messages, oldest first, each with what the answer before it was about."""
    subject: str | None = None
    for message in consultation.case.history.messages:
        if message.role is Speaker.CUSTOMER:
            yield message.text, subject
        elif message.subject not in {None, UNPLACED}:
            subject = message.subject
    yield consultation.case.text, subject


def is_bare(text: str) -> bool:
    """Whether a message is a value and little else."""
    return len(squeezed(text)) <= BARE and OWED.search(text) is None


def role_meant(told: Told, said: Sums, amount: Amount, *, bare: bool, subject: str | None) -> Role:
    """What an amount is: its own words tell, else what it puts right, else the sum it goes on with."""
    if amount.role is not Role.WHOLE:
        return amount.role
    taken_back = (role for role, won in told.amounts.items() if won in said.denied)
    if (wrong := next(taken_back, None)) is not None:
        return wrong
    meant = MEANT.get(subject or "", ())
    if bare and meant:
        missing = next((role for role in meant if told.of(role) is None), None)
        return missing or min(meant, key=lambda role: apart(told.amounts[role], amount.won))
    return told.latest or Role.WHOLE if said.corrects else Role.WHOLE


def apart(one: int, other: int) -> float:
    """How many times the greater is the smaller."""
    return max(one, other) / max(min(one, other), 1)


def with_amount(told: Told, role: Role, won: int, turn: int, *, corrects: bool) -> Told:
    """The amount in its place. What was paid adds up; arrears told anew begin without it."""
    amounts = dict(told.amounts)
    before = amounts.get(role, 0) if role is Role.PAID and not corrects else 0
    amounts[role] = before + won
    if role is Role.OVERDUE and not corrects:
        amounts.pop(Role.PAID, None)
    return replace(told, amounts=amounts, turns={**told.turns, role: turn}, latest=role)
