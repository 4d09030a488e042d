"""Who the generated customers are: what is drawn once, and what one month hands to the next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
NO_DATE = np.datetime64("NaT", "D")


class Shock(IntEnum):
    """What may happen to a household, once in the year."""

    NONE = 0
    JOB_LOSS = 1
    ILLNESS = 2
    FRAUD = 3


STRUCK = 0.12  # share of customers whom something happens to
FOR_GOOD = 1_000  # months
KINDS = {Shock.JOB_LOSS: 0.5, Shock.ILLNESS: 0.35, Shock.FRAUD: 0.15}
STRAIN = {Shock.NONE: 0.0, Shock.JOB_LOSS: 1.6, Shock.ILLNESS: 1.2, Shock.FRAUD: 1.0}


@dataclass(frozen=True, slots=True)
class Customers:
    """What does not change from month to month."""

    birth_year: NDArray[np.int64]
    annual_income: Floats  # won
    thrift: Floats  # share of income spent when nothing is wrong
    limit: Floats  # won
    debt: Floats  # won, at the start
    lenders: NDArray[np.int64]
    rate: Floats  # percent a year
    shock: NDArray[np.int64]  # a ``Shock``
    shock_month: NDArray[np.int64]  # index of the month it strikes; beyond the last: none
    shock_size: Floats  # share of income, or of deposits, that is lost

    def struck(self, kind: Shock, index: int) -> NDArray[np.bool_]:
        """Whom ``kind`` strikes in month ``index``."""
        return self.since(kind, index, months=1)

    def since(self, kind: Shock, index: int, *, months: int) -> NDArray[np.bool_]:
        """Whom ``kind`` has struck in the ``months`` up to month ``index``."""
        ago = index - self.shock_month
        return np.asarray((self.shock == kind) & (ago >= 0) & (ago < months))


@dataclass(slots=True)
class State:
    """What one month hands to the next; changed in place for speed."""

    strain: Floats
    revolving: Floats
    balance: Floats
    debt: Floats
    limit: Floats
    overdue_since: NDArray[np.datetime64]
    overdue: Floats
    cured_on: NDArray[np.datetime64]
    episodes: NDArray[np.int64]
    streak: NDArray[np.int64]


def draw_customers(rng: np.random.Generator, size: int, months: int, *, year: int) -> Customers:
    """Draw ``size`` customers; income is log-normal and drives limit, debt and rate."""
    income = np.clip(rng.lognormal(np.log(36e6), 0.55, size), 6e6, 4e8).round(-5)
    in_debt = rng.random(size) < 0.62
    debt = np.where(in_debt, income * rng.lognormal(-0.2, 0.9, size), 0.0).round(-4)
    struck = rng.random(size) < STRUCK
    kinds = rng.choice(list(KINDS), size, p=list(KINDS.values()))
    return Customers(
        birth_year=year - rng.integers(20, 75, size),
        annual_income=income,
        thrift=np.clip(rng.normal(0.72, 0.12, size), 0.35, 1.15),
        limit=np.clip(income * rng.lognormal(-1.2, 0.45, size), 5e5, 6e7).round(-5),
        debt=debt,
        lenders=np.where(debt > 0, 1 + rng.poisson(0.7, size), 0),
        rate=np.clip(rng.normal(8.5, 4.0, size) - np.log(income / 36e6) * 2, 3.2, 19.9).round(2),
        shock=np.where(struck, kinds, Shock.NONE),
        shock_month=np.where(struck, rng.integers(1, max(months, 2), size), months + 1),
        shock_size=rng.uniform(0.3, 0.9, size),
    )


def begin(rng: np.random.Generator, people: Customers) -> State:
    """The state before the first month."""
    size = people.limit.size
    return State(
        strain=rng.normal(-0.6, 0.9, size),
        revolving=np.zeros(size),
        balance=people.annual_income / 12 * rng.lognormal(0.6, 1.1, size),
        debt=people.debt.copy(),
        limit=people.limit.copy(),
        overdue_since=np.full(size, NO_DATE),
        overdue=np.zeros(size),
        cured_on=np.full(size, NO_DATE),
        episodes=np.zeros(size, dtype=np.int64),
        streak=np.zeros(size, dtype=np.int64),
    )
