"""What a loan costs by the way it is paid back, in words: instalments, all of its interest, what is left."""

from __future__ import annotations

from decimal import Decimal

from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.reckoning import spoken_term
from app.services.advice_templates.wording import josa, percent, sentences, won
from rules.repayment import Plan, Way

FEES = "수수료는 넣지 않은 어림이에요."
LARGE = 1_000_000  # won; from here on all of an interest is said to the 만
LATER = "원금을 갚아 가면 그만큼 이자도 줄어요."


def lent(principal: int, rate: Decimal) -> str:
    """How much is borrowed, and for how much a year."""
    return f"{josa(won(principal), '을/를')} 연 {percent(rate, 2)}로 빌려"


def summed(amount: Decimal) -> str:
    """A sum of many months as it is said."""
    return won(round(amount, -4) if amount >= LARGE else about(round(amount)))


def monthly(amount: Decimal) -> str:
    """What one month asks for."""
    return won(about(round(amount)))


def instalments_of(plan: Plan, *, named: bool) -> str:
    """What is paid a month; ``named``: beside all of the interest, where a way of paying back was named."""
    total = f"이자는 모두 {summed(plan.interest)}쯤이에요." if named else ""
    return sentences(f"{borrowed(plan)}, {paid(plan)}", total, FEES)


def total_of(plan: Plan, *, named: bool) -> str:
    """All of the interest; unless a way was ``named``, beside what it is when all is paid at the end."""
    other = Plan(plan.principal, plan.yearly_percent, plan.months, Way.BULLET)
    against = f"만기에 원금을 한꺼번에 갚는 방식이면 이자는 모두 {summed(other.interest)}쯤이에요."
    whole = summed(plan.principal + plan.interest)
    return sentences(
        f"{borrowed(plan)}, 이자는 모두 {summed(plan.interest)}쯤이고 원금까지 더하면 {whole}쯤이에요.",
        paid(plan),
        "" if named or plan.months == 1 else against,
        FEES,
    )


def left_of(plan: Plan, months: int) -> str:
    """What is still owed after so many months."""
    rest = plan.left_after(months)
    still = f"남는 원금은 {summed(rest)}쯤이에요." if rest else "남는 원금이 없어요."
    return sentences(f"{borrowed(plan)}, {spoken_term(months)} 뒤에 {still}", FEES)


def first_of(plan: Plan) -> str:
    """The first month's interest, within what that month asks for."""
    interest = monthly(plan.interest_alone)
    if plan.grace or plan.way is Way.BULLET:
        return sentences(f"{borrowed(plan)}, 첫 달에는 이자만 {interest}쯤 내요.", FEES)
    within = f"첫 달에 내는 {monthly(plan.first)}쯤 가운데 이자는 {interest}쯤이에요."
    return sentences(f"{borrowed(plan)}, {within}", LATER, FEES)


def borrowed(plan: Plan) -> str:
    """The loan and the way it is paid back, as a condition."""
    term = spoken_term(plan.months)
    head = f"{lent(int(plan.principal), Decimal(plan.yearly_percent))} {term}"
    if plan.way is Way.BULLET:
        return f"{head} 동안 이자만 내다가 만기에 원금을 한꺼번에 갚으면"
    if plan.grace:
        grace, rest = spoken_term(plan.grace), spoken_term(plan.repaying)
        head = f"{head} 가운데 처음 {grace}은 거치로 이자만 내고 남은 {rest}"
    repaid = "같은 금액씩" if plan.way is Way.LEVEL else "원금균등으로"
    return f"{head} 동안 {repaid} 갚으면"


def paid(plan: Plan) -> str:
    """What is paid a month, from the first to the last."""
    first, last, alone = monthly(plan.first), monthly(plan.last), monthly(plan.interest_alone)
    if plan.way is Way.BULLET:
        return f"한 달에 내는 이자는 {alone}쯤이고 만기에 원금 {josa(won(plan.principal), '을/를')} 갚아요."
    before = f"처음 {spoken_term(plan.grace)}은 한 달에 {alone}쯤, " if plan.grace else ""
    if plan.way is Way.LEVEL:
        return (
            f"{before}그 뒤에는 한 달에 {first}쯤 내요." if before else f"한 달에 내는 돈은 {first}쯤이에요."
        )
    opening = f"{before}그 뒤 첫 달에는 {first}쯤 내고" if before else f"첫 달에 내는 돈은 {first}쯤이고"
    return f"{opening}, 다달이 조금씩 줄어 마지막 달에는 {last}쯤이에요."
