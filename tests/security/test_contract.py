"""The API keeps the contract it publishes: a small run of what ``make fuzz`` does at length."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.security.fuzzing import BANK, Caller, customer, fuzz, guarded_service

pytestmark = pytest.mark.timeout(600)  # a busy machine is no fault


@pytest.mark.parametrize("caller", [BANK, customer()], ids=["bank", "customer"])
def test_a_few_hundred_requests_break_nothing(tmp_path: Path, caller: Caller) -> None:
    phases = ("examples", "coverage", "fuzzing")
    with guarded_service(tmp_path) as port:
        outcome = fuzz(port, tmp_path, caller, examples=2, seed=20_261_125, phases=phases)
    assert outcome.status == 0, outcome.output
    assert outcome.cases >= 200
