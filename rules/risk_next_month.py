"""How likely arrears of 30 days or more are within a month, for customers in an overdue or debt scenario (pure).

A scorecard that ``training.arrears`` fitted: for each metric steps of log odds that only rise, or only fall.
It is help for the customer and for whoever counsels them, never a credit score: nothing decides by it, and it
is neither stored nor exported. With one of its metrics unknown, or older than the data that speaks for
today, there is no estimate.
"""

from __future__ import annotations

import json
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import exp
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rules.freshness import FRESH_DAYS, age_days
from rules.metrics import SPECS, Measured, Metric, format_metric
from rules.scenario import Scenario

FILE = Path(__file__).with_suffix(".json")
WORDS = Path(__file__).with_suffix(".toml")
LASTING_DAYS = 30
FORESEEN = (
    "만들어 낸 고객들의 흐름에서 배운 어림이라 실제와 다를 수 있어요. 미리 준비하시도록 돕는 것이고, "
    "판단에도 대출 심사나 신용평가에도 쓰이지 않아요."
)
SAID = 3  # reasons on each side
LEAST_WEIGHT = 0.1  # log odds: less is not worth a sentence
ESTIMATED = (
    Scenario.DELINQ_EARLY,
    Scenario.DELINQ_MID,
    Scenario.DELINQ_LONG,
    Scenario.DEBT_CRISIS,
    Scenario.CARD_PAY_DIFFICULTY,
    Scenario.SHORT_TERM_CREDIT_SPIRAL,
    Scenario.REVOLVING_BURDEN,
)


@dataclass(frozen=True, slots=True)
class Points:
    """One metric: ``odds[0]`` below ``starts[0]``, then ``odds[i + 1]`` from ``starts[i]`` on."""

    starts: tuple[float, ...]
    odds: tuple[float, ...]
    usual: float  # the mean over the customers it was fitted on

    def __post_init__(self) -> None:
        ordered = all(a < b for a, b in zip(self.starts, self.starts[1:], strict=False))
        pairs = list(zip(self.odds, self.odds[1:], strict=False))
        if not ordered or len(self.odds) != len(self.starts) + 1:
            raise ValueError("points need rising starts, and odds for each and for what lies below")
        if not (all(a <= b for a, b in pairs) or all(a >= b for a, b in pairs)):
            raise ValueError("the odds of a metric never turn back")

    def at(self, value: float) -> float:
        """The log odds of a value, against what is usual."""
        return self.odds[bisect_right(self.starts, value)] - self.usual


@dataclass(frozen=True, slots=True)
class Reason:
    """One metric of a customer and what it adds to the log odds, against what is usual."""

    metric: Metric
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """``probability`` with what weighs and what eases, heaviest first; without it, what stands in the way."""

    probability: float | None
    weighing: tuple[Reason, ...] = ()
    easing: tuple[Reason, ...] = ()
    unknown: tuple[Metric, ...] = ()  # metrics that are missing or too old


@dataclass(frozen=True, slots=True)
class Outlook:
    """The reasons of an estimate as sentences, heaviest first, without its number; ``unknown``: titles of what is missing."""

    weighing: tuple[str, ...] = ()
    easing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The fitted steps; ``intercept`` is the log odds of a customer with everything as usual."""

    fitted_on: date
    source: str
    intercept: float
    points: Mapping[Metric, Points]

    def estimate(self, measured: Measured, today: date) -> Estimate:
        """The estimate for a customer, or what is not known well enough for one."""
        unknown = tuple(metric for metric in self.points if not speaks(metric, measured, today))
        if unknown:
            return Estimate(None, unknown=unknown)
        found = [self.reason(metric, measured.values[metric]) for metric in self.points]
        odds = self.intercept + sum(reason.weight for reason in found)
        heaviest = sorted(found, key=lambda reason: -abs(reason.weight))
        said = [reason for reason in heaviest if abs(reason.weight) >= LEAST_WEIGHT]
        return Estimate(
            1 / (1 + exp(-odds)),
            tuple(reason for reason in said if reason.weight > 0)[:SAID],
            tuple(reason for reason in said if reason.weight < 0)[:SAID],
        )

    def reason(self, metric: Metric, value: float) -> Reason:
        """What one metric adds."""
        return Reason(metric, value, self.points[metric].at(value))


def speaks(metric: Metric, measured: Measured, today: date) -> bool:
    """Whether a metric is known and fresh enough to look a month ahead."""
    return metric in measured.values and age_days(measured.dates[metric], today) <= FRESH_DAYS


def estimate(measured: Measured, scenario: Scenario, today: date) -> Estimate | None:
    """The estimate for a customer in a scenario; ``None`` in those that are neither overdue nor in debt."""
    return SCORECARD.estimate(measured, today) if scenario in ESTIMATED else None


def outlook(measured: Measured, scenario: Scenario, today: date) -> Outlook | None:
    """What weighs and what eases for a customer in a scenario; ``None`` where there is no estimate at all."""
    found = estimate(measured, scenario, today)
    if found is None:
        return None
    return Outlook(
        tuple(map(spelled_out, found.weighing)),
        tuple(map(spelled_out, found.easing)),
        tuple(SPECS[metric].title for metric in found.unknown),
    )


def scorecard_of(document: Mapping[str, Any]) -> Scorecard:
    """The scorecard as its file tells it. Raises ``KeyError`` and ``ValueError``."""
    points = {Metric(name): points_of(entry) for name, entry in document["metrics"].items()}
    usual = sum(found.usual for found in points.values())
    return Scorecard(
        fitted_on=date.fromisoformat(document["fitted_on"]),
        source=str(document["source"]),
        intercept=float(document["intercept"]) + usual,
        points=MappingProxyType(points),
    )


def points_of(entry: Mapping[str, Any]) -> Points:
    """One metric's entry; its first point holds below all others."""
    starts, odds = zip(*entry["points"], strict=True)
    if starts[0] is not None:
        raise ValueError("the first point has no start: it holds below the others")
    return Points(tuple(map(float, starts[1:])), tuple(map(float, odds)), float(entry["usual"]))


@dataclass(frozen=True, slots=True)
class Words:
    """A metric in plain Korean, where it weighs and where it eases; ``{}`` is its value."""

    weighs: str
    eases: str


def read_words(path: Path = WORDS) -> Mapping[Metric, Words]:
    """The sentences of every metric."""
    entries = tomllib.loads(path.read_text("utf-8"))
    return MappingProxyType({Metric(name): Words(**entry) for name, entry in entries.items()})


SCORECARD = scorecard_of(json.loads(FILE.read_text("utf-8")))
SENTENCES = read_words()
if set(SCORECARD.points) - set(SENTENCES):
    raise ValueError(f"no words for {sorted(set(SCORECARD.points) - set(SENTENCES))}")


def spelled_out(reason: Reason) -> str:
    """A reason as a sentence."""
    words = SENTENCES[reason.metric]
    return (words.weighs if reason.weight > 0 else words.eases).format(
        format_metric(reason.metric, reason.value)
    )


def chance(probability: float) -> str:
    """A probability as so many people of a hundred."""
    people = round(probability * 100)
    if people < 1:
        return "100명 가운데 한 명이 채 안 돼요"
    return "100명 가운데 거의 모두예요" if people > 99 else f"100명 가운데 {people}명쯤이에요"


def sentence(found: Estimate) -> str:
    """The estimate in plain Korean, or why there is none."""
    if found.probability is None:
        titles = ", ".join(SPECS[metric].title for metric in found.unknown)
        return f"다음 달을 내다보기에는 자료가 모자라거나 오래됐어요. 모자란 것: {titles}."
    return (
        "사정이 비슷한 고객 가운데, 한 달 안에 30일 넘게 이어지는 연체를 겪는 분은 "
        f"{chance(found.probability)}."
    )
