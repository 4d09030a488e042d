"""What ``docs/scenarios.md`` says of the estimate for the next month: how well it was judged, and its whole table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from rules.metrics import SPECS, Metric, format_metric
from rules.risk_next_month import FILE, SCORECARD, Points
from scripts.marked_section import table

WHO: Mapping[str, str] = MappingProxyType(
    {"all": "모두", "overdue": "지금 연체 중", "not_overdue": "지금 연체 아님"}
)
DOCUMENT: Mapping[str, Any] = MappingProxyType(json.loads(FILE.read_text("utf-8")))


def judged() -> str:
    """The figures on customers it was not fitted on."""
    held_out = DOCUMENT["held_out"]
    head = ("누구", "사람 수", "실제 비율", "AUC", "Brier", "늘 평균만 말할 때의 Brier", "ECE")
    rows = (
        (
            title,
            f"{found['n']:,}",
            f"{found['rate']:.2%}",
            "–" if found["auc"] is None else f"{found['auc']:.3f}",
            f"{found['brier']:.4f}",
            f"{found['brier_of_the_mean']:.4f}",
            f"{found['ece']:.4f}",
        )
        for name, title in WHO.items()
        for found in (held_out[name],)
    )
    fitted = f"{SCORECARD.source}에게서 배우고, {held_out['source']}에서 재었다."
    silent = f"자료가 모자라 어림하지 않은 사람은 {held_out['without_estimate']:,}명이다."
    bins = ((f"{stated:.1%}", f"{right:.1%}", f"{n:,}") for stated, right, n in held_out["all"]["bins"])
    reliability = table(("말한 확률(평균)", "실제 비율", "사람 수"), bins)
    return "\n\n".join([f"{fitted} {silent}", table(head, rows), reliability])


def weights() -> str:
    """Every metric with what it adds to the log odds, from the lowest value up."""
    rows = ((SPECS[metric].title, steps(metric, points)) for metric, points in SCORECARD.points.items())
    return table(("지표", "값에 따라 더하는 로그 승산"), rows)


def steps(metric: Metric, points: Points) -> str:
    """One metric's steps, as a sentence of figures."""
    below = f"{format_metric(metric, points.starts[0])} 미만 {points.odds[0]:+.2f}"
    above = (
        f"{format_metric(metric, start)}부터 {odds:+.2f}"
        for start, odds in zip(points.starts, points.odds[1:], strict=True)
    )
    return ", ".join([below, *above])
