"""The API keeps the contract it publishes: a small run of what ``make fuzz`` does at length."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.security.fuzzing import fuzz, guarded_service

pytestmark = pytest.mark.timeout(600)  # a busy machine is no fault


def test_a_few_hundred_requests_break_nothing(tmp_path: Path) -> None:
    with guarded_service(tmp_path) as port:
        outcome = fuzz(
            port, tmp_path, examples=4, seed=20_261_125, phases=("examples", "coverage", "fuzzing")
        )
    assert outcome.status == 0, outcome.output
    assert outcome.cases >= 300
