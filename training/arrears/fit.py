"""A scorecard: for each metric steps of log odds that never turn back, fitted all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from rules.metrics import Metric
from training.arrears.examples import Examples

RIDGE = 3.0  # against steps that few customers carry
LEAST_STEP = 0.05  # log odds: smaller steps say nothing and are left out
LEAST_SHARE = 0.005  # of customers beyond a step
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Feature:
    """A metric, whether more of it weighs or eases, and where its steps may begin."""

    metric: Metric
    rises: bool
    starts: tuple[float, ...]


#: How people spend, how old they are and where they live is not asked: only what they owe, pay and have.
FEATURES = (
    Feature(Metric.DQ_DAYS, True, (1, 8, 15, 22, 31, 61, 90, 120, 180)),
    Feature(Metric.DQ_COUNT_12M, True, (1, 2, 3)),
    Feature(Metric.UTIL, True, (10, 20, 30, 40, 50, 60, 70, 80, 90)),
    Feature(Metric.PAID_RATIO, False, (15, 35, 65, 100)),
    Feature(Metric.UNDERPAID_MONTHS_3M, True, (1, 2, 3)),
    Feature(Metric.MINIMUM_PAYMENTS_6M, True, (1, 2, 3)),
    Feature(Metric.CASH_ADVANCE_SHARE, True, (1, 10, 20, 30, 50, 70)),
    Feature(Metric.LIQUIDITY_MONTHS, False, (0, 0.5, 1, 2, 3, 6)),
    Feature(Metric.DSR, True, (10, 20, 30, 40, 60)),
    Feature(Metric.DEBT_GROWTH_3M, True, (0.01, 5, 10, 20, 40)),
    Feature(Metric.INFLOW_DROP_2M, True, (10, 20, 30, 50)),
)


@dataclass(frozen=True, slots=True)
class Step:
    """From ``start`` on, ``weight`` is added to the log odds of a metric that rises, or taken from one that falls."""

    feature: int
    start: float
    weight: float = 0.0


def passed(values: Floats, steps: Sequence[Step], features: Sequence[Feature]) -> Floats:
    """Which steps a customer has passed towards more risk, as ``(customers, steps)`` of 0 and 1."""
    columns = [
        values[:, step.feature] >= step.start
        if features[step.feature].rises
        else values[:, step.feature] < step.start
        for step in steps
    ]
    return np.column_stack(columns).astype(np.float64)


def fit(examples: Examples, features: Sequence[Feature] = FEATURES) -> tuple[float, list[Step]]:
    """Intercept and steps: logistic regression with no negative weight, twice, the second time without idle steps."""
    steps = [Step(at, start) for at, feature in enumerate(features) for start in feature.starts]
    share = passed(examples.values, steps, features).mean(axis=0)
    kept = [step for step, beyond in zip(steps, share, strict=True) if LEAST_SHARE < beyond < 1 - LEAST_SHARE]
    _, weights = regress(passed(examples.values, kept, features), examples.lasting)
    kept = [step for step, weight in zip(kept, weights, strict=True) if weight >= LEAST_STEP]
    intercept, weights = regress(passed(examples.values, kept, features), examples.lasting)
    return intercept, [
        Step(step.feature, step.start, float(weight)) for step, weight in zip(kept, weights, strict=True)
    ]


def regress(design: Floats, outcome: NDArray[np.bool_]) -> tuple[float, Floats]:
    """The intercept and the weights, none below zero, of the most likely logistic model with a ridge."""

    def loss(found: Floats) -> tuple[float, Floats]:
        odds = found[0] + design @ found[1:]
        value = float(np.sum(np.logaddexp(0, odds) - outcome * odds) + RIDGE * np.sum(found[1:] ** 2) / 2)
        slope = expit(odds) - outcome
        return value, np.concatenate([[slope.sum()], design.T @ slope + RIDGE * found[1:]])

    start = np.zeros(design.shape[1] + 1)
    bounds = [(None, None), *[(0.0, None)] * design.shape[1]]
    done = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 2_000})
    if not done.success:
        raise RuntimeError(f"no fit: {done.message}")
    return float(done.x[0]), np.asarray(done.x[1:])


def table_of(
    intercept: float, steps: Sequence[Step], examples: Examples, features: Sequence[Feature] = FEATURES
) -> dict[str, Any]:
    """Intercept and, for each metric that weighs, ``[from, log odds]`` from the lowest value up, and their mean."""
    metrics: dict[str, Any] = {}
    for at, feature in enumerate(features):
        own = [step for step in steps if step.feature == at]
        if own:
            metrics[feature.metric.value] = points_of(feature, own, examples.values[:, at])
    return {"intercept": round(intercept, 4), "metrics": metrics}


def points_of(feature: Feature, steps: Sequence[Step], values: Floats) -> dict[str, Any]:
    """One metric's steps, each with the log odds that hold from its start on, and what they are on the average."""
    sign = 1 if feature.rises else -1
    below = 0.0 if feature.rises else sum(step.weight for step in steps)
    odds = below + sign * np.cumsum([0.0, *(step.weight for step in steps)])
    held = odds[np.searchsorted([step.start for step in steps], values, side="right")]
    starts = [None, *(step.start for step in steps)]
    points = [[start, round(float(value), 4)] for start, value in zip(starts, odds, strict=True)]
    return {"usual": round(float(held.mean()), 4), "points": points}
