"""One source of rules, two interpreters: plain Python for a customer, expressions for everybody.

``TWINS=100000`` raises the number of customers.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.repositories.turns import evidence_of
from app.schemas.customer import CustomerProfile
from app.services.finance_metrics import measure
from app.services.scenario_engine import match_scenario
from batch.decisions import decide
from batch.engine import Engine, EngineName, open_engine
from batch.metrics import FORMULAS, measured
from batch.shards import shards_in
from batch.tables import Population, customers_of
from rules.metrics import Metric
from rules.rule_book import RULE_BOOK, RuleBook
from rules.scenario import NoScenario, Scenario
from scripts.generated_profiles import generated_profiles
from tests.batch.populations import last_twelve, odd_profiles, write_profiles
from tests.rules.factories import BOOK, TODAY
from tests.rules.steady import STEADY

pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")  # Ibis 12 on DuckDB 2
CUSTOMERS = int(os.environ.get("TWINS", "3000"))


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """DuckDB."""
    with open_engine(EngineName.DUCKDB) as found:
        yield found


@pytest.fixture(scope="module", params=["plausible", "odd"])
def profiles(request: pytest.FixtureRequest) -> list[CustomerProfile]:
    """Half the customers are plausible, half are odd."""
    if request.param == "odd":
        return list(odd_profiles(CUSTOMERS // 2, seed=7))
    return list(generated_profiles(CUSTOMERS // 2, as_of=TODAY, seed=7))


@pytest.fixture(scope="module")
def folder(profiles: list[CustomerProfile], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The customers as files."""
    path = tmp_path_factory.mktemp("population")
    write_profiles(path, profiles)
    return path


def population(engine: Engine, folder: Path) -> Population:
    """The customers as tables."""
    return engine.population(shards_in(folder))


def test_metrics_are_the_same_to_the_last_bit(
    engine: Engine, folder: Path, profiles: list[CustomerProfile]
) -> None:
    """Every metric of every customer; unknown ones are unknown."""
    table = measured(customers_of(population(engine, folder), TODAY), tuple(FORMULAS))
    found = {row.pop("user_id"): row for row in engine.collect(table).to_pylist()}
    assert len(found) == len(profiles)
    for profile in profiles:
        plain = measure(last_twelve(profile), TODAY)
        row = found[profile.user_id]
        assert {m: row[m.value] for m in FORMULAS if row[m.value] is not None} == {
            m: value for m, value in plain.values.items() if m in FORMULAS
        }, profile.user_id


@pytest.mark.parametrize("book", [RULE_BOOK, BOOK], ids=["in force", "documented"])
def test_decisions_are_the_same(
    engine: Engine, folder: Path, profiles: list[CustomerProfile], book: RuleBook
) -> None:
    """Label, probability, basis, age of the data and evidence, in order, of every customer."""
    table = decide(population(engine, folder), TODAY, book, engine, f"twins-{book.version}")
    found = {row["user_id"]: row for row in engine.collect(table).to_pylist()}
    expected = dict(filter(None, (plain_decision(profile, book) for profile in profiles)))
    assert found.keys() == expected.keys()
    for user_id, row in expected.items():
        assert found[user_id] == row
    assert len({row["label"] for row in found.values()}) >= 10


def plain_decision(profile: CustomerProfile, book: RuleBook) -> tuple[str, dict[str, Any]] | None:
    """What one turn would decide, as the job has it."""
    found = match_scenario(measure(last_twelve(profile), TODAY), today=TODAY, book=book)
    if isinstance(found, NoScenario):
        return None
    criteria = [{**evidence_of(item), "as_of": item.as_of} for item in found.evidence]
    return profile.user_id, {
        "user_id": profile.user_id,
        "label": found.scenario.value,
        "probability": found.probability,
        "basis": found.basis.value,
        "data_as_of": found.as_of,
        "evidence": criteria,
    }


def test_odd_customers_reach_every_data_scenario() -> None:
    """The odd ones are odd enough: every scenario that data alone can decide is among them."""
    told = {Scenario.LOAN_DECISION, Scenario.INVESTMENT_LOSS}
    reached = {
        found[1]["label"]
        for profile in odd_profiles(3_000, seed=7)
        if (found := plain_decision(profile, BOOK))
    }
    assert reached >= {scenario.value for scenario in set(Scenario) - told}


def test_every_metric_has_its_twin() -> None:
    """All metrics of the tables, but for business days."""
    tables = set(STEADY) | {Metric.DQ_PRINCIPAL, Metric.DAYS_SINCE_CURE}
    assert set(FORMULAS) == tables - {Metric.DQ_BUSINESS_DAYS}
