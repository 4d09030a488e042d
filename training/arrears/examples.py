"""What is known of a customer one month, and what became of it: the generated population, seen and then lived on.

Two months are lived on. Arrears count when they are there at the end of the next month and last 30 days: those
that go on from today, and those that begin within the month and are not paid off before their thirtieth day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import ibis
import numpy as np
from ibis.expr import types as ir
from numpy.typing import NDArray

from app.repositories.finances import MONTHS
from batch.decisions import decide
from batch.engine import Engine, EngineName, open_engine
from batch.metrics import measured
from batch.shards import Shard, shards_in
from batch.tables import Population, customers_of
from rules.metrics import Metric, Source
from rules.risk_next_month import ESTIMATED, LASTING_DAYS
from rules.rule_book import RULE_BOOK
from scripts.generate_population import write_population
from scripts.population import end_of, month_starts

LIVED_ON = 2  # months


@dataclass(frozen=True, slots=True)
class Examples:
    """Customers in a scenario that asks for an estimate: metrics as ``(customers, metrics)``, ``NaN`` where unknown."""

    values: NDArray[np.float64]
    lasting: NDArray[np.bool_]

    @property
    def known(self) -> Examples:
        """Those of whom every metric is known."""
        whole = ~np.isnan(self.values).any(axis=1)
        return Examples(self.values[whole], self.lasting[whole])


def gather(metrics: tuple[Metric, ...], customers: int, *, seed: int, today: date) -> Examples:
    """Generate customers, look at them on the last day of a month, and let them live on."""
    with TemporaryDirectory() as folder, open_engine(EngineName.DUCKDB) as engine:
        place, months = Path(folder), MONTHS + LIVED_ON
        for _ in write_population(place, customers, months=months, seed=seed, today=today):
            pass
        found = [examples_of(engine, shard, metrics, today) for shard in shards_in(place)]
    return Examples(
        np.concatenate([some.values for some in found]), np.concatenate([some.lasting for some in found])
    )


def examples_of(engine: Engine, shard: Shard, metrics: tuple[Metric, ...], today: date) -> Examples:
    """The examples of one shard."""
    *_, seen, following, last = month_starts(today, MONTHS + LIVED_ON)
    everything = engine.population([shard])
    known = Population(everything.user, until(everything, seen), MONTHS)
    name, day = shard.name, end_of(seen)
    labels = engine.stage(decide(known, day, RULE_BOOK, engine, name), f"{name}-labels")
    asked = labels.filter(labels.label.isin([scenario.value for scenario in ESTIMATED])).select("user_id")
    figures = engine.stage(measured(customers_of(known, day), metrics), f"{name}-figures")
    outcome = lasting(everything.monthly[Source.DELINQUENCY], following, last)
    joined = asked.join(figures, "user_id").join(outcome, "user_id")
    table = engine.collect(joined.select("lasting", *(metric.value for metric in metrics)))
    engine.forget(name)
    columns = [table[metric.value].to_numpy(zero_copy_only=False) for metric in metrics]
    return Examples(np.column_stack(columns), table["lasting"].to_numpy(zero_copy_only=False).astype(bool))


def until(population: Population, month: date) -> dict[Source, ir.Table]:
    """The monthly tables up to a month."""
    return {source: table.filter(table.month <= month) for source, table in population.monthly.items()}


def lasting(arrears: ir.Table, following: date, last: date) -> ir.Table:
    """``user_id, lasting``: whether arrears are there in the following month that reach their thirtieth day."""
    then, later = (arrears.filter(arrears.month == month) for month in (following, last))
    both = then.join(later, "user_id", rname="{name}_later")
    so_far = both.as_of.delta(both.overdue_since, unit="day")
    in_the_end = both.as_of_later.delta(both.overdue_since, unit="day")
    goes_on = (both.overdue_since_later == both.overdue_since) & (in_the_end >= LASTING_DAYS)
    reached = (so_far >= LASTING_DAYS) | goes_on
    return both.select(
        "user_id", lasting=(both.overdue_since.notnull() & reached).fill_null(ibis.literal(False))
    )
