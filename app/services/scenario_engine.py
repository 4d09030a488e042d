"""Which scenario a customer is in: pure, from metrics and from what the customer says in the talk.

Emotion is not an input: it changes neither label nor probability, only the tone of a reply.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from app.schemas.customer import CustomerProfile
from app.schemas.talk import History
from app.services.finance_metrics import measure
from app.services.stated_events import hear_in_talk
from rules.conditions import EVERYTHING, Compare, Facts, evaluate, satisfied, strength
from rules.freshness import age_days
from rules.knowledge import current_book
from rules.korean_time import korean_date
from rules.limits import Ground
from rules.metrics import SPECS, Measured, Metric, Metrics, format_metric
from rules.probability import ceiling, is_doubtful
from rules.risk_next_month import Outlook, outlook
from rules.rule_book import RuleBook
from rules.said import NOTHING, Said
from rules.scenario import Absence, Basis, Evidence, NoScenario, Scenario, ScenarioMatch
from rules.scenario_rules import COMMON_FLAGS, ScenarioRule

FIRM = frozenset({Ground.FIRM})
SILENCE = History()
SHOWN = 5  # metrics given with a scenario


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the numbers and the message say; ``absence`` tells why there is no match."""

    metrics: Metrics = field(default_factory=lambda: MappingProxyType({}))
    match: ScenarioMatch | None = None
    absence: NoScenario | None = None
    outlook: Outlook | None = None  # in overdue and debt scenarios; help, and nothing that decides


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one customer stands: the numbers, the words, the day, the rules."""

    measured: Measured
    said: Said
    today: date
    book: RuleBook

    def facts(self, admitted: frozenset[Ground] = EVERYTHING) -> Facts:
        """What conditions are judged on."""
        metrics = {**self.measured.values, **self.said.metrics}
        return Facts(metrics, self.book.thresholds.limits, admitted)

    def told_at(self, metric: Metric) -> datetime | None:
        """When a metric was told, if in an earlier message of the talk."""
        return self.said.earlier if metric in self.said.events else None

    def as_of(self, metric: Metric) -> date:
        """The day that a metric is of: that of its data, or the one on which it was told."""
        told = self.told_at(metric)
        return self.measured.dates.get(metric, self.today if told is None else korean_date(told))

    def numbers(self) -> Facts:
        """What conditions would be judged on, had the customer said nothing."""
        return Facts({**self.measured.values, **NOTHING.metrics}, self.book.thresholds.limits)


def assess(profile: CustomerProfile | None, text: str, today: date, history: History = SILENCE) -> Assessment:
    """Measure a customer and decide, with what the talk tells; an unknown customer gives no scenario."""
    if profile is None:
        return Assessment(absence=NoScenario(Absence.NO_DATA))
    measured = measure(profile, today)
    found = match_scenario(measured, today=today, said=hear_in_talk(text, history))
    if isinstance(found, NoScenario):
        return Assessment(measured.values, absence=found)
    return Assessment(measured.values, found, outlook=outlook(measured, found.scenario, today))


def match_scenario(
    measured: Measured, *, today: date, said: Said = NOTHING, book: RuleBook | None = None
) -> ScenarioMatch | NoScenario:
    """The first scenario in order of precedence that holds, or why there is none; by the present rule book."""
    if not measured.values:
        return NoScenario(Absence.NO_DATA)
    book = book or current_book()
    standing = Standing(measured, said, today, book)
    facts = standing.facts()
    undecided: list[Scenario] = []
    for rule in book.rules:
        match evaluate(rule.condition, facts):
            case True:
                return decide(rule, standing)
            case None:
                undecided.append(rule.scenario)
    reason = Absence.INCOMPLETE if undecided else Absence.NOTHING_STANDS_OUT
    return NoScenario(reason, tuple(undecided))


def decide(rule: ScenarioRule, standing: Standing) -> ScenarioMatch:
    """The match of a rule whose condition holds."""
    evidence = evidence_of(rule, standing)
    dates = standing.measured.dates
    as_of = min(
        [found.as_of for found in evidence] + [dates[metric] for metric in rule.key if metric in dates]
    )
    missing = tuple(metric for metric in rule.key if metric not in dates)
    age = age_days(as_of, standing.today)
    firm = evaluate(rule.condition, standing.facts(FIRM)) is True
    likely = 1.0 if firm else calibrated(rule, standing)
    return ScenarioMatch(
        scenario=rule.scenario,
        title=rule.title,
        probability=min(likely, ceiling(age, len(missing))),
        basis=Basis.RULE if firm else Basis.SCORE,
        evidence=evidence,
        as_of=as_of,
        stale=is_doubtful(age, len(missing)),
        missing=missing,
        flags=flags_of(rule, standing),
        rules_version=standing.book.version,
    )


def evidence_of(rule: ScenarioRule, standing: Standing) -> tuple[Evidence, ...]:
    """Every comparison that speaks for the scenario: those that decide it, then those that support it."""
    facts = standing.facts()
    deciding = satisfied(rule.condition, facts)
    supporting = (found for part in rule.support for found in satisfied(part, facts))
    return tuple(stated(compare, facts, standing) for compare in dict.fromkeys((*deciding, *supporting)))


def stated(compare: Compare, facts: Facts, standing: Standing) -> Evidence:
    """One comparison with its figures; what was said is of the day on which it was."""
    threshold, metric = compare.threshold, compare.metric
    told = standing.told_at(metric)
    return Evidence(
        metric=metric,
        title=SPECS[metric].title,
        value=facts.metrics[metric],
        operator=compare.operator.value,
        threshold=facts.limits[threshold.id],
        unit=SPECS[metric].unit.value,
        threshold_kind=threshold.kind.value,
        as_of=standing.as_of(metric),
        told_at=told,
    )


def calibrated(rule: ScenarioRule, standing: Standing) -> float:
    """The fitted probability of the numbers, or that of having heard right, whichever is greater."""
    facts, calibration = standing.facts(), standing.book.calibration
    heard = [
        calibration.stated[compare.threshold.id].probability
        for compare in satisfied(rule.condition, facts)
        if compare.threshold.ground is Ground.STATED
    ]
    numbers = standing.numbers()
    if evaluate(rule.condition, numbers) is True:
        return max(calibration.score(rule.scenario, strength(rule.condition, numbers)), *heard, 0.0)
    return max(heard)


def flags_of(rule: ScenarioRule, standing: Standing) -> tuple[str, ...]:
    """Names of the finer points that hold."""
    facts = standing.facts()
    return tuple(
        flag.name for flag in (*rule.flags, *COMMON_FLAGS) if evaluate(flag.condition, facts) is True
    )


def key_metrics(match: ScenarioMatch, metrics: Metrics) -> Mapping[str, str]:
    """Title and value of the metrics behind a match, as people write them: evidence first, at most five."""
    rule = current_book().rule(match.scenario)
    values = {found.metric: found.value for found in match.evidence}
    for metric in (*rule.key, *rule.shown):
        if metric in metrics:
            values.setdefault(metric, metrics[metric])
    shown = list(values.items())[:SHOWN]
    return {SPECS[metric].title: format_metric(metric, value) for metric, value in shown}
