"""How the generated customers live, month by month. All arrays have shape ``(customers,)`` unless said otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from scripts.population.customers import (
    FOR_GOOD,
    NO_DATE,
    STRAIN,
    Customers,
    Floats,
    Shock,
    State,
    begin,
    draw_customers,
)

Columns = dict[str, NDArray[np.generic]]

#: Shares of spending by category for a household of median income; they sum to 1.
CATEGORIES = {
    "food": 0.27,
    "housing": 0.17,
    "transport": 0.12,
    "communication": 0.06,
    "medical": 0.08,
    "education": 0.08,
    "shopping": 0.10,
    "leisure": 0.07,
    "insurance": 0.05,
}
ESSENTIAL = ("food", "housing", "transport", "communication", "medical", "insurance")
MINIMUM_PAYMENT = 0.10  # of the bill, the least that revolving allows


@dataclass(frozen=True, slots=True)
class Month:
    """One month of every customer: the rows of the four monthly tables, and what nobody sees, as columns."""

    month: date
    as_of: date
    card: Columns
    delinquency: Columns
    balance: Columns
    spending: Columns
    latent: Columns  # the strain, and the ``Shock`` that struck in the month


def month_starts(as_of: date, months: int) -> list[date]:
    """First days of the last ``months`` months up to that of ``as_of``, oldest first."""
    count = as_of.year * 12 + as_of.month - 1
    return [date((count - k) // 12, (count - k) % 12 + 1, 1) for k in reversed(range(months))]


def end_of(month: date) -> date:
    """The last day of ``month``."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def generate(
    size: int, *, months: int, as_of: date, seed: int | Sequence[int]
) -> tuple[Customers, Iterator[Month]]:
    """Customers and their months, oldest first; the same seed gives the same population."""
    rng = np.random.default_rng(seed)
    people = draw_customers(rng, size, months, year=as_of.year)
    return people, live(rng, people, month_starts(as_of, months), as_of)


def live(rng: np.random.Generator, people: Customers, starts: list[date], as_of: date) -> Iterator[Month]:
    """Let every customer live through the months."""
    state = begin(rng, people)
    for index, start in enumerate(starts):
        taken_on = min(end_of(start), as_of)
        inflow = earn(rng, people, state, index)
        spending = spend(rng, people, state, inflow, index)
        card = use_card(rng, people, state, spending["total_won"], taken_on)
        arrears = fall_behind(rng, state, card, taken_on)
        lose_deposits(people, state, index)
        balance = settle(people, state, inflow, spending["total_won"], card)
        rows = (as_won(card), as_won(arrears), as_won(balance), as_won(spending))
        yield Month(start, taken_on, *rows, latent(people, state, index))


def lose_deposits(people: Customers, state: State, index: int) -> None:
    """Fraud takes a part of the deposits."""
    taken = people.struck(Shock.FRAUD, index) * people.shock_size
    state.balance = np.where(state.balance > 0, state.balance * (1 - taken), state.balance)


def latent(people: Customers, state: State, index: int) -> Columns:
    """What nobody sees: kept aside for judging, never for deciding."""
    struck = np.where(people.shock_month == index, people.shock, Shock.NONE)
    return {"strain": state.strain.copy(), "shock": struck}


def earn(rng: np.random.Generator, people: Customers, state: State, index: int) -> Floats:
    """Income of the month: lost work cuts it for good, illness by half as much; strain follows."""
    state.strain = 0.85 * state.strain - 0.09 + rng.normal(0, 0.45, people.limit.size)
    state.strain = state.strain + sum(people.struck(kind, index) * jump for kind, jump in STRAIN.items())
    lost = people.since(Shock.JOB_LOSS, index, months=FOR_GOOD) * people.shock_size
    lost = lost + people.since(Shock.ILLNESS, index, months=FOR_GOOD) * people.shock_size / 2
    noise: Floats = rng.normal(1, 0.06, people.limit.size).clip(0.7, 1.4)
    return people.annual_income / 12 * 0.86 * (1 - lost) * noise


def spend(
    rng: np.random.Generator, people: Customers, state: State, inflow: Floats, index: int
) -> dict[str, Floats]:
    """Spending by category; some of what is not essential happens at night, more so under strain."""
    size = inflow.size
    usual = people.annual_income / 12 * 0.86 * people.thrift
    total = usual * rng.lognormal(0, 0.13, size) * np.where(inflow < usual * 0.7, 0.88, 1.0)
    shares = np.array(list(CATEGORIES.values()))[:, None] * rng.lognormal(0, 0.25, (len(CATEGORIES), size))
    shares /= np.maximum(shares.sum(axis=0), 1.0)
    parts = {f"{name}_won": total * share for name, share in zip(CATEGORIES, shares, strict=True)}
    parts["other_won"] = np.maximum(total - sum(parts.values()), 0)
    treatment = parts["medical_won"] * people.since(Shock.ILLNESS, index, months=3) * 2.5
    parts["medical_won"], total = parts["medical_won"] + treatment, total + treatment
    essential = np.sum([parts[f"{name}_won"] for name in ESSENTIAL], axis=0)
    night = (total - essential) * np.clip(rng.beta(2, 9, size) + 0.04 * state.strain, 0, 0.8)
    sums = {"total_won": total, "essential_won": essential, "discretionary_won": total - essential}
    return {**sums, "night_won": night, **parts}


def use_card(
    rng: np.random.Generator, people: Customers, state: State, total: Floats, on: date
) -> dict[str, NDArray[np.generic]]:
    """Purchases, bill, what is paid of it, what revolves, and borrowing on the card."""
    size = total.size
    pressure = 1 / (1 + np.exp(-(state.strain * 1.5 - 2.4)))
    spent = np.minimum(total * rng.uniform(0.45, 0.85, size), state.limit * 0.95)
    billed = spent + state.revolving * (1 + people.rate / 100 / 12)
    share = np.where(rng.random(size) < pressure, rng.choice([MINIMUM_PAYMENT, 0.3, 0.6], size), 1.0)
    paid = billed * share
    state.revolving = np.minimum(billed - paid, state.limit)
    borrows = rng.random(size) < pressure * 0.7
    advance = np.where(borrows, state.limit * rng.uniform(0.02, 0.25, size), 0)
    loan = np.where(borrows & (rng.random(size) < 0.3), state.limit * rng.uniform(0.1, 0.5, size), 0)
    state.debt = state.debt + loan
    move = np.where(rng.random(size) < 0.02, rng.choice([0.7, 0.85, 1.15, 1.3], size), 1.0)
    state.limit = (state.limit * move).round(-5)
    used = np.clip(state.revolving + spent * rng.uniform(0.6, 1.0, size) + advance, 0, state.limit)
    due = np.datetime64(on) + rng.choice([5, 12, 20, 25], size).astype("timedelta64[D]")
    return {
        "limit_won": state.limit,
        "used_won": used,
        "spent_won": spent,
        "billed_won": billed,
        "paid_won": paid,
        "minimum_due_won": billed * MINIMUM_PAYMENT,
        "next_bill_won": spent + state.revolving,
        "next_due_on": due,
        "revolving_won": state.revolving.copy(),
        "cash_advance_won": advance,
        "card_loan_won": loan,
        "instalment_won": spent * rng.beta(2, 6, size),
        "borrowed_near_due_won": np.where(rng.random(size) < 0.35, advance, 0),
    }


def fall_behind(
    rng: np.random.Generator, state: State, card: dict[str, NDArray[np.generic]], on: date
) -> dict[str, NDArray[np.generic]]:
    """Arrears begin, grow and are cured; the hazards rise and fall with strain."""
    size = state.strain.size
    today = np.datetime64(on)
    late = ~np.isnat(state.overdue_since)
    cures = late & (rng.random(size) < 1 / (1 + np.exp(state.strain - 0.6)))
    begins = ~late & (rng.random(size) < 1 / (1 + np.exp(-(state.strain * 1.8 - 5.2))))
    since = today - rng.integers(1, 28, size).astype("timedelta64[D]")
    state.cured_on = np.where(
        cures, today - rng.integers(0, 20, size).astype("timedelta64[D]"), state.cured_on
    )
    state.overdue_since = np.where(begins, since, np.where(cures, NO_DATE, state.overdue_since))
    state.episodes = state.episodes + begins
    owes = ~np.isnat(state.overdue_since)
    unpaid = np.asarray(card["billed_won"], dtype=np.float64) * rng.uniform(0.2, 0.9, size)
    state.overdue = np.where(owes, np.where(begins, unpaid, state.overdue * 1.08), 0)
    state.streak = np.where(~np.isnat(state.cured_on) & ~owes, state.streak + 1, 0)
    return {
        "overdue_since": state.overdue_since.copy(),
        "overdue_won": state.overdue.copy(),
        "principal_won": np.where(owes, state.overdue + state.revolving, 0),
        "episodes_12m": state.episodes.copy(),
        "cured_on": state.cured_on.copy(),
        "plan_paid_streak": state.streak.copy(),
    }


def settle(
    people: Customers, state: State, inflow: Floats, total: Floats, card: dict[str, NDArray[np.generic]]
) -> dict[str, NDArray[np.generic]]:
    """What is left in the account, and what the debts cost."""
    interest = state.debt * people.rate / 100 / 12
    repayment = interest + state.debt * 0.012
    state.debt = np.maximum(state.debt - state.debt * 0.012, 0)
    borrowed = np.asarray(card["cash_advance_won"], np.float64) + np.asarray(
        card["card_loan_won"], np.float64
    )
    before = state.balance
    state.balance = np.maximum(before + inflow - total - repayment + borrowed, -people.limit * 0.1)
    low = np.minimum(before, state.balance) * 0.6
    return {
        "balance_won": state.balance.copy(),
        "avg_balance_won": (before + state.balance) / 2,
        "min_balance_won": np.where(state.balance < 0, state.balance, low),
        "inflow_won": inflow,
        "debt_won": state.debt + state.revolving,
        "interest_won": interest,
        "repayment_won": repayment,
        "lenders": people.lenders + (borrowed > 0),
        "weighted_rate": people.rate,
    }


def as_won(columns: dict[str, NDArray[np.generic]] | dict[str, Floats]) -> Columns:
    """Amounts as whole ten won, as banks report them; dates, counts and rates as they are."""
    return {
        name: np.rint(column.astype(np.float64) / 10).astype(np.int64) * 10
        if name.endswith("_won")
        else column
        for name, column in columns.items()
    }
