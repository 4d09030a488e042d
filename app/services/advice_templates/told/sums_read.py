"""What the messages of one turn say of sums: each message read once, and what they come to reckoned once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from app.services.advice_templates.told.amounts import AmountRole, Sums, sums_in
from app.services.advice_templates.told.asked_sums import Asking
from app.services.advice_templates.told.debts import Debt, Debts
from app.services.advice_templates.told.weighed_loan import Loan
from rules.repayment import MONTHS


@dataclass(frozen=True, slots=True)
class Told:
    """The newest amount of each role with the turn it was said in, the rate and the term, and what was said last."""

    amounts: Mapping[AmountRole, int] = field(default_factory=lambda: MappingProxyType({}))
    turns: Mapping[AmountRole, int] = field(default_factory=lambda: MappingProxyType({}))
    named: Mapping[AmountRole, int] = field(default_factory=lambda: MappingProxyType({}))  # before any 두 배
    rate: Decimal | None = None  # percent a year
    months: int | None = None
    asking: Asking = field(default_factory=Asking)
    often: int = MONTHS  # how often a year the amount that comes again and again does
    latest: AmountRole | None = None
    debts: Debts = field(default_factory=Debts)
    debts_before: Debts = field(default_factory=Debts)  # before the last message
    #: Each loan that was reckoned with, one after the other, also with a rate thought of.
    loans: tuple[Loan, ...] = ()
    base: Loan | None = None  # the one that stands, before any move of its rate
    text: str = ""  # the last message, each debt in it by its full name
    about: tuple[Debt, ...] = ()  # the debts that make up the whole amount, where it is not all of them

    def of(self, role: AmountRole) -> int | None:
        """The amount of that role."""
        return self.amounts.get(role)

    @property
    def whole(self) -> int | None:
        """The debt that is reckoned with: what was told as one, or what several come to."""
        return self.amounts.get(AmountRole.WHOLE)

    def newest(self, *roles: AmountRole) -> AmountRole | None:
        """Which of the roles was spoken of last."""
        return max((role for role in roles if role in self.turns), key=self.turns.__getitem__, default=None)


@dataclass(frozen=True, slots=True)
class SumsRead:
    """The sums of the messages that one turn looks at, each read when it is first asked for.

    It goes with the turn: what a customer writes stays in no memory beyond the answer.
    """

    read: dict[str, Sums] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)  # what they come to, once it was asked for

    def of(self, text: str) -> Sums:
        """The sums of a message."""
        if text not in self.read:
            self.read[text] = sums_in(text)
        return self.read[text]

    def told_by(self, reckon: Callable[[], Told]) -> Told:
        """What all messages of the talk come to."""
        if not self.told:
            self.told.append(reckon())
        return self.told[0]
