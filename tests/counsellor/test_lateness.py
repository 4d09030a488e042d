"""How long somebody is in arrears by their own words."""

from __future__ import annotations

import pytest

from app.services.advice_templates.lateness import overdue_days_in, supposed_in


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("두달째밀렸어요", 60),
        ("연체한지석달됐어요", 90),
        ("아홉달연체예요", 270),
        ("12일밀렸어요", 12),
        ("밀린거하나해결했어요", 0),
        ("월세가두달밀렸어요", 0),
        ("한달반연체중인데", 45),
        ("연체47일이면신속채무조정되나요", 0),
        ("석달밀리면어떻게돼요", 0),
    ],
)
def test_the_days_that_are_told(text: str, days: int) -> None:
    assert overdue_days_in(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("90일넘으면요", 90),
        ("연체47일이면신속채무조정되나요", 47),
        ("석달되면뭐가바뀌어요", 90),
        ("언제90일돼요", 90),
        ("두달째밀렸어요", 0),
        ("90일이면서", 0),
    ],
)
def test_the_days_that_are_only_supposed(text: str, days: int) -> None:
    assert supposed_in(text) == days
