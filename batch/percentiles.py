"""Percentiles of the population: observed values (nearest rank), so that any engine finds the same."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
from ibis.expr import types as ir

from rules.limits import Percentile, Threshold


def nearest_ranks(metrics: ir.Table, thresholds: Sequence[Threshold]) -> ir.Table:
    """``id, value, n``: the smallest known value that at least a percentile's share does not exceed."""
    samples = ibis.union(*(known(metrics, threshold) for threshold in thresholds))
    of_one = ibis.window(group_by="id")
    ordered = samples.mutate(
        n=samples.count().over(of_one),
        place=ibis.row_number().over(ibis.window(group_by="id", order_by="value")) + 1,
    )
    rank = ibis.greatest((ordered.percentile * ordered.n + 99) // 100, 1)
    return ordered.filter(ordered.place == rank).select("id", "value", "n")


def known(metrics: ir.Table, threshold: Threshold) -> ir.Table:
    """The known values of one threshold's metric."""
    value = metrics[threshold.metric.value]
    return metrics.filter(value.notnull()).select(
        id=ibis.literal(threshold.id),
        percentile=ibis.literal(threshold.percentile, type="int64"),
        value=value,
    )


def percentiles(rows: Sequence[dict[str, object]]) -> dict[str, Percentile]:
    """The rows of :func:`nearest_ranks` by id."""
    return {str(row["id"]): Percentile(float(str(row["value"])), int(str(row["n"]))) for row in rows}
