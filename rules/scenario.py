"""A decided scenario: label, probability and the evidence it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rules.metrics import Metric


class Scenario(StrEnum):
    """The sixteen scenarios."""

    DELINQ_EARLY = "DELINQ_EARLY"
    DELINQ_MID = "DELINQ_MID"
    DELINQ_LONG = "DELINQ_LONG"
    DEBT_CRISIS = "DEBT_CRISIS"
    CARD_PAY_DIFFICULTY = "CARD_PAY_DIFFICULTY"
    REVOLVING_BURDEN = "REVOLVING_BURDEN"
    SHORT_TERM_CREDIT_SPIRAL = "SHORT_TERM_CREDIT_SPIRAL"
    LOW_CASH = "LOW_CASH"
    INCOME_DROP = "INCOME_DROP"
    OVERSPEND_EMOTIONAL = "OVERSPEND_EMOTIONAL"
    CREDIT_DOWN = "CREDIT_DOWN"
    CREDIT_UP = "CREDIT_UP"
    LOAN_DECISION = "LOAN_DECISION"
    INVESTMENT_LOSS = "INVESTMENT_LOSS"
    RECOVERING = "RECOVERING"
    STABLE_HOPE = "STABLE_HOPE"


class Basis(StrEnum):
    """Why a probability is what it is."""

    RULE = "rule"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One criterion that spoke for the scenario."""

    metric: Metric
    title: str  # Korean
    value: float
    operator: str  # one of < <= > >=
    threshold: float
    unit: str  # a rules.metrics.Unit value
    threshold_kind: str  # "fixed", "own", "percentile" or "stated" (the customer said so)
    as_of: date
    told_at: datetime | None = None  # aware; when it was said, if in an earlier message of the talk


@dataclass(frozen=True, slots=True)
class ScenarioMatch:
    """The scenario a customer is in."""

    scenario: Scenario
    title: str  # Korean
    probability: float
    basis: Basis
    evidence: tuple[Evidence, ...]
    as_of: date  # of the oldest data it rests on
    stale: bool  # older than 60 days, or key fields missing: probability capped
    missing: tuple[Metric, ...] = ()  # key metrics that could not be computed
    flags: tuple[str, ...] = ()  # sub-flags such as "pre_report" or "rejected"
    rules_version: str = ""


class Absence(StrEnum):
    """Why there is no scenario."""

    NO_DATA = "no_data"  # nothing is known of the customer's finances
    INCOMPLETE = "incomplete"  # no scenario holds, and for some it cannot be said
    NOTHING_STANDS_OUT = "nothing_stands_out"  # every scenario is known not to hold


@dataclass(frozen=True, slots=True)
class NoScenario:
    """No decision, with its reason; ``undecided`` are the scenarios that missing data left open."""

    reason: Absence
    undecided: tuple[Scenario, ...] = ()
