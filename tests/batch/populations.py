"""Populations for the twins: plausible customers, and odd ones on and around every line, full of gaps."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

from app.repositories.finances import PARTS
from app.schemas.customer import CustomerProfile, MonthSnapshot
from batch.shards import SCHEMAS, Shard, shard_name, write_shard
from tests.rules.factories import TODAY, changed, steady_month

TABLES = {
    part.table.name: name
    for part, name in zip(PARTS, ("card", "delinquency", "balance", "spending"), strict=True)
}
DAYS = (0, 1, 2, 29, 30, 31, 34, 35, 36, 59, 60, 61, 89, 90, 91, 364, 365, 366)
#: Figures that lie on or next to a line, given the steady customer's other figures.
ODD: dict[str, dict[str, Sequence[Any]]] = {
    "card": {
        "limit_won": (0, 5_400_000, 5_400_001, 6_000_000, 6_600_000, 6_599_999, 1),
        "used_won": (
            0,
            1_800_000,
            1_800_001,
            3_000_000,
            2_999_999,
            5_400_000,
            5_399_999,
            6_000_000,
            4_800_000,
        ),
        "spent_won": (0, 900_000, 1_200_000),
        "billed_won": (0, 900_000, 90_000, 1),
        "paid_won": (0, 89_999, 90_000, 90_001, 899_999, 900_000, 900_001),
        "minimum_due_won": (0, 90_000, 900_000),
        "next_bill_won": (0, 6_000_000, 6_000_001, 900_000),
        "next_due_on": tuple(TODAY + timedelta(days=days) for days in (-1, 0, 9, 10, 11)),
        "revolving_won": (0, 0, 1, 270_000, 269_999),
        "cash_advance_won": (0, 0, 225_000, 224_999),
        "card_loan_won": (0, 0, 225_000),
        "borrowed_near_due_won": (0, 0, 1),
    },
    "delinquency": {
        "overdue_since": (
            None,
            None,
            *(TODAY - timedelta(days=days) for days in DAYS),
            TODAY + timedelta(days=1),
        ),
        "overdue_won": (None, 0, 1, 99_999, 100_000, 500_000),
        "episodes_12m": (0, 1, 2),
        "cured_on": (None, None, *(TODAY - timedelta(days=days) for days in DAYS)),
        "plan_paid_streak": (0, 0, 2, 3),
    },
    "balance": {
        "balance_won": (
            -100_000,
            0,
            1_400_000,
            1_399_999,
            4_200_000,
            4_199_999,
            700_000,
            3_000_000,
            20_000_000,
        ),
        "min_balance_won": (-1, 0, 9_999, 10_000, 4_000_000),
        "inflow_won": (0, 2_100_000, 2_100_001, 2_099_999, 3_000_000, 3_333_333, 1_000_001),
        "debt_won": (0, 12_000_000, 13_200_000, 13_199_999),
        "interest_won": (0, 900_000, 899_999, 60_000),
        "repayment_won": (300_000, 1_200_000, 1_200_001, 1_203_000),
        "lenders": (0, 1, 2, 3, 4),
        "weighted_rate": tuple(map(Decimal, ("0.00", "14.99", "15.00", "20.00", "20.10", "11.99"))),
    },
    "spending": {
        "total_won": (0, 1_900_000, 2_000_000, 2_100_000, 2_200_000, 2_199_999, 3_000_000, 1_999_999),
        "essential_won": (0, 1_400_000, 2_000_000),
        "discretionary_won": (600_000, 990_000, 989_999, 1_350_000),
        "night_won": (0, 100_000, 400_000, 399_999),
    },
}


def odd_profiles(count: int, seed: int) -> Iterator[CustomerProfile]:
    """Steady customers with odd figures, missing fields, missing rows, missing months and old data."""
    chance = random.Random(seed)
    for number in range(count):
        age = chance.choice((0, 0, 0, 0, 20, 34, 35, 36, 60, 61))
        backs = sorted(chance.sample(range(14), chance.choice((1, 3, 8, 12, 12, 14))), reverse=True)
        months = tuple(odd_month(back, age, chance) for back in backs)
        yield CustomerProfile(
            f"odd-{number:06}", None, chance.choice((36_000_000, 36_000_000, 0, None)), months
        )


def odd_month(back: int, age: int, chance: random.Random) -> MonthSnapshot:
    """One month; the further back, the closer to the steady customer."""
    changes: dict[str, Any] = {}
    for table, columns in ODD.items():
        if chance.random() < 0.06:
            changes[table] = None
            continue
        oddness = chance.choice((0.0, 0.05, 0.25)) if back else chance.choice((0.05, 0.2, 0.4))
        changes[table] = {
            column: chance.choice(values) for column, values in columns.items() if chance.random() < oddness
        }
        if chance.random() < 0.1:
            changes[table][chance.choice(list(columns))] = None
        changes[table]["as_of"] = TODAY - timedelta(days=age + 30 * back + chance.choice((0, 0, 0, 26)))
    return changed(steady_month(back, TODAY), changes)


def last_twelve(profile: CustomerProfile) -> CustomerProfile:
    """What a turn reads of a customer."""
    return replace(profile, months=profile.months[-12:])


def write_profiles(folder: Path, profiles: Sequence[CustomerProfile], number: int = 0) -> Shard:
    """Profiles as one shard of a population."""
    shard = Shard(folder, shard_name(number))
    tables = {"User": users(profiles)}
    for part in PARTS:
        tables[part.table.name] = monthly(part.table.name, part.value, profiles)
    write_shard(shard, tables)
    return shard


def users(profiles: Sequence[CustomerProfile]) -> pa.Table:
    """The table of customers."""
    rows = [
        {"user_id": p.user_id, "birth_year": p.birth_year, "annual_income_won": p.annual_income_won}
        for p in profiles
    ]
    return pa.Table.from_pylist(rows, SCHEMAS["User"])


def monthly(name: str, kind: type[Any], profiles: Sequence[CustomerProfile]) -> pa.Table:
    """One monthly table."""
    names = [column.name for column in fields(kind)]
    rows = [
        {"user_id": p.user_id, "month": month.month, **{n: getattr(row, n) for n in names}}
        for p in profiles
        for month in p.months
        if (row := getattr(month, TABLES[name])) is not None
    ]
    return pa.Table.from_pylist(rows, SCHEMAS[name])
