"""Thresholds: what the batch job wrote holds only from a large cohort and within bounds."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from app.services.scenario_engine import match_scenario
from rules import thresholds as t
from rules.limits import (
    LEAST_COHORT,
    Ground,
    Percentile,
    Threshold,
    ThresholdKind,
    ThresholdRun,
    in_force,
    read_run,
    resolve,
)
from rules.metrics import Metric
from rules.rule_book import RuleBook
from rules.scenario import Scenario, ScenarioMatch
from rules.thresholds import ALL
from tests.rules.factories import BOOK, TODAY, measured
from tests.rules.test_boundaries import QUIET

PERCENTILES = tuple(threshold for threshold in ALL if threshold.kind is ThresholdKind.PERCENTILE)


def run(name: str, value: float, n: int = LEAST_COHORT) -> ThresholdRun:
    """A run with one figure."""
    return ThresholdRun(TODAY, "test", {name: Percentile(value, n)})


@pytest.mark.parametrize(
    ("value", "n", "limit"),
    [
        (33.0, 200, 33.0),
        (33.0, 199, 30.0),  # the cohort is too small
        (15.0, 200, 15.0),
        (14.9, 200, 30.0),  # out of bounds
        (60.0, 200, 60.0),
        (60.1, 200, 30.0),
    ],
)
def test_when_a_percentile_holds(value: float, n: int, limit: float) -> None:
    """From 200 customers on, and between its bounds; else the documented default."""
    found = resolve(ALL, run("interest_heavy", value, n))
    assert found.limits["interest_heavy"] == limit
    assert (in_force(t.INTEREST_HEAVY, found.run) is not None) is (limit == value)


def test_only_percentiles_are_computed() -> None:
    """A fixed line cannot be moved by a file, and an unknown name is an error."""
    assert resolve(ALL, run("dsr_high", 10)).limits["dsr_high"] == 40
    with pytest.raises(ValueError, match="unknown thresholds"):
        resolve(ALL, run("nonsense", 10))
    with pytest.raises(ValueError, match="two thresholds"):
        resolve((t.DSR_HIGH, t.DSR_HIGH), ThresholdRun())


@pytest.mark.parametrize("threshold", PERCENTILES, ids=lambda threshold: threshold.id)
def test_defaults_lie_within_their_bounds(threshold: Threshold) -> None:
    """What holds without a population would be accepted from one."""
    assert threshold.bounds is not None
    assert threshold.bounds[0] <= threshold.default <= threshold.bounds[1]
    assert threshold.ground is Ground.SOFT


@pytest.mark.parametrize(
    ("name", "value", "metric", "inside", "outside", "scenario"),
    [
        ("liquidity_lowest", 0.95, Metric.LIQUIDITY_MONTHS, 0.95, 1.0, Scenario.LOW_CASH),
        ("util_highest", 82.0, Metric.UTIL, 82.0, 81.9, Scenario.CREDIT_DOWN),
        ("interest_heavy", 15.0, Metric.INTEREST_BURDEN, 15.0, 14.9, Scenario.DEBT_CRISIS),
        ("revolving_heavy", 10.0, Metric.REVOLVING_RATIO, 10.0, 9.9, Scenario.REVOLVING_BURDEN),
        ("cash_advance_heavy", 10.0, Metric.CASH_ADVANCE_SHARE, 10, 9.9, Scenario.SHORT_TERM_CREDIT_SPIRAL),
    ],
)
def test_a_computed_line_decides(
    name: str, value: float, metric: Metric, inside: float, outside: float, scenario: Scenario
) -> None:
    """Both sides of a line that the population drew."""
    book = RuleBook(BOOK.rules, resolve(ALL, run(name, value)), BOOK.calibration)
    also = {Metric.N_LENDERS: 3.0}

    def label(figure: float) -> Scenario | None:
        found = match_scenario(measured({**QUIET, **also, metric: figure}), today=TODAY, book=book)
        return found.scenario if isinstance(found, ScenarioMatch) else None

    assert label(inside) is scenario
    assert label(outside) is not scenario


def test_bad_thresholds_are_refused() -> None:
    """A percentile needs rank and bounds; others have none; widths are positive."""
    with pytest.raises(ValueError, match="rank and bounds"):
        Threshold(id="x", metric=Metric.UTIL, default=1, kind=ThresholdKind.PERCENTILE, note="")
    with pytest.raises(ValueError, match="rank and bounds"):
        Threshold(id="x", metric=Metric.UTIL, default=1, kind=ThresholdKind.FIXED, percentile=90, note="")
    with pytest.raises(ValueError, match="bad threshold"):
        Threshold(id="x", metric=Metric.UTIL, default=1, kind=ThresholdKind.FIXED, width=0, note="")


def test_the_file_in_force() -> None:
    """The file names its day, source and cohort, and every percentile with its metric and rank."""
    document = json.loads(Path(t.__file__).with_name("thresholds.json").read_text("utf-8"))
    assert date.fromisoformat(document["computed_on"]) >= date(2026, 11, 1)
    assert document["source"]
    assert document["cohort"] >= document["least_cohort"] == LEAST_COHORT
    assert set(document["values"]) <= {threshold.id for threshold in PERCENTILES}
    for threshold in PERCENTILES:
        entry = document["values"][threshold.id]
        assert (entry["metric"], entry["percentile"]) == (threshold.metric.value, threshold.percentile)
        assert entry["n"] <= document["cohort"]


def test_the_files_figures_are_those_in_force() -> None:
    """What the engine decides by is the default or the file's figure, nothing else."""
    limits, last = t.load_thresholds().limits, read_run()
    for threshold in ALL:
        found = in_force(threshold, last)
        assert limits[threshold.id] == (threshold.default if found is None else found.value)
