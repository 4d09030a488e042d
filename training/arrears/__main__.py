"""Fit on one population, judge on the next one, and write what serving reads and what the document shows.

``python -m training.arrears [--customers 200000] [--seed 21] [--today 2026-11-30]``. Needs the extras ``training`` and ``batch``.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from rules.metrics import Metric
from scripts.compute_thresholds import write
from scripts.reliability import reliability_of
from training.arrears.examples import Examples, gather
from training.arrears.fit import FEATURES, Floats, fit, table_of
from training.config import ROOT

OUTPUT = ROOT / "rules" / "risk_next_month.json"
METRICS = tuple(feature.metric for feature in FEATURES)
OVERDUE = METRICS.index(Metric.DQ_DAYS)
LEAST_OUTCOMES = 20  # of each kind, for an area under the curve


def probabilities(table: Mapping[str, Any], values: Floats) -> Floats:
    """What the table states, for every customer."""
    odds = np.full(len(values), float(table["intercept"]))
    for name, entry in table["metrics"].items():
        starts, points = zip(*entry["points"], strict=True)
        column = values[:, METRICS.index(Metric(name))]
        odds += np.asarray(points)[np.searchsorted(starts[1:], column, side="right")]
    return np.asarray(1 / (1 + np.exp(-odds)))


def judged(stated: Floats, lasting: NDArray[np.bool_]) -> dict[str, Any]:
    """Area under the curve, Brier score, calibration error and bins; the Brier score of the mean rate beside it."""
    rate = float(lasting.mean())
    enough = min(int(lasting.sum()), int((~lasting).sum())) >= LEAST_OUTCOMES
    return {
        "auc": round(float(roc_auc_score(lasting, stated)), 4) if enough else None,
        "rate": round(rate, 4),
        "brier_of_the_mean": round(rate * (1 - rate), 4),
        **reliability_of(list(zip(stated.tolist(), lasting.tolist(), strict=True))),
    }


def judgement(table: Mapping[str, Any], unseen: Examples) -> dict[str, Any]:
    """All of them, and those who are and are not overdue today."""
    stated, overdue = probabilities(table, unseen.values), unseen.values[:, OVERDUE] >= 1
    return {
        "all": judged(stated, unseen.lasting),
        "overdue": judged(stated[overdue], unseen.lasting[overdue]),
        "not_overdue": judged(stated[~overdue], unseen.lasting[~overdue]),
    }


def main() -> None:
    """Fit, judge, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=200_000, help="생성할 고객 수")
    parser.add_argument("--seed", type=int, default=21)
    parser.add_argument(
        "--today", type=date.fromisoformat, default=date(2026, 11, 30), help="살아 본 마지막 날"
    )
    parser.add_argument("--output", type=Path, default=OUTPUT)
    args = parser.parse_args()
    seen = gather(METRICS, args.customers, seed=args.seed, today=args.today)
    table = table_of(*fit(seen.known), seen.known)
    unseen = gather(METRICS, args.customers, seed=args.seed + 1, today=args.today)
    held_out = judgement(table, unseen.known)
    source = f"생성한 모집단 {args.customers:,}명(seed {args.seed})에서 연체·채무 시나리오에 있는 {len(seen.known.lasting):,}명"
    document = {"fitted_on": args.today.isoformat(), "source": source, **table}
    document["held_out"] = {
        "source": f"다른 모집단 {args.customers:,}명(seed {args.seed + 1})",
        "without_estimate": len(unseen.lasting) - len(unseen.known.lasting),
        **held_out,
    }
    write(document, args.output)
    for name, found in held_out.items():
        print(
            f"  {name}: "
            + ", ".join(
                f"{key} {found[key]}" for key in ("n", "rate", "auc", "brier", "brier_of_the_mean", "ece")
            )
        )


if __name__ == "__main__":
    main()
