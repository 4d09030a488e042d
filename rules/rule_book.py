"""Rules, thresholds and calibration together, under one version."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from rules.calibration import Calibration, read_calibration
from rules.conditions import comparisons
from rules.limits import Ground, ThresholdSet
from rules.scenario import Scenario
from rules.scenario_rules import RULES, ScenarioRule
from rules.thresholds import load_thresholds


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Everything a decision rests on beside the customer's metrics."""

    rules: tuple[ScenarioRule, ...]
    thresholds: ThresholdSet
    calibration: Calibration
    version: str = field(init=False)

    def __post_init__(self) -> None:
        check_complete(self.rules, self.thresholds, self.calibration)
        text = repr((self.rules, sorted(self.thresholds.limits.items()), tables(self.calibration)))
        object.__setattr__(self, "version", sha256(text.encode()).hexdigest()[:16])

    def rule(self, scenario: Scenario) -> ScenarioRule:
        """The rule of one scenario."""
        return next(rule for rule in self.rules if rule.scenario is scenario)


def tables(calibration: Calibration) -> list[object]:
    """The figures of a calibration in a fixed order."""
    return [
        sorted(calibration.scores.items()),
        calibration.pooled,
        sorted(calibration.stated.items(), key=str),
    ]


def check_complete(
    rules: tuple[ScenarioRule, ...], thresholds: ThresholdSet, calibration: Calibration
) -> None:
    """Refuse a book in which a rule names a threshold or a stated event that has no figure."""
    used = [found.threshold for rule in rules for found in comparisons(rule.condition)]
    unknown = {threshold.id for threshold in used} - set(thresholds.limits)
    unread = {threshold.id for threshold in used if threshold.ground is Ground.STATED} - set(
        calibration.stated
    )
    if unknown or unread:
        raise ValueError(f"no value for thresholds {sorted(unknown)}, no precision for {sorted(unread)}")


def load_rule_book() -> RuleBook:
    """The book that the product decides by."""
    return RuleBook(RULES, load_thresholds(), read_calibration())


RULE_BOOK = load_rule_book()
