"""Which scenario goes first, how sure a decision may be, and what may not move it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.finance_metrics import measure
from app.services.scenario_engine import assess, key_metrics, match_scenario
from rules.metrics import Metric
from rules.probability import ceiling
from rules.rule_book import RULE_BOOK
from rules.said import Said
from rules.scenario import Absence, Basis, NoScenario, Scenario, ScenarioMatch
from rules.scenario_rules import RULES
from tests.rules.factories import BOOK, TODAY, customer, measured, overdue
from tests.rules.test_boundaries import LINES, QUIET

ORDER = (
    Scenario.DELINQ_LONG,
    Scenario.DELINQ_MID,
    Scenario.DEBT_CRISIS,
    Scenario.DELINQ_EARLY,
    Scenario.CARD_PAY_DIFFICULTY,
    Scenario.SHORT_TERM_CREDIT_SPIRAL,
    Scenario.REVOLVING_BURDEN,
    Scenario.INCOME_DROP,
    Scenario.LOW_CASH,
    Scenario.LOAN_DECISION,
    Scenario.INVESTMENT_LOSS,
    Scenario.CREDIT_DOWN,
    Scenario.OVERSPEND_EMOTIONAL,
    Scenario.RECOVERING,
    Scenario.CREDIT_UP,
    Scenario.STABLE_HOPE,
)
SAID = {
    Scenario.LOAN_DECISION: Metric.SAID_LOAN_REJECTED,
    Scenario.INVESTMENT_LOSS: Metric.SAID_INVESTMENT_LOSS,
}


def sign(scenario: Scenario) -> tuple[dict[Metric, float], frozenset[Metric]]:
    """The least that fires a scenario: figures, and events said."""
    if scenario in SAID:
        return {}, frozenset({SAID[scenario]})
    line = next(line for line in LINES if line.scenario is scenario)
    return {**line.also, line.threshold.metric: line.inside}, frozenset()


def match_of(values: Mapping[Metric, float], as_of: date = TODAY, said: Said | None = None) -> ScenarioMatch:
    """The match of a customer who has one."""
    found = match_scenario(measured(values, as_of), today=TODAY, said=said or Said(), book=BOOK)
    assert isinstance(found, ScenarioMatch)
    return found


def test_the_order_of_precedence() -> None:
    """As the product research lays it down."""
    assert tuple(rule.scenario for rule in RULES) == ORDER


def go_together(first: Scenario, second: Scenario) -> bool:
    """Whether one customer can show the signs of both."""
    figures, others = sign(first)[0], sign(second)[0]
    return all(figures[metric] == others[metric] for metric in figures.keys() & others.keys())


def without(values: Mapping[Metric, float], *gone: Metric) -> dict[Metric, float]:
    """Metrics but for some."""
    return {metric: value for metric, value in values.items() if metric not in gone}


@pytest.mark.parametrize(("first", "second"), [pair for pair in combinations(ORDER, 2) if go_together(*pair)])
def test_the_graver_one_is_named(first: Scenario, second: Scenario) -> None:
    """With the signs of two, the one that goes first is the answer."""
    figures, said = sign(first)
    others, also_said = sign(second)
    found = match_of({**QUIET, **others, **figures}, said=Said(said | also_said))
    assert ORDER.index(found.scenario) <= ORDER.index(first)
    assert found.scenario is not second


@pytest.mark.parametrize(("age", "probability"), [(0, 0.99), (35, 0.95), (60, 0.60), (61, 0.6), (400, 0.6)])
def test_old_data_is_less_sure(age: int, probability: float) -> None:
    """0.99 today, 0.95 after 35 days, 0.6 beyond 60."""
    found = match_of({**QUIET, Metric.DQ_DAYS: 40}, TODAY - timedelta(days=age))
    assert found.basis is Basis.RULE
    assert found.probability == pytest.approx(probability)
    assert found.stale is (age > 60)


def test_between_the_ages() -> None:
    """36 days are just under 0.95, and every further day a little less."""
    ceilings = [ceiling(age, 0) for age in range(90)]
    assert ceilings == sorted(ceilings, reverse=True)
    assert 0.9 < ceilings[36] < 0.95
    assert all(0.95 <= top <= 0.99 for top in ceilings[:36])


def test_rows_ahead_of_today_are_of_today() -> None:
    """The row of a running month may be dated at its end."""
    assert match_of({**QUIET, Metric.DQ_DAYS: 40}, TODAY + timedelta(days=5)).probability == 0.99


@pytest.mark.parametrize(
    ("gone", "stale"),
    [
        ((), False),
        ((Metric.PAID_RATIO,), False),
        ((Metric.PAID_RATIO, Metric.DQ_DAYS), False),  # the second is no key field of this scenario
    ],
)
def test_one_key_field_may_be_missing(gone: tuple[Metric, ...], *, stale: bool) -> None:
    """One missing key field leaves a decision as sure as it was."""
    values = without(QUIET, *gone) | {
        Metric.BILL_SHORTFALL: 1,
        Metric.DAYS_TO_DUE: 3,
    }
    found = match_of(values)
    assert (found.scenario, found.stale) == (Scenario.CARD_PAY_DIFFICULTY, stale)
    assert found.probability == 0.99
    assert found.missing == tuple(metric for metric in gone if metric is Metric.PAID_RATIO)


def test_two_key_fields_may_not() -> None:
    """Without two key fields the probability is no more than 0.6, and the match says so."""
    values = without(QUIET, Metric.UTIL, Metric.INTEREST_BURDEN) | {
        Metric.N_LENDERS: 3,
        Metric.DSR: 60,
    }
    found = match_of(values)
    assert found.scenario is Scenario.DEBT_CRISIS
    assert found.probability == 0.6
    assert found.stale
    assert found.missing == (Metric.UTIL, Metric.INTEREST_BURDEN)


def test_the_oldest_data_counts() -> None:
    """A card row of today does not freshen balances of two months ago."""
    old = TODAY - timedelta(days=70)
    profile = customer(balance={"as_of": old, "repayment_won": 1_500_000, "lenders": 3})
    found = match_scenario(measure(profile, TODAY), today=TODAY, book=BOOK)
    assert isinstance(found, ScenarioMatch)
    assert (found.scenario, found.as_of, found.probability) == (Scenario.DEBT_CRISIS, old, 0.6)


def test_no_data_no_scenario() -> None:
    """An unknown customer, and one without rows, are told apart from a quiet one."""
    assert assess(None, "카드값이 걱정돼요", TODAY).absence == NoScenario(Absence.NO_DATA)
    assert match_scenario(measured({}), today=TODAY) == NoScenario(Absence.NO_DATA)
    quiet = match_scenario(measured(QUIET), today=TODAY, book=BOOK)
    assert quiet == NoScenario(Absence.NOTHING_STANDS_OUT)
    half = without(QUIET, Metric.DQ_DAYS)
    found = match_scenario(measured(half), today=TODAY, book=BOOK)
    assert isinstance(found, NoScenario)
    assert found.reason is Absence.INCOMPLETE
    assert Scenario.DELINQ_LONG in found.undecided


def test_what_is_said_is_not_held_against_old_data() -> None:
    """A loan refused today is known today, however old the accounts are."""
    said = Said(frozenset({Metric.SAID_LOAN_REJECTED}))
    expected = BOOK.calibration.stated["said_rejected"].probability
    assert match_of(QUIET, said=said).probability == pytest.approx(expected)
    assert match_of(QUIET, TODAY - timedelta(days=90), said).probability == 0.6


MOODS = (
    "너무 슬퍼요 ㅠㅠ",
    "정말 화가 나요",
    "걱정돼서 잠이 안 와요",
    "오늘 정말 행복해요",
    "그냥 물어봅니다",
    "",
)


@given(days=st.integers(0, 200), used=st.integers(0, 6_000_000), spent=st.integers(0, 5_000_000))
def test_mood_moves_nothing(days: int, used: int, spent: int) -> None:
    """The same accounts give the same label and probability, whatever the customer feels."""
    late = overdue(days) if days else {}
    profile = customer(card={"used_won": used}, spending={"total_won": spent}, delinquency=late)
    decisions = {
        (found.match.scenario, found.match.probability, found.match.evidence) if found.match else None
        for found in (assess(profile, mood, TODAY) for mood in MOODS)
    }
    assert len(decisions) == 1


def test_key_metrics_are_readable() -> None:
    """Evidence first, at most five, figures as people write them."""
    found = assess(customer(delinquency=overdue(47, won=1_284_000)), "", TODAY)
    assert found.match is not None
    shown = key_metrics(found.match, found.metrics)
    assert dict(shown) == {"연체 일수": "47일", "연체 금액": "128만 4,000원", "연체된 빚의 원금": "200만 원"}


def test_a_decision_names_the_rules_it_was_made_by() -> None:
    """The version changes with thresholds and rules, and is the same for the same."""
    found = match_of({**QUIET, Metric.DQ_DAYS: 40})
    assert found.rules_version == BOOK.version
    assert len(BOOK.version) == 16
    other = type(BOOK)(BOOK.rules, BOOK.thresholds, BOOK.calibration)
    assert other.version == BOOK.version
    assert type(BOOK)(BOOK.rules, RULE_BOOK.thresholds, BOOK.calibration).version == RULE_BOOK.version
