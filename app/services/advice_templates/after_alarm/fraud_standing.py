"""Which reply of a fraud is meant, by what happened and what was done in the talk so far (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.schemas.subject import Subject
from app.services.advice_templates.after_alarm.harm import (
    Done,
    Harm,
    befell_other,
    done_told,
    harm_told,
    kin_does,
    money_came,
)
from app.services.advice_templates.after_alarm.schemes import scheme_in, sends_vouchers
from app.services.advice_templates.after_alarm.urgent import COURIER, FEE, LEAK, WORK
from app.services.advice_templates.normal_form import NormalForm
from app.services.advice_templates.told.loan_rate import rate_told, voids_loan

GOODS = Subject("info", "goods")  # what went wrong with a purchase: no bank is asked to stop that payment
STRANGERS_MONEY = Subject("info", "lure_money")
ROOM = Subject("info", "lure_room")
WARES = Subject("info", "lure_deposit")
DOUBTED = frozenset({Subject("info", "lure_message"), Subject("info", "suspicious_message")})
ON_CALL = "on_call"
HONOURED = re.compile(r"(?:가|나가|오|계|하|찾으|뽑으)(?:셨|신|셔|시)")  # never said of oneself
LONG_AGO = re.compile(r"어제|그제|그저께|며칠|일전|이틀|사흘|주일|지난주|달|개월|주전|어젯밤")
BANK = re.compile(r"은행|농협|신협|금고|우체국|카드사")
DESK = re.compile(r"\d{3}|은행|경찰|센터|상담원|금감원|카드사")
LEFT_THERE = re.compile(r"그냥두|그냥둬|그냥놔|놔두|놔둬|그대로두")
#: The police want to be visited; else they only called.
TO_COME = re.compile(r"출석|조사|나오|오라|오래|소환|부르|불렀")


@dataclass(frozen=True, slots=True)
class FraudStanding:
    """How a fraud stands: the newest guide's kind, what the talk leans on, and all that was written."""

    kind: str | None
    anchor: Subject
    message: NormalForm
    written: Sequence[NormalForm]

    @property
    def harm(self) -> Harm:
        """What left the customer's hands."""
        return harm_told(self.written)

    @property
    def rate(self) -> Decimal:
        """The yearly rate of the loan that the talk tells, 0 where it tells none."""
        return rate_told([message.raw for message in self.written]) or Decimal(0)

    @property
    def done(self) -> Done:
        """What was done against it."""
        return done_told(self.written)

    @property
    def came(self) -> bool:
        """Whether somebody else's money is in the customer's account."""
        return self.anchor == STRANGERS_MONEY or money_came(self.written)

    @property
    def only_exposed(self) -> bool:
        """Whether at most a link was opened or a number given, and neither money nor a name went."""
        exposed = self.harm.device or self.kind == LEAK or self.anchor in DOUBTED
        return exposed and not self.harm.money

    @property
    def of_the_deed(self) -> bool:
        """Whether the customer may have done something for those who deceive others."""
        return self.kind == WORK or COURIER in map(scheme_in, self.written)

    @property
    def kin_do(self) -> bool:
        """Whether somebody close, and not the customer, does it."""
        return any(map(kin_does, self.written))

    @property
    def in_room(self) -> bool:
        """Whether the talk is of a room in which others show their profits."""
        return self.anchor == ROOM

    @property
    def of_wares(self) -> bool:
        """Whether something too cheap is offered, to be paid before it is seen."""
        return self.anchor == WARES

    @property
    def of_vouchers(self) -> bool:
        """Whether numbers of vouchers went, which no bank stops."""
        return sends_vouchers(self.written)

    @property
    def of_another(self) -> bool:
        """Whether it is somebody else whom they hold on the line or deceive."""
        return any(befell_other(message) or scheme_in(message) == ON_CALL for message in self.written)

    @property
    def of_goods(self) -> bool:
        """Whether the talk is of a purchase that deceived: no bank's procedure of redress is for that."""
        return self.anchor == GOODS

    @property
    def of_kin(self) -> bool:
        """Whether somebody close is told to be the one deceived, and no desk is spoken of."""
        return any(map(befell_other, self.written)) and not self.message.has(DESK)


Turn = tuple[Callable[[FraudStanding], bool], str]
#: What else a reply turns into, by its name: the first that holds.
TURNS: Mapping[str, tuple[Turn, ...]] = {
    "when": ((lambda now: now.message.has(LONG_AGO), "days_ago"), (lambda _: True, "just_now")),
    "send": ((lambda now: now.came, "send_back"), (lambda _: True, "move")),
    "guilty": ((lambda now: now.kind == WORK, "guilty_lent"),),
    "principal": (
        (lambda now: voids_loan(now.rate), "principal_void"),
        (lambda now: now.rate > 0, "principal_owed"),
    ),
    "sue": (
        (lambda now: now.of_the_deed, "unknown_given"),
        (lambda now: now.of_goods, "goods_back"),
    ),
    "threatened": ((lambda now: now.came, "send_back"),),
    "get_back": ((lambda now: now.done.payment_stop, "get_back_reported"),),
    "refused": (
        (lambda now: now.of_vouchers, "vouchers_refused"),
        (lambda now: now.message.has(BANK) and now.harm.money, "bank_refused"),
    ),
    "report": (
        (lambda now: now.of_vouchers, "vouchers_report"),
        (lambda now: now.kind == WORK, "report_given"),
    ),
    "at_bank": ((lambda now: now.of_another or now.message.has(HONOURED), "kin_at_bank"),),
    "cash": ((lambda now: now.of_another and now.message.has(HONOURED), "kin_at_bank"),),
    "kin_on_call": ((lambda now: not now.of_another and not now.message.has(HONOURED), "threatened"),),
    "kin_refuses": ((lambda now: ON_CALL in map(scheme_in, now.written), "kin_on_call"),),
    "summoned": ((lambda now: not (now.of_the_deed or now.message.has(TO_COME)), "police_calls"),),
    "all_clear": ((lambda now: not now.only_exposed, "not_clear"),),
    "spend_it": (
        (lambda now: not now.came, "unknown_asked"),
        (lambda now: now.message.has(LEFT_THERE), "leave_it"),
    ),
    "crowd": ((lambda now: now.in_room, "crowd_room"),),
    "trusts": ((lambda now: now.in_room, "trusts_room"),),
    "lost": ((lambda now: now.of_wares, "goods"),),
    "carried": ((lambda now: now.kin_do, "carried_kin"),),
    "pay_promised": ((lambda now: now.kin_do, "pay_promised_kin"),),
    "handed_over": ((lambda now: now.kin_do, "handed_over_kin"),),
    "seems_real": ((lambda now: now.of_wares, "seems_real_wares"),),
    "is_it": ((lambda now: now.of_wares, "seems_real_wares"), (lambda now: now.in_room, "is_it_room")),
    "move": (
        (lambda now: now.in_room, "put_in"),
        (lambda now: now.kind == FEE, "fee"),
        (lambda now: now.came, "send_back"),
        (lambda now: now.kind == WORK, "papers"),
    ),
    "no_answer": ((lambda now: now.of_kin, "about_to_send"),),
}


def as_it_stands(name: str, standing: FraudStanding) -> str:
    """The reply's name by what happened and what was done in this talk."""
    return next((other for holds, other in TURNS.get(name, ()) if holds(standing)), name)
