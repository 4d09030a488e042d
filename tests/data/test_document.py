"""``docs/data.md`` tells of every column."""

from __future__ import annotations

import re

import pytest

from app.core.config import ROOT
from app.models import Base
from tests.data.test_migrations import SIX

TEXT = (ROOT / "docs" / "data.md").read_text("utf-8")
KEYS = {"user_id", "month", "as_of"}
MONTHLY = SIX - {"User", "ScenarioLabel"}


def columns_of(table: str) -> list[str]:
    """The columns that a table's section lists."""
    section = TEXT.split(f"### `{table}`", 1)[1].split("\n#", 1)[0]
    return re.findall(r"^\| `(\w+)`", section, re.MULTILINE)


@pytest.mark.parametrize("table", sorted(SIX | {"Feedback"}))
def test_every_column_is_told(table: str) -> None:
    """No more and no fewer than the table has; amounts in won."""
    columns = Base.metadata.tables[table].columns
    shared = KEYS if table in MONTHLY else set()
    assert set(columns_of(table)) == {column.name for column in columns} - shared
    for name in columns_of(table):
        assert not name.endswith("_won") or f"| `{name}` | 원 |" in TEXT
