"""The debts that a customer tells of in a talk, each counted once: summed up, put right, paid off (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from app.services.advice_templates.normal_form import NormalForm
from app.services.advice_templates.told.amounts import Amount, AmountRole, Sums, written_out
from app.services.advice_templates.told.rates import rate_in
from app.services.advice_templates.told.whose import Whose, whose
from rules.debt_names import TOGETHER, DebtName, names_in
from rules.short_names import ALONE, EVERY, PAID

#: Words of owing, and of money that is kept: 은행에 500만 원 is a debt beside the one and none beside the other.
OWING = re.compile(r"빚|대출|빌[리린려렸]|갚|부채|채무|연체|상환|꾼|꿨")
KEPT = re.compile(r"예금|적금|예치|저축(?!은행)|입금|월급|청약|잔고|잔액이")
BORROWED = re.compile(r"빚|빌[리린려렸]|갚|꾼|꿨")
#: Told beside what was told before; told as another of the same name.
BESIDE = re.compile(r"그리고|또|추가|말고도|외에|더\s?있|빼먹|빠뜨|깜빡|[가-힣]도\s|\d도\s?있")
ANOTHER = re.compile(r"하나\s?더|(?:곳|군데|건)\s?더|다른|또\s?(?:하나|한)")
#: The amount of a debt is not known.
UNKNOWN = re.compile(r"모르|몰라|모릅|기억이?\s?(?:안|잘|나지)|가물가물|확실(?:치|하지)")
PAID_OFF = re.compile(PAID)
SENTENCE = re.compile(r"[.?!\n]+")
#: What was in doubt is owed; is kept.
AGREED = re.compile(r"^(?:네|예|응|어|맞|그래)")
NOT_DEBT = re.compile(
    r"빚(?:이|은)?\s?아니|모은|모아\s?둔|모아\s?놓|넣어\s?둔|있는\s?돈|제\s?돈|쓴\s?(?:돈|거)|결제"
)
#: A rate is no told one where it is only tried: 6%면, 15%로 낮추면.
RECKONS_WITH = re.compile(r"%\s?(?:라|이)?면|%로|어때|어떻게")
#: A sum is asked for: it is one of the debts that are named beside it.
RECKONS = re.compile(r"얼마|언제|며칠|몇|씩|이자|금리|%")
#: A rate that is only told asks for no sum.
ASKS = re.compile(r"얼마|언제|며칠|몇|씩|\?|면")


@dataclass(frozen=True, slots=True)
class Debt:
    """One debt; ``won`` is ``None`` while its amount is not known."""

    name: DebtName
    won: int | None
    turn: int  # it was told or put right in
    rate: Decimal | None = None  # of this very debt, percent a year
    within: bool = False  # a part of the whole that was told


@dataclass(frozen=True, slots=True)
class Debts:
    """The debts told in a talk, and the whole where one was told."""

    each: tuple[Debt, ...] = ()
    whole: int | None = None
    doubtful: tuple[Debt, ...] = ()  # told just now where money may as well be kept, and not counted

    @property
    def known(self) -> tuple[Debt, ...]:
        """Those whose amount is known."""
        return tuple(debt for debt in self.each if debt.won is not None)

    @property
    def unknown(self) -> tuple[Debt, ...]:
        """Those whose amount is not."""
        return tuple(debt for debt in self.each if debt.won is None)

    @property
    def total(self) -> int:
        """All of it: what was told as the whole counts its parts once."""
        parts = sum(debt.won or 0 for debt in self.each if debt.within)
        return max(self.whole or 0, parts) + sum(debt.won or 0 for debt in self.each if not debt.within)

    def named(self, text: str) -> tuple[Debt, ...]:
        """Those of known amount that a message names."""
        names = [name for _, _, name in names_in(text)]
        exact = {debt.name for debt in self.known} & set(names)
        loose = [name for name in names if name not in exact]
        return tuple(
            debt for debt in self.known if debt.name in exact or any(debt.name.may_be(name) for name in loose)
        )

    @property
    def rated(self) -> tuple[tuple[Debt, int, Decimal], ...]:
        """Those of known amount and rate, each with both."""
        return tuple((debt, debt.won, debt.rate) for debt in self.each if debt.won and debt.rate is not None)

    def of_kind(self, kind: str) -> int | None:
        """What is owed of one kind: 카드론."""
        amounts = [debt.won for debt in self.known if debt.name.sort == kind]
        return sum(won for won in amounts if won is not None) if amounts else None


def with_debts(debts: Debts, said: Sums, message: NormalForm, turn: int, *, asked: bool) -> Debts:
    """The debts after one more message; ``asked``: whether the answer before it asked for an amount."""
    text = message.raw
    before = owned_up(debts, said, text)
    debts = replace(before, doubtful=())
    for amount in owed_in(debts, said, message):
        debts = with_amount(debts, amount, text, turn)
    if debts.each == before.each and debts.whole == before.whole:
        debts = replace(
            put_right(debts, said, turn, asked=asked), doubtful=doubted(debts, said, message, turn)
        )
    debts = with_rate_alone(debts, said, text, turn)
    return without_paid(with_unknown(debts, text, turn), said, text)


def doubted(debts: Debts, said: Sums, message: NormalForm, turn: int) -> tuple[Debt, ...]:
    """The amounts told beside nothing but a bank's or a card's name: owed, kept or spent, nobody said."""
    text = message.raw
    if debts.each or KEPT.search(text) or RECKONS.search(text) or whose(message) is Whose.ANOTHER:
        return ()
    told = [one for one in said.amounts if one.role is AmountRole.WHOLE and one.debt is not None]
    return tuple(Debt(one.debt, one.won, turn, rate=one.rate) for one in told if one.debt and one.debt.unsure)


def owned_up(debts: Debts, said: Sums, text: str) -> Debts:
    """The debts with those that were in doubt, once the customer says that they are owed or adds to them."""
    if not debts.doubtful or KEPT.search(text) or NOT_DEBT.search(text):
        return debts
    goes_on = said.corrects or (bool(said.amounts) and BESIDE.search(text) is not None)
    if not goes_on and (OWING.search(text) is None and AGREED.search(text.strip()) is None):
        return debts
    return replace(debts, each=(*debts.each, *debts.doubtful), doubtful=())


def with_rate_alone(debts: Debts, said: Sums, text: str, turn: int) -> Debts:
    """The debts with a rate told behind their amounts: of the one named, else of the only one, or of what was told last."""
    if said.amounts or RECKONS_WITH.search(text):
        return debts
    plain = written_out(text)
    rates = dict(rates_by_name(plain))
    if len(rates) > 1 or (rates and said.rate is None and len(debts.named(plain)) == 1):
        return with_each(debts, (rated_by_name(debt, rates) for debt in debts.each))
    if said.rate is None:
        return debts
    meant = debts.named(plain) or (debts.known if len(debts.known) == 1 else ())
    meant = meant or tuple(debt for debt in debts.known if debt.turn == turn - 1 and debt.rate is None)
    if len(meant) != 1:
        return debts
    rate = said.rate.yearly
    return with_each(debts, (replace(debt, rate=rate) if debt in meant else debt for debt in debts.each))


def owed_in(debts: Debts, said: Sums, message: NormalForm) -> Iterator[Amount]:
    """The amounts of a message that are told as the customer's own debts; a loan that is weighed is none."""
    told = [one for one in said.amounts if one.role is AmountRole.WHOLE and one.debt is not None]
    if not told or (said.rate is not None and said.months is not None):
        return
    if whose(message) is Whose.ANOTHER:
        return
    text = message.raw
    sure = any(one.debt and not one.debt.unsure and not one.debt.general for one in told)
    owing = OWING.search(text) is not None and KEPT.search(text) is None
    for one in told:
        if one.debt is None or (one.debt.person and BORROWED.search(text) is None):
            continue
        known = any(one.debt.may_be(debt.name) for debt in debts.each) or (one.debt.general and debts.each)
        known = known or (bool(debts.each) and BESIDE.search(text) is not None and KEPT.search(text) is None)
        if owing or sure or known or not (one.debt.unsure or one.debt.general):
            yield one


def with_amount(debts: Debts, amount: Amount, text: str, turn: int) -> Debts:
    """One amount in its place: the whole, a debt told anew, or one more."""
    name, won = amount.debt, amount.won
    if name is None or name.general:
        return with_whole(debts, won, text)
    alike = [debt for debt in debts.each if debt.name.may_be(name)]
    more = ANOTHER.search(text) is not None
    if not more and any(debt.won == won for debt in alike):
        told_at = amount.rate
        return with_each(
            debts,
            (
                replace(debt, rate=told_at) if told_at and debt in alike and debt.won == won else debt
                for debt in debts.each
            ),
        )
    earlier = [debt for debt in alike if debt.turn < turn]
    exact = [debt for debt in earlier if debt.name == name] or earlier
    if exact and not more:
        return with_each(
            debts, (changed(debt, name, amount, turn) if debt is exact[-1] else debt for debt in debts.each)
        )
    within = debts.whole is not None and BESIDE.search(text) is None
    return replace(debts, each=(*debts.each, Debt(name, won, turn, amount.rate, within)))


def rates_by_name(plain: str) -> Iterator[tuple[DebtName, Decimal]]:
    """Each name of a debt with the rate that is told behind it: 국민은행 5%, 카드론 16%."""
    named = list(names_in(plain))
    ends = [*(start for start, _, _ in named[1:]), len(plain)]
    for (_, end, name), until in zip(named, ends, strict=False):
        if (rate := rate_in(f"금리 {plain[end:until]}")) is not None:
            yield name, rate.yearly


def rated_by_name(debt: Debt, rates: Mapping[DebtName, Decimal]) -> Debt:
    """The debt with the rate that was told of it, if one was."""
    rate = next((rate for name, rate in rates.items() if debt.name.may_be(name)), debt.rate)
    return replace(debt, rate=rate)


def changed(debt: Debt, name: DebtName, amount: Amount, turn: int) -> Debt:
    """The debt with its new amount, under the fuller of both names; its rate stays unless one is told with it."""
    fuller = max(debt.name, name, key=lambda one: len(one.shown))
    rate = debt.rate if amount.rate is None else amount.rate
    return replace(debt, name=fuller, won=amount.won, turn=turn, rate=rate)


def with_each(debts: Debts, each: Iterable[Debt]) -> Debts:
    """The debts with others in their places."""
    return replace(debts, each=tuple(each))


def with_whole(debts: Debts, won: int, text: str) -> Debts:
    """The whole as it was told: it holds what was told before, unless it is told as more."""
    if debts.each and BESIDE.search(text) and not TOGETHER.search(text):
        return replace(debts, whole=(debts.whole or 0) + won)
    return Debts(tuple(replace(debt, within=True) for debt in debts.each), won)


def put_right(debts: Debts, said: Sums, turn: int, *, asked: bool) -> Debts:
    """An amount without a name: of the debt whose amount it takes back, was told last, or was asked for."""
    amount = next(
        (one.won for one in said.amounts if one.role is AmountRole.WHOLE and one.debt is None), None
    )
    if amount is None or not debts.each:
        return debts
    wrong = [debt for debt in debts.known if debt.won in said.denied]
    if not wrong and said.corrects and not said.denied:
        wrong = [debt for debt in debts.each if debt.turn == turn - 1][-1:]
    if not wrong and asked and len(debts.unknown) == 1:
        wrong = list(debts.unknown)
    return with_each(
        debts, (replace(debt, won=amount, turn=turn) if debt in wrong[-1:] else debt for debt in debts.each)
    )


def with_unknown(debts: Debts, text: str, turn: int) -> Debts:
    """Debts that are told of without their amount, because the customer does not know it."""
    for sentence in SENTENCE.split(text):
        if UNKNOWN.search(sentence) is None or (OWING.search(sentence) is None and not debts.each):
            continue
        for _, _, name in names_in(sentence):
            told = name.general or name.kind == "대출" or any(debt.name.may_be(name) for debt in debts.each)
            if not told and (not name.person or BORROWED.search(sentence)):
                debts = replace(debts, each=(*debts.each, Debt(name, None, turn)))
    return debts


def without_paid(debts: Debts, said: Sums, text: str) -> Debts:
    """The debts less what was paid of each."""
    for one in said.amounts:
        if one.role is AmountRole.PAID and one.debt is not None:
            debts = with_each(debts, (less(debt, one) for debt in debts.each))
    if PAID_OFF.search(text) and not said.amounts:
        paid = debts.known if ALONE.match(text) and EVERY.search(text) else debts.named(text)
        debts = with_each(debts, (debt for debt in debts.each if debt not in paid))
    return with_each(debts, (debt for debt in debts.each if debt.won != 0))


def less(debt: Debt, paid: Amount) -> Debt:
    """The debt less a payment on it."""
    if paid.debt is None or debt.won is None or not debt.name.may_be(paid.debt):
        return debt
    return replace(debt, won=max(debt.won - paid.won, 0))


def common_rate(debts: Iterable[Debt]) -> Decimal | None:
    """The rate of all these debts together, by their amounts; ``None`` unless each one's is known."""
    rated = [(debt.won, debt.rate) for debt in debts]
    total = sum(won or 0 for won, _ in rated)
    if not total or any(rate is None for _, rate in rated):
        return None
    return sum((Decimal(rate or 0) * (won or 0) for won, rate in rated), Decimal(0)) / total


def spoken_of(debts: Debts, before: Debts, text: str) -> tuple[Debt, ...]:
    """The debts that a sum in this message is about, where it names some and not all."""
    told_rate = debts.rated != before.rated and ASKS.search(text) is None
    if told_rate or RECKONS.search(text) is None or BESIDE.search(text) or TOGETHER.search(text):
        return ()
    return debts.named(text)
