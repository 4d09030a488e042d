"""Calibrated probabilities: the file in force, and how it is fitted."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.finance_metrics import measure
from rules.calibration import FILE, Calibration, Precision, Steps, calibration_of, read_calibration, steps_of
from rules.conditions import comparisons
from rules.limits import Ground
from rules.said import NOTHING
from rules.scenario import Scenario
from rules.scenario_rules import RULES
from rules.thresholds import load_thresholds
from scripts.calibrate_scenarios import (
    EXACT,
    Block,
    Decisions,
    decide,
    document_of,
    groups,
    isotonic,
    reported,
    rests_on_signs,
    table_of,
)
from scripts.reliability import binned, brier, expected_calibration_error, reliability_of
from tests.rules.factories import BOOK, TODAY, customer

DECISIONS: st.SearchStrategy[Decisions] = st.lists(
    st.tuples(st.floats(0, 10, allow_nan=False), st.booleans()), min_size=1, max_size=300
)


@pytest.fixture(scope="module")
def calibration() -> Calibration:
    """The tables in force."""
    return read_calibration()


def test_the_file_in_force(calibration: Calibration) -> None:
    """Every scenario that signs decide has a table, its own or the pooled one; every event a precision."""
    signs = {rule.scenario for rule in RULES if rests_on_signs(rule)}
    assert set(calibration.scores) <= signs
    assert all(table.n >= 200 for table in calibration.scores.values())
    stated = {
        compare.threshold.id
        for rule in RULES
        for compare in comparisons(rule.condition)
        if compare.threshold.ground is Ground.STATED
    }
    assert set(calibration.stated) == stated
    assert all(0.5 < precision.probability < 1 for precision in calibration.stated.values())


def test_it_was_judged_on_a_population_it_had_not_seen() -> None:
    """Held-out error is in the file and small."""
    document = json.loads(FILE.read_text("utf-8"))
    held_out = document["held_out"]
    assert held_out["source"] not in document["source"]
    assert held_out["n"] > 1_000
    assert held_out["ece"] < 0.02
    assert held_out["brier"] < 0.1
    assert sum(n for *_, n in held_out["bins"]) == held_out["n"]


@given(weaker=st.floats(0, 50), stronger=st.floats(0, 50), scenario=st.sampled_from(list(Scenario)))
def test_stronger_signs_are_never_less_sure(weaker: float, stronger: float, scenario: Scenario) -> None:
    """Every table rises."""
    low, high = sorted((weaker, stronger))
    assert 0 < BOOK.calibration.score(scenario, low) <= BOOK.calibration.score(scenario, high) < 1


@pytest.mark.parametrize(
    ("starts", "probabilities"),
    [
        ((), ()),
        ((0.5,), (0.5,)),  # must start at 0
        ((0, 1), (0.9, 0.5)),  # falls
        ((0, 0), (0.5, 0.6)),  # one start twice
        ((0, 1), (0.5,)),
        ((0,), (1.0,)),  # certainty is no calibration
        ((0,), (0.0,)),
    ],
)
def test_bad_tables_are_refused(starts: tuple[float, ...], probabilities: tuple[float, ...]) -> None:
    """Raised when the file is read, not when a customer asks."""
    with pytest.raises(ValueError, match="calibration"):
        Steps(starts, probabilities, 1)


def test_steps_and_precision_by_hand() -> None:
    """The step at or below the strength; shares smoothed by one of each."""
    steps = Steps((0.0, 1.0, 2.5), (0.4, 0.6, 0.9), 100)
    assert [steps.at(s) for s in (0, 0.99, 1.0, 2.49, 2.5, 99)] == [0.4, 0.4, 0.6, 0.6, 0.9, 0.9]
    assert Precision(correct=9, n=10).probability == 10 / 12


def test_pooling_by_hand() -> None:
    """A group that does worse than the weaker one before it is pooled with it."""
    blocks = [Block(0, 10, 2), Block(1, 10, 8), Block(2, 10, 4), Block(3, 10, 9)]
    assert isotonic(blocks) == [Block(0, 10, 2), Block(1, 20, 12), Block(3, 10, 9)]


@given(decisions=DECISIONS)
def test_a_fitted_table_is_a_table(decisions: Decisions) -> None:
    """Whatever the decisions: the steps are accepted, and no decision is lost."""
    table = table_of(decisions)
    assert steps_of(table).n == len(decisions)
    assert sum(block.n for block in groups(decisions)) == len(decisions)
    assert sum(block.right for block in isotonic(groups(decisions))) == table["right"]


def test_a_document_is_read_back() -> None:
    """Scenarios with few decisions share the pooled table."""
    found = {
        Scenario.LOW_CASH.value: [(i / 100, i % 3 > 0) for i in range(300)],
        Scenario.CREDIT_UP.value: [(1.0, True)] * 50,
    }
    read = calibration_of(document_of(found, source="test", today=TODAY))
    assert set(read.scores) == {Scenario.LOW_CASH}
    assert read.pooled.n == 350
    assert read.score(Scenario.CREDIT_UP, 1.0) == read.pooled.at(1.0)


def test_noise_leaves_ledgers_alone() -> None:
    """Limits, bills and arrears are as they are or missing; deposits are blurred."""
    profile = customer()
    noisy = [reported(profile, random.Random(seed)).months[-1] for seed in range(40)]
    for name in EXACT & {"limit_won", "billed_won", "paid_won", "revolving_won"}:
        known = getattr(profile.months[-1].card, name)
        assert {getattr(month.card, name) for month in noisy} <= {known, None}
    balances = {month.balance.balance_won for month in noisy if month.balance}
    assert len(balances) > 20
    assert reported(profile, random.Random(1)) == reported(profile, random.Random(1))


def test_what_counts_as_right() -> None:
    """A decision of signs in the noisy view is right when the exact view agrees; firm ones do not count."""
    limits = load_thresholds().limits
    rule = BOOK.rule(Scenario.STABLE_HOPE)
    true = {**measure(customer(), TODAY).values, **NOTHING.metrics}
    wrong = {**measure(customer(card={"used_won": 2_400_000}), TODAY).values, **NOTHING.metrics}
    assert [right for _, right in decide(rule, true, true, limits)] == [True]
    assert [right for _, right in decide(rule, true, wrong, limits)] == [False]
    assert decide(rule, wrong, true, limits) == []
    firm = BOOK.rule(Scenario.DELINQ_EARLY)
    late = {**true, firm.key[0]: 5.0}
    assert decide(firm, late, late, limits) == []


def test_reliability_by_hand() -> None:
    """Brier score and calibration error of four forecasts."""
    forecasts = [(0.8, True), (0.8, True), (0.8, False), (0.2, False)]
    assert brier(forecasts) == pytest.approx((0.04 + 0.04 + 0.64 + 0.04) / 4)
    assert binned(forecasts) == [(0.2, 0.0, 1), (pytest.approx(0.8), pytest.approx(2 / 3), 3)]
    assert expected_calibration_error(forecasts) == pytest.approx((0.2 + 3 * (0.8 - 2 / 3)) / 4)
    assert reliability_of([(1.0, True)])["bins"] == [[1.0, 1.0, 1]]
