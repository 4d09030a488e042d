"""The metrics that scenarios are decided on, with title, unit and the table each comes from.

Source of names and meanings: the product's scenario research. A metric that cannot be computed is
absent from a ``Metrics`` mapping; it is never zero. Percentages are in percent (93.0 is 93 %), amounts
in won. ``app.services.finance_metrics`` computes them from a customer's monthly rows; those whose
source is the message come from ``app.services.stated_events`` and are 1 when said, else 0.
"""

from __future__ import annotations

from rules.metrics.names import Measured, Metric, Metrics, MetricUnit, Source
from rules.metrics.specs import SPECS, format_metric

__all__ = ["SPECS", "Measured", "Metric", "MetricUnit", "Metrics", "Source", "format_metric"]
