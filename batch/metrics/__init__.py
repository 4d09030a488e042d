"""The metrics of ``app.services.finance_metrics`` as expressions, formula by formula."""

from __future__ import annotations

from batch.metrics.formulas import FORMULAS, measured

__all__ = ["FORMULAS", "measured"]
