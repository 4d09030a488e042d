"""Plans of repayment against the same loans reckoned month by month, as a lender does: to the won."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.repayment import Plan, Way, deposit_interest, put_aside_interest
from tests.booked_loans import booked


@pytest.mark.parametrize("way", list(Way))
@pytest.mark.parametrize("grace", [0, 12, 24])
@pytest.mark.parametrize(
    ("principal", "percent", "months"),
    [
        (30_000_000, Decimal(6), 60),
        (200_000_000, Decimal("4.2"), 360),
        (5_000_000, Decimal("15.9"), 36),
        (1_200_000, Decimal(0), 36),
    ],
)
def test_a_plan_is_what_a_lender_books(
    principal: int, percent: Decimal, months: int, grace: int, way: Way
) -> None:
    plan = Plan(principal, percent, months, way, grace)
    ledger = booked(principal, percent, months, way=way, grace=grace)
    near = 2 * months  # won: the lender rounds every month
    assert abs(plan.interest - ledger.interest) <= near
    assert abs(plan.first - ledger.paid[grace]) <= 1
    assert abs(plan.last - ledger.paid[-1]) <= near
    for after in (1, grace + 1, months // 2, months - 1, months):
        assert abs(plan.left_after(after) - ledger.owed[after - 1]) <= near
    assert plan.left_after(months + 1) == 0


@pytest.mark.parametrize(
    ("way", "interest"), [(Way.LEVEL, 4_799_042), (Way.EQUAL_PRINCIPAL, 4_575_000), (Way.BULLET, 9_000_000)]
)
def test_the_interest_of_three_ways(way: Way, interest: int) -> None:
    assert round(Plan(30_000_000, 6, 60, way).interest, -1) == round(interest, -1)


@given(
    principal=st.integers(10_000, 10**10),
    percent=st.decimals(0, 9_999, places=4),
    months=st.integers(1, 600),
    way=st.sampled_from(Way),
    share=st.floats(0, 0.99),
)
def test_no_plan_costs_less_than_nothing(
    principal: int, percent: Decimal, months: int, way: Way, share: float
) -> None:
    plan = Plan(principal, percent, months, way, int(months * share))
    assert plan.interest > -1
    assert plan.first >= 0
    assert 0 <= plan.left_after(months // 2) <= principal + 1


def test_interest_of_deposits_day_by_day_of_the_month() -> None:
    months = range(1, 13)
    aside = sum(Fraction(300_000) * 4 * left / 1_200 for left in months)
    assert put_aside_interest(300_000, 4, 12, 12) == aside == 78_000
    assert deposit_interest(10_000_000, Decimal("3.5"), 12) == 350_000
    assert deposit_interest(10_000_000, Decimal("3.5"), 6) == 175_000
