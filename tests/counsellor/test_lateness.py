"""How long somebody is in arrears by their own words."""

from __future__ import annotations

import pytest

from app.services.advice_templates.lateness import days_in


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("두달째밀렸어요", 60),
        ("연체한지석달됐어요", 90),
        ("아홉달연체예요", 270),
        ("12일밀렸어요", 12),
        ("밀린거하나해결했어요", 0),
        ("월세가두달밀렸어요", 0),
    ],
)
def test_the_days_that_are_told(text: str, days: int) -> None:
    assert days_in(text) == days
