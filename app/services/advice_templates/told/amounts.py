"""Amounts that a customer writes, and what is said of each: 300만원, 1억 2천, 60씩 (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from app.services.advice_templates.normal_form import respell
from app.services.advice_templates.told.amount_words import AMOUNT, LARGE, NO_SUM, SMALLEST, set_apart
from app.services.advice_templates.told.asked_sums import Asking, asking_in
from app.services.advice_templates.told.doubtful_numbers import MOST, NOT_RECKONED, Doubt, doubt_in
from app.services.advice_templates.told.rates import Move, Rate, move_in, rate_in
from app.services.advice_templates.told.roles import MATTERS, ROLES, AmountRole
from app.services.advice_templates.told.spared import is_habit, pace_of, times_of
from app.services.advice_templates.told.terms import (
    EACH_YEAR,
    TAKEN_BACK,
    multiple_in,
    often_of,
    squeezed,
)
from rules.debt_names import DebtName, before_name, behind_name, name_given, told_of
from rules.short_amounts import SHORT, is_short, stands_alone, won_of

__all__ = ["Amount", "AmountRole", "Sums", "sums_in", "tells_rate", "written_out"]

NEAR = 16  # characters in which the words about an amount stand
#: Opens a message that puts the one before it right; 아니 이자가 60만원이나 only wonders.
PUT_RIGHT = re.compile(
    r"^(?:(?:아|어|앗|음)[\s,.]+)?(?:아니(?:요|에요|야|다)?|아냐|아뇨|아차|아참|죄송\S*|미안\S*|착각\S*|다시|잘못\s?(?:말|썼|적|눌)\S*|실수\S*|정정\S*|틀렸\S*)[\s,.~]*"
    r"(?!.*(?:이나|라고요|라구요))(?=.*(?:\d|[십백천만억]))"
)


#: In a message about saving: 500만원 있고 매달 40만원씩 모으면.
HELD = re.compile(r"^(?:은|는|이|정도|쯤)*(?:지금|이미|벌써)?있(?:고|는데|으니|거든|어서|어요|습니다)")
#: Between the debts of one list.
LISTED = re.compile(r"(?:이랑|랑|하고|과|와|이고|및|[,\s])*")
#: The balance of a debt is the debt: 리볼빙 잔액이 500.
BALANCE = re.compile(r"잔액(?:이|은|은요)?\s?$")
#: What an amount may be of which a pace a year tells that it comes again and again.
UNSURE = frozenset({AmountRole.WHOLE, AmountRole.LOAN, AmountRole.GOAL, AmountRole.PART})


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount in won and what is said of it."""

    won: int
    role: AmountRole
    denied: bool = False  # taken back by what follows: 300이 아니라
    often: int | None = None  # times a year, where a pace is named
    debt: DebtName | None = None  # the debt that it is told of
    rate: Decimal | None = None  # of that very debt, percent a year


@dataclass(frozen=True, slots=True)
class Sums:
    """The amounts, the rate and the term of one message, as it means them."""

    amounts: tuple[Amount, ...] = ()  # those that stand
    denied: tuple[int, ...] = ()  # those that are taken back, in won
    rate: Rate | None = None
    move: Move | None = None  # a rate that is only thought of as moving
    months: int | None = None
    asking: Asking = field(default_factory=Asking)  # which sum, by which way
    corrects: bool = False  # whether it puts an earlier message right
    alone: Amount | None = None  # 그럼 500이면?: a number without a unit; the sum before tells what it is
    multiple: Decimal | None = None  # 두 배면?: of what was said before
    doubt: Doubt | None = None  # what is wrong with a number that is left out here

    def of(self, role: AmountRole) -> int | None:
        """The last amount of that role."""
        return next((amount.won for amount in reversed(self.amounts) if amount.role is role), None)


def written_out(text: str) -> str:
    """A message in the spelling in which sums are sought."""
    return respell(unicodedata.normalize("NFKC", text).lower())


def sums_in(text: str) -> Sums:
    """Everything of the kind in a message as it was written."""
    written = written_out(text)
    plain = NOT_RECKONED.sub(" ", written)
    amounts = tuple(amounts_in(plain))
    asking, spans = asking_in(plain)
    denied = tuple(amount.won for amount in amounts if amount.denied)
    rate = rate_in(plain)
    return Sums(
        amounts=tuple(
            still_owed(amount, rate, amounts) for amount in amounts if not amount.denied and amount.won < MOST
        ),
        denied=denied,
        rate=rate,
        move=move_in(plain),
        months=spans.months,
        asking=asking,
        corrects=bool(denied) or PUT_RIGHT.search(plain) is not None,
        alone=None if amounts else number_alone(plain),
        multiple=None if amounts else multiple_in(plain),
        doubt=None if is_habit(written) else doubt_in(written, (amount.won for amount in amounts)),
    )


def still_owed(amount: Amount, rate: Rate | None, beside: Sequence[Amount]) -> Amount:
    """What is left beside its rate, and beside nothing else, is the debt: 200만원 남았는데 연 18%면."""
    alone = rate is not None and all(one.role is AmountRole.LEFT or one is amount for one in beside)
    return replace(amount, role=AmountRole.WHOLE) if alone and amount.role is AmountRole.LEFT else amount


def tells_rate(text: str) -> bool:
    """Whether a message tells the rate of a loan or a deposit."""
    return rate_in(NOT_RECKONED.sub(" ", written_out(text))) is not None


def amounts_in(plain: str) -> Iterator[Amount]:
    """Every amount with its role and the debt that it is of; a rate, a term and a count are none."""
    placed = list(placed_in(plain))
    ends = [0, *(end for _, end, _ in placed)]
    gaps = [plain[ends[index] : start] for index, (start, _, _) in enumerate(placed)]
    leading = bool(gaps) and rate_in(before_name(gaps[0])) is not None  # 연 15%로 카드론 800
    told: list[Amount] = []
    for (_, end, amount), gap, behind in zip(placed, gaps, [*gaps[1:], plain[ends[-1] :]], strict=False):
        last = told[-1] if told else Amount(0, AmountRole.OTHER)
        told_at = rate_in(before_name(gap if leading else behind)) or rate_in(behind_name(gap))
        rate = None if told_at is None else told_at.yearly
        debt = told_of(gap, plain[end:], last.debt, denied=last.denied)
        owed = (
            debt is not None
            and debt.kind is not None
            and amount.role is AmountRole.OTHER
            and BALANCE.search(gap)
        )
        told.append(replace(amount, debt=debt, rate=rate, role=AmountRole.WHOLE if owed else amount.role))
    beside = any(one.debt is not None and not one.debt.unsure for one in told)
    given = [
        replace(one, debt=name_given(gap, plain)) if nameless(one, beside=beside) else one
        for one, gap in zip(told, gaps, strict=True)
    ]
    return reversed(list(in_lists(given, gaps)))


def nameless(one: Amount, *, beside: bool) -> bool:
    """Whether an amount may be a debt of a name nobody knows: told with its rate, or beside other debts."""
    return one.debt is None and one.role is AmountRole.WHOLE and (beside or one.rate is not None)


def in_lists(told: Sequence[Amount], gaps: Sequence[str]) -> Iterator[Amount]:
    """The amounts, last first; in a list the last word holds for all: 카드론 50, 캐피탈 30 밀렸어요."""
    late = False  # whether what follows is overdue and but a comma away
    for one, gap in zip(reversed(told), reversed(gaps), strict=True):
        too = late and one.role is AmountRole.WHOLE and one.debt is not None
        amount = replace(one, role=AmountRole.OVERDUE) if too else one
        listed = amount.debt is not None and LISTED.fullmatch(before_name(gap))
        late = amount.role is AmountRole.OVERDUE and bool(listed)
        yield amount


def placed_in(plain: str) -> Iterator[tuple[int, int, Amount]]:
    """Every amount with its place."""
    spared = is_habit(plain)
    matter = next((role for role, words in MATTERS if words.search(plain)), AmountRole.WHOLE)
    whole = AmountRole.MONTHLY if spared else matter
    each_year = {found.end() for found in EACH_YEAR.finditer(plain)}
    for found in AMOUNT.finditer(plain):
        before, after = plain[: found.start()], plain[found.end() :]
        if not set_apart(found[0], before) or NO_SUM.match(found[0] + after):
            continue
        value = int(won_of(found[0]))
        if not LARGE.search(found[0]) and found["unit"] is None:
            if not is_short(found[0], value, before, after):
                continue
            value *= 10_000
        if value >= SMALLEST:
            near = (squeezed(before)[-NEAR:], squeezed(after)[:NEAR])
            amount = amount_of(value, *near, whole, yearly=found.start() in each_year)
            yield found.start(), found.end(), no_longer_spent(amount, plain) if spared else amount


def no_longer_spent(amount: Amount, plain: str) -> Amount:
    """What a habit cost, by the pace that the message names anywhere, all its times together."""
    if amount.role is not AmountRole.MONTHLY:
        return amount
    often = pace_of(plain) or amount.often
    return replace(amount, often=often, won=amount.won * times_of(plain))


def number_alone(plain: str) -> Amount | None:
    """A number that stands alone, in units of 10,000 won."""
    found = AMOUNT.search(plain)
    if found is None or LARGE.search(found[0]) or found["unit"] is not None:
        return None
    before, after, value = plain[: found.start()], plain[found.end() :], won_of(found[0])
    if not 1 <= value < SHORT.stop or not stands_alone(before, after):
        return None
    return amount_of(int(value * 10_000), squeezed(before)[-NEAR:], squeezed(after)[:NEAR], AmountRole.WHOLE)


def amount_of(value: int, before: str, after: str, whole: AmountRole, *, yearly: bool = False) -> Amount:
    """The amount with the role and the pace that its neighbours give it."""
    role = next(
        (role for role, ahead, behind in ROLES if ahead.search(before) or behind.search(after)), whole
    )
    if role is AmountRole.GOAL and HELD.search(after):
        role = AmountRole.START
    if yearly and role in UNSURE:
        role = AmountRole.MONTHLY
    often = 1 if yearly else often_of(before, after)
    return Amount(value, role, denied=TAKEN_BACK.search(after) is not None, often=often)
